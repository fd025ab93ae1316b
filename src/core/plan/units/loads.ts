// The load of each unit, read from a property of its feature: population, households, cases, minutes of work.
import type { Feature, Geometry } from "geojson";

/** What a unit can bear: reports, minutes of work on them, people, homes, or one each. */
export const LOAD_KINDS = ["cases", "minutes", "population", "households", "equal"] as const;
export type LoadKind = (typeof LOAD_KINDS)[number];

export interface Loads {
  readonly loads: Float64Array;
  /** Units whose property is missing, no number or negative: they count as 0. */
  readonly missing: number;
}

/** Loads in the order of the features; numbers written as text count. null when not a single feature has a number there. */
export function loadsOf(features: readonly Feature<Geometry | null>[], property: string): Loads | null {
  let missing = 0;
  const loads = Float64Array.from(features, ({ properties }) => {
    const value: unknown = properties && Object.hasOwn(properties, property) ? properties[property] : null;
    const number = typeof value === "number" ? value : typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
    if (Number.isFinite(number) && number >= 0) return number;
    missing++;
    return 0;
  });
  return missing === features.length ? null : { loads, missing };
}
