// What may be written after `gridkeeper`: the options of each command, and the sentences for what is wrong with them.
import { type CleanInvocation, readClean } from "./cleanOptions";
import { readScore, type ScoreInvocation } from "./scoreOptions";
import { readSuggest, type SuggestInvocation } from "./suggestOptions";
import { defined, gather, parse, text, type Wrong, wrong } from "./words";

const COMMANDS = {
  assess: {
    grids: text,
    cases: { type: "string", multiple: true },
    mapping: text,
    crs: text,
    "time-zone": text,
    from: text,
    to: text,
    now: text,
    cohort: text,
    by: text,
    "grid-id": text,
    out: text,
  },
  check: { grids: text, crs: text, "grid-id": text, json: { type: "boolean" } },
} as const;

export const USAGE = `usage:
  gridkeeper assess --grids FILE --cases FILE... [--mapping FILE] [--crs CRS] [--time-zone TZ] [--from ISO] [--to ISO] [--now ISO]
                    [--cohort due|all] [--by none|year|month] [--grid-id PROPERTY] [--out FILE.csv]
  gridkeeper check  --grids FILE [--crs CRS] [--grid-id PROPERTY] [--json]
  gridkeeper clean  --grids FILE --out FILE [--snap METRES] [--max-gap METRES] [--crs CRS] [--grid-id PROPERTY]
  gridkeeper suggest --units FILE --load PROPERTY --grids-count K --out FILE [--seed N] [--iterations N] [--max-deviation 0.05]
                    [--goal balance|middle|compact|least_change|beats] [--plan FILE] [--start improve|scratch|grow] [--lock ID...]
                    [--beats FILE] [--barriers FILE] [--stations FILE] [--unit-id PROPERTY] [--crs CRS] [--equivalency FILE.csv] [--encoding utf-8|gb18030]
  gridkeeper score  --plan FILE --units FILE [--load PROPERTY] [--cases FILE... --mapping FILE] [--type PROPERTY] [--beats FILE]
                    [--previous FILE] [--stations FILE] [--weights balance=2,...] [--grid-id PROPERTY] [--crs CRS] [--json]
--crs is that of the boundaries; that of the reports stands in the mapping ("crs").
files: .geojson .json .topojson .csv .tsv .kml .kmz .zip (Shapefile) .gpkg .parquet, each also .gz; "-" is standard input`;

export interface AssessOptions {
  readonly grids: string;
  readonly cases: readonly string[];
  readonly mapping?: string;
  readonly crs?: string;
  readonly timeZone: string;
  readonly from?: string;
  readonly to?: string;
  readonly now?: string;
  readonly cohort: "due" | "all";
  readonly by: "none" | "year" | "month";
  readonly gridId?: string;
  readonly out?: string;
}

export interface CheckOptions {
  readonly grids: string;
  readonly crs?: string;
  readonly gridId?: string;
  readonly json: boolean;
}

export type Invocation =
  | { readonly command: "assess"; readonly options: AssessOptions }
  | { readonly command: "check"; readonly options: CheckOptions }
  | { readonly command: "help" }
  | CleanInvocation
  | SuggestInvocation
  | ScoreInvocation
  | Wrong;

/** Reads the words of the command line. Never throws: wrong usage comes back as a sentence. */
export function readInvocation(words: readonly string[]): Invocation {
  const [name, ...rest] = words;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") return { command: "help" };
  if (rest.includes("--help") || rest.includes("-h")) return { command: "help" };
  if (name === "assess") return readAssess(gather(rest, "--cases"));
  if (name === "check") return readCheck(rest);
  if (name === "clean") return readClean(rest);
  if (name === "suggest") return readSuggest(rest);
  if (name === "score") return readScore(rest);
  return wrong(`There is no command "${name}"; expected assess, check, clean, suggest or score.`);
}

function readAssess(words: readonly string[]): Invocation {
  const parsed = parse(words, COMMANDS.assess);
  if (typeof parsed === "string") return wrong(parsed);
  const { grids, cases, mapping, crs, from, to, now, cohort = "due", by = "none", "time-zone": timeZone = "UTC", "grid-id": gridId, out } = parsed;
  if (grids === undefined) return wrong("assess needs --grids FILE with the boundaries.");
  if (cases === undefined || cases.length === 0) return wrong("assess needs --cases FILE with the reports.");
  if (cohort !== "due" && cohort !== "all") return wrong(`--cohort is "${cohort}"; expected due or all.`);
  if (by !== "none" && by !== "year" && by !== "month") return wrong(`--by is "${by}"; expected none, year or month.`);
  if (!isTimeZone(timeZone)) return wrong(`--time-zone is "${timeZone}"; expected an IANA name such as Asia/Shanghai.`);
  const options = { grids, cases, timeZone, cohort, by, ...defined({ mapping, crs, from, to, now, gridId, out }) } as const;
  return { command: "assess", options };
}

function readCheck(words: readonly string[]): Invocation {
  const parsed = parse(words, COMMANDS.check);
  if (typeof parsed === "string") return wrong(parsed);
  const { grids, crs, "grid-id": gridId, json = false } = parsed;
  if (grids === undefined) return wrong("check needs --grids FILE with the boundaries.");
  return { command: "check", options: { grids, json, ...defined({ crs, gridId }) } };
}

/** Names with a region, and the few without one; abbreviations such as CST mean different zones to different people. */
function isTimeZone(name: string): boolean {
  if (!name.includes("/") && !["UTC", "GMT", "PRC", "Japan", "Singapore", "Hongkong"].includes(name)) return false;
  try {
    return name === "UTC" || new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}
