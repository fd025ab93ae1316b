// Whether a coverage still is one: ground between grids that no grid has, and borders that meet where they share no end. Counted from every edge.
import { cyclesThrough } from "./cycles";
import { edgesClash } from "./legal";
import type { Coverage } from "./store";
import { NO_FACE } from "./types";
import { EDGES, FACES } from "./words";

export interface CoverageFaults {
  /** Closed pieces of ground without a face, and faces without a grid. */
  readonly gaps: number;
  /** Pairs of borders that cross or lie on each other: where ground is claimed twice, its borders do. */
  readonly overlaps: number;
}

/** Counts both, exactly, in time of the number of edges. */
export function faultsOf(coverage: Coverage): CoverageFaults {
  return { gaps: gapsOf(coverage), overlaps: clashesOf(coverage) };
}

function gapsOf(coverage: Coverage): number {
  const { face, origin, faceFirst } = coverage;
  const open: number[] = [];
  for (let half = 0; half < (coverage.meta[EDGES] as number) * 2; half++) if ((origin[half] as number) >= 0 && face[half] === NO_FACE) open.push(half);
  // The walk around the coverage itself runs clockwise: its area is negative.
  let gaps = cyclesThrough(coverage, open, "face").filter(({ area2 }) => area2 > 0).length;
  for (let own = 0; own < (coverage.meta[FACES] as number); own++) if ((faceFirst[own] as number) >= 0 && coverage.gridOf(own) < 0) gaps++;
  return gaps;
}

function clashesOf(coverage: Coverage): number {
  const { x, y, origin, index } = coverage;
  index.refresh(coverage);
  let clashes = 0;
  for (let edge = 0; edge < (coverage.meta[EDGES] as number); edge++) {
    const [a, b] = [origin[edge * 2] as number, origin[edge * 2 + 1] as number];
    if (a < 0) continue;
    const [minX, maxX] = [Math.min(x[a] as number, x[b] as number), Math.max(x[a] as number, x[b] as number)];
    const [minY, maxY] = [Math.min(y[a] as number, y[b] as number), Math.max(y[a] as number, y[b] as number)];
    const count = index.query(minX, minY, maxX, maxY);
    for (let i = 0; i < count; i++) {
      const other = index.found[i] as number;
      if (other > edge && edgesClash(coverage, edge, other)) clashes++;
    }
  }
  return clashes;
}
