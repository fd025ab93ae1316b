// `gridkeeper score`: a plan measured by the four principles, by beats, compactness and stability; gates first, every number shown.

import { toUnits } from "../core/geo/lattice";
import { buildLocator } from "../core/geo/locate";
import { createLedger, type Ledger } from "../core/ledger/ledger";
import { type Issue, issueText } from "../core/model/issue";
import { propertyText } from "../core/model/planIds";
import { done, type Result, refused } from "../core/model/result";
import { type ScoreInput, scorePlan, type UnitDivision } from "../core/plan/score/scorePlan";
import { loadsOf } from "../core/plan/units/loads";
import { loadCases } from "./cases";
import type { ScoreOptionsGiven } from "./scoreOptions";
import { scoreJson, scoreText } from "./scoreText";
import { areaOfUnits, type Opened, openAreas, openFeatures } from "./units";

/** Runs the command and returns its exit code: 0 done and all gates passed, 1 a gate not passed or a file at fault, 2 wrong usage. */
export async function score(options: ScoreOptionsGiven): Promise<number> {
  const opened = await openInput(options);
  if (!opened.ok) return fault(opened.issue);
  if (typeof opened.value === "string") {
    process.stderr.write(`${opened.value}\n`);
    return 2;
  }
  const { input, ids, loadIs, typeNames } = opened.value;
  const result = scorePlan(input);
  const facts = { ids, loadIs, typeNames, weights: options.weights };
  process.stdout.write(options.json ? `${JSON.stringify(scoreJson(result, facts), null, 1)}\n` : scoreText(result, facts));
  return result.gates.pass ? 0 : 1;
}

interface OpenedInput {
  readonly input: ScoreInput;
  readonly ids: readonly string[];
  /** What the load is, in words. */
  readonly loadIs: string;
  readonly typeNames: readonly string[];
}

/** Reads all files; a text is wrong usage that shows only then. */
async function openInput(options: ScoreOptionsGiven): Promise<Result<OpenedInput | string>> {
  const crs = options.crs === undefined ? {} : { crs: options.crs };
  const plan = await openAreas(options.plan, { labels: false, ...crs, ...(options.gridId !== undefined && { idProperty: options.gridId }) });
  if (!plan.ok) return plan;
  const units = await openAreas(options.units, { labels: options.beats !== undefined || options.previous !== undefined });
  if (!units.ok) return units;
  const { features } = units.value;
  const loads = options.load === undefined ? null : loadsOf(features, options.load);
  if (options.load !== undefined && loads === null)
    return refused({ code: "plan_property_missing", file: units.value.plan.name, place: options.load, detail: { properties: "–" } });
  const cases = await openCases(options, plan.value);
  if (!cases.ok) return cases;
  const beats = await division(options.beats, units.value);
  if (!beats.ok) return beats;
  const previous = await division(options.previous, units.value);
  if (!previous.ok) return previous;
  const stations = await openStations(options.stations);
  if (!stations.ok) return stations;
  const count = plan.value.plan.grids.length;
  if (stations.value && stations.value.x.length !== count)
    return done(`${options.stations} has ${stations.value.x.length} points, but the plan has ${count} grids; expected one for each grid.`);
  const types = options.type === undefined ? null : typesOf(units.value, options.type);
  const ids = plan.value.plan.grids.map(({ id }) => id);
  const input: ScoreInput = {
    grids: plan.value.features,
    ids,
    units: features,
    loads: loads?.loads ?? new Float64Array(features.length).fill(1),
    cases: cases.value?.cases ?? null,
    unitTypes: types,
    beats: beats.value,
    previous: previous.value,
    stations: stations.value,
  };
  return done({ input, ids, loadIs: cases.value ? "cases" : (options.load ?? "units"), typeNames: cases.value?.typeNames ?? types?.names ?? [] });
}

async function openCases(
  { cases, mapping, timeZone }: ScoreOptionsGiven,
  { plan }: Opened,
): Promise<Result<{ readonly cases: NonNullable<ScoreInput["cases"]>; readonly typeNames: readonly string[] } | null>> {
  if (cases.length === 0) return done(null);
  const ledger: Ledger = createLedger();
  for (const path of cases) {
    const loaded = await loadCases(ledger, path, { timeZone, ...(mapping !== undefined && { mapping }) });
    if (!loaded.ok) return loaded;
  }
  ledger.finish();
  ledger.relocate(buildLocator(plan.polygons), plan.bounds);
  const column = ledger.codes.category;
  const typeNames = ledger.dictionaries.category ?? [];
  const located = [...ledger.slot.keys()].filter((row) => (ledger.slot[row] as number) >= 0);
  const pick = (values: ArrayLike<number>): Int32Array => Int32Array.from(located, (row) => values[row] as number);
  // Code 0 is the empty word: no type.
  return done({
    cases: {
      x: pick(ledger.x),
      y: pick(ledger.y),
      slot: pick(ledger.slot),
      type: column ? pick(column).map((code) => code - 1) : null,
      types: Math.max(0, typeNames.length - 1),
    },
    typeNames: typeNames.slice(1),
  });
}

/** Another division of the units: which area of a file each lies in. */
async function division(path: string | undefined, units: Opened): Promise<Result<UnitDivision | null>> {
  if (path === undefined) return done(null);
  const areas = await openAreas(path, { labels: false });
  return areas.ok ? done({ of: areaOfUnits(units.plan, areas.value.plan), count: areas.value.plan.grids.length }) : areas;
}

async function openStations(path: string | undefined): Promise<Result<ScoreInput["stations"]>> {
  if (path === undefined) return done(null);
  const file = await openFeatures(path, undefined);
  if (!file.ok) return file;
  const points = file.value.features.flatMap(({ geometry }) => (geometry?.type === "Point" ? [geometry.coordinates] : []));
  return done({ x: points.map(([lng = 0]) => toUnits(lng)), y: points.map(([, lat = 0]) => toUnits(lat)) });
}

function typesOf({ features }: Opened, property: string): UnitDivision & { readonly names: readonly string[] } {
  const words = features.map((feature) => propertyText(feature, property));
  const names = [...new Set(words)].filter((word) => word !== null);
  const number = new Map(names.map((name, index) => [name, index]));
  return { of: Int32Array.from(words, (word) => (word === null ? -1 : (number.get(word) ?? -1))), count: names.length, names };
}

function fault(issue: Issue): number {
  process.stderr.write(`${issueText(issue, "en")}\n`);
  return 1;
}
