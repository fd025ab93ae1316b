// A plan measured by the four principles, by police beats, compactness and stability: gates first, every number kept.
import type { Feature, Geometry } from "geojson";
import { type PolygonSet, polygonSet } from "../../geo/polygons";
import { checkPlan } from "../check";
import { type UnitGraph, unitGraph } from "../units/graph";
import { type Plane, planeOver } from "../units/plane";
import { type Axes, axesOf } from "./axes";
import { type Balance, balanceOf } from "./balance";
import { type Compactness, compactnessOf } from "./compactness";
import { type Completeness, completenessOf } from "./completeness";
import { alongLines, conformityOf } from "./conformity";
import { adjustedRand, type BeatFit, beatFit, contingencyOf } from "./contingency";
import { bestStations, type Places, type Stations, type Travel, travelByGrid } from "./convenience";
import { type Differentiation, differentiationOf, explainedVariance } from "./differentiation";
import { type Severed, severedBy } from "./severed";
import { type Stability, stabilityOf } from "./stability";

/** A division of the units that the plan is set against: beats, or the plan before. −1 is none. */
export interface UnitDivision {
  readonly of: Int32Array;
  readonly count: number;
}

export interface ScoreInput {
  /** Grids with area, in plan order, degrees [lng, lat]. */
  readonly grids: readonly Feature<Geometry | null>[];
  readonly ids: readonly (string | null)[];
  readonly units: readonly Feature<Geometry | null>[];
  /** Load of each unit; 1 each where nothing is known. */
  readonly loads: Float64Array;
  /** Located cases; they then are the load: lattice units, slot of the grid (< 0 none), type −1 unknown. */
  readonly cases: {
    readonly x: Int32Array;
    readonly y: Int32Array;
    readonly slot: Int32Array;
    readonly type: Int32Array | null;
    readonly types: number;
    /** Load of each case, as minutes of work; absent: 1 each. */
    readonly weight?: ArrayLike<number>;
  } | null;
  /** Type of each unit, where cases have none. */
  readonly unitTypes: UnitDivision | null;
  readonly beats: UnitDivision | null;
  readonly previous: UnitDivision | null;
  /** Lattice units, one for each grid; null: where they would stand best. */
  readonly stations: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> } | null;
  /** Rivers and railways, degrees [lng, lat], each one barrier; what they keep from its station is told. */
  readonly barriers?: readonly Geometry[];
  /** Where they cross a barrier it keeps nothing apart. */
  readonly roads?: readonly Geometry[];
  /** Roads and waters: whether borders run along them is told. */
  readonly lines?: readonly Geometry[];
  /** Numbers of the units (scores, incomes; NaN for none): how much of their variance the grids explain is told. */
  readonly unitNumbers?: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
}

export interface PlanScore {
  readonly gates: {
    /** Errors of the check of the plan. */
    readonly errors: number;
    /** Grids whose units are not connected; a tie to an island counts as connection. */
    readonly disconnected: readonly number[];
    /** Grids without any unit. */
    readonly empty: readonly number[];
    readonly pass: boolean;
  };
  readonly completeness: Completeness;
  readonly load: Float64Array;
  readonly balance: Balance;
  /** Of each grid, the last of all together. */
  readonly travel: readonly Travel[];
  readonly severed: Severed | null;
  readonly differentiation: Differentiation | null;
  /** η² of each number of the units. */
  readonly explained: readonly { readonly name: string; readonly share: number | null }[];
  /** Share of each grid's border along edges of units, and along roads and waters; the last of all together. */
  readonly conformity: { readonly units: readonly (number | null)[]; readonly lines: readonly (number | null)[] | null };
  readonly compactness: readonly (Compactness | null)[];
  readonly meanCompactness: number | null;
  readonly beats: (BeatFit & { readonly adjustedRand: number | null; readonly sharedBorder: number | null }) | null;
  readonly stability: Stability | null;
  readonly axes: Axes;
}

/** Measures a plan over its units. */
export function scorePlan(input: ScoreInput): PlanScore {
  const { grids, units, beats, previous } = input;
  const count = grids.length;
  const unitSet = polygonSet(units.map(({ geometry }) => geometry));
  const graph = unitGraph(unitSet);
  const completeness = completenessOf(
    grids.map(({ geometry }) => geometry),
    units.map(({ geometry }) => geometry),
  );
  const places = placesOf(input, unitSet, graph, completeness.gridOfUnit);
  const load = new Float64Array(count);
  for (let place = 0; place < places.weight.length; place++) {
    const own = places.grid[place] as number;
    if (own >= 0) load[own] = (load[own] as number) + (places.weight[place] as number);
  }
  const whole = load.reduce((sum, each) => sum + each, 0);
  const balance = balanceOf(load, new Float64Array(count).fill(whole > 0 ? whole / count : 1));
  const stations = stationsOf(input, unitSet) ?? bestStations(places, count);
  const travel = travelByGrid(places, stations);
  const plane = planeOver(unitSet.bounds);
  const compactness = compactnessOf(polygonSet(grids.map(({ geometry }) => geometry)));
  const meanCompactness = whole > 0 ? compactness.reduce((sum, each, own) => sum + (each?.polsbyPopper ?? 0) * (load[own] as number), 0) / whole : null;
  const differentiation = differentiationIn(input, completeness.gridOfUnit);
  const fit = beats && fitTo(beats, completeness.gridOfUnit, count, input.loads, graph);
  const stability = previous && stabilityOf(completeness.gridOfUnit, count, previous.of, previous.count, input.loads);
  const gates = gatesOf(input, graph, completeness.gridOfUnit);
  const axes = axesOf({
    faultyGround: completeness.gap + completeness.overlap,
    withinReach: travel[count]?.within ?? null,
    maxDeviation: whole > 0 ? balance.maxDeviation : null,
    distinctness: differentiation?.distinctness ?? null,
    nesting: fit && fit.of > 0 ? fit.nested / fit.of : null,
    polsbyPopper: meanCompactness,
    retention: stability?.retention ?? null,
  });
  const explained = (input.unitNumbers ?? []).map(({ name, values }) => ({
    name,
    share: explainedVariance(values, input.loads, completeness.gridOfUnit, count),
  }));
  return {
    gates,
    completeness,
    load,
    balance,
    travel,
    severed: input.barriers
      ? severedBy({ x: graph.x, y: graph.y, weight: input.loads, grid: completeness.gridOfUnit }, stations, plane, input.barriers, input.roads)
      : null,
    differentiation,
    explained,
    conformity: conformityIn(input, plane),
    compactness,
    meanCompactness,
    beats: fit,
    stability,
    axes,
  };
}

function conformityIn({ grids, units, lines }: ScoreInput, plane: Plane): PlanScore["conformity"] {
  const shapes = grids.map(({ geometry }) => geometry);
  const edges = units.map(({ geometry }) => geometry);
  return {
    units: conformityOf(shapes, plane, alongLines(plane, edges, 1)),
    lines: lines ? conformityOf(shapes, plane, alongLines(plane, lines)) : null,
  };
}

/** What bears load, on the plane of the units: cases where there are some, else the units at their centres. */
function placesOf({ cases, loads }: ScoreInput, unitSet: PolygonSet, graph: UnitGraph, gridOfUnit: Int32Array): Places {
  if (!cases) return { x: graph.x, y: graph.y, weight: loads, grid: gridOfUnit };
  const plane = planeOver(unitSet.bounds);
  return {
    x: Float64Array.from(cases.x, (x) => (x - plane.centreX) * plane.perX),
    y: Float64Array.from(cases.y, (y) => (y - plane.centreY) * plane.perY),
    weight: cases.weight ?? new Float64Array(cases.x.length).fill(1),
    grid: cases.slot,
  };
}

function stationsOf({ stations }: ScoreInput, unitSet: PolygonSet): Stations | null {
  if (!stations) return null;
  const plane = planeOver(unitSet.bounds);
  return {
    x: Float64Array.from(stations.x, (x) => (x - plane.centreX) * plane.perX),
    y: Float64Array.from(stations.y, (y) => (y - plane.centreY) * plane.perY),
  };
}

function differentiationIn({ grids, cases, unitTypes, loads }: ScoreInput, gridOfUnit: Int32Array): Differentiation | null {
  const [slot, type, types, weight] = cases?.type
    ? [cases.slot, cases.type, cases.types, new Float64Array(cases.slot.length).fill(1)]
    : [gridOfUnit, unitTypes?.of, unitTypes?.count ?? 0, loads];
  if (!type || types < 1) return null;
  return differentiationOf(contingencyOf(slot, grids.length, type, types, weight).cell, grids.length, types);
}

function fitTo(beats: UnitDivision, grid: Int32Array, count: number, loads: Float64Array, graph: UnitGraph) {
  const ones = new Float64Array(grid.length).fill(1);
  let [between, shared] = [0, 0];
  for (let unit = 0; unit < graph.count; unit++) {
    for (let link = graph.start[unit] as number; link < (graph.start[unit + 1] as number); link++) {
      const other = graph.to[link] as number;
      if (beats.of[unit] === beats.of[other]) continue;
      between += graph.borderCm[link] as number;
      if (grid[unit] !== grid[other]) shared += graph.borderCm[link] as number;
    }
  }
  return {
    ...beatFit(contingencyOf(grid, count, beats.of, beats.count, loads)),
    adjustedRand: adjustedRand(contingencyOf(grid, count, beats.of, beats.count, ones)),
    sharedBorder: between > 0 ? shared / between : null,
  };
}

function gatesOf({ grids, ids }: ScoreInput, { start, to }: UnitGraph, gridOfUnit: Int32Array): PlanScore["gates"] {
  const pieces = new Int32Array(grids.length);
  const seen = new Uint8Array(gridOfUnit.length);
  for (let seed = 0; seed < gridOfUnit.length; seed++) {
    const own = gridOfUnit[seed] as number;
    if (own < 0 || seen[seed] === 1) continue;
    pieces[own] = (pieces[own] as number) + 1;
    seen[seed] = 1;
    const stack = [seed];
    for (let unit = stack.pop(); unit !== undefined; unit = stack.pop()) {
      for (let link = start[unit] as number; link < (start[unit + 1] as number); link++) {
        const neighbour = to[link] as number;
        if (seen[neighbour] === 1 || gridOfUnit[neighbour] !== own) continue;
        seen[neighbour] = 1;
        stack.push(neighbour);
      }
    }
  }
  const errors = checkPlan(grids, ids).filter(({ severity }) => severity === "error").length;
  const disconnected = [...pieces.keys()].filter((grid) => (pieces[grid] as number) > 1);
  const empty = [...pieces.keys()].filter((grid) => pieces[grid] === 0);
  return { errors, disconnected, empty, pass: errors === 0 && disconnected.length === 0 && empty.length === 0 };
}
