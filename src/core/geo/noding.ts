// All edges of a set of polygons cut where they cross or touch one another: pieces that meet at their ends only.
import { edgesByCell, frameOver } from "./cells";
import type { EdgeSet } from "./edges";
import { crossSign } from "./exact";
import { Nodes } from "./nodes";
import type { Bounds } from "./polygons";

/** Edges cut into pieces. */
export interface Noding {
  readonly nodes: Nodes;
  /** For each edge its nodes from a to b, ends included. */
  readonly chains: readonly (readonly number[])[];
  /** Pairs of edges (first, second, node) that cross inside both. */
  readonly crossings: readonly { readonly first: number; readonly second: number; readonly node: number }[];
}

/**
 * Finds every place where two edges meet, exactly.
 *
 *   ╲ ╱        crossing inside both: a new node, a fraction of lattice units
 *    ╳
 *   ╱ ╲   ─┬─  touching (an end of one on the other, also where they run along each other): the end becomes a node of the other
 */
export function nodeEdges(edges: EdgeSet, bounds: Bounds): Noding {
  const nodes = new Nodes();
  const chains: number[][] = [];
  for (let edge = 0; edge < edges.count; edge++) {
    chains.push([nodes.at(edges.ax[edge] as number, edges.ay[edge] as number), nodes.at(edges.bx[edge] as number, edges.by[edge] as number)]);
  }
  const crossings: { first: number; second: number; node: number }[] = [];
  const seen = new Set<number>();
  if (edges.count > 0) {
    const frame = frameOver(bounds, Math.max(4096, edges.count * 3));
    const near = edgesByCell(edges, frame);
    for (let cell = 0; cell < frame.columns * frame.rows; cell++) {
      const to = near.start[cell + 1] as number;
      for (let i = near.start[cell] as number; i < to; i++) {
        for (let k = i + 1; k < to; k++) meet(edges, near.items[i] as number, near.items[k] as number, nodes, chains, crossings, seen);
      }
    }
  }
  for (let edge = 0; edge < edges.count; edge++) {
    const chain = chains[edge] as number[];
    if (chain.length === 2) continue;
    const dx = (edges.bx[edge] as number) - (edges.ax[edge] as number);
    const dy = (edges.by[edge] as number) - (edges.ay[edge] as number);
    chains[edge] = [...new Set(chain)].sort((first, second) => nodes.compareAlong(dx, dy, first, second));
  }
  return { nodes, chains, crossings };
}

function meet(
  edges: EdgeSet,
  first: number,
  second: number,
  nodes: Nodes,
  chains: number[][],
  crossings: { first: number; second: number; node: number }[],
  seen: Set<number>,
): void {
  const ax = edges.ax[first] as number;
  const ay = edges.ay[first] as number;
  const bx = edges.bx[first] as number;
  const by = edges.by[first] as number;
  const cx = edges.ax[second] as number;
  const cy = edges.ay[second] as number;
  const dx = edges.bx[second] as number;
  const dy = edges.by[second] as number;
  if (by < cy || dy < ay || Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return;
  const sideC = crossSign(ax, ay, bx, by, cx, cy);
  const sideD = crossSign(ax, ay, bx, by, dx, dy);
  if (sideC === sideD && sideC !== 0) return;
  const sideA = crossSign(cx, cy, dx, dy, ax, ay);
  const sideB = crossSign(cx, cy, dx, dy, bx, by);
  if (sideA === sideB && sideA !== 0) return;
  const firstChain = chains[first] as number[];
  const secondChain = chains[second] as number[];
  if (sideA !== 0 && sideB !== 0 && sideC !== 0 && sideD !== 0) {
    const key = first * edges.count + second; // a pair may meet in several cells
    if (seen.has(key)) return;
    seen.add(key);
    const node = nodes.crossing(ax, ay, bx, by, cx, cy, dx, dy);
    firstChain.push(node);
    secondChain.push(node);
    crossings.push({ first, second, node });
    return;
  }
  if (sideC === 0 && within(ax, ay, bx, by, cx, cy)) firstChain.push(secondChain[0] as number);
  if (sideD === 0 && within(ax, ay, bx, by, dx, dy)) firstChain.push(secondChain[1] as number);
  if (sideA === 0 && within(cx, cy, dx, dy, ax, ay)) secondChain.push(firstChain[0] as number);
  if (sideB === 0 && within(cx, cy, dx, dy, bx, by)) secondChain.push(firstChain[1] as number);
}

/** For p on the line a–b: strictly between its ends. */
function within(ax: number, ay: number, bx: number, by: number, px: number, py: number): boolean {
  if ((px === ax && py === ay) || (px === bx && py === by)) return false;
  return px >= Math.min(ax, bx) && px <= Math.max(ax, bx) && py >= ay && py <= by;
}
