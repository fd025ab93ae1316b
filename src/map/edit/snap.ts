// Drawing to what is there: the vertices and borders of the plan, roads and waters, beat borders, right angles. Vertices are stronger than edges.
import { type CellLists, CellPairs, type Frame, frameOver } from "../../core/geo/cells";
import type { Coverage } from "../../core/plan/coverage/store";
import type { SnapName } from "../../core/plan/gestures/tools";
import { type Around, edgesIn, isBorder, nearestOn } from "./pick";
import type { EditScene } from "./words";

export interface Snapped {
  readonly x: number;
  readonly y: number;
  /** To what; null where nothing was near. */
  readonly to: SnapName | null;
}

/** Segments of lines, found by cells. */
export class LineIndex {
  private readonly segments: Int32Array;
  private readonly frame: Frame;
  private readonly cells: CellLists;

  /** Lines of x, y interleaved, lattice units. */
  constructor(lines: readonly Int32Array[]) {
    const segments: number[] = [];
    for (const line of lines) for (let i = 0; i + 3 < line.length; i += 2) segments.push(...line.subarray(i, i + 4));
    this.segments = Int32Array.from(segments);
    this.frame = frameOver(boxOf(this.segments), Math.max(64, segments.length / 4));
    const pairs = new CellPairs();
    for (let i = 0; i < this.segments.length; i += 4) {
      const [ax = 0, ay = 0, bx = 0, by = 0] = this.segments.subarray(i, i + 4);
      this.overCells(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (cell) => pairs.add(cell, i));
    }
    this.cells = pairs.sorted(this.frame.columns * this.frame.rows);
  }

  /** The nearest place on a line: its nearest vertex when that is near too. */
  near(around: Around): { readonly x: number; readonly y: number } | null {
    const { x, y, radius, stretch } = around;
    let best: { x: number; y: number } | null = null;
    let bestDistance = radius;
    this.overCells(x - radius, y - radius, x + radius, y + radius, (cell) => {
      for (let k = this.cells.start[cell] as number; k < (this.cells.start[cell + 1] as number); k++) {
        const [ax = 0, ay = 0, bx = 0, by = 0] = this.segments.subarray(this.cells.items[k] as number, (this.cells.items[k] as number) + 4);
        const near = nearestOn(ax, ay, bx, by, around);
        const ends = [
          { x: ax, y: ay, distance: Math.hypot(ax - x, (ay - y) * stretch) / 2 },
          { x: bx, y: by, distance: Math.hypot(bx - x, (by - y) * stretch) / 2 },
        ].filter(({ distance }) => distance < radius / 2);
        for (const found of [near, ...ends]) if (found.distance < bestDistance) [best, bestDistance] = [found, found.distance];
      }
    });
    return best;
  }

  private overCells(minX: number, minY: number, maxX: number, maxY: number, visit: (cell: number) => void): void {
    const { originX, originY, shift, columns, rows } = this.frame;
    const size = 2 ** shift;
    const at = (value: number, from: number, count: number): number => Math.max(0, Math.min(count - 1, Math.floor((value - from) / size)));
    for (let row = at(minY, originY, rows); row <= at(maxY, originY, rows); row++) {
      for (let column = at(minX, originX, columns); column <= at(maxX, originX, columns); column++) visit(row * columns + column);
    }
  }
}

function boxOf(xy: Int32Array) {
  if (xy.length === 0) return { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  let [minX, minY, maxX, maxY] = [2_147_483_647, 2_147_483_647, -2_147_483_648, -2_147_483_648];
  for (let i = 0; i < xy.length; i += 2) {
    [minX, maxX] = [Math.min(minX, xy[i] as number), Math.max(maxX, xy[i] as number)];
    [minY, maxY] = [Math.min(minY, xy[i + 1] as number), Math.max(maxY, xy[i + 1] as number)];
  }
  return { minX, minY, maxX, maxY };
}

/** Keeps the lines of a scene ready. */
export class Snapper {
  private roads: LineIndex | null = null;
  private beats: LineIndex | null = null;
  private of: Pick<EditScene, "roads" | "beats"> | null = null;

  /**
   * Where a place is drawn to. `own`: to the plan's own vertices and borders too, as a new line is (a vertex that moves must not land on another);
   * `square`: where a right angle would lie near it.
   */
  snap(scene: EditScene, around: Around, own: boolean, square: Square | null): Snapped {
    if (this.of?.roads !== scene.roads || this.of?.beats !== scene.beats) {
      this.of = { roads: scene.roads, beats: scene.beats };
      this.roads = new LineIndex(scene.roads);
      this.beats = new LineIndex(scene.beats);
    }
    const { snaps, coverage } = scene;
    const vertex = own && snaps.has("vertices") ? ownVertex(coverage, around) : null;
    if (vertex) return { ...vertex, to: "vertices" };
    for (const name of ["beats", "roads"] as const) {
      const found = snaps.has(name) ? this[name]?.near(around) : null;
      if (found) return { x: found.x, y: found.y, to: name };
    }
    const right = snaps.has("angles") ? square?.(around) : null;
    if (right) return { ...right, to: "angles" };
    const edge = own && snaps.has("units") ? ownEdge(coverage, around) : null;
    return edge ? { ...edge, to: "units" } : { x: around.x, y: around.y, to: null };
  }
}

/** The place near another where a right angle would lie; null where none is near. */
export type Square = (around: Around) => { readonly x: number; readonly y: number } | null;

type Place = readonly [x: number, y: number];

/** Squarely off a segment that ends in `last`, or with `ahead` straight on. Angles are those on screen, which a town's map keeps. */
export function squareOff(before: Place, last: Place, ahead: boolean): Square {
  return ({ x, y, radius, stretch }) => {
    const [dx, dy] = [last[0] - before[0], (last[1] - before[1]) * stretch];
    const length = Math.hypot(dx, dy);
    if (length === 0) return null;
    const [px, py] = [x - last[0], (y - last[1]) * stretch];
    const [along, across] = [(px * dx + py * dy) / length, (py * dx - px * dy) / length];
    const at = (u: number, v: number) => ({
      x: Math.round(last[0] + (u * dx - v * dy) / length),
      y: Math.round(last[1] + (u * dy + v * dx) / (length * stretch)),
    });
    if (Math.abs(along) < radius && Math.abs(across) > radius) return at(0, across);
    return ahead && Math.abs(across) < radius && along > radius ? at(along, 0) : null;
  };
}

/** On the circle over a segment (Thales): from there its ends lie at a right angle. */
export function squareOver(a: Place, b: Place): Square {
  return ({ x, y, radius, stretch }) => {
    const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
    const wanted = Math.hypot(b[0] - a[0], (b[1] - a[1]) * stretch) / 2;
    const [px, py] = [x - mx, (y - my) * stretch];
    const away = Math.hypot(px, py);
    if (away === 0 || Math.abs(away - wanted) >= radius) return null;
    return { x: Math.round(mx + (px * wanted) / away), y: Math.round(my + (py * wanted) / (away * stretch)) };
  };
}

function ownVertex(coverage: Coverage, { x: px, y: py, radius, stretch }: Around) {
  const { x, y, origin } = coverage;
  let best: { x: number; y: number } | null = null;
  let bestDistance = radius;
  for (const edge of edgesIn(coverage, px - radius, py - radius, px + radius, py + radius)) {
    for (const half of [edge * 2, edge * 2 + 1]) {
      const vertex = origin[half] as number;
      const distance = Math.hypot((x[vertex] as number) - px, ((y[vertex] as number) - py) * stretch) - (isBorder(coverage, edge) ? 0 : -radius / 4);
      if (distance < bestDistance) [best, bestDistance] = [{ x: x[vertex] as number, y: y[vertex] as number }, distance];
    }
  }
  return best;
}

function ownEdge(coverage: Coverage, around: Around) {
  const { x, y, origin } = coverage;
  const { x: px, y: py, radius } = around;
  let best: { x: number; y: number; distance: number } | null = null;
  for (const edge of edgesIn(coverage, px - radius, py - radius, px + radius, py + radius)) {
    const [a, b] = [origin[edge * 2] as number, origin[edge * 2 + 1] as number];
    const near = nearestOn(x[a] as number, y[a] as number, x[b] as number, y[b] as number, around);
    if (near.distance < (best?.distance ?? radius)) best = near;
  }
  return best && { x: best.x, y: best.y };
}
