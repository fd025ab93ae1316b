// Borders that are not there yet, drawn over the map on a canvas of their own: it follows the camera, and takes no pointer.
import type { Map as MapLibreMap } from "maplibre-gl";
import { toDegrees } from "../core/geo/lattice";
import { mercatorY } from "../core/stats/mercator";

/** Lattice units: x and y of both ends of each edge; and grounds that are meant, each a ring of x and y. */
export interface Ghost {
  readonly edges: Int32Array;
  readonly grounds: readonly Int32Array[];
}

/** Where a ghost comes from: told of every change. */
export interface GhostSource {
  get(): Ghost | null;
  subscribe(listener: () => void): () => void;
}

/** In the world as a square of side 1, north up. */
interface Drawn {
  readonly edges: Float64Array;
  readonly grounds: readonly Float64Array[];
}

/** Lays the canvas over a map; what comes back takes it away. */
export function layGhost(map: MapLibreMap, source: GhostSource): () => void {
  const canvas = document.createElement("canvas");
  canvas.className = "ghost-sheet";
  canvas.setAttribute("aria-hidden", "true");
  map.getContainer().append(canvas);
  let drawn: Drawn | null = null;
  const draw = (): void => drawGhost(canvas, map, drawn);
  const change = (): void => {
    const ghost = source.get();
    drawn = ghost && { edges: inWorld(ghost.edges), grounds: ghost.grounds.map(inWorld) };
    canvas.dataset["edges"] = String(ghost === null ? 0 : ghost.edges.length / 4);
    draw();
  };
  const leave = source.subscribe(change);
  map.on("move", draw);
  map.on("resize", draw);
  change();
  return () => {
    leave();
    map.off("move", draw);
    map.off("resize", draw);
    canvas.remove();
  };
}

function inWorld(places: Int32Array): Float64Array {
  return Float64Array.from(places, (units, index) => (index % 2 === 0 ? 0.5 + toDegrees(units) / 360 : 0.5 - mercatorY(toDegrees(units)) / (2 * Math.PI)));
}

/** Pixels of the world at zoom 0. */
const WORLD = 512;

function drawGhost(canvas: HTMLCanvasElement, map: MapLibreMap, drawn: Drawn | null): void {
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const ratio = window.devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  if (drawn === null) return;
  const { lng, lat } = map.getCenter();
  const world = WORLD * 2 ** map.getZoom();
  const [middleX, middleY] = [0.5 + lng / 360, 0.5 - mercatorY(lat) / (2 * Math.PI)];
  const x = (value: number): number => (value - middleX) * world + width / 2;
  const y = (value: number): number => (value - middleY) * world + height / 2;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const style = getComputedStyle(canvas);
  const path = new Path2D();
  const { edges } = drawn;
  for (let i = 0; i < edges.length; i += 4) {
    path.moveTo(x(edges[i] as number), y(edges[i + 1] as number));
    path.lineTo(x(edges[i + 2] as number), y(edges[i + 3] as number));
  }
  context.lineCap = "round";
  context.lineJoin = "round";
  stroke(context, path, style.getPropertyValue("--ghost-casing"), 5);
  stroke(context, path, style.getPropertyValue("--ghost"), 2.5);
  for (const ring of drawn.grounds) {
    const ground = new Path2D();
    for (let i = 0; i < ring.length; i += 2) ground[i === 0 ? "moveTo" : "lineTo"](x(ring[i] as number), y(ring[i + 1] as number));
    ground.closePath();
    context.fillStyle = style.getPropertyValue("--ghost-ground");
    context.fill(ground);
    stroke(context, ground, style.getPropertyValue("--ghost-mark"), 2);
  }
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, colour: string, width: number): void {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.stroke(path);
}
