// From values to classes: what the map paints, one byte a grid.
import { type Breaks, classOf, isClassed } from "../stats/breaks";
import { NO_DATA_CLASS, ZERO_CLASS } from "./pictures";

/** Class of every value: an index into the breaks' classes, ZERO_CLASS, or NO_DATA_CLASS for null and what is no number. */
export function classIndexes(values: ArrayLike<number | null>, breaks: Breaks): Uint8Array {
  const classes = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? null;
    if (isClassed(value)) classes[i] = breaks.lower.length === 0 ? NO_DATA_CLASS : classOf(value, breaks);
    else classes[i] = value === 0 ? ZERO_CLASS : NO_DATA_CLASS;
  }
  return classes;
}
