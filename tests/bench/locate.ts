// P1, P2, P6: putting points into grids, against which-polygon and Turf over all polygons; and the law of the border against the plain exact answer.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { booleanPointInPolygon } from "@turf/turf";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import whichPolygon from "which-polygon";
import { locateExactly } from "../../src/core/geo/exact";
import { toDegrees } from "../../src/core/geo/lattice";
import { buildLocator, type Locator } from "../../src/core/geo/locate";
import { OUTSIDE, type PolygonSet, polygonSet } from "../../src/core/geo/polygons";
import { coverage, randomStream } from "../coverages";
import { sharedData } from "../shared";
import { type Contender, compare, geometricMean, interleave, type Line } from "./rounds";

type Areas = readonly Feature<Polygon | MultiPolygon>[];

export interface Effort {
  readonly rounds: number;
  readonly minMs: number;
  readonly points: number;
}

interface Points {
  readonly x: Int32Array;
  readonly y: Int32Array;
}

const REAL = [
  "coverages/zurich-city.geojson.gz",
  "coverages/denver.geojson.gz",
  "san_francisco/boundary_tracts_in_neighborhoods.geojson.gz",
  "taipei/boundary_village_456.geojson.gz",
];

/** Points on which the answers of a contender must be equal to ours: what the rival works through in a moment. */
const CHECKED = { which: 20_000, turf: 300 };

/** The lines of locating, and the geometric mean over which-polygon as a line of its own. */
export function benchLocate(effort: Effort): {
  readonly lines: readonly Line[];
  readonly mean: number;
  readonly borderErrors: number;
  readonly borderChecked: number;
} {
  const lines: Line[] = [];
  for (const [name, areas] of [...generated(), ...real()]) {
    const set = polygonSet(areas.map((area) => area.geometry));
    const locator = buildLocator(set);
    const points = withoutBorders(uniform(set, effort.points, 11), locator);
    const own = ours(locator, points);
    lines.push(lineOf("P1", name, own, which(areas, points), CHECKED.which, effort));
    if (name === "500 cells") lines.push(lineOf("P2", name, own, naiveTurf(areas, points), CHECKED.turf, effort));
  }
  const mean = geometricMean(lines.filter((line) => line.goal === "P1").map((line) => line.ratio));
  return { lines, mean, ...borderLaw() };
}

/** Someone who puts points into grids and writes the slots down. */
interface Finder extends Contender {
  readonly slots: Int32Array;
}

function lineOf(goal: string, name: string, own: Finder, rival: Finder, checked: number, effort: Effort): Line {
  for (const finder of [own, rival]) finder.work(0, checked);
  const equal = own.slots.subarray(0, checked).every((slot, index) => slot === rival.slots[index]);
  const [mine, theirs] = interleave([own, rival], effort.rounds, effort.minMs);
  if (!(mine && theirs)) throw new Error("two contenders have two timings");
  return compare(goal, `locate, ${name}`, mine, theirs, equal);
}

function generated(): [string, Areas][] {
  return [3, 50, 500, 5000].map((count) => [`${count} cells`, coverage({ seed: count, count, depth: 4, enclaves: 0.05, gaps: 0.02 }).features]);
}

function real(): [string, Areas][] {
  return REAL.flatMap((path): [string, Areas][] => {
    const file = sharedData(path);
    if (file === null) return [];
    const collection = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as FeatureCollection<Polygon | MultiPolygon>;
    return [[path.replace(/^.*\/|\.geojson\.gz$/g, ""), collection.features.filter((feature) => feature.geometry)]];
  });
}

function uniform(set: PolygonSet, count: number, seed: number): Points {
  const random = randomStream(seed);
  const { minX, minY, maxX, maxY } = set.bounds;
  const x = new Int32Array(count);
  const y = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    x[i] = Math.round(minX + random() * (maxX - minX));
    y[i] = Math.round(minY + random() * (maxY - minY));
  }
  return { x, y };
}

/** Moves the few points that lie exactly on a border: there the rivals have rules of their own. Our law of the border is P6. */
function withoutBorders({ x, y }: Points, locator: Locator): Points {
  const slot = new Int32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    while (locator.locateAll(x, y, slot, i, i + 1) > 0) x[i] = (x[i] ?? 0) + 1;
  }
  return { x, y };
}

function ours(locator: Locator, { x, y }: Points): Finder {
  const slots = new Int32Array(x.length);
  return {
    name: "gridkeeper",
    items: x.length,
    slots,
    work: (from, to) => {
      locator.locateAll(x, y, slots, from, to);
    },
  };
}

function which(areas: Areas, points: Points): Finder {
  const tagged = areas.map((area, slot) => ({ ...area, properties: { slot } }));
  const query = whichPolygon({ type: "FeatureCollection", features: tagged });
  return oneByOne("which-polygon", points, (lng, lat) => query([lng, lat])?.slot ?? OUTSIDE);
}

function naiveTurf(areas: Areas, points: Points): Finder {
  return oneByOne("turf over all polygons", points, (lng, lat) => areas.findIndex((area) => booleanPointInPolygon([lng, lat], area)));
}

/** A rival that is asked point by point, in degrees. */
function oneByOne(name: string, { x, y }: Points, slotAt: (lng: number, lat: number) => number): Finder {
  const lng = Float64Array.from(x, toDegrees);
  const lat = Float64Array.from(y, toDegrees);
  const slots = new Int32Array(x.length);
  return {
    name,
    items: x.length,
    slots,
    work: (from, to) => {
      for (let i = from; i < to; i++) slots[i] = slotAt(lng[i] ?? 0, lat[i] ?? 0);
    },
  };
}

/** P6: every vertex, every middle of an edge and random points of a coverage with enclaves, gaps and overlaps: errors against the plain exact answer. */
function borderLaw(): { readonly borderErrors: number; readonly borderChecked: number } {
  const set = polygonSet(coverage({ seed: 6, count: 60, depth: 3, enclaves: 0.1, gaps: 0.05, overlaps: 0.05 }).features.map((area) => area.geometry));
  const locator = buildLocator(set);
  const some = uniform(set, 20_000, 5);
  const points: [number, number][] = Array.from(some.x, (x, index) => [x, some.y[index] ?? 0]);
  for (let at = 0; at + 3 < set.xy.length; at += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = set.xy.subarray(at, at + 4);
    points.push([ax, ay], [Math.round((ax + bx) / 2), Math.round((ay + by) / 2)]);
  }
  const borderErrors = points.filter(([x, y]) => locator.locate(x, y) !== locateExactly(set, x, y).slot).length;
  return { borderErrors, borderChecked: points.length };
}
