// A deviation as it is read: a percentage with its sign.
import { type Format, NOTHING } from "../format";

export function signedPercent(value: number | null, format: Format): string {
  return value === null ? NOTHING : `${value > 0 ? "+" : value < 0 ? "−" : ""}${format.percent(Math.abs(value))}`;
}
