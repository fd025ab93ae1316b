// Area, perimeter and moments of the grids as sums over their edges, kept by taking an edge out before it changes and putting it back after.
import type { Coverage } from "./store";
import { type GridSums, SUM_STRIDE } from "./types";
import { EDGES, GRIDS } from "./words";

/** Takes an edge out of the sums of the grids on both sides; to be called before its ends or faces change. */
export function leaveSums(coverage: Coverage, edge: number): void {
  count(coverage, edge, -1);
}

/** Puts an edge into the sums of the grids on both sides. */
export function enterSums(coverage: Coverage, edge: number): void {
  count(coverage, edge, 1);
}

/**
 * k = x1·y2 − x2·y1 is taken in lattice units about the middle of the coverage: whole numbers, exact below 6.7° of extent, so that
 * areas never drift. An edge with the same grid on both sides counts for nothing: it is no border, and its k cancel.
 */
function count(coverage: Coverage, edge: number, sign: number): void {
  const left = coverage.gridOf(coverage.face[edge * 2] as number);
  const right = coverage.gridOf(coverage.face[edge * 2 + 1] as number);
  if (left === right) return;
  const from = coverage.origin[edge * 2] as number;
  const to = coverage.origin[edge * 2 + 1] as number;
  const x1 = (coverage.x[from] as number) - coverage.originX;
  const y1 = (coverage.y[from] as number) - coverage.originY;
  const x2 = (coverage.x[to] as number) - coverage.originX;
  const y2 = (coverage.y[to] as number) - coverage.originY;
  const cross = (x1 * y2 - x2 * y1) * sign;
  const { metresX, metresY } = coverage;
  const k = cross * metresX * metresY;
  const length = Math.hypot((x2 - x1) * metresX, (y2 - y1) * metresY) * sign;
  const acrossK = (x1 + x2) * metresX * k;
  const upK = (y1 + y2) * metresY * k;
  const polarK = ((x1 * x1 + x1 * x2 + x2 * x2) * metresX * metresX + (y1 * y1 + y1 * y2 + y2 * y2) * metresY * metresY) * k;
  if (left >= 0) add(coverage, left, cross, length, acrossK, upK, polarK);
  if (right >= 0) add(coverage, right, -cross, length, -acrossK, -upK, -polarK);
}

function add(coverage: Coverage, grid: number, cross: number, length: number, acrossK: number, upK: number, polarK: number): void {
  coverage.saveSums(grid);
  const { sums } = coverage;
  const at = grid * SUM_STRIDE;
  sums[at] = (sums[at] as number) + cross;
  sums[at + 1] = (sums[at + 1] as number) + length;
  sums[at + 2] = (sums[at + 2] as number) + acrossK;
  sums[at + 3] = (sums[at + 3] as number) + upK;
  sums[at + 4] = (sums[at + 4] as number) + polarK;
}

/** The sums counted anew from all edges, as `coverage.sums` has them but for the rounding of a long edit. */
export function recountSums(coverage: Coverage): Float64Array<ArrayBuffer> {
  const kept = coverage.sums;
  coverage.sums = new Float64Array(kept.length);
  coverage.begin();
  const edges = coverage.meta[EDGES] as number;
  for (let edge = 0; edge < edges; edge++) if ((coverage.origin[edge * 2] as number) >= 0) enterSums(coverage, edge);
  const fresh = coverage.sums;
  coverage.sums = kept;
  coverage.begin();
  return fresh;
}

/** Sets the sums to what all edges say. For a new coverage, and before it is saved. */
export function resetSums(coverage: Coverage): void {
  coverage.sums = recountSums(coverage);
}

/** The measures of a grid (planner.md §2): A = ½Σk, c = (Σ(x1+x2)k, Σ(y1+y2)k)/6A, J = Σk(…)/12, I = J − A·|c|². */
export function gridSums(coverage: Coverage, grid: number): GridSums {
  if (grid < 0 || grid >= (coverage.meta[GRIDS] as number)) throw new Error(`grid ${grid} of ${coverage.meta[GRIDS]}`);
  const [cross = 0, perimeterM = 0, acrossK = 0, upK = 0, polarK = 0] = coverage.sums.subarray(grid * SUM_STRIDE, (grid + 1) * SUM_STRIDE);
  const areaM2 = (cross / 2) * coverage.metresX * coverage.metresY;
  if (cross <= 0) return { areaM2: 0, perimeterM: 0, centre: null, polsbyPopper: null, momentOfInertia: null };
  const centreX = acrossK / (6 * areaM2);
  const centreY = upK / (6 * areaM2);
  const inertia = polarK / 12 - areaM2 * (centreX ** 2 + centreY ** 2);
  return {
    areaM2,
    perimeterM,
    centre: [coverage.originX + centreX / coverage.metresX, coverage.originY + centreY / coverage.metresY],
    polsbyPopper: (4 * Math.PI * areaM2) / perimeterM ** 2,
    momentOfInertia: inertia > 0 ? areaM2 ** 2 / (2 * Math.PI * inertia) : null,
  };
}
