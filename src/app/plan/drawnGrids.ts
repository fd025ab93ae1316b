// The grids of a draft as it stands, for the engine to measure: their shapes under the ids of the plan.
import { shapesOf } from "../../core/plan/coverage/shapes";
import type { Coverage } from "../../core/plan/coverage/store";
import type { DraftGrids } from "../../engine/planScore";

export interface DrawnGrids {
  /** Grids of the coverage that have ground. */
  readonly grids: readonly number[];
  readonly shapes: NonNullable<DraftGrids>;
}

/** `ids` are those of the plan; grids that it did not have are called by their number. */
export function drawnGrids(coverage: Coverage, ids: readonly string[]): DrawnGrids {
  const drawn = shapesOf(coverage, "grid").flatMap((geometry, grid) => (geometry ? [{ grid, id: ids[grid] ?? `#${grid + 1}`, geometry }] : []));
  return { grids: drawn.map(({ grid }) => grid), shapes: drawn.map(({ id, geometry }) => ({ id, geometry })) };
}
