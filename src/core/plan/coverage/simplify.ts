// Dropping vertices that hardly bend a border (Visvalingam & Whyatt 1993), smallest triangle first; never one that may not be removed.
import { isLocked, refusal } from "./legal";
import type { Coverage } from "./store";
import { atomically } from "./transaction";
import type { Outcome } from "./types";
import { removeFrom, removeRefusal, vertexLives } from "./vertices";
import { VERTICES } from "./words";

/** Drops vertices whose triangle with their neighbours is smaller than `areaM2`. Junctions and locked edges stay. */
export function simplify(coverage: Coverage, areaM2: number): Outcome {
  return atomically(coverage, "simplify", (notes) => {
    const least = (2 * areaM2) / (coverage.metresX * coverage.metresY);
    const heap = new Heap();
    for (let vertex = 0; vertex < (coverage.meta[VERTICES] as number); vertex++) enter(coverage, heap, vertex, least);
    let dropped = 0;
    for (let entry = heap.pop(); entry; entry = heap.pop()) {
      if (bend(coverage, entry.vertex) !== entry.size) continue; // a neighbour went: it stands elsewhere in the heap
      if (removeRefusal(coverage, entry.vertex)) continue;
      const half = coverage.out[entry.vertex] as number;
      const neighbours = [coverage.origin[half ^ 1] as number, coverage.origin[coverage.prev[half] as number] as number];
      removeFrom(coverage, entry.vertex, notes);
      dropped++;
      for (const vertex of neighbours) enter(coverage, heap, vertex, least);
    }
    return dropped > 0 ? null : refusal("unmoved");
  });
}

function enter(coverage: Coverage, heap: Heap, vertex: number, least: number): void {
  const size = bend(coverage, vertex);
  if (size < least) heap.push({ vertex, size });
}

/** Doubled area of the triangle at a vertex of two edges; infinite where it must stay. */
function bend(coverage: Coverage, vertex: number): number {
  if (!vertexLives(coverage, vertex)) return Number.POSITIVE_INFINITY;
  const { x, y, origin, next, prev } = coverage;
  const half = coverage.out[vertex] as number;
  const other = next[half ^ 1] as number;
  if (other === half || next[other ^ 1] !== half) return Number.POSITIVE_INFINITY;
  if (isLocked(coverage, half >> 1) || isLocked(coverage, other >> 1)) return Number.POSITIVE_INFINITY;
  const a = origin[prev[half] as number] as number;
  const b = origin[half ^ 1] as number;
  const x0 = x[vertex] as number;
  const y0 = y[vertex] as number;
  return Math.abs(((x[a] as number) - x0) * ((y[b] as number) - y0) - ((x[b] as number) - x0) * ((y[a] as number) - y0));
}

interface Entry {
  readonly vertex: number;
  readonly size: number;
}

/** The smallest first; of equal ones the lower vertex, so that the answer is always the same. */
class Heap {
  private readonly entries: Entry[] = [];

  push(entry: Entry): void {
    const { entries } = this;
    let at = entries.length;
    entries.push(entry);
    while (at > 0 && before(entry, entries[(at - 1) >> 1] as Entry)) {
      entries[at] = entries[(at - 1) >> 1] as Entry;
      at = (at - 1) >> 1;
    }
    entries[at] = entry;
  }

  pop(): Entry | undefined {
    const { entries } = this;
    const first = entries[0];
    const last = entries.pop();
    if (!first || !last || entries.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= entries.length) break;
      if (child + 1 < entries.length && before(entries[child + 1] as Entry, entries[child] as Entry)) child++;
      if (!before(entries[child] as Entry, last)) break;
      entries[at] = entries[child] as Entry;
      at = child;
    }
    entries[at] = last;
    return first;
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.size < b.size || (a.size === b.size && a.vertex < b.vertex);
}
