// Giving units to a grid by hand: a round brush that skips none however fast it goes, a box, a lasso. Locked grids lose and gain nothing.
import { faceAt } from "../../../core/plan/coverage/around";
import { NO_FACE, NO_GRID } from "../../../core/plan/coverage/types";
import { FACES } from "../../../core/plan/coverage/words";
import { faceCentre } from "../../../core/plan/gestures/faces";
import { openLine } from "../pen";
import { facesUnder, inRing } from "../pick";
import { type HandPoint, IdleTool } from "../tool";

interface Stroke {
  readonly target: number;
  /** Grid in which the stroke began. */
  readonly first: number;
  readonly faces: Set<number>;
  readonly path: (readonly [number, number])[];
  last: HandPoint;
}

export class PaintTool extends IdleTool {
  override readonly cursor: string = "none";
  private pointer: HandPoint | null = null;
  private stroke: Stroke | null = null;
  /** Unit under the keyboard's cursor. */
  private cursorFace: number | null = null;

  override hover(point: HandPoint | null): void {
    this.pointer = point;
    this.bench.redraw();
  }

  override press(point: HandPoint): boolean {
    const { coverage, selected, brush, readOnly } = this.bench.scene;
    if (readOnly) return false;
    const face = faceAt(coverage, point.x, point.y);
    const under = face === NO_FACE ? NO_GRID : coverage.gridOf(face);
    if (point.alt) {
      if (under >= 0) this.bench.port.select([under]);
      return true;
    }
    const target = brush.erases ? NO_GRID : (selected[0] ?? under);
    if (target < 0 && !brush.erases) return true;
    if (selected.length === 0 && target >= 0) this.bench.port.select([target]);
    this.stroke = { target, first: under, faces: new Set(), path: [[point.x, point.y]], last: point };
    this.extend([point]);
    return true;
  }

  override drag(points: readonly HandPoint[]): void {
    this.pointer = points.at(-1) ?? this.pointer;
    this.extend(points);
  }

  override release(point: HandPoint): void {
    const { stroke } = this;
    if (!stroke) return;
    this.extend([point]);
    this.stroke = null;
    this.bench.port.tryOut(null);
    const faces = [...stroke.faces].sort((a, b) => a - b);
    if (faces.length > 0) void this.bench.port.act("paint", stroke.target, [{ kind: "assign", faces, grid: stroke.target }]);
    this.bench.lift(null);
  }

  override cancel(): boolean {
    const had = this.stroke !== null || this.cursorFace !== null;
    if (this.stroke) this.bench.port.tryOut(null);
    this.stroke = null;
    this.cursorFace = null;
    this.bench.lift(null);
    return had;
  }

  /** Arrows go from unit to unit, Space gives the one under the cursor to the selected grid. */
  override key(event: KeyboardEvent): boolean {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (way) this.walk(way[0] ?? 0, way[1] ?? 0);
    else if ((event.key === " " || event.key === "Enter") && this.cursorFace !== null) this.give(this.cursorFace);
    else return false;
    return true;
  }

  private extend(points: readonly HandPoint[]): void {
    const { stroke } = this;
    if (!stroke) return;
    const { coverage, brush } = this.bench.scene;
    const found = new Set<number>();
    for (const point of points) {
      const shape = point.ctrl ? "box" : brush.shape;
      stroke.path.push([point.x, point.y]);
      if (shape === "round") {
        const radius = brush.size * this.bench.projection.unitsPerPixel;
        facesUnder(coverage, [stroke.last.x, stroke.last.y], { x: point.x, y: point.y, radius, stretch: this.bench.projection.stretch }, found);
      }
      stroke.last = point;
    }
    const shape = stroke.last.ctrl ? "box" : brush.shape;
    if (shape !== "round") this.replaceBy(stroke, shape);
    else this.take(stroke, this.wanted(stroke, found));
    this.bench.redraw();
  }

  /** Faces that may change hands, with all of their parents when whole parents are painted. */
  private wanted(stroke: Stroke, faces: Iterable<number>): number[] {
    const { coverage, brush, parent } = this.bench.scene;
    const all = new Set(faces);
    if (brush.parents && parent) {
      const parents = new Set([...all].map((face) => parent[face]));
      for (let face = 0; face < parent.length; face++) if (parents.has(parent[face])) all.add(face);
    }
    const isFree = (grid: number): boolean => grid < 0 || coverage.gridLock[grid] !== 1;
    return [...all].filter((face) => {
      const grid = coverage.gridOf(face);
      if (stroke.faces.has(face) || grid === stroke.target || !isFree(grid) || !isFree(stroke.target)) return false;
      return brush.source === "all" || (brush.source === "none" ? grid === NO_GRID : grid === stroke.first);
    });
  }

  private take(stroke: Stroke, fresh: readonly number[]): void {
    if (fresh.length === 0) return;
    const tried = this.bench.port.tryMore([{ kind: "assign", faces: fresh, grid: stroke.target }]);
    if (tried && !tried.ok) return this.bench.port.refused(tried.refusal);
    for (const face of fresh) stroke.faces.add(face);
    this.bench.port.refused(null);
    this.bench.lift(stroke.faces);
  }

  /** A box or lasso takes the units whose middle lies in it: fewer when it shrinks. */
  private replaceBy(stroke: Stroke, shape: "box" | "lasso"): void {
    const { coverage } = this.bench.scene;
    const ring = this.ringOf(stroke, shape);
    stroke.faces.clear();
    this.bench.port.tryOut(null);
    const inside: number[] = [];
    for (let face = 0; face < (coverage.meta[FACES] as number); face++) {
      if ((coverage.faceFirst[face] as number) < 0) continue;
      const [x, y] = faceCentre(coverage, face);
      if (inRing(ring, x, y)) inside.push(face);
    }
    this.bench.lift([]);
    this.take(stroke, this.wanted(stroke, inside));
  }

  private ringOf(stroke: Stroke, shape: "box" | "lasso"): number[] {
    const [first = [0, 0], last = first] = [stroke.path[0], stroke.path.at(-1)];
    return shape === "lasso" ? stroke.path.flat() : [first[0], first[1], last[0], first[1], last[0], last[1], first[0], last[1]];
  }

  private walk(dx: number, dy: number): void {
    const { coverage } = this.bench.scene;
    const { projection } = this.bench;
    const faces = Array.from({ length: coverage.meta[FACES] as number }, (_, face) => face).filter((face) => (coverage.faceFirst[face] as number) >= 0);
    const from = this.cursorFace === null ? projection.place(projection.width / 2, projection.height / 2) : faceCentre(coverage, this.cursorFace);
    let best: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const face of faces) {
      const [x, y] = faceCentre(coverage, face);
      const [ex, ey] = [x - from[0], (y - from[1]) * projection.stretch];
      const along = ex * dx + ey * dy;
      const cost = this.cursorFace === null ? Math.hypot(ex, ey) : along + 2 * Math.abs(ex * dy - ey * dx);
      if ((this.cursorFace !== null && (along <= 0 || face === this.cursorFace)) || cost >= least) continue;
      [best, least] = [face, cost];
    }
    this.cursorFace = best ?? this.cursorFace;
    if (this.cursorFace !== null) this.bench.port.say("brush", { face: this.cursorFace });
    this.bench.redraw();
  }

  private give(face: number): void {
    const { selected, brush, readOnly } = this.bench.scene;
    const target = brush.erases ? NO_GRID : selected[0];
    if (target === undefined || readOnly) return;
    const stroke = { target, first: this.bench.scene.coverage.gridOf(face), faces: new Set<number>(), path: [], last: null as never };
    const faces = this.wanted(stroke, [face]);
    if (faces.length > 0) void this.bench.port.act("paint", target, [{ kind: "assign", faces, grid: target }]);
  }

  override draw(context: CanvasRenderingContext2D): void {
    const { colours, projection, scene } = this.bench;
    const at = ([x, y]: readonly [number, number]) => [projection.x(x), projection.y(y)] as const;
    const { stroke, pointer } = this;
    const shape = (stroke?.last ?? pointer)?.ctrl ? "box" : scene.brush.shape;
    if (stroke && shape !== "round") {
      const ring = this.ringOf(stroke, shape);
      const places = ring.flatMap((value, i) => (i % 2 === 0 ? [at([value, ring[i + 1] as number])] : []));
      openLine(context, [...places, ...places.slice(0, 1)], colours.hot, 1.5, [5, 4]);
    }
    if (this.cursorFace !== null && (scene.coverage.faceFirst[this.cursorFace] as number) >= 0) {
      const [x, y] = at(faceCentre(scene.coverage, this.cursorFace));
      circle(context, x, y, 10, colours.hot);
    }
    if (pointer)
      circle(context, pointer.px, pointer.py, shape === "round" ? Math.max(3, scene.brush.size) : 4, scene.brush.erases ? colours.fault : colours.hot);
  }
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number, line: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.strokeStyle = line;
  context.lineWidth = 1.75;
  context.stroke();
}
