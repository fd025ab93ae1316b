// What is looked at, as the hash of the address: one codec, both ways, so that a link reproduces the screen.
//
//   #/browse?period=2024-01-01T00:00:00Z..2024-07-01T00:00:00Z&measure=closure&map=12.5/31.23/121.47
//
// A parameter at its default is left out; a parameter that cannot be read falls back to its default, the others stand.
import type { Cohort, Period } from "../core/frame/question";
import type { Language } from "../core/model/issue";
import { type ClassMethod, LAYERS, type LayerName, MEASURES, METHODS, type Measure, SORTS, type SortColumn, THEMES, type ThemeChoice } from "../panels/choices";
import { type Frozen, frozen, hours, ring, words } from "./filterCodecs";
import {
  type Camera,
  type Codec,
  type Compare,
  camera,
  compare,
  flag,
  type Look,
  long,
  look,
  month,
  oneOf,
  period,
  type QueueView,
  queue,
  text,
  whole,
} from "./urlCodecs";

/** The screens; a hash that names none of them opens the first. */
const SCREENS = ["browse", "plan", "wall"] as const;
export type Screen = (typeof SCREENS)[number];

/** Everything that is looked at. null stands for "as it comes": all time, the reader's language, the whole plan in view. */
export interface View {
  readonly screen: Screen;
  readonly plan: string | null;
  readonly period: Period | null;
  /** The earlier period beside `period`; null for one alone. */
  readonly compare: Compare | null;
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
  /** The map and its legend alone, to stand in another page. */
  readonly embed: boolean;
  /** Month whose assessment is open, "2026-05". */
  readonly month: string | null;
  /** The month as a book, a page a grid, in place of its sheet. */
  readonly book: boolean;
  /** What the analysis panel shows; null closes it. */
  readonly look: Look | null;
  /** Whose profile is open: "town", "grid" (the chosen one) or "centre:" and its name. */
  readonly profile: string | null;
  /** The queue of open cases that is open. */
  readonly queue: QueueView | null;
  /** Id of the case that is open. */
  readonly case: string | null;
  readonly map: Camera | null;
  /** Class breaks that stay whatever is filtered; null fits them to what is shown. */
  readonly frozen: Frozen | null;
  /** Whether the filter panel is open. */
  readonly filtering: boolean;
  /** Hours of the week that stay, 0 Monday 00–01. The filters: null keeps everything. */
  readonly hours: readonly number[] | null;
  readonly category: readonly string[] | null;
  readonly source: readonly string[] | null;
  readonly department: readonly string[] | null;
  readonly state: readonly string[] | null;
  readonly level: readonly string[] | null;
  /** Ids of grids. */
  readonly grids: readonly string[] | null;
  readonly lasso: readonly (readonly [number, number])[] | null;
  readonly text: string | null;
  /** The setting of the wall: a file of this site, or the setting itself as JSON. */
  readonly wall: string | null;
  /** Which view of the wall's list is on, from 1. */
  readonly step: number | null;
}

export const DEFAULT_VIEW: View = {
  screen: "browse",
  plan: null,
  period: null,
  compare: null,
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
  embed: false,
  month: null,
  book: false,
  look: null,
  profile: null,
  queue: null,
  case: null,
  map: null,
  frozen: null,
  filtering: false,
  hours: null,
  category: null,
  source: null,
  department: null,
  state: null,
  level: null,
  grids: null,
  lasso: null,
  text: null,
  wall: null,
  step: null,
};

type Parameters = Omit<View, "screen">;

const metres = whole(10, 20_000);

const CODECS: { readonly [K in keyof Parameters]: Codec<NonNullable<Parameters[K]>> } = {
  plan: text,
  period,
  compare,
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
  descending: flag,
  find: text,
  theme: oneOf(THEMES),
  lang: oneOf(["zh-CN", "en"]),
  embed: flag,
  month,
  book: flag,
  look,
  profile: text,
  queue,
  case: text,
  map: camera,
  frozen,
  filtering: flag,
  hours,
  category: words,
  source: words,
  department: words,
  state: words,
  level: words,
  grids: words,
  lasso: ring,
  text,
  wall: long,
  step: whole(1, 100),
};

/** Name of each parameter in the address. */
const NAMES: { readonly [K in keyof Parameters]: string } = {
  plan: "plan",
  period: "period",
  compare: "compare",
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
  embed: "embed",
  month: "month",
  book: "book",
  look: "look",
  profile: "profile",
  queue: "queue",
  case: "case",
  map: "map",
  frozen: "breaks",
  filtering: "filters",
  hours: "hours",
  category: "category",
  source: "source",
  department: "department",
  state: "state",
  level: "level",
  grids: "grids",
  lasso: "lasso",
  text: "text",
  wall: "wall",
  step: "step",
};
const KEYS = Object.keys(NAMES) as (keyof Parameters)[];

/** Reads a hash such as "#/browse?measure=n". Never fails: what cannot be read is as if it were not there. */
export function parseHash(hash: string): View {
  const [path = "", ...query] = hash.split("?");
  const given = new URLSearchParams(query.join("?"));
  const found: Record<string, unknown> = { screen: SCREENS.find((screen) => path === `#/${screen}`) ?? DEFAULT_VIEW.screen };
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

function same(value: unknown, other: unknown): boolean {
  return JSON.stringify(value) === JSON.stringify(other);
}
