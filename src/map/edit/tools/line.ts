// Cutting and reshaping by a drawn line: click points or hold and draw; Enter or a double click ends. What it would give is shown while it is drawn.
import { gridAt } from "../../../core/plan/coverage/around";
import type { Operation } from "../../../core/plan/coverage/types";
import { cutGrid, reshapeGrid } from "../../../core/plan/gestures/composed";
import { facesOfGrid } from "../../../core/plan/gestures/faces";
import { disc, openLine } from "../pen";
import { edgeNear, isBorder } from "../pick";
import { type Square, squareOff } from "../snap";
import { type Bench, type HandPoint, IdleTool } from "../tool";

/** Pixels: between the points of a free line; within which an end is drawn to the border; before a press becomes a stroke. */
const STEP = 3;
const REACH = 20;
const THRESHOLD = 4;
const PREVIEW_MS = 60;

export class LineTool extends IdleTool {
  override readonly cursor: string = "crosshair";
  private readonly kind: "cut" | "reshape";
  private points: (readonly [number, number])[] = [];
  private pointer: readonly [number, number] | null = null;
  private pressed: HandPoint | null = null;
  private stroke = false;
  private swapped = false;
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private ready: { readonly grid: number; readonly operations: readonly Operation[] } | null = null;

  constructor(bench: Bench, kind: "cut" | "reshape") {
    super(bench);
    this.kind = kind;
  }

  override hover(point: HandPoint | null): void {
    this.pointer = point && this.snapped(point);
    if (this.points.length > 0) this.look();
    this.bench.redraw();
  }

  override press(point: HandPoint): boolean {
    if (this.bench.scene.readOnly) return false;
    this.swapped = point.shift && this.kind === "reshape";
    this.pressed = point;
    this.stroke = false;
    this.points.push(this.snapped(point));
    this.look();
    return true;
  }

  override drag(points: readonly HandPoint[]): void {
    const { pressed, bench } = this;
    if (!pressed) return;
    for (const point of points) {
      if (!this.stroke && Math.hypot(point.px - pressed.px, point.py - pressed.py) < THRESHOLD) continue;
      this.stroke = true;
      const last = this.points.at(-1);
      const apart = last ? Math.hypot(bench.projection.x(last[0]) - point.px, bench.projection.y(last[1]) - point.py) : STEP;
      if (apart >= STEP) this.points.push([point.x, point.y]);
      this.pointer = null;
    }
    this.look();
    bench.redraw();
  }

  override release(point: HandPoint): void {
    this.pressed = null;
    if (!this.stroke) return;
    this.points.push(this.snapped(point));
    this.finish();
  }

  override double(): void {
    this.finish();
  }

  override cancel(): boolean {
    const had = this.points.length > 0;
    this.clear();
    return had;
  }

  /** Enter ends the line, Backspace and the undo keys take its last point back. */
  override key(event: KeyboardEvent): boolean {
    if (this.points.length === 0) return false;
    const undoes = event.key === "Backspace" || (event.key.toLowerCase() === "z" && !event.shiftKey);
    if (event.key === "Enter") this.finish();
    else if (undoes) {
      this.points.pop();
      if (this.points.length === 0) this.clear();
      else this.look();
    } else return false;
    this.bench.redraw();
    return true;
  }

  private snapped(point: HandPoint): readonly [number, number] {
    const { x, y } = this.bench.snap(point, true, this.square());
    return [x, y];
  }

  /** Squarely off, or straight on from, the last segment; the first goes squarely off the border on which it begins. */
  private square(): Square | null {
    const [before, last] = this.points.slice(-2);
    if (before === undefined) return null;
    if (last !== undefined) return squareOff(before, last, true);
    const { scene, projection } = this.bench;
    const { x, y, origin } = scene.coverage;
    const near = edgeNear(scene.coverage, { x: before[0], y: before[1], radius: REACH * projection.unitsPerPixel, stretch: projection.stretch }, (edge) =>
      isBorder(scene.coverage, edge),
    );
    if (!near) return null;
    const [a, b] = [origin[near.edge * 2] as number, origin[near.edge * 2 + 1] as number];
    const [dx, dy] = [(x[b] as number) - (x[a] as number), (y[b] as number) - (y[a] as number)];
    return squareOff([before[0] - dx, before[1] - dy], before, false);
  }

  /** Looks what the line would give, not more often than the eye can follow: locating the cases of a whole grid takes its time. */
  private look(): void {
    if (this.waiting !== null) return;
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.preview(this.pointer ? [...this.points, this.pointer] : this.points);
      this.bench.redraw();
    }, PREVIEW_MS);
  }

  private preview(points: readonly (readonly [number, number])[]): boolean {
    const { port, scene } = this.bench;
    port.tryOut(null);
    this.bench.lift(null);
    this.ready = null;
    if (points.length < 2) return false;
    const line = this.extended(points);
    const grid = this.kind === "cut" ? this.cutting(line) : this.receiving(line);
    if (grid === null) return false;
    const asked = (this.kind === "cut" ? cutGrid : reshapeGrid)(scene.coverage, grid, line, scene.use);
    if (!asked.ok) {
      port.refused(asked.refusal);
      return false;
    }
    const tried = port.tryOut(asked.operations);
    port.refused(tried && !tried.ok ? tried.refusal : null);
    if (!tried?.ok) return false;
    this.ready = { grid, operations: asked.operations };
    this.bench.lift(tried.grids.flatMap((one) => facesOfGrid(scene.coverage, one)));
    return true;
  }

  private finish(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = null;
    const points = withoutRepeats(this.points);
    const ready = this.preview(points) ? this.ready : null;
    this.clear();
    if (ready) void this.bench.port.act(this.kind, ready.grid, ready.operations);
  }

  private clear(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = null;
    this.points = [];
    this.pressed = null;
    this.ready = null;
    this.bench.port.tryOut(null);
    this.bench.lift(null);
    this.bench.redraw();
  }

  /** The line with its ends drawn a little beyond the border, where one is near. */
  private extended(points: readonly (readonly [number, number])[]): number[] {
    const { scene, projection } = this.bench;
    const reached = (end: readonly [number, number]): readonly [number, number] | null => {
      const near = edgeNear(scene.coverage, { x: end[0], y: end[1], radius: REACH * projection.unitsPerPixel, stretch: projection.stretch }, (edge) =>
        isBorder(scene.coverage, edge),
      );
      if (!near || near.distance === 0) return null;
      const beyond = 1 + (2 * projection.unitsPerPixel) / near.distance;
      return [Math.round(end[0] + (near.x - end[0]) * beyond), Math.round(end[1] + (near.y - end[1]) * beyond)];
    };
    const [first, last] = [points[0], points.at(-1)];
    const before = first && reached(first);
    const after = last && reached(last);
    return [...(before ? [before] : []), ...points, ...(after ? [after] : [])].flat();
  }

  /** The grid in which most of the line lies, of the selected ones when some are. */
  private cutting(line: readonly number[]): number | null {
    const { coverage, selected } = this.bench.scene;
    const counts = countGrids(line, (x, y) => gridAt(coverage, x, y));
    const wanted = [...counts].filter(([grid]) => grid >= 0 && (selected.length === 0 || selected.includes(grid)));
    return wanted.sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
  }

  /** The grid that receives: the selected one, else the one that the line sets out from; with Shift the other of the two. */
  private receiving(line: readonly number[]): number | null {
    const { coverage, selected } = this.bench.scene;
    const [first] = selected;
    if (first !== undefined) return first;
    const counts = countGrids(line, (x, y) => gridAt(coverage, x, y));
    const ranked = [...counts].filter(([grid]) => grid >= 0).sort((a, b) => b[1] - a[1]);
    // The line runs through the ground that is ceded; who receives it is the neighbour at its ends.
    const donor = ranked[0]?.[0];
    if (donor === undefined) return null;
    const across = acrossEnds(this.bench, line, donor);
    return this.swapped ? donor : across;
  }

  override draw(context: CanvasRenderingContext2D): void {
    const { projection, colours } = this.bench;
    const places = [...this.points, ...(this.pointer ? [this.pointer] : [])].map(([x, y]) => [projection.x(x), projection.y(y)] as const);
    if (this.points.length > 0) openLine(context, places, colours.hot, 2.5, this.ready ? [] : [6, 5]);
    for (const [x, y] of this.stroke ? places.slice(-1) : places) disc(context, x, y, 3.5, colours.handle, colours.hot);
  }
}

/** How many places along a line lie in each grid. */
function countGrids(line: readonly number[], at: (x: number, y: number) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = line.slice(i, i + 4);
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const grid = at(Math.round(ax + (bx - ax) * share), Math.round(ay + (by - ay) * share));
      counts.set(grid, (counts.get(grid) ?? 0) + Math.hypot(bx - ax, by - ay));
    }
  }
  return counts;
}

/** The grid on the other side of the border that the line sets out from. */
function acrossEnds(bench: Bench, line: readonly number[], donor: number): number | null {
  const { coverage } = bench.scene;
  const [x = 0, y = 0] = line;
  const near = edgeNear(coverage, { x, y, radius: REACH * 2 * bench.projection.unitsPerPixel, stretch: bench.projection.stretch }, (edge) => {
    const sides = [coverage.gridOf(coverage.face[edge * 2] as number), coverage.gridOf(coverage.face[edge * 2 + 1] as number)];
    return sides.includes(donor) && sides.every((grid) => grid >= 0) && sides[0] !== sides[1];
  });
  if (!near) return null;
  const [left, right] = [coverage.gridOf(coverage.face[near.edge * 2] as number), coverage.gridOf(coverage.face[near.edge * 2 + 1] as number)];
  return left === donor ? right : left;
}

function withoutRepeats(points: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return points.filter(([x, y], index) => index === 0 || x !== points[index - 1]?.[0] || y !== points[index - 1]?.[1]);
}
