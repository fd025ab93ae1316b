// What stands still while the hand moves: the ground of the grids, borders, locks, names. Drawn from kept paths, so that a moving camera costs next to nothing.
import { gridSums } from "../../core/plan/coverage/sums";
import { SUM_STRIDE } from "../../core/plan/coverage/types";
import { GRIDS } from "../../core/plan/coverage/words";
import type { HandColours } from "./colours";
import { type CoveragePaths, facePath, planeOf, setPlane } from "./paths";
import { label, labelBox } from "./pen";
import type { Projection } from "./projection";
import type { EditScene } from "./words";

export interface Drawing {
  readonly context: CanvasRenderingContext2D;
  readonly projection: Projection;
  readonly ratio: number;
  readonly scene: EditScene;
  readonly colours: HandColours;
  readonly tintOf: (grid: number) => string;
}

const STRENGTH = 0.42;

/** Ground that is in hand, and the grids whose names go with it. */
export interface Hole {
  readonly path: Path2D;
  readonly grids: ReadonlySet<number>;
}

/** Everything but what is in hand. */
export function drawStill(drawing: Drawing, paths: CoveragePaths, hole: Hole | null): void {
  const { context, scene, colours, projection, ratio, tintOf } = drawing;
  const { coverage } = scene;
  clear(context);
  const pixel = setPlane(context, coverage, projection, ratio);
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const [grid, path] of paths.grids.entries()) {
    if (!path) continue;
    context.globalAlpha = STRENGTH;
    context.fillStyle = tintOf(grid);
    context.fill(path);
  }
  context.globalAlpha = 1;
  context.fillStyle = colours.unassigned;
  context.fill(paths.unassigned);
  stroke(context, paths.inner, colours.inner, 0.8 * pixel);
  for (const [colour, width] of [[colours.casing, 4] as const, [colours.border, 1.8] as const]) {
    for (const path of [...paths.grids, paths.unassigned]) if (path) stroke(context, path, colour, width * pixel);
  }
  context.setLineDash([1.5 * pixel, 4 * pixel]);
  stroke(context, paths.locked, colours.locked, 4 * pixel);
  context.setLineDash([]);
  for (const grid of scene.selected) {
    const path = paths.grids[grid];
    if (path) stroke(context, path, colours.selected, 3 * pixel);
  }
  if (hole) erase(context, hole.path);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawNames(drawing, hole?.grids ?? null);
}

/** Takes ground out of what was drawn. */
function erase(context: CanvasRenderingContext2D, path: Path2D): void {
  context.globalCompositeOperation = "destination-out";
  context.fillStyle = "#000";
  context.fill(path);
  context.globalCompositeOperation = "source-over";
}

/** Faces in hand, as they are being tried, with the names of their grids and what the try gives them. */
export function drawLifted(drawing: Drawing, faces: ReadonlySet<number>, grids: Iterable<number>, noteOf: (grid: number) => string | null): void {
  const { context, scene, colours, projection, ratio, tintOf } = drawing;
  const { coverage } = scene;
  const plane = planeOf(coverage);
  const pixel = setPlane(context, coverage, projection, ratio);
  const byGrid = new Map<number, number[]>();
  for (const face of faces) {
    if ((coverage.faceFirst[face] as number) < 0) continue;
    const grid = coverage.gridOf(face);
    const own = byGrid.get(grid);
    if (own) own.push(face);
    else byGrid.set(grid, [face]);
  }
  for (const [grid, own] of byGrid) {
    context.globalAlpha = grid < 0 ? 1 : STRENGTH + 0.16;
    context.fillStyle = grid < 0 ? colours.unassigned : tintOf(grid);
    context.fill(facePath(coverage, plane, own));
  }
  context.globalAlpha = 1;
  const [inner, border] = [new Path2D(), new Path2D()];
  const { x, y, origin } = coverage;
  for (const face of faces) {
    for (let half = coverage.faceFirst[face] as number; half >= 0; half = coverage.faceNext[half] as number) {
      const [a, b] = [origin[half] as number, origin[half ^ 1] as number];
      const path = coverage.gridOf(coverage.face[half ^ 1] as number) === coverage.gridOf(face) ? inner : border;
      path.moveTo(plane.x(x[a] as number), plane.y(y[a] as number));
      path.lineTo(plane.x(x[b] as number), plane.y(y[b] as number));
    }
  }
  context.lineCap = "round";
  stroke(context, inner, colours.inner, 0.8 * pixel);
  stroke(context, border, colours.casing, 4 * pixel);
  stroke(context, border, colours.border, 2.2 * pixel);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  for (const grid of new Set([...grids, ...byGrid.keys()])) if (grid >= 0) drawName(drawing, grid, noteOf(grid), []);
}

/** Larger grids come first; a note, or a name, that would lie over another is left out. */
function drawNames(drawing: Drawing, lifted: ReadonlySet<number> | null): void {
  const { coverage, noteOf } = drawing.scene;
  const areaOf = (grid: number): number => coverage.sums[grid * SUM_STRIDE] as number;
  const grids = Array.from({ length: coverage.meta[GRIDS] as number }, (_, grid) => grid).sort((a, b) => areaOf(b) - areaOf(a) || a - b);
  const taken: Box[] = [];
  for (const grid of grids) if (!lifted?.has(grid)) drawName(drawing, grid, noteOf(grid), taken);
}

type Box = ReturnType<typeof labelBox>;

/** The name of a grid at its middle, and under it a note; nothing where there is no room. `taken` are the boxes of other names. */
function drawName({ context, scene, colours, projection }: Drawing, grid: number, note: string | null, taken: Box[]): void {
  const { coverage } = scene;
  if ((coverage.sums[grid * SUM_STRIDE] as number) <= 0) return;
  const { centre, areaM2 } = gridSums(coverage, grid);
  if (!centre) return;
  const [x, y] = [projection.x(centre[0]), projection.y(centre[1])];
  const across = Math.sqrt(areaM2 / (coverage.metresX * coverage.metresY)) / projection.unitsPerPixel;
  if (across < 54 || x < -80 || y < -30 || x > projection.width + 80 || y > projection.height + 30) return;
  const name = { text: scene.nameOf(grid), colour: colours.text, bold: true };
  const wanted = note === null || across < 84 ? [[name]] : [[name, { text: note, colour: colours.text, bold: false }], [name]];
  for (const lines of wanted) {
    const box = labelBox(context, x, y, lines);
    if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
    taken.push(box);
    return label(context, x, y, lines, colours.halo);
  }
}

export function clear(context: CanvasRenderingContext2D): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}
