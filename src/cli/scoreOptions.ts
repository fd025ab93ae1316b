// What may be written after `gridkeeper score`.
import type { Axis, AxisWeights } from "../core/plan/score/axes";
import { defined, gather, parse, text, type Wrong, wrong } from "./words";

const OPTIONS = {
  plan: text,
  units: text,
  load: text,
  type: text,
  cases: { type: "string", multiple: true },
  mapping: text,
  "time-zone": text,
  beats: text,
  previous: text,
  stations: text,
  weights: text,
  "grid-id": text,
  crs: text,
  json: { type: "boolean" },
} as const;

export interface ScoreOptionsGiven {
  readonly plan: string;
  readonly units: string;
  readonly cases: readonly string[];
  readonly timeZone: string;
  readonly json: boolean;
  readonly weights: AxisWeights;
  readonly load?: string;
  readonly type?: string;
  readonly mapping?: string;
  readonly beats?: string;
  readonly previous?: string;
  readonly stations?: string;
  readonly gridId?: string;
  readonly crs?: string;
}

export type ScoreInvocation = { readonly command: "score"; readonly options: ScoreOptionsGiven };

const AXES: readonly Axis[] = ["completeness", "convenience", "balance", "differentiation", "beats", "compactness", "stability"];
const FOUR_PRINCIPLES: AxisWeights = { completeness: 1, convenience: 1, balance: 1, differentiation: 1 };

export function readScore(words: readonly string[]): ScoreInvocation | Wrong {
  const parsed = parse(gather(words, "--cases"), OPTIONS);
  if (typeof parsed === "string") return wrong(parsed);
  const {
    plan,
    units,
    load,
    type,
    cases = [],
    mapping,
    beats,
    previous,
    stations,
    crs,
    json = false,
    "time-zone": timeZone = "UTC",
    "grid-id": gridId,
  } = parsed;
  if (plan === undefined) return wrong("score needs --plan FILE with the grids.");
  if (units === undefined) return wrong("score needs --units FILE with the units that grids are made of.");
  const weights = parsed.weights === undefined ? FOUR_PRINCIPLES : readWeights(parsed.weights);
  if (weights === null) return wrong(`--weights is "${parsed.weights}"; expected such as balance=2,convenience=1 of ${AXES.join(", ")}.`);
  return {
    command: "score",
    options: { plan, units, cases, timeZone, json, weights, ...defined({ load, type, mapping, beats, previous, stations, gridId, crs }) },
  };
}

function readWeights(text: string): AxisWeights | null {
  const weights: { [K in Axis]?: number } = {};
  for (const part of text.split(",")) {
    const [name, value = ""] = part.split("=");
    const axis = AXES.find((each) => each === name);
    const weight = value.trim() === "" ? Number.NaN : Number(value);
    if (axis === undefined || !(weight >= 0)) return null;
    weights[axis] = weight;
  }
  return weights;
}
