// `gridkeeper suggest`: divides units among grids and writes the plan that was asked for; a table of all suggested plans as one JSON line.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Feature, MultiPolygon, Polygon } from "geojson";
import { toUnits } from "../core/geo/lattice";
import { type Issue, issueText } from "../core/model/issue";
import { type Plan, slotOf } from "../core/model/plan";
import { propertyFacts } from "../core/model/planIds";
import { done, type Result, refused } from "../core/model/result";
import { type Problem, problemOf, targetsOf } from "../core/plan/suggest/problem";
import { type SuggestedPlan, type Suggestion, suggest } from "../core/plan/suggest/suggest";
import { barrierLinks } from "../core/plan/units/barriers";
import { dissolve } from "../core/plan/units/dissolve";
import { type UnitGraph, unitGraph } from "../core/plan/units/graph";
import { loadsOf } from "../core/plan/units/loads";
import { planeOver } from "../core/plan/units/plane";
import { equivalencyTable } from "../core/plan/versions/equivalency";
import { boundaryBytes, writtenFormat } from "../feed/write/boundaries";
import { type CsvEncoding, csvBytes } from "../feed/write/csvText";
import type { SuggestOptionsGiven } from "./suggestOptions";
import { areaOfUnits, type Opened, openAreas, openFeatures } from "./units";

/** Runs the command and returns its exit code: 0 done, 1 a file is at fault, 2 wrong usage. */
export async function suggestPlans(options: SuggestOptionsGiven): Promise<number> {
  const read = [options.units, options.plan, options.beats, options.barriers, options.stations].filter((path) => path !== undefined);
  for (const out of [options.out, options.equivalency])
    if (out !== undefined && read.some((path) => resolve(path) === resolve(out)))
      return usage(`${out} is one of the files that are read; expected another name.`);
  const start = performance.now();
  const task = await openTask(options);
  if (!task.ok) return fault(task.issue);
  if (typeof task.value === "string") return usage(task.value);
  const { problem, units, standing, notes } = task.value;
  const begun = performance.now();
  const search = suggest(problem, options);
  let step = search.next();
  while (!step.done) step = search.next();
  const chosen = step.value.plans.find(({ goal }) => goal === (options.goal ?? "balance")) as SuggestedPlan;
  const ids = gridIds(problem, standing);
  const names = { units, standing, ids };
  if (/\.csv$/i.test(options.out)) writeFileSync(options.out, unitList(problem, chosen, names, options.encoding));
  else writeFileSync(options.out, await boundaryBytes(gridFeatures(problem, chosen, names), writtenFormat(options.out) ?? "geojson", "grids"));
  if (options.equivalency !== undefined) writeFileSync(options.equivalency, unitList(problem, chosen, names, options.encoding));
  const times = { read_ms: Math.round(begun - start), search_ms: Math.round(performance.now() - begun) };
  process.stderr.write(`${JSON.stringify({ ...told(problem, step.value, chosen), ...notes, ...times })}\n`);
  return 0;
}

interface Task {
  readonly problem: Problem;
  readonly units: Plan;
  /** The plan that stands, where there is one with as many grids as are wanted. */
  readonly standing: Plan | null;
  /** What was odd about the files. */
  readonly notes: Readonly<Record<string, unknown>>;
}

/** Reads all files; a text is wrong usage that shows only then. */
async function openTask(options: SuggestOptionsGiven): Promise<Result<Task | string>> {
  const { crs, unitId, gridCount } = options;
  const opened = await openAreas(options.units, {
    labels: options.plan !== undefined || options.beats !== undefined,
    ...(crs !== undefined && { crs }),
    ...(unitId !== undefined && { idProperty: unitId }),
  });
  if (!opened.ok) return opened;
  const { plan: units, features, notes } = opened.value;
  const loads = loadsOf(features, options.load);
  if (loads === null) return refused(missingLoad(opened.value, options));
  if (gridCount > units.grids.length) return done(`--grids-count is ${gridCount}, but ${options.units} has only ${units.grids.length} units.`);
  const graph = unitGraph(units.polygons);
  const more = await openMore(options, units, graph);
  if (!more.ok) return more;
  if (typeof more.value === "string") return done(more.value);
  const odd = {
    ...(loads.missing > 0 && { units_without_load: loads.missing }),
    ...(graph.ties.length > 0 && { islands_tied: graph.ties.length }),
    ...(notes.length > 0 && { notes: notes.map((note) => issueText(note, "en")) }),
  };
  return done({ problem: problemOf(graph, loads.loads, gridCount, more.value.part), units, standing: more.value.standing, notes: odd });
}

function missingLoad({ plan, features }: Opened, { load }: SuggestOptionsGiven): Issue {
  const names = propertyFacts(features as Feature[]).map(({ name }) => name);
  const some = names.slice(0, 12).join(", ") || "–";
  return { code: "plan_property_missing", file: plan.name, place: load, detail: { properties: names.length > 12 ? `${some}, …` : some } };
}

type More = { readonly standing: Plan | null; readonly part: Partial<Problem> };

/** The plan that stands with its locks, beats, barriers and stations. */
async function openMore(options: SuggestOptionsGiven, units: Plan, graph: UnitGraph): Promise<Result<More | string>> {
  const { gridCount } = options;
  const part: { -readonly [K in keyof Problem]?: Problem[K] } = {};
  let standing: Plan | null = null;
  if (options.plan !== undefined) {
    const plan = await openAreas(options.plan, { labels: false });
    if (!plan.ok) return plan;
    standing = plan.value.plan;
    const count = standing.grids.length;
    if (count !== gridCount) return done(`${options.plan} has ${count} grids, but --grids-count is ${gridCount}; expected the same number.`);
    part.current = areaOfUnits(units, standing);
    part.locked = new Uint8Array(gridCount);
    for (const id of options.lock) {
      const slot = slotOf(standing, id);
      if (slot === null) return done(`--lock ${id}: ${options.plan} has no such grid.`);
      part.locked[slot] = 1;
    }
  }
  if (options.beats !== undefined) {
    const beats = await openAreas(options.beats, { labels: false });
    if (!beats.ok) return beats;
    part.beats = areaOfUnits(units, beats.value.plan);
  }
  if (options.barriers !== undefined) {
    const lines = await openFeatures(options.barriers, undefined);
    if (!lines.ok) return lines;
    part.barriers = barrierLinks(
      graph,
      units.bounds,
      lines.value.features.map(({ geometry }) => geometry),
    );
  }
  if (options.stations !== undefined) {
    const points = await openFeatures(options.stations, undefined);
    if (!points.ok) return points;
    const stations = points.value.features.flatMap(({ geometry }) => (geometry?.type === "Point" ? [geometry.coordinates] : []));
    if (stations.length !== gridCount)
      return done(`${options.stations} has ${stations.length} points, but --grids-count is ${gridCount}; expected one for each grid.`);
    const plane = planeOver(units.bounds);
    part.stations = {
      x: Float64Array.from(stations, ([lng = 0]) => (toUnits(lng) - plane.centreX) * plane.perX),
      y: Float64Array.from(stations, ([, lat = 0]) => (toUnits(lat) - plane.centreY) * plane.perY),
    };
  }
  return done({ standing, part });
}

interface Names {
  readonly units: Plan;
  readonly standing: Plan | null;
  readonly ids: readonly string[];
}

/** The ids of the plan that stands, else G01, G02, … */
function gridIds({ gridCount }: Problem, standing: Plan | null): string[] {
  const digits = Math.max(2, String(gridCount).length);
  return Array.from({ length: gridCount }, (_, grid) => standing?.grids[grid]?.id ?? `G${String(grid + 1).padStart(digits, "0")}`);
}

/** Every grid as one feature: its shape, its figures and the units it is made of. */
function gridFeatures(problem: Problem, { grid, figures }: SuggestedPlan, { units, standing, ids }: Names): Feature<Polygon | MultiPolygon | null>[] {
  const shapes = dissolve(units.polygons, grid, problem.gridCount);
  const target = targetsOf(problem);
  return shapes.map((geometry, own) => ({
    type: "Feature",
    properties: {
      grid_id: ids[own] as string,
      ...(standing && { name: standing.grids[own]?.name ?? "" }),
      units: figures.units[own] as number,
      load: figures.load[own] as number,
      target: rounded(target[own] as number, 2),
      deviation: rounded(figures.balance.deviation[own] as number, 5),
      compactness: rounded(figures.compactness[own] as number, 3),
      unit_ids: units.grids.filter(({ slot }) => grid[slot] === own).map(({ id }) => id),
    },
    geometry,
  }));
}

/** The equivalency table of the suggestion. */
function unitList(problem: Problem, { grid, goal }: SuggestedPlan, { units, ids }: Names, encoding: CsvEncoding): Uint8Array {
  const id = (own: number | undefined): string | null => (own === undefined || own < 0 ? null : (ids[own] as string));
  const rows = units.grids.map(({ slot, id: unitCode, name }) => ({
    unitCode,
    unitName: name,
    oldGrid: id(problem.current?.[slot]),
    newGrid: id(grid[slot]),
    households: null,
    cases: null,
    load: problem.loads[slot] as number,
    share: 1,
  }));
  return csvBytes(equivalencyTable(rows, goal, null), encoding);
}

/** The table of all plans, for the reader and for scripts. */
function told({ graph, gridCount, loads }: Problem, { plans, bound }: Suggestion, chosen: SuggestedPlan) {
  return {
    units: graph.count,
    load: loads.reduce((sum, load) => sum + load, 0),
    grids: gridCount,
    least_possible_deviation: rounded(bound, 5),
    written: chosen.goal,
    plans: plans.map(({ goal, figures }) => ({
      goal,
      max_deviation: rounded(figures.balance.maxDeviation, 5),
      cv: rounded(figures.balance.variation, 5),
      gini: figures.balance.gini === null ? null : rounded(figures.balance.gini, 5),
      border_km: rounded(figures.borderM / 1000, 2),
      compactness: rounded(figures.meanCompactness, 3),
      least_compactness: rounded(figures.leastCompactness, 3),
      connected: figures.pieces <= 1,
      ...(figures.movedUnits !== null && { moved_units: figures.movedUnits, moved_share: rounded(figures.movedShare ?? 0, 5) }),
      ...(figures.beats && { nested_in_beats: figures.beats.nested, beats_split: figures.beats.split, variation_of_information: figures.beats.variation }),
      ...(figures.travelM !== null && { travel_m: Math.round(figures.travelM) }),
    })),
  };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

function fault(issue: Issue): number {
  process.stderr.write(`${issueText(issue, "en")}\n`);
  return 1;
}

function usage(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
