// What the values of a column look like: numbers, instants, positions, names of their own. Samples decide, names only propose.
import type { PointForm } from "../core/model/mapping";

const NO_VALUE: ReadonlySet<string> = new Set(["", "-", "--", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "\\n", "无", "暂无"]);

/** Samples without what stands for "no value" (empty, NA, null, -, 无, …), trimmed. */
export function valuesOf(samples: readonly string[]): readonly string[] {
  return samples.map((sample) => sample.trim()).filter((sample) => !NO_VALUE.has(sample.toLowerCase()));
}

/** The share of values that fulfil a condition; 0 of nothing. */
export function share(values: readonly string[], condition: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(condition).length / values.length;
}

const DATE = /^["']?(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[- ][a-z]{3}[- ]\d{2,4}|[a-z]{3,9}\.? \d{1,2},? \d{4})/i;
const PACKED = /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])([ T]?\d{2}:?\d{2}(:?\d{2})?)?$/;
const EPOCH = /^(\d{9,10}|\d{12,13})(\.\d+)?$/;

/** An instant or a day, in any of the usual spellings. */
export function looksLikeTime(value: string): boolean {
  return DATE.test(value) || PACKED.test(value) || EPOCH.test(value);
}

/** A plain decimal number, as coordinates are written. */
export function looksLikeNumber(value: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value);
}

const POINT_FORMS: readonly (readonly [PointForm, RegExp])[] = [
  ["(lat, lon)", /^[([]?\s*-?\d{1,3}(\.\d+)?°?\s*[,，;]\s*-?\d{1,3}(\.\d+)?°?\s*[)\]]?$/],
  ["wkt", /^(srid=\d+;\s*)?point\s*(z|m|zm)?\s*\(/i],
  ["ewkb", /^(\\x)?(00|01)[0-9a-f]{40,}$/i],
  ["geojson", /^\{.*"type"\s*:\s*"Point".*\}$/s],
];

/** The form in which a column holds whole positions, or null when it holds none. */
export function pointFormOf(samples: readonly string[]): PointForm | null {
  const values = valuesOf(samples);
  return POINT_FORMS.find(([, pattern]) => share(values, (value) => pattern.test(value)) > 0.5)?.[0] ?? null;
}

/** True when nearly every row has a value and nearly all values differ: the same case twice in the first rows is no reason to lose the id. */
export function looksUnique(samples: readonly string[]): boolean {
  const values = valuesOf(samples);
  return values.length > 0 && values.length >= samples.length * 0.9 && new Set(values).size >= values.length * 0.9;
}
