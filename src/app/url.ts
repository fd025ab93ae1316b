// What is looked at, as the hash of the address: one codec, both ways, so that a link reproduces the screen.
//
//   #/browse?period=2024-01-01T00:00:00Z..2024-07-01T00:00:00Z&measure=closure&map=12.5/31.23/121.47
//
// A parameter at its default is left out; a parameter that cannot be read falls back to its default, the others stand.
import type { Cohort, Period } from "../core/frame/question";
import { toMilliseconds, toSeconds } from "../core/model/columns";
import type { Language } from "../core/model/issue";
import { type ClassMethod, LAYERS, type LayerName, MEASURES, METHODS, type Measure, SORTS, type SortColumn, THEMES, type ThemeChoice } from "../panels/choices";

/** Resting place of the map: zoom, then degrees. */
export interface Camera {
  readonly zoom: number;
  readonly lat: number;
  readonly lng: number;
}

/** Everything that is looked at. null stands for "as it comes": all time, the reader's language, the whole plan in view. */
export interface View {
  readonly screen: "browse";
  readonly plan: string | null;
  readonly period: Period | null;
  readonly measure: Measure;
  readonly method: ClassMethod;
  readonly classes: number;
  readonly cohort: Cohort;
  readonly grid: string | null;
  readonly layers: readonly LayerName[];
  /** Bandwidth of the heatmap, metres. */
  readonly heatM: number;
  /** Side of the hex bins, metres. */
  readonly hexM: number;
  readonly sort: SortColumn;
  readonly descending: boolean;
  readonly find: string;
  readonly theme: ThemeChoice;
  readonly lang: Language | null;
  /** Month whose assessment is open, "2026-05". */
  readonly month: string | null;
  readonly map: Camera | null;
}

export const DEFAULT_VIEW: View = {
  screen: "browse",
  plan: null,
  period: null,
  measure: "density",
  method: "quantile",
  classes: 5,
  cohort: "due",
  grid: null,
  layers: ["ground", "grids", "labels", "points"],
  heatM: 200,
  hexM: 200,
  sort: "order",
  descending: false,
  find: "",
  theme: "auto",
  lang: null,
  month: null,
  map: null,
};

type Parameters = Omit<View, "screen">;

/** One codec for each parameter: text of the address on one side, the value on the other. `read` and `write` give null for what is not one. */
interface Codec<T> {
  readonly read: (text: string) => T | null;
  readonly write: (value: T) => string | null;
}

const LONGEST_TEXT = 200;
const text: Codec<string> = { read: shortText, write: shortText };
const metres = whole(10, 20_000);
const camera: Codec<Camera> = {
  read: (value) => {
    const [zoom = Number.NaN, lat = Number.NaN, lng = Number.NaN] = value.split("/").map((part) => (part === "" ? Number.NaN : Number(part)));
    return inRange(zoom, 0, 24) && inRange(lat, -90, 90) && inRange(lng, -180, 180) ? { zoom, lat, lng } : null;
  },
  write: ({ zoom, lat, lng }) =>
    inRange(zoom, 0, 24) && inRange(lat, -90, 90) && inRange(lng, -180, 180) ? `${round(zoom, 2)}/${round(lat, 5)}/${round(lng, 5)}` : null,
};
const period: Codec<Period> = {
  read: (value) => {
    const [from = "", to = ""] = value.split("..");
    return ordered({ from: secondsOf(from), to: secondsOf(to) });
  },
  write: (value) => (ordered(value) ? `${instantText(value.from)}..${instantText(value.to)}` : null),
};

const CODECS: { readonly [K in keyof Parameters]: Codec<NonNullable<Parameters[K]>> } = {
  plan: text,
  period,
  measure: oneOf(MEASURES),
  method: oneOf(METHODS),
  classes: whole(2, 9),
  cohort: oneOf(["due", "all"]),
  grid: text,
  layers: {
    // Order and repetition do not matter; one word that is no layer does not take the others away.
    read: (value) => LAYERS.filter((layer) => value.split(",").includes(layer)),
    write: (layers) => layers.join(",") || "none",
  },
  heatM: metres,
  hexM: metres,
  sort: oneOf(SORTS),
  descending: { read: (value) => (value === "1" ? true : value === "0" ? false : null), write: (value) => (value ? "1" : "0") },
  find: text,
  theme: oneOf(THEMES),
  lang: oneOf(["zh-CN", "en"]),
  month: { read: monthText, write: monthText },
  map: camera,
};

/** Name of each parameter in the address. */
const NAMES: { readonly [K in keyof Parameters]: string } = {
  plan: "plan",
  period: "period",
  measure: "measure",
  method: "method",
  classes: "classes",
  cohort: "cohort",
  grid: "grid",
  layers: "layers",
  heatM: "heat",
  hexM: "hex",
  sort: "sort",
  descending: "desc",
  find: "find",
  theme: "theme",
  lang: "lang",
  month: "month",
  map: "map",
};
const KEYS = Object.keys(NAMES) as (keyof Parameters)[];

/** Reads a hash such as "#/browse?measure=n". Never fails: what cannot be read is as if it were not there. */
export function parseHash(hash: string): View {
  const query = hash.slice(hash.indexOf("?") + 1);
  const given = new URLSearchParams(hash.includes("?") ? query : "");
  const found: Record<string, unknown> = {};
  for (const key of KEYS) {
    const value = given.get(NAMES[key]);
    if (value === null) continue;
    const read = CODECS[key].read(value);
    if (read !== null) found[key] = read;
  }
  return Object.assign({ ...DEFAULT_VIEW }, found);
}

/** Writes a view as a hash; defaults are left out. `parseHash(formatHash(view))` is the view, the camera rounded to 1e-5°. */
export function formatHash(view: View): string {
  const parts: string[] = [];
  for (const key of KEYS) {
    const value = view[key];
    if (value === null || same(value, DEFAULT_VIEW[key])) continue;
    const written = (CODECS[key] as Codec<unknown>).write(value);
    if (written !== null) parts.push(`${NAMES[key]}=${escapeValue(written)}`);
  }
  return `#/${view.screen}${parts.length > 0 ? `?${parts.join("&")}` : ""}`;
}

/** Percent-escapes a value but leaves what is harmless in a hash readable. */
function escapeValue(value: string): string {
  return new URLSearchParams([["", value]])
    .toString()
    .slice(1)
    .replace(/%(3A|2F|2C)/g, (code) => decodeURIComponent(code));
}

function oneOf<T extends string>(words: readonly T[]): Codec<T> {
  return { read: (value) => words.find((word) => word === value) ?? null, write: (value) => value };
}

/** A whole number from `low` to `high`. */
function whole(low: number, high: number): Codec<number> {
  return {
    read: (value) => (/^\d{1,5}$/.test(value) && inRange(Number(value), low, high) ? Number(value) : null),
    write: (value) => (Number.isInteger(value) && inRange(value, low, high) ? String(value) : null),
  };
}

function shortText(value: string): string | null {
  return value.length > 0 && value.length <= LONGEST_TEXT ? value : null;
}

/** Seconds since 2000 of an instant to the second, NaN for anything else. */
function monthText(value: string): string | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(value) ? value : null;
}

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

function same(value: unknown, other: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(other);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
