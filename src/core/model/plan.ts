// A plan: the grids in their order. A slot is a grid's place in it; only this file translates between ids and slots.
import { type Bounds, OUTSIDE as IN_NO_POLYGON, type PolygonSet } from "../geo/polygons";

/** A grid's own name for itself (a 15-digit code, "06075010100", …): always a string. */
export type GridId = string & { readonly brand: "GridId" };
/** Index of a grid in its plan: MapLibre feature id, index into every array of sums, answer of `locate`. */
export type Slot = number;

/** Answer of `locate` for a position in no grid. */
export const OUTSIDE = IN_NO_POLYGON;
/** No usable position. */
export const UNLOCATED = -2;

export interface Grid {
  readonly slot: Slot;
  readonly id: GridId;
  readonly name: string;
  /** Its name in English, where the plan has one. */
  readonly nameEn?: string;
  /** Geodesic area (Turf), m². */
  readonly areaM2: number;
  /** Degrees, [minLng, minLat, maxLng, maxLat]; null for a grid without area. */
  readonly bbox: readonly [number, number, number, number] | null;
  /** A point to put the label on, [lng, lat] in degrees. */
  readonly label: readonly [number, number] | null;
}

export interface Plan {
  /** File name or title. */
  readonly name: string;
  readonly grids: readonly Grid[];
  readonly polygons: PolygonSet;
  readonly bounds: Bounds;
  /** True when the product drew the data itself (demo town). */
  readonly generated: boolean;
}

/** Slot of a grid id, or null when the plan has no such grid. */
export function slotOf(plan: Pick<Plan, "grids">, id: string): Slot | null {
  return plan.grids.find((grid) => grid.id === id)?.slot ?? null;
}
