// Moving borders: press a vertex and drag, press a midpoint to add one, Alt or Delete to remove; a vertex slides to the wall when it may go no farther.

import { gridAt } from "../../../core/plan/coverage/around";
import type { Operation } from "../../../core/plan/coverage/types";
import { edgeLives, removeRefusal, vertexLives } from "../../../core/plan/coverage/vertices";
import { disc, openLine, squares } from "../pen";
import { edgeNear, isBorder, type NearEdge, vertexNear } from "../pick";
import { squareOver } from "../snap";
import { type HandPoint, IdleTool, reach } from "../tool";
import { handleEdges, middleOf, rimOf } from "./handles";

/** A vertex in hand: an old one, or one that is put into an edge first. */
interface Held {
  readonly prefix: readonly Operation[];
  readonly vertexOf: () => number;
  readonly from: HandPoint;
  readonly kind: "move" | "insert";
  readonly faces: readonly number[];
  /** The edges as they were: from x, y to x, y. */
  readonly ghost: readonly (readonly [number, number, number, number])[];
  travelled: boolean;
  /** Edges whose handles are shown while it is moved: those near it when it was taken. */
  readonly near: readonly number[];
  last: { readonly x: number; readonly y: number };
  operations: readonly Operation[];
}

/** Pixels before a press becomes a drag; how long nudges wait for the next. */
const THRESHOLD = 4;
const NUDGE_MS = 800;

export class BoundaryTool extends IdleTool {
  override readonly cursor: string = "crosshair";
  private pointer: HandPoint | null = null;
  private hot: number | null = null;
  private hotEdge: NearEdge | null = null;
  private held: Held | null = null;
  /** Vertex that the keyboard holds. */
  private chosen: number | null = null;
  private nudging: ReturnType<typeof setTimeout> | null = null;

  override hover(point: HandPoint | null): void {
    this.pointer = point;
    const { coverage } = this.bench.scene;
    this.hot = point && vertexNear(coverage, reach(this.bench, point));
    this.hotEdge = point && this.hot === null ? edgeNear(coverage, reach(this.bench, point), (edge) => isBorder(coverage, edge)) : null;
    this.bench.redraw();
  }

  override press(point: HandPoint): boolean {
    this.settle();
    this.hover(point);
    if (this.bench.scene.readOnly) return false;
    if (this.hot !== null) {
      if (point.alt) this.remove(this.hot);
      else this.hold(this.hot, point);
      return true;
    }
    const middle = this.hotEdge && middleOf(this.bench, this.hotEdge.edge);
    if (this.hotEdge && middle && Math.hypot(middle.px - point.px, middle.py - point.py) <= (point.touch ? 22 : 12)) {
      const { edge } = this.hotEdge;
      this.holdNew(edge, middle.x, middle.y, point);
      return true;
    }
    this.chosen = null;
    return false;
  }

  override drag(points: readonly HandPoint[]): void {
    const point = points.at(-1);
    const { held } = this;
    if (!point || !held) return;
    if (!held.travelled && Math.hypot(point.px - held.from.px, point.py - held.from.py) < THRESHOLD) return;
    held.travelled = true;
    this.pointer = point;
    const [one, other, ...more] = held.ghost;
    const square = one && other && more.length === 0 ? squareOver([one[2], one[3]], [other[2], other[3]]) : null;
    const to = this.bench.snap(point, false, square);
    this.moveTo(held, to.x, to.y);
  }

  override release(_point: HandPoint): void {
    const { held } = this;
    if (held && (held.travelled || held.kind === "insert")) this.commit();
    else this.letGo();
  }

  override click(point: HandPoint): void {
    const grid = gridAt(this.bench.scene.coverage, point.x, point.y);
    this.bench.port.select(grid < 0 ? [] : [grid]);
  }

  override double(point: HandPoint): void {
    this.hover(point);
    if (!this.hotEdge || this.bench.scene.readOnly) return;
    this.holdNew(this.hotEdge.edge, this.hotEdge.x, this.hotEdge.y, point);
    this.commit();
  }

  override cancel(): boolean {
    const had = this.held !== null;
    this.letGo();
    if (!had && this.chosen !== null) {
      this.chosen = null;
      this.bench.redraw();
      return true;
    }
    return had;
  }

  /** Arrows nudge the vertex in hand, Delete removes it, comma and full stop go along the border of the selected grid. */
  override key(event: KeyboardEvent): boolean {
    const step = event.shiftKey ? 10 : 1;
    const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (move && this.chosen !== null) this.nudge(move[0] ?? 0, move[1] ?? 0);
    else if (event.key === "Enter" && this.held) this.commit();
    else if ((event.key === "Delete" || event.key === "Backspace") && (this.chosen ?? this.hot) !== null) this.remove((this.chosen ?? this.hot) as number);
    else if (event.key === "." || event.key === ",") this.along(event.key === "." ? 1 : -1);
    else return false;
    return true;
  }

  private hold(vertex: number, from: HandPoint): void {
    const { coverage } = this.bench.scene;
    this.chosen = vertex;
    const place = { x: coverage.x[vertex] as number, y: coverage.y[vertex] as number };
    const faces: number[] = [];
    const ghost: (readonly [number, number, number, number])[] = [];
    const first = coverage.out[vertex] as number;
    let half = first;
    do {
      faces.push(coverage.face[half] as number);
      const anchor = coverage.origin[half ^ 1] as number;
      ghost.push([place.x, place.y, coverage.x[anchor] as number, coverage.y[anchor] as number]);
      half = coverage.next[half ^ 1] as number;
    } while (half !== first);
    this.begin({ prefix: [], vertexOf: () => vertex, from, kind: "move", faces, ghost, near: this.nearNow(), travelled: false, last: place, operations: [] });
  }

  private holdNew(edge: number, x: number, y: number, from: HandPoint): void {
    const { coverage } = this.bench.scene;
    if (!edgeLives(coverage, edge)) return;
    const faces = [coverage.face[edge * 2] as number, coverage.face[edge * 2 + 1] as number];
    const prefix: Operation[] = [{ kind: "insert", edge, x, y }];
    this.begin({
      prefix,
      vertexOf: () => coverage.origin[edge * 2 + 1] as number,
      from,
      kind: "insert",
      faces,
      ghost: [],
      near: this.nearNow(),
      travelled: false,
      last: { x, y },
      operations: prefix,
    });
    const tried = this.bench.port.tryOut(prefix);
    this.bench.port.refused(tried && !tried.ok ? tried.refusal : null);
    if (tried && !tried.ok) this.letGo();
  }

  private nearNow(): readonly number[] {
    return handleEdges(this.bench, this.pointer, false);
  }

  private begin(held: Held): void {
    this.held = held;
    this.bench.lift(held.faces.filter((face) => face >= 0));
  }

  private moveTo(held: Held, x: number, y: number): void {
    const { port } = this.bench;
    const drawn = port.tryDrag(held.prefix, held.vertexOf, x, y);
    held.last = { x: drawn.x, y: drawn.y };
    held.operations = drawn.operations;
    port.refused(drawn.stopped?.reason === "unmoved" ? null : drawn.stopped);
    this.bench.redraw();
  }

  private commit(): void {
    const { held } = this;
    this.settleTimer();
    if (!held) return;
    this.held = null;
    this.bench.port.tryOut(null);
    if (held.operations.length > 0) void this.bench.port.act(held.kind, null, held.operations);
    else this.bench.redraw();
    this.bench.lift(null);
  }

  /** What the keyboard had in hand is done before the next thing. */
  private settle(): void {
    if (this.nudging !== null) this.commit();
  }

  private settleTimer(): void {
    if (this.nudging !== null) clearTimeout(this.nudging);
    this.nudging = null;
  }

  private letGo(): void {
    this.settleTimer();
    if (this.held) this.bench.port.tryOut(null);
    this.held = null;
    this.bench.lift(null);
    this.bench.redraw();
  }

  private remove(vertex: number): void {
    const { coverage } = this.bench.scene;
    const refusal = removeRefusal(coverage, vertex);
    this.letGo();
    this.chosen = null;
    this.hot = null;
    if (refusal) this.bench.port.refused(refusal);
    else void this.bench.port.act("remove", null, [{ kind: "remove", vertex }]);
  }

  private nudge(dx: number, dy: number): void {
    const { chosen } = this;
    const { coverage } = this.bench.scene;
    if (chosen === null || !vertexLives(coverage, chosen) || this.bench.scene.readOnly) return;
    if (!this.held) this.hold(chosen, { px: 0, py: 0, x: 0, y: 0, alt: false, shift: false, ctrl: false, touch: false });
    const { held } = this;
    if (!held) return;
    const units = this.bench.projection.unitsPerPixel;
    held.travelled = true;
    this.moveTo(held, Math.round(held.last.x + dx * units), Math.round(held.last.y - (dy * units) / this.bench.projection.stretch));
    this.settleTimer();
    this.nudging = setTimeout(() => this.commit(), NUDGE_MS);
  }

  /** The next vertex along the border of the selected grid. */
  private along(step: 1 | -1): void {
    this.settle();
    const { coverage, selected } = this.bench.scene;
    const [grid] = selected;
    if (grid === undefined) return;
    const rim = rimOf(coverage, grid);
    if (rim.length === 0) return;
    const at = this.chosen === null ? -1 : rim.indexOf(this.chosen);
    this.chosen = rim[(at + step + rim.length) % rim.length] ?? null;
    if (this.chosen !== null) this.bench.port.say("handle", { number: rim.indexOf(this.chosen) + 1, count: rim.length });
    this.bench.redraw();
  }

  override draw(context: CanvasRenderingContext2D): void {
    const { scene, projection, colours } = this.bench;
    const { coverage } = scene;
    const at = (vertex: number) => [projection.x(coverage.x[vertex] as number), projection.y(coverage.y[vertex] as number)] as const;
    if (this.hotEdge && !this.held && edgeLives(coverage, this.hotEdge.edge)) {
      const { edge } = this.hotEdge;
      openLine(context, [at(coverage.origin[edge * 2] as number), at(coverage.origin[edge * 2 + 1] as number)], colours.hot, 4);
    }
    for (const [ax, ay, bx, by] of this.held?.travelled ? this.held.ghost : []) {
      openLine(
        context,
        [
          [projection.x(ax), projection.y(ay)],
          [projection.x(bx), projection.y(by)],
        ],
        colours.inner,
        1.5,
        [4, 4],
      );
    }
    const edges = (this.held?.near ?? handleEdges(this.bench, this.pointer, true)).filter((edge) => edgeLives(coverage, edge));
    const vertices = new Set(edges.flatMap((edge) => [coverage.origin[edge * 2] as number, coverage.origin[edge * 2 + 1] as number]));
    squares(context, [...vertices].map(at), 3.5, colours.handle, colours.border);
    for (const edge of edges) {
      const middle = this.held ? null : middleOf(this.bench, edge);
      if (middle) disc(context, middle.px, middle.py, 3, colours.handle, colours.inner);
    }
    const marked = this.held ? this.held.vertexOf() : (this.hot ?? this.chosen);
    if (marked !== null && marked >= 0 && vertexLives(coverage, marked)) disc(context, ...at(marked), 6, colours.hot, colours.handle);
  }
}
