// What is looked at, as the hash of the address: one codec, both ways, so that a link reproduces the screen.
//
//   #/browse?period=2024-01-01T00:00:00Z..2024-07-01T00:00:00Z&measure=closure&map=12.5/31.23/121.47
//
// A parameter at its default is left out; a parameter that cannot be read falls back to its default, the others stand.
import * as z from "zod/mini";
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
  map: null,
};

type Parameters = Omit<View, "screen">;

const instant = z.codec(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)), z.int(), {
  decode: (text) => toSeconds(Date.parse(text)),
  encode: (seconds) => new Date(toMilliseconds(seconds)).toISOString().replace(".000Z", "Z"),
});
const text = z.string().check(z.minLength(1), z.maxLength(200));
const metres = z.codec(z.string().check(z.regex(/^\d{1,5}$/)), z.int().check(z.minimum(10), z.maximum(20_000)), { decode: Number, encode: String });

/** One codec for each parameter: text of the address on one side, the value on the other. */
const CODECS: { readonly [K in keyof Parameters]: z.ZodMiniType<NonNullable<Parameters[K]>, string> } = {
  plan: text,
  period: z.codec(z.string(), z.object({ from: z.int(), to: z.int() }).check(z.refine((period) => period.from < period.to)), {
    decode: (value) => {
      const [from = "", to = ""] = value.split("..");
      return { from: secondsOf(from), to: secondsOf(to) };
    },
    encode: (period) => `${z.encode(instant, period.from)}..${z.encode(instant, period.to)}`,
  }),
  measure: z.enum(MEASURES),
  method: z.enum(METHODS),
  classes: z.codec(z.string().check(z.regex(/^\d$/)), z.int().check(z.minimum(2), z.maximum(9)), { decode: Number, encode: String }),
  cohort: z.enum(["due", "all"]),
  grid: text,
  layers: z.codec(z.string(), z.readonly(z.array(z.enum(LAYERS))), {
    decode: (value) => LAYERS.filter((layer) => value.split(",").includes(layer)),
    encode: (layers) => layers.join(",") || "none",
  }),
  heatM: metres,
  hexM: metres,
  sort: z.enum(SORTS),
  descending: z.codec(z.enum(["1", "0"]), z.boolean(), { decode: (value) => value === "1", encode: (value) => (value ? "1" : "0") }),
  find: text,
  theme: z.enum(THEMES),
  lang: z.enum(["zh-CN", "en"]),
  map: z.codec(
    z.string(),
    z.object({
      zoom: z.number().check(z.minimum(0), z.maximum(24)),
      lat: z.number().check(z.minimum(-90), z.maximum(90)),
      lng: z.number().check(z.minimum(-180), z.maximum(180)),
    }),
    {
      decode: (value) => {
        const [zoom = Number.NaN, lat = Number.NaN, lng = Number.NaN] = value.split("/").map((part) => (part === "" ? Number.NaN : Number(part)));
        return { zoom, lat, lng };
      },
      encode: ({ zoom, lat, lng }) => `${round(zoom, 2)}/${round(lat, 5)}/${round(lng, 5)}`,
    },
  ),
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
    const read = z.safeDecode(CODECS[key] as z.ZodMiniType<unknown, string>, value);
    if (read.success) found[key] = read.data;
  }
  return Object.assign({ ...DEFAULT_VIEW }, found);
}

/** Writes a view as a hash; defaults are left out. `parseHash(formatHash(view))` is the view, the camera rounded to 1e-5°. */
export function formatHash(view: View): string {
  const parts: string[] = [];
  for (const key of KEYS) {
    const value = view[key];
    if (value === null || same(value, DEFAULT_VIEW[key])) continue;
    const written = z.safeEncode(CODECS[key] as z.ZodMiniType<unknown, string>, value);
    if (written.success) parts.push(`${NAMES[key]}=${escapeValue(written.data)}`);
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

function secondsOf(value: string): number {
  const read = z.safeDecode(instant, value);
  return read.success ? read.data : Number.NaN;
}

function same(value: unknown, other: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(other);
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
