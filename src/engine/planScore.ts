// A draft measured in the worker: the scores of the four principles over the base units, and the last months replayed on it.
import type { Feature, Geometry } from "geojson";
import { assessmentOf, townParents } from "../core/frame/indicatorTable";
import type { Period, Selection } from "../core/frame/question";
import { toUnits } from "../core/geo/lattice";
import { buildLocator, type Locator } from "../core/geo/locate";
import { type PolygonSet, polygonSet } from "../core/geo/polygons";
import { shapesJson } from "../core/geo/shapes";
import { placeRows } from "../core/ledger/place";
import type { Cohort } from "../core/model/period";
import { UNLOCATED } from "../core/model/plan";
import { baseProperty, isBase } from "../core/model/planNumbers";
import type { ReportColumns } from "../core/model/reports";
import { type PlanScore, type ScoreInput, scorePlan, type UnitDivision } from "../core/plan/score/scorePlan";
import type { LoadKind } from "../core/plan/units/loads";
import { ASSESS_WIDTH, fieldAt } from "../core/stats/assessSums";
import { INDICATORS } from "../core/stats/indicatorList";
import { type IndicatorValue, indicatorOf } from "../core/stats/indicators";
import { rangeOf } from "../core/stats/range";
import { placedUnder } from "../core/stats/rowMask";
import type { Book } from "./book";
import { funnel } from "./casework";
import type { PlanBase } from "./planBase";
import { caseLoads, weightsOf } from "./planLoads";
import { locatorOf } from "./planLocator";
import type { OpenPlan } from "./plans";

/** The grids of a draft that have ground; null stands for the plan that is open. */
export type DraftGrids = readonly { readonly id: string; readonly geometry: Geometry }[] | null;

export interface ScoreAsked extends Selection {
  readonly grids: DraftGrids;
  readonly load: LoadKind;
}

/** The score, and which of the grids each row of it is. */
export function scoreDraft(book: Book, base: PlanBase, plan: OpenPlan, asked: ScoreAsked): PlanScore {
  const drawn = drawnGrids(plan, asked.grids);
  const { units, beats, kinds, numbers } = base;
  const division = (locator: Locator, count: number): UnitDivision => ({
    of: Int32Array.from(units.grids, ({ label }) => (label ? locator.locate(toUnits(label[0]), toUnits(label[1])) : -1)),
    count,
  });
  const words = [...new Set(kinds ?? [])].filter((word) => word !== "");
  const cases = asked.load === "cases" || asked.load === "minutes" ? casesIn(book, drawn, asked) : null;
  const input: ScoreInput = {
    grids: drawn.features,
    ids: drawn.ids,
    units: base.features,
    loads: loadsOf(book, base, asked),
    cases: cases && cases.x.length > 0 ? cases : null,
    unitTypes: kinds && { of: Int32Array.from(kinds, (kind) => words.indexOf(kind)), count: words.length },
    beats: beats && division(beats.locator, beats.grids.length),
    previous: division(locatorOf(plan), plan.plan.grids.length),
    stations: stationsIn(base, drawn.locator, drawn.ids.length),
    barriers: base.barriers,
    roads: base.roads,
    lines: base.lines,
    unitNumbers: Object.entries(numbers)
      .filter(([name]) => !isBase(name))
      .map(([name, values]) => ({ name, values: values.map((value) => value ?? Number.NaN) })),
  };
  return scorePlan(input);
}

/** Load of each base unit. */
function loadsOf(book: Book, { units, locator, numbers }: PlanBase, asked: ScoreAsked): Float64Array {
  const { load } = asked;
  const count = units.grids.length;
  if (load === "cases" || load === "minutes") return caseLoads(book, asked, locator, count, load === "minutes");
  const property = load === "equal" ? null : baseProperty(numbers, load);
  return property === null ? new Float64Array(count).fill(1) : Float64Array.from(numbers[property] ?? [], (value) => value ?? 0);
}

interface Drawn {
  readonly features: readonly Feature<Geometry | null>[];
  readonly ids: readonly string[];
  readonly set: PolygonSet;
  readonly locator: Locator;
}

function drawnGrids(open: OpenPlan, grids: DraftGrids): Drawn {
  const { plan } = open;
  if (grids === null) {
    const { features } = JSON.parse(shapesJson(plan.polygons)) as { readonly features: readonly Feature[] };
    return { features, ids: plan.grids.map(({ id }) => id), set: plan.polygons, locator: locatorOf(open) };
  }
  const set = polygonSet(grids.map(({ geometry }) => geometry));
  const features = grids.map(({ geometry }): Feature => ({ type: "Feature", properties: null, geometry }));
  return { features, ids: grids.map(({ id }) => id), set, locator: buildLocator(set) };
}

/** The selected reports that lie in a grid of the draft. */
function casesIn({ ledger, filtering }: Book, { locator, set }: Drawn, { period, filters, load }: ScoreAsked): NonNullable<ScoreInput["cases"]> {
  const { x, y, slot } = placedUnder(ledger, filtering.mask(filters));
  const { from, to } = rangeOf(ledger, period);
  const own = new Int32Array(ledger.size);
  placeRows(x, y, own, from, to, { locator, bounds: set.bounds, farMetres: ledger.farMetres });
  const rows: number[] = [];
  for (let row = from; row < to; row++) if ((own[row] as number) >= 0 && slot[row] !== UNLOCATED) rows.push(row);
  const pick = (values: ArrayLike<number>): Int32Array => Int32Array.from(rows, (row) => values[row] as number);
  const { category } = ledger.codes;
  const weight = load === "minutes" ? weightsOf(ledger) : null;
  return {
    x: pick(x),
    y: pick(y),
    slot: pick(own),
    type: category ? Int32Array.from(rows, (row) => (category[row] as number) - 1) : null, // code 0 is the empty word: no type
    types: Math.max(0, (ledger.dictionaries.category?.length ?? 1) - 1),
    ...(weight && { weight: Float64Array.from(rows, weight) }),
  };
}

/** The stations of the grids: points of one class of which each grid holds exactly one. */
function stationsIn({ points }: PlanBase, locator: Locator, count: number): ScoreInput["stations"] {
  for (const name of STATION_CLASSES) {
    const found = points.get(name) ?? [];
    const x = new Float64Array(count).fill(Number.NaN);
    const y = new Float64Array(count);
    for (const [lng = 0, lat = 0] of found) {
      const own = locator.locate(toUnits(lng), toUnits(lat));
      if (own < 0 || !Number.isNaN(x[own])) continue;
      x[own] = toUnits(lng);
      y[own] = toUnits(lat);
    }
    if (found.length === count && !x.some(Number.isNaN)) return { x, y };
  }
  return null;
}

const STATION_CLASSES = ["grid_station", "police"];

export interface ReplayAsked {
  readonly grids: DraftGrids;
  readonly period: Period;
  readonly cohort: Cohort;
  /** Seconds since 2000. */
  readonly now: number;
}

/** A grid of the draft with the four rates of its cases, and the open cases that would wait there now. */
export interface ReplayRow {
  readonly id: string;
  readonly n: number;
  readonly rates: readonly IndicatorValue[];
  readonly open: number;
  readonly late: number;
}

export interface Replay {
  readonly rows: readonly ReplayRow[];
  /** Reports of the period in no grid of the draft. */
  readonly outside: number;
}

const RATES = INDICATORS.slice(0, 4);

/** The reports of a period as if the draft had stood then: the indicators of the monthly sheet, and the queue as it stands. */
export function replayDraft(book: Book, plan: OpenPlan, { grids, period, cohort, now }: ReplayAsked): Replay {
  const { ledger } = book;
  const { ids, set, locator } = drawnGrids(plan, grids);
  const count = ids.length;
  const slot = new Int32Array(ledger.size);
  placeRows(ledger.x, ledger.y, slot, 0, ledger.size, { locator, bounds: set.bounds, farMetres: ledger.farMetres });
  const reports = Object.create(ledger, { slot: { value: slot }, slotCount: { value: count } }) as ReportColumns;
  const assessed = assessmentOf(reports, { periods: [period], cohort, now, parents: townParents(count) });
  const sums = assessed.periods[0] as Float64Array;
  const queue = funnel(book, now, { slot, slotCount: count });
  const sum = (counts: Readonly<Record<string, number>> | undefined): number => Object.values(counts ?? {}).reduce((all, each) => all + each, 0);
  const cases = (node: number): number => sums[node * ASSESS_WIDTH + fieldAt("n")] ?? 0;
  return {
    rows: ids.map((id, node) => ({
      id,
      n: cases(node),
      rates: RATES.map((indicator) => indicatorOf(indicator, sums, node)),
      open: sum(queue.grids[node]?.open),
      late: sum(queue.grids[node]?.late),
    })),
    outside: cases(count),
  };
}
