// What lies under the pointer: the nearest vertex or edge of a border, the face, the faces under a stroke. Answers come from the coverage's own index.
import { faceAt } from "../../core/plan/coverage/around";
import type { Coverage } from "../../core/plan/coverage/store";
import { NO_FACE } from "../../core/plan/coverage/types";

/** Whether two grids, or a grid and nothing, meet in an edge. */
export function isBorder(coverage: Coverage, edge: number): boolean {
  return coverage.gridOf(coverage.face[edge * 2] as number) !== coverage.gridOf(coverage.face[edge * 2 + 1] as number);
}

/** Edges with an end or a stretch in a box; the array is the caller's. */
export function edgesIn(coverage: Coverage, minX: number, minY: number, maxX: number, maxY: number): number[] {
  coverage.index.refresh(coverage);
  const count = coverage.index.query(minX, minY, maxX, maxY);
  return Array.from(coverage.index.found.subarray(0, count));
}

/** A place and how far around it is looked: lattice units eastward, `stretch` times fewer northward, so that it is round on screen. */
export interface Around {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly stretch: number;
}

/** The nearest vertex of a border; null for none. */
export function vertexNear(coverage: Coverage, { x: px, y: py, radius, stretch }: Around): number | null {
  const { x, y, origin } = coverage;
  let best: number | null = null;
  let bestDistance = radius;
  for (const edge of edgesIn(coverage, px - radius, py - radius, px + radius, py + radius)) {
    if (!isBorder(coverage, edge)) continue;
    for (const half of [edge * 2, edge * 2 + 1]) {
      const vertex = origin[half] as number;
      const distance = Math.hypot((x[vertex] as number) - px, ((y[vertex] as number) - py) * stretch);
      if (distance < bestDistance) [best, bestDistance] = [vertex, distance];
    }
  }
  return best;
}

export interface NearEdge {
  readonly edge: number;
  /** The nearest place on it. */
  readonly x: number;
  readonly y: number;
  readonly distance: number;
}

/** The nearest edge, of those that are wanted. */
export function edgeNear(coverage: Coverage, around: Around, wanted: (edge: number) => boolean): NearEdge | null {
  const { x, y, origin } = coverage;
  const { x: px, y: py, radius } = around;
  let best: NearEdge | null = null;
  for (const edge of edgesIn(coverage, px - radius, py - radius, px + radius, py + radius)) {
    if (!wanted(edge)) continue;
    const [a, b] = [origin[edge * 2] as number, origin[edge * 2 + 1] as number];
    const near = nearestOn(x[a] as number, y[a] as number, x[b] as number, y[b] as number, around);
    if (near.distance < (best?.distance ?? radius)) best = { edge, ...near };
  }
  return best;
}

/** The place of a segment that is nearest to another. */
export function nearestOn(ax: number, ay: number, bx: number, by: number, { x: px, y: py, stretch }: Around): Omit<NearEdge, "edge"> {
  const [dx, dy] = [bx - ax, (by - ay) * stretch];
  const length2 = dx * dx + dy * dy;
  const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * stretch * dy) / length2));
  const [x, y] = [ax + along * (bx - ax), ay + along * (by - ay)];
  return { x: Math.round(x), y: Math.round(y), distance: Math.hypot(px - x, (py - y) * stretch) };
}

/**
 * Faces under a round brush that was drawn from one place to the next: a capsule, so that a fast hand skips none.
 *
 *    ╭───────────────╮
 *   (  a ─────────▶ b  )     a face is under it when an edge of it comes within the radius, or when it holds a or b
 *    ╰───────────────╯
 */
export function facesUnder(coverage: Coverage, from: readonly [number, number], { x: bx, y: by, radius, stretch }: Around, into: Set<number>): void {
  const { x, y, origin, face } = coverage;
  const [ax, ay] = from;
  for (const place of [faceAt(coverage, ax, ay), faceAt(coverage, bx, by)]) if (place !== NO_FACE) into.add(place);
  const box = [Math.min(ax, bx) - radius, Math.min(ay, by) - radius, Math.max(ax, bx) + radius, Math.max(ay, by) + radius] as const;
  for (const edge of edgesIn(coverage, ...box)) {
    const [a, b] = [origin[edge * 2] as number, origin[edge * 2 + 1] as number];
    const [px, py, qx, qy] = [x[a] as number, (y[a] as number) * stretch, x[b] as number, (y[b] as number) * stretch];
    if (segmentDistance(ax, ay * stretch, bx, by * stretch, px, py, qx, qy) > radius) continue;
    for (const half of [edge * 2, edge * 2 + 1]) if (face[half] !== NO_FACE) into.add(face[half] as number);
  }
}

/** Distance of two segments; 0 where they cross. */
export function segmentDistance(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): number {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number): number => (qx - px) * (ry - py) - (qy - py) * (rx - px);
  const crosses = side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
  if (crosses) return 0;
  const to = (px: number, py: number, qx: number, qy: number, x: number, y: number): number =>
    nearestOn(px, py, qx, qy, { x, y, radius: 0, stretch: 1 }).distance;
  return Math.min(to(ax, ay, bx, by, cx, cy), to(ax, ay, bx, by, dx, dy), to(cx, cy, dx, dy, ax, ay), to(cx, cy, dx, dy, bx, by));
}

/** Whether a place lies in a ring (x, y interleaved, not closed). */
export function inRing(ring: readonly number[], px: number, py: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [xi = 0, yi = 0] = [ring[i], ring[i + 1]];
    const [xj = 0, yj = 0] = [ring[j], ring[j + 1]];
    if (yi > py !== yj > py && px < ((xj - xi) * (py - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
