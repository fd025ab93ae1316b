// What a page asks of hot spots and what it gets: one test over the areas of a plan, of one value each or of a value a slice of time.
import type { Filters } from "../model/filters";
import type { HotTest } from "../stats/hotSpots";
import type { Period } from "./question";

/** How neighbours are found: shared borders and corners, shared borders, or middles within a reach in metres (null: as far as nobody is alone). */
export type NeighbourRule = { readonly kind: "queen" | "rook" } | { readonly kind: "distance"; readonly reachM: number | null };

export interface HotAsked {
  readonly test: HotTest;
  readonly rule: NeighbourRule;
  /** Values of the plan's grids, by slot, one array a slice; NaN for none. */
  readonly slices: readonly Float64Array[];
  readonly permutations: number;
  readonly seed: number;
}

/** One answer a slice. */
export interface HotAnswer {
  readonly slices: readonly HotSlice[];
  readonly tested: number;
  readonly islands: number;
  /** Neighbours of a place on average. */
  readonly meanNeighbours: number;
  /** Of the rule by distance: the reach that was taken. */
  readonly reachM: number | null;
}

export interface HotSlice {
  readonly statistic: Float64Array;
  readonly p: Float64Array;
  readonly quadrant: Uint8Array;
}

/** The same test over hexagons: reports per km² in each, of every period that is named. */
export interface HotHexAsked extends Pick<HotAsked, "test" | "permutations" | "seed"> {
  /** Length of a side, metres. */
  readonly cellM: number;
  readonly periods: readonly (Period | null)[];
  readonly filters?: Filters;
}

export interface HotHexAnswer extends HotAnswer {
  /** Six corners [lng, lat] of each hexagon: 12 numbers. */
  readonly corners: Float64Array;
  /** Slot of the area that holds its middle; below zero for none. */
  readonly slots: Int32Array;
}
