// What may be written after `gridkeeper suggest`.
import type { Goal } from "../core/plan/suggest/goals";
import { WRITTEN_ENDINGS, writtenFormat } from "../feed/write/boundaries";
import type { CsvEncoding } from "../feed/write/csvText";
import { defined, gather, parse, text, type Wrong, wrong } from "./words";

const OPTIONS = {
  units: text,
  load: text,
  "grids-count": text,
  out: text,
  seed: text,
  iterations: text,
  "max-deviation": text,
  goal: text,
  plan: text,
  start: text,
  lock: { type: "string", multiple: true },
  beats: text,
  barriers: text,
  stations: text,
  "unit-id": text,
  crs: text,
  equivalency: text,
  encoding: text,
} as const;

export interface SuggestOptionsGiven {
  readonly units: string;
  readonly load: string;
  readonly gridCount: number;
  readonly out: string;
  readonly seed: number;
  readonly iterations: number;
  readonly maxDeviation: number;
  readonly goal: Goal | null;
  readonly start: "improve" | "scratch" | "grow";
  readonly lock: readonly string[];
  /** Of the lists of units: UTF-8 with a byte order mark, or GB18030. */
  readonly encoding: CsvEncoding;
  readonly plan?: string;
  readonly beats?: string;
  readonly barriers?: string;
  readonly stations?: string;
  readonly unitId?: string;
  readonly crs?: string;
  readonly equivalency?: string;
}

export type SuggestInvocation = { readonly command: "suggest"; readonly options: SuggestOptionsGiven };

const GOALS: readonly Goal[] = ["balance", "middle", "compact", "least_change", "beats"];
const MOST_GRIDS = 5000;

export function readSuggest(words: readonly string[]): SuggestInvocation | Wrong {
  const parsed = parse(gather(words, "--lock"), OPTIONS);
  if (typeof parsed === "string") return wrong(parsed);
  const { units, load, out, plan, beats, barriers, stations, crs, equivalency, lock = [], encoding = "utf-8", "unit-id": unitId } = parsed;
  if (units === undefined) return wrong("suggest needs --units FILE with the units that grids are made of.");
  if (load === undefined) return wrong("suggest needs --load PROPERTY, the property of the units to be shared out evenly.");
  if (out === undefined) return wrong("suggest needs --out FILE.");
  if (!/\.csv$/i.test(out) && writtenFormat(out) === null)
    return wrong(`--out ${out} has an ending that is not written; expected ${WRITTEN_ENDINGS} or .csv (the list of units).`);
  const gridCount = whole(parsed["grids-count"], 1, MOST_GRIDS);
  if (gridCount === null) return wrong(`suggest needs --grids-count K, a whole number from 1 to ${MOST_GRIDS}.`);
  const seed = whole(parsed.seed ?? "1", 0, 2 ** 31 - 1);
  if (seed === null) return wrong(`--seed is "${parsed.seed}"; expected a whole number from 0 to 2147483647.`);
  const iterations = whole(parsed.iterations ?? "1000000", 0, 1e9);
  if (iterations === null) return wrong(`--iterations is "${parsed.iterations}"; expected a whole number from 0 to 1000000000.`);
  const maxDeviation = Number(parsed["max-deviation"] ?? "0.05");
  if (!(maxDeviation > 0 && maxDeviation <= 1))
    return wrong(`--max-deviation is "${parsed["max-deviation"]}"; expected a share above 0 and up to 1, such as 0.05.`);
  const goal = parsed.goal === undefined ? null : GOALS.find((each) => each === parsed.goal);
  if (goal === undefined) return wrong(`--goal is "${parsed.goal}"; expected ${GOALS.join(", ")}.`);
  if (goal === "least_change" && plan === undefined) return wrong("--goal least_change needs --plan FILE with the plan that stands.");
  if (goal === "beats" && beats === undefined) return wrong("--goal beats needs --beats FILE with the police beats.");
  const start = parsed.start ?? (plan === undefined ? (stations === undefined ? "scratch" : "grow") : "improve");
  if (start !== "improve" && start !== "scratch" && start !== "grow") return wrong(`--start is "${start}"; expected improve, scratch or grow.`);
  if (start === "improve" && plan === undefined) return wrong("--start improve needs --plan FILE with the plan that stands.");
  if (start === "grow" && stations === undefined) return wrong("--start grow needs --stations FILE with one point for each grid.");
  if (lock.length > 0 && plan === undefined) return wrong("--lock needs --plan FILE with the plan whose grids are locked.");
  if (encoding !== "utf-8" && encoding !== "gb18030") return wrong(`--encoding is "${encoding}"; expected utf-8 or gb18030.`);
  const given = { units, load, gridCount, out, seed, iterations, maxDeviation, goal, start, lock, encoding } as const;
  return { command: "suggest", options: { ...given, ...defined({ plan, beats, barriers, stations, unitId, crs, equivalency }) } };
}

function whole(value: string | undefined, least: number, most: number): number | null {
  const number = value !== undefined && /^\d+$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most ? number : null;
}
