// The filters in the address: lists of words and ids, hours of the week, a drawn ring. What cannot be read is no filter.
import { WEEK_HOURS } from "../core/model/filters";
import { MEASURES, type Measure } from "../panels/choices";
import type { Codec } from "./urlCodecs";

/** Words longer than this, or more of them, are no link that anyone made. */
const LONGEST = 4000;
const MOST_CORNERS = 400;

/** A list of words: commas part them, \, and \\ stand for themselves, \e for the empty word. Never an empty list. */
export const words: Codec<readonly string[]> = {
  read: (value) => {
    if (value.length > LONGEST || value === "") return null;
    const list = parted(value);
    return write(list) === value ? list : null;
  },
  write,
};

function parted(value: string): readonly string[] {
  const list = [""];
  for (const [mark] of value.matchAll(/\\.|./gsu)) {
    const last = list.length - 1;
    if (mark === ",") list.push("");
    else if (mark !== "\\e") list[last] = (list[last] ?? "") + (mark.startsWith("\\") ? mark.slice(1) : mark);
  }
  return list;
}

function write(list: readonly string[]): string | null {
  if (list.length === 0 || new Set(list).size < list.length) return null;
  const text = list.map((word) => (word === "" ? "\\e" : word.replace(/[\\,]/g, "\\$&"))).join(",");
  return text.length > LONGEST ? null : text;
}

/** Hours of the week, as 42 hexadecimal digits: four hours a digit, the first hour its highest bit. */
export const hours: Codec<readonly number[]> = {
  read: (value) => {
    if (!/^[0-9a-f]{42}$/.test(value)) return null;
    const kept = Array.from({ length: WEEK_HOURS }, (_, hour) => hour).filter((hour) => (Number.parseInt(value[hour >> 2] ?? "0", 16) >> (3 - (hour & 3))) & 1);
    return kept.length === 0 || kept.length === WEEK_HOURS ? null : kept;
  },
  write: (kept) => {
    const set = new Set(kept);
    const bit = (hour: number): number => (set.has(hour) ? 1 : 0);
    const digits = Array.from({ length: WEEK_HOURS / 4 }, (_, at) => (bit(4 * at) << 3) | (bit(4 * at + 1) << 2) | (bit(4 * at + 2) << 1) | bit(4 * at + 3));
    return kept.length === 0 || kept.length === WEEK_HOURS ? null : digits.map((digit) => digit.toString(16)).join("");
  },
};

/** Class breaks of a measure that stay while the values change. */
export interface Frozen {
  readonly measure: Measure;
  readonly lower: readonly number[];
  readonly upper: number;
}

/** "density:12.5,80,200..731": lower edges, strictly ascending, then the upper end. */
export const frozen: Codec<Frozen> = {
  read: (value) => {
    const [name = "", edges = ""] = value.split(":");
    const [lower = "", upper = ""] = edges.split("..");
    const measure = MEASURES.find((one) => one === name);
    const read = lower.split(",").map((edge) => (edge === "" ? Number.NaN : Number(edge)));
    return measure === undefined || upper === "" ? null : checked({ measure, lower: read, upper: Number(upper) });
  },
  write: (value) => (checked(value) ? `${value.measure}:${value.lower.join()}..${value.upper}` : null),
};

function checked(value: Frozen): Frozen | null {
  const { lower, upper } = value;
  const rising =
    lower.length > 0 && lower.length <= 9 && lower.every((edge, index) => Number.isFinite(edge) && (index === 0 || edge > (lower[index - 1] as number)));
  return rising && Number.isFinite(upper) && upper >= (lower.at(-1) as number) ? value : null;
}

type Ring = readonly (readonly [number, number])[];

/** A ring of [lng, lat], to 1e-5 degrees (about a metre): "121.47/31.23,121.48/31.24,…". */
export const ring: Codec<Ring> = {
  read: (value) => {
    const corners = value.split(",").map((corner) => corner.split("/").map((part) => (part === "" ? Number.NaN : Number(part))));
    const read = corners.map(([lng = Number.NaN, lat = Number.NaN]) => [lng, lat] as const);
    return corners.every((corner) => corner.length === 2) && isRing(read) ? read : null;
  },
  write: (corners) => (isRing(corners) ? corners.map(([lng, lat]) => `${Number(lng.toFixed(5))}/${Number(lat.toFixed(5))}`).join(",") : null),
};

function isRing(corners: Ring): boolean {
  return corners.length >= 3 && corners.length <= MOST_CORNERS && corners.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90);
}
