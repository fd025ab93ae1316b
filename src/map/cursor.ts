// The keyboard's way from grid to grid: the nearest one in the direction of the key.
import type { Grid } from "../core/model/plan";

export type Direction = "left" | "right" | "up" | "down";

/** How much a step aside counts against a step ahead. */
const ASIDE = 2;

/** Slot of the grid whose label point is nearest to a position [lng, lat]; null when no grid has one. */
export function nearestGrid(grids: readonly Pick<Grid, "slot" | "label">[], position: readonly [number, number]): number | null {
  return best(grids, position, (dx, dy) => dx * dx + dy * dy);
}

/**
 * Slot of the next grid in a direction as seen from the grid at `from`: within a quarter turn of the direction,
 * nearest first, where a step aside counts double. `from` itself when there is none.
 */
export function nextGrid(grids: readonly Pick<Grid, "slot" | "label">[], from: number, direction: Direction): number {
  const start = grids[from]?.label;
  if (!start) return nearestGrid(grids, [0, 0]) ?? from;
  const found = best(grids, start, (dx, dy) => {
    const ahead = direction === "right" ? dx : direction === "left" ? -dx : direction === "up" ? dy : -dy;
    const aside = Math.abs(direction === "left" || direction === "right" ? dy : dx);
    return ahead > 0 && aside <= ahead ? ahead + ASIDE * aside : Number.POSITIVE_INFINITY;
  });
  return found ?? from;
}

/** Slot with the smallest cost; x is shrunk by the cosine of the latitude, so that both axes are of one length. */
function best(grids: readonly Pick<Grid, "slot" | "label">[], [lng, lat]: readonly [number, number], cost: (dx: number, dy: number) => number): number | null {
  const shrink = Math.cos((lat * Math.PI) / 180);
  let slot: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const grid of grids) {
    if (!grid.label) continue;
    const price = cost((grid.label[0] - lng) * shrink, grid.label[1] - lat);
    if (price < least) {
      least = price;
      slot = grid.slot;
    }
  }
  return slot;
}
