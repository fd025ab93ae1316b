// Judges a coverage by its invariants, one by one, with nothing but the arrays: what store.ts promises.
import { facingHalf } from "../../../../src/core/plan/coverage/around";
import { cyclesThrough, regionsOf } from "../../../../src/core/plan/coverage/cycles";
import { gapHalves } from "../../../../src/core/plan/coverage/merge";
import type { Coverage } from "../../../../src/core/plan/coverage/store";
import { recountSums } from "../../../../src/core/plan/coverage/sums";
import { NO_FACE, SUM_STRIDE } from "../../../../src/core/plan/coverage/types";
import { EDGES, FACES, VERTICES } from "../../../../src/core/plan/coverage/words";

/** Everything that is wrong with the arrays, in words; empty for a sound coverage. Geometry (edges meet at vertices only) is GEOS's business. */
export function faultsOf(coverage: Coverage): string[] {
  const { origin, next, prev, face, out, x, y, faceFirst, faceNext } = coverage;
  const faults: string[] = [];
  const edges = coverage.meta[EDGES] as number;
  const living = (edge: number): boolean => (origin[edge * 2] as number) >= 0;
  const degree = new Map<number, number>();
  for (let half = 0; half < edges * 2; half++) {
    if (!living(half >> 1)) continue;
    const vertex = origin[half] as number;
    degree.set(vertex, (degree.get(vertex) ?? 0) + 1);
    if (prev[next[half] as number] !== half) faults.push(`prev of next of ${half}`);
    if (origin[next[half] as number] !== origin[half ^ 1]) faults.push(`next of ${half} starts elsewhere`);
    if (face[next[half] as number] !== face[half]) faults.push(`face changes after ${half}`);
    if (face[half] === face[half ^ 1]) faults.push(`edge ${half >> 1} parts nothing`);
  }
  const places = new Set<string>();
  for (let vertex = 0; vertex < (coverage.meta[VERTICES] as number); vertex++) {
    const first = out[vertex] as number;
    if (first < -1) continue;
    if (first === -1) {
      faults.push(`vertex ${vertex} has no edges`);
      continue;
    }
    const place = `${x[vertex]},${y[vertex]}`;
    if (places.has(place)) faults.push(`two vertices at ${place}`);
    places.add(place);
    let count = 0;
    let half = first;
    do {
      if (origin[half] !== vertex) faults.push(`star of ${vertex}`);
      count++;
      half = next[half ^ 1] as number;
    } while (half !== first && count < 10_000);
    if (count !== degree.get(vertex)) faults.push(`vertex ${vertex}: star of ${count}, degree ${degree.get(vertex)}`);
  }
  const listed = new Set<number>();
  for (let label = 0; label < (coverage.meta[FACES] as number); label++) {
    for (let half = faceFirst[label] as number; half >= 0; half = faceNext[half] as number) {
      if (face[half] !== label || listed.has(half)) faults.push(`list of face ${label}`);
      listed.add(half);
    }
  }
  for (let half = 0; half < edges * 2; half++) if (living(half >> 1) && face[half] !== NO_FACE && !listed.has(half)) faults.push(`half ${half} is not listed`);
  return [...faults, ...eulerFaults(coverage, degree.size), ...groundFaults(coverage), ...sumFaults(coverage)];
}

/** V − E + F = 1 + C: every connected piece of the drawing adds one. Faces are counted as connected pieces of ground, the outside as one. */
function eulerFaults(coverage: Coverage, vertices: number): string[] {
  const edges: number[] = [];
  for (let edge = 0; edge < (coverage.meta[EDGES] as number); edge++) if ((coverage.origin[edge * 2] as number) >= 0) edges.push(edge);
  const leader = Int32Array.from({ length: coverage.meta[VERTICES] as number }, (_, vertex) => vertex);
  const find = (vertex: number): number => {
    let at = vertex;
    while (leader[at] !== at) at = leader[at] = leader[leader[at] as number] as number; // every other step is cut short
    return at;
  };
  for (const edge of edges) leader[find(coverage.origin[edge * 2] as number)] = find(coverage.origin[edge * 2 + 1] as number);
  const pieces = new Set(edges.map((edge) => find(coverage.origin[edge * 2] as number))).size;
  const halves = edges.flatMap((edge) => [edge * 2, edge * 2 + 1]).filter((half) => coverage.face[half] !== NO_FACE);
  const ground = regionsOf(coverage, cyclesThrough(coverage, halves, "face"), "face").length;
  const gaps = regionsOf(coverage, cyclesThrough(coverage, gapHalves(coverage), "face"), "face").length;
  const faces = ground + gaps + 1;
  return vertices - edges.length + faces === 1 + pieces ? [] : [`Euler: ${vertices} − ${edges.length} + ${faces} ≠ 1 + ${pieces}`];
}

/** What lies around each connected piece of the drawing, met going west from it, has the label that its outer walk says. */
function groundFaults(coverage: Coverage): string[] {
  const faults: string[] = [];
  const halves = Array.from({ length: (coverage.meta[EDGES] as number) * 2 }, (_, half) => half).filter((half) => (coverage.origin[half] as number) >= 0);
  for (const cycle of cyclesThrough(coverage, halves, "face")) {
    if (cycle.area2 > 0) continue;
    const vertices = cycle.halves.map((half) => coverage.origin[half] as number);
    const west = vertices.reduce((best, vertex) => ((coverage.x[vertex] as number) < (coverage.x[best] as number) ? vertex : best));
    const facing = facingHalf(coverage, coverage.x[west] as number, coverage.y[west] as number, "face");
    const around = facing < 0 ? NO_FACE : coverage.face[facing];
    const says = coverage.face[cycle.halves[0] as number];
    if (around !== says) faults.push(`around ${cycle.halves[0]} lies ${around}, its walk says ${says}`);
  }
  return faults;
}

function sumFaults(coverage: Coverage): string[] {
  const fresh = recountSums(coverage);
  const faults: string[] = [];
  const scales = Array.from({ length: SUM_STRIDE }, (_, column) => largest(coverage, column));
  for (let grid = 0; grid * SUM_STRIDE < fresh.length; grid++) {
    if (fresh[grid * SUM_STRIDE] !== coverage.sums[grid * SUM_STRIDE])
      faults.push(`area of grid ${grid}: ${coverage.sums[grid * SUM_STRIDE]}, recounted ${fresh[grid * SUM_STRIDE]}`);
    for (let i = 1; i < SUM_STRIDE; i++) {
      const [kept = 0, counted = 0] = [coverage.sums[grid * SUM_STRIDE + i], fresh[grid * SUM_STRIDE + i]];
      const scale = scales[i] as number;
      if (Math.abs(kept - counted) > 1e-12 * scale) faults.push(`sum ${i} of grid ${grid}: ${kept}, recounted ${counted}`);
    }
  }
  return faults;
}

function largest(coverage: Coverage, column: number): number {
  let most = 1;
  for (let at = column; at < coverage.sums.length; at += SUM_STRIDE) most = Math.max(most, Math.abs(coverage.sums[at] as number));
  return most;
}
