// The coverage as paths that the canvas keeps: made once after a change, drawn under any camera by a transform alone.
//
// Paths are in lattice units eastward from the middle of the coverage, and in Mercator units of the same size southward, so that they lie on the map exactly.
import { toDegrees, UNITS_PER_DEGREE } from "../../core/geo/lattice";
import { following } from "../../core/plan/coverage/cycles";
import type { Coverage } from "../../core/plan/coverage/store";
import { EDGES, GRIDS } from "../../core/plan/coverage/words";
import { type Projection, seriesOfMercator } from "./projection";

const RADIANS = Math.PI / 180;

export interface CoveragePaths {
  /** Ground of each grid; null without ground. */
  readonly grids: readonly (Path2D | null)[];
  /** Ground that no grid has, though a face does. */
  readonly unassigned: Path2D;
  /** Borders between faces of one grid. Those of the grids are the rims of their ground. */
  readonly inner: Path2D;
  readonly locked: Path2D;
}

/** Turns lattice places into those of the paths. */
export interface Plane {
  x(units: number): number;
  y(units: number): number;
}

export function planeOf({ originX, originY }: Coverage): Plane {
  const latitude = toDegrees(originY) * RADIANS;
  const up = seriesOfMercator(latitude);
  const scale = UNITS_PER_DEGREE / RADIANS;
  return { x: (units) => units - originX, y: (units) => -up(toDegrees(units - originY) * RADIANS) * scale };
}

/** Sets the transform under which paths lie where a projection wants them; returns how many path units a CSS pixel is. */
export function setPlane(context: CanvasRenderingContext2D, { originX, originY }: Coverage, projection: Projection, ratio: number): number {
  const scale = (projection.x(originX + 1_000_000) - projection.x(originX)) / 1_000_000;
  context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * projection.x(originX), ratio * projection.y(originY));
  return 1 / scale;
}

/** All paths of a coverage. */
export function pathsOf(coverage: Coverage): CoveragePaths {
  const plane = planeOf(coverage);
  const grids: (Path2D | null)[] = Array.from({ length: coverage.meta[GRIDS] as number }, () => null);
  const paths = { unassigned: new Path2D(), inner: new Path2D(), locked: new Path2D() };
  const { x, y, origin, lock } = coverage;
  const edges = coverage.meta[EDGES] as number;
  const seen = new Uint8Array(edges * 2);
  for (let edge = 0; edge < edges; edge++) {
    const [a, b] = [origin[edge * 2] as number, origin[edge * 2 + 1] as number];
    if (a < 0) continue;
    const [left, right] = [coverage.gridOf(coverage.face[edge * 2] as number), coverage.gridOf(coverage.face[edge * 2 + 1] as number)];
    for (const path of [left === right ? paths.inner : null, lock[edge] === 1 ? paths.locked : null]) {
      path?.moveTo(plane.x(x[a] as number), plane.y(y[a] as number));
      path?.lineTo(plane.x(x[b] as number), plane.y(y[b] as number));
    }
    if (left === right) continue;
    for (const half of [edge * 2, edge * 2 + 1]) {
      if (seen[half] === 1 || (coverage.face[half] as number) < 0) continue;
      const grid = coverage.gridOf(coverage.face[half] as number);
      if (grid >= 0) grids[grid] ??= new Path2D();
      addCycle(coverage, plane, half, seen, grid >= 0 ? (grids[grid] as Path2D) : paths.unassigned);
    }
  }
  return { grids, ...paths };
}

/** One closed walk along the border of a grid. */
function addCycle(coverage: Coverage, plane: Plane, start: number, seen: Uint8Array, path: Path2D): void {
  const { x, y, origin } = coverage;
  let half = start;
  do {
    seen[half] = 1;
    const vertex = origin[half] as number;
    if (half === start) path.moveTo(plane.x(x[vertex] as number), plane.y(y[vertex] as number));
    else path.lineTo(plane.x(x[vertex] as number), plane.y(y[vertex] as number));
    half = following(coverage, half, "grid");
  } while (half !== start);
  path.closePath();
}

/** The ground of single faces: those that a gesture touches. */
export function facePath(coverage: Coverage, plane: Plane, faces: Iterable<number>): Path2D {
  const path = new Path2D();
  const { x, y, origin, next } = coverage;
  for (const face of faces) {
    const seen = new Set<number>();
    for (let first = coverage.faceFirst[face] as number; first >= 0; first = coverage.faceNext[first] as number) {
      if (seen.has(first)) continue;
      let half = first;
      do {
        seen.add(half);
        const vertex = origin[half] as number;
        if (half === first) path.moveTo(plane.x(x[vertex] as number), plane.y(y[vertex] as number));
        else path.lineTo(plane.x(x[vertex] as number), plane.y(y[vertex] as number));
        half = next[half] as number;
      } while (half !== first);
      path.closePath();
    }
  }
  return path;
}
