// The alphabet of the address: how one value is written into it and read back. `read` and `write` give null for what is not one.
import type { Period } from "../core/frame/question";
import type { Lamp } from "../core/model/clock";
import { toMilliseconds, toSeconds } from "../core/model/columns";
import type { Level } from "../core/model/lifecycleTable";
import { LOOKS, type LookName } from "../panels/choices";

/** Resting place of the map: zoom, then degrees. */
export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lng: number;
}

/** A tab of the analysis panel, and what is chosen in it in the tab's own words. */
export interface Look {
  readonly tab: LookName;
  readonly part: string | null;
}

/** Which open cases are looked at; null and "" leave all in. */
export interface QueueView {
  readonly level: Level | null;
  readonly lamp: Lamp | null;
  /** Id of a grid. */
  readonly grid: string | null;
  readonly find: string;
}

export const WHOLE_QUEUE: QueueView = { level: null, lamp: null, grid: null, find: "" };
const LAMPS = ["red", "yellow", "green"] as const satisfies readonly Lamp[];
/** Written out, so that the first map need not wait for the table of the lifecycle. */
const LEVELS = ["unit", "grid", "centre", "town"] as const satisfies readonly Level[];

/** Text of the address on one side, the value on the other. */
export interface Codec<T> {
  readonly read: (text: string) => T | null;
  readonly write: (value: T) => string | null;
}

const LONGEST_TEXT = 200;
export const text: Codec<string> = { read: shortText, write: shortText };
/** A text as long as a browser lets an address be. */
export const long: Codec<string> = { read: longText, write: longText };
export const month: Codec<string> = { read: monthText, write: monthText };
export const flag: Codec<boolean> = { read: (value) => (value === "1" ? true : value === "0" ? false : null), write: (value) => (value ? "1" : "0") };
export const camera: Codec<Camera> = {
  read: (value) => {
    const [zoom = Number.NaN, lat = Number.NaN, lng = Number.NaN] = value.split("/").map((part) => (part === "" ? Number.NaN : Number(part)));
    return inRange(zoom, 0, 24) && inRange(lat, -90, 90) && inRange(lng, -180, 180) ? { zoom, lat, lng } : null;
  },
  write: ({ zoom, lat, lng }) =>
    inRange(zoom, 0, 24) && inRange(lat, -90, 90) && inRange(lng, -180, 180) ? `${round(zoom, 2)}/${round(lat, 5)}/${round(lng, 5)}` : null,
};
/** What the analysis panel shows: a tab, and what is chosen in it, "fair:closure". */
export const look: Codec<Look> = {
  read: (value) => {
    const [name = "", ...rest] = value.split(":");
    const tab = LOOKS.find((one) => one === name);
    return tab === undefined ? null : { tab, part: shortText(rest.join(":")) };
  },
  write: ({ tab, part }) => (part === null ? tab : shortText(part) === null ? null : `${tab}:${part}`),
};
/** Which open cases the queue shows: "all", or level, lamp, grid and search between slashes, "-" for none. */
export const queue: Codec<QueueView> = {
  read: (value) => {
    if (value === "all") return WHOLE_QUEUE;
    const [level = "", lamp = "", grid = "", find = "", ...more] = value.split("/").map(unescaped);
    if (more.length > 0 || value.split("/").length < 2 || grid === null || find === null || find.length > LONGEST_TEXT || grid.length > LONGEST_TEXT)
      return null;
    return { level: oneOf(LEVELS).read(level ?? ""), lamp: oneOf(LAMPS).read(lamp ?? ""), grid: grid === "" ? null : grid, find };
  },
  write: ({ level, lamp, grid, find }) => {
    const parts = [level ?? "-", lamp ?? "-", escaped(grid ?? ""), escaped(find)];
    if (grid === "" || parts.includes(null) || find.length > LONGEST_TEXT || (grid ?? "").length > LONGEST_TEXT) return null;
    const text = parts.join("/").replace(/\/+$/, "");
    return text === "-/-" ? "all" : text;
  },
};
export const period: Codec<Period> = {
  read: (value) => {
    const [from = "", to = ""] = value.split("..");
    return ordered({ from: secondsOf(from), to: secondsOf(to) });
  },
  write: (value) => (ordered(value) ? `${instantText(value.from)}..${instantText(value.to)}` : null),
};

/** What a period is compared with: the stretch before, the same dates a year before, or a period of one's own. */
export type Compare = "before" | "year" | Period;
export const compare: Codec<Compare> = {
  read: (value) => (value === "before" || value === "year" ? value : period.read(value)),
  write: (value) => (typeof value === "string" ? value : period.write(value)),
};

export function oneOf<T extends string>(words: readonly T[]): Codec<T> {
  return { read: (value) => words.find((word) => word === value) ?? null, write: (value) => value };
}

/** A whole number from `low` to `high`. */
export function whole(low: number, high: number): Codec<number> {
  return {
    read: (value) => (/^\d{1,5}$/.test(value) && inRange(Number(value), low, high) ? Number(value) : null),
    write: (value) => (Number.isInteger(value) && inRange(value, low, high) ? String(value) : null),
  };
}

function escaped(value: string): string | null {
  try {
    return encodeURIComponent(value);
  } catch {
    return null; // half a character cannot be written
  }
}

function unescaped(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null; // a percent sign that escapes nothing
  }
}

function longText(value: string): string | null {
  return value.length > 0 && value.length <= 16_000 ? value : null;
}

function shortText(value: string): string | null {
  return value.length > 0 && value.length <= LONGEST_TEXT ? value : null;
}

function monthText(value: string): string | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : null;
}

/** Seconds since 2000 of an instant to the second, NaN for anything else. */
function secondsOf(value: string): number {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? toSeconds(Date.parse(value)) : Number.NaN;
}

function instantText(seconds: number): string {
  return new Date(toMilliseconds(seconds)).toISOString().replace(".000Z", "Z");
}

function ordered(value: Period): Period | null {
  return Number.isInteger(value.from) && Number.isInteger(value.to) && value.from < value.to ? value : null;
}

function inRange(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
