// The sheet over the map on which a plan is redrawn: two canvases (what stands still, what is in hand) that follow the map's camera, and the pointer on them.
//
// The map's own sources are not touched: what is seen of the plan is the coverage itself, before, during and after a gesture.
import type { Map as MapLibreMap } from "maplibre-gl";
import "./edit.css";
import type { Coverage } from "../../core/plan/coverage/store";
import type { ToolName } from "../../core/plan/gestures/tools";
import { handColours, tintsOf } from "./colours";
import { drawLoupe } from "./loupe";
import { type CoveragePaths, facePath, pathsOf, planeOf } from "./paths";
import { openLine } from "./pen";
import { type Projection, projectionOf } from "./projection";
import { type Snapped, Snapper, type Square } from "./snap";
import { clear, type Drawing, drawLifted, drawStill, type Hole } from "./still";
import type { Bench, HandPoint, Tool } from "./tool";
import { BoundaryTool } from "./tools/boundary";
import { FillTool, LockTool, SelectTool } from "./tools/click";
import { LineTool } from "./tools/line";
import { PaintTool } from "./tools/paint";
import { wireHand } from "./wire";
import type { EditPort, EditScene, OtherPlan } from "./words";

const SNAP_PIXELS = 10;

export interface EditSheet {
  setScene(scene: EditScene): void;
  /** Lets a place flash, lattice units: there something is in the way. */
  flash(place: readonly [number, number], edge: number | null): void;
  /** Keys that the tool in hand understands; true when it took it. */
  key(event: KeyboardEvent): boolean;
  /** Takes back what is in hand. */
  cancel(): boolean;
  remove(): void;
}

const MAKERS: { readonly [K in ToolName]: (bench: Bench) => Tool } = {
  select: (bench) => new SelectTool(bench, false),
  boundary: (bench) => new BoundaryTool(bench),
  cut: (bench) => new LineTool(bench, "cut"),
  reshape: (bench) => new LineTool(bench, "reshape"),
  merge: (bench) => new SelectTool(bench, true),
  paint: (bench) => new PaintTool(bench),
  fill: (bench) => new FillTool(bench),
  lock: (bench) => new LockTool(bench),
};

/** Lays the sheet on a map. `label`: what the sheet is called for assistive technology. */
export function openSheet(map: MapLibreMap, first: EditScene, port: EditPort, label: string): EditSheet {
  return new Sheet(map, first, port, label);
}

class Sheet implements EditSheet, Bench {
  readonly port: EditPort;
  scene: EditScene;
  projection: Projection;
  private readonly map: MapLibreMap;
  private readonly still = document.createElement("canvas");
  private readonly live = document.createElement("canvas");
  private readonly snapper = new Snapper();
  private tool: Tool;
  private paths: CoveragePaths;
  private tints: number[];
  private lifted: Set<number> | null = null;
  private hole: Hole | null = null;
  private box: DOMRect | null = null;
  private frame = 0;
  private finger: HandPoint | null = null;
  private other: { readonly coverage: Coverage; readonly paths: CoveragePaths } | null = null;
  private stillDirty = true;
  private flashed: { readonly place: readonly [number, number]; readonly edge: number | null; readonly until: number } | null = null;
  private fading: ReturnType<typeof setTimeout> | undefined;
  private readonly unwire: () => void;

  constructor(map: MapLibreMap, first: EditScene, port: EditPort, label: string) {
    this.map = map;
    this.port = port;
    this.scene = first;
    this.paths = pathsOf(first.coverage);
    this.tints = tintsOf(first.coverage, []);
    this.projection = this.look();
    this.tool = MAKERS[first.tool](this);
    for (const canvas of [this.still, this.live]) {
      canvas.className = "edit-sheet";
      map.getCanvasContainer().append(canvas);
    }
    this.live.tabIndex = 0;
    this.live.setAttribute("role", "application");
    this.live.setAttribute("aria-label", label);
    this.unwire = wireHand(this.live, {
      tool: () => this.tool,
      pointOf: (event) => this.pointOf(event),
      panning: () => map.isMoving(),
      finger: (point) => {
        this.finger = point;
        this.redraw();
      },
    });
    map.on("move", this.follow);
    map.on("resize", this.follow);
    this.follow();
  }

  get colours() {
    return handColours(this.scene.theme);
  }

  setScene(next: EditScene): void {
    const before = this.scene;
    if (next.tool !== before.tool || next.coverage !== before.coverage) this.tool.cancel();
    this.scene = next;
    if (next.coverage !== before.coverage) this.tints = [];
    if (next.coverage !== before.coverage || next.version !== before.version) {
      this.paths = pathsOf(next.coverage);
      this.tints = tintsOf(next.coverage, this.tints);
    }
    if (next.tool !== before.tool || next.coverage !== before.coverage) this.tool = MAKERS[next.tool](this);
    this.live.dataset["tool"] = next.tool;
    this.live.style.cursor = this.tool.cursor;
    this.stillDirty = true;
    this.redraw();
  }

  tintOf(grid: number): string {
    const { tints } = this.colours;
    return tints[(this.tints[grid] ?? grid) % tints.length] ?? "#888888";
  }

  snap(point: HandPoint, own: boolean, square: Square | null = null): Snapped {
    const { unitsPerPixel, stretch } = this.projection;
    if (point.ctrl) return { x: point.x, y: point.y, to: null };
    return this.snapper.snap(this.scene, { x: point.x, y: point.y, radius: SNAP_PIXELS * unitsPerPixel, stretch }, own, square);
  }

  lift(faces: Iterable<number> | null): void {
    const next = faces === null ? null : new Set(faces);
    if (next?.size !== this.lifted?.size || [...(next ?? [])].some((face) => !this.lifted?.has(face))) {
      this.stillDirty = true;
      const { coverage } = this.scene;
      // As they lie now: what stands still was drawn from them.
      this.hole = next && { path: facePath(coverage, planeOf(coverage), next), grids: new Set([...next].map((face) => coverage.gridOf(face))) };
    }
    this.lifted = next;
    this.redraw();
  }

  flash(place: readonly [number, number], edge: number | null): void {
    this.flashed = { place, edge, until: performance.now() + 700 };
    this.redraw();
    clearTimeout(this.fading);
    this.fading = setTimeout(() => this.redraw(), 750);
  }

  key(event: KeyboardEvent): boolean {
    const taken = this.tool.key(event);
    if (taken) this.redraw();
    return taken;
  }

  cancel(): boolean {
    return this.tool.cancel();
  }

  remove(): void {
    this.tool.cancel();
    this.unwire();
    this.map.off("move", this.follow);
    this.map.off("resize", this.follow);
    cancelAnimationFrame(this.frame);
    clearTimeout(this.fading);
    this.still.remove();
    this.live.remove();
  }

  redraw(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw());
  }

  /** Where an event is. During a gesture the sheet stays where it lay when it was pressed: asking for it would lay out the panels, whose numbers follow the hand. */
  private pointOf(event: PointerEvent | MouseEvent): HandPoint {
    if (event.type !== "pointermove" || this.box === null || ("buttons" in event && event.buttons === 0)) this.box = this.live.getBoundingClientRect();
    const { box } = this;
    const [px, py] = [event.clientX - box.left, event.clientY - box.top];
    const [x, y] = this.projection.place(px, py);
    const touch = "pointerType" in event && event.pointerType === "touch";
    return { px, py, x, y, alt: event.altKey, shift: event.shiftKey, ctrl: event.ctrlKey || event.metaKey, touch };
  }

  private look(): Projection {
    const { lng, lat } = this.map.getCenter();
    const { clientWidth, clientHeight } = this.map.getContainer();
    return projectionOf({ lng, lat, zoom: this.map.getZoom(), width: clientWidth, height: clientHeight });
  }

  /** The camera moved: at once, so that plan and ground stay one picture. */
  private readonly follow = (): void => {
    this.projection = this.look();
    const ratio = window.devicePixelRatio;
    for (const canvas of [this.still, this.live]) {
      const [width, height] = [Math.round(this.projection.width * ratio), Math.round(this.projection.height * ratio)];
      if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    }
    this.stillDirty = true;
    this.draw();
  };

  private draw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const [still, live] = [this.still.getContext("2d"), this.live.getContext("2d")];
    if (!still || !live) return;
    const { scene, projection, colours } = this;
    const drawing = (context: CanvasRenderingContext2D): Drawing => ({
      context,
      projection,
      colours,
      scene,
      ratio: window.devicePixelRatio,
      tintOf: (grid) => this.tintOf(grid),
    });
    if (this.stillDirty) {
      drawStill(drawing(still), this.paths, this.hole);
      if (scene.other) this.drawOther(drawing(still), scene.other);
    }
    this.stillDirty = false;
    clear(live);
    live.setTransform(window.devicePixelRatio, 0, 0, window.devicePixelRatio, 0, 0);
    if (this.lifted) drawLifted(drawing(live), this.lifted, this.hole?.grids ?? [], (grid) => this.port.liveNote(grid));
    live.setTransform(window.devicePixelRatio, 0, 0, window.devicePixelRatio, 0, 0);
    this.tool.draw(live);
    this.drawFlash(live);
    this.live.dataset["loupe"] = String(this.finger !== null);
    if (this.finger) drawLoupe(live, [this.still, this.live], this.finger, window.devicePixelRatio, colours);
  }

  /** The other plan in place of this one, up to the line that the hand moves. */
  private drawOther(drawing: Drawing, { coverage, nameOf, share }: OtherPlan): void {
    const { context, ratio, projection } = drawing;
    if (this.other?.coverage !== coverage) this.other = { coverage, paths: pathsOf(coverage) };
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.beginPath();
    context.rect(0, 0, projection.width * share, projection.height);
    context.clip();
    drawStill({ ...drawing, scene: { ...drawing.scene, coverage, nameOf, noteOf: () => null, selected: [] } }, this.other.paths, null);
    context.restore();
  }

  private drawFlash(context: CanvasRenderingContext2D): void {
    const { flashed, projection, colours, scene } = this;
    if (!flashed || performance.now() > flashed.until) return;
    const { coverage } = scene;
    if (flashed.edge !== null) {
      const ends = [coverage.origin[flashed.edge * 2] ?? -1, coverage.origin[flashed.edge * 2 + 1] ?? -1];
      if (ends.every((vertex) => vertex >= 0)) {
        const places = ends.map((vertex) => [projection.x(coverage.x[vertex] as number), projection.y(coverage.y[vertex] as number)] as const);
        openLine(context, places, colours.fault, 5);
      }
    }
    context.beginPath();
    context.arc(projection.x(flashed.place[0]), projection.y(flashed.place[1]), 13, 0, 2 * Math.PI);
    context.strokeStyle = colours.fault;
    context.lineWidth = 3;
    context.stroke();
  }
}
