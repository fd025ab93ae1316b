// A plan as a picture for paper: the ground of each grid, the units and roads under it, where labels go, neighbours never in one tint.
import { labelPoints } from "../geo/label";
import { toUnits } from "../geo/lattice";
import type { PolygonSet } from "../geo/polygons";
import type { Coverage } from "../plan/coverage/store";
import { EDGES } from "../plan/coverage/words";
import { planeAt } from "../stats/plane";
import { outlinesOf } from "./outlines";

export interface PlanPicture {
  /** Of the picture, in its own units; the longer side is `size`. */
  readonly width: number;
  readonly height: number;
  /** Metres that a unit of the picture stands for. */
  readonly metres: number;
  /** By grid: SVG path (even-odd), where its label goes, and which tint it has. */
  readonly grids: readonly { readonly path: string; readonly label: readonly [number, number] | null; readonly tint: number }[];
  readonly units: string;
  readonly lines: string;
}

export interface Pictured {
  /** Ground of the grids; what else is drawn under them, lattice units. */
  readonly grids: PolygonSet;
  readonly units: PolygonSet | null;
  readonly lines: readonly Int32Array[];
  /** By grid: the grids that it borders. */
  readonly neighbours: readonly ReadonlySet<number>[];
}

/** How many tints there are to choose from. */
export const TINTS = 6;

/** Draws it into a box whose longer side is `size` (equirectangular, as outlinesOf). */
export function planPicture({ grids, units, lines, neighbours }: Pictured, size: number): PlanPicture {
  const drawn = outlinesOf(grids, size);
  const { minX, minY, maxX, maxY } = grids.bounds;
  const { east, north } = planeAt((minY + maxY) / 2);
  const scale = size / Math.max(((maxX - minX) * east) / north, maxY - minY, 1);
  const place = (x: number, y: number): readonly [number, number] => [((x - minX) * east * scale) / north, (maxY - y) * scale];
  const labels = labelPoints(grids).map((label) => label && place(toUnits(label[0]), toUnits(label[1])));
  const tints = tintsOf(neighbours);
  const inside = (x: number, y: number): boolean => x >= minX && x <= maxX && y >= minY && y <= maxY;
  return {
    width: drawn.width,
    height: drawn.height,
    metres: north / scale,
    grids: drawn.paths.map((path, grid) => ({ path, label: labels[grid] ?? null, tint: tints[grid] ?? 0 })),
    units: units ? outlinesWithin(units, place) : "",
    lines: lines.map((line) => linePath(line, place, inside)).join(""),
  };
}

function outlinesWithin({ xy, ringStart }: PolygonSet, place: (x: number, y: number) => readonly [number, number]): string {
  let path = "";
  for (let ring = 0; ring + 1 < ringStart.length; ring++)
    path += `${linePath(xy.subarray((ringStart[ring] ?? 0) * 2, (ringStart[ring + 1] ?? 0) * 2), place)}Z`;
  return path;
}

/** A path through places, those outside left out. */
function linePath(xy: Int32Array, place: (x: number, y: number) => readonly [number, number], inside: (x: number, y: number) => boolean = () => true): string {
  let path = "";
  let isOn = false;
  for (let at = 0; at < xy.length; at += 2) {
    const [x, y] = [xy[at] as number, xy[at + 1] as number];
    if (!inside(x, y)) {
      isOn = false;
      continue;
    }
    const [px, py] = place(x, y);
    path += `${isOn ? "L" : "M"}${px.toFixed(1)} ${py.toFixed(1)}`;
    isOn = true;
  }
  return path;
}

/** The first tint that no neighbour has; with more neighbours than tints, the one that fewest have. */
function tintsOf(neighbours: readonly ReadonlySet<number>[]): number[] {
  const tints: number[] = [];
  for (const [grid, around] of neighbours.entries()) {
    const used = new Array<number>(TINTS).fill(0);
    for (const other of around) if (other < grid) used[tints[other] ?? 0] = (used[tints[other] ?? 0] ?? 0) + 1;
    tints.push(used.indexOf(Math.min(...used)));
  }
  return tints;
}

/** By grid of a coverage: the grids that it borders. */
export function gridNeighbours(coverage: Coverage, grids: readonly number[]): Set<number>[] {
  const placeOf = new Map(grids.map((grid, place) => [grid, place]));
  const around = grids.map(() => new Set<number>());
  for (let edge = 0; edge < (coverage.meta[EDGES] as number); edge++) {
    if ((coverage.origin[edge * 2] as number) < 0) continue;
    const [left, right] = [coverage.face[edge * 2] as number, coverage.face[edge * 2 + 1] as number];
    if (left < 0 || right < 0) continue;
    const [a, b] = [placeOf.get(coverage.gridOf(left)), placeOf.get(coverage.gridOf(right))];
    if (a === undefined || b === undefined || a === b) continue;
    around[a]?.add(b);
    around[b]?.add(a);
  }
  return around;
}
