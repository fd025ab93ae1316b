// P1, P2, P6: putting points into grids, against which-polygon and Turf over all polygons; and the law of the border against the plain exact answer.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { booleanPointInPolygon } from "@turf/turf";
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from "geojson";
import whichPolygon from "which-polygon";
import { locateExactly } from "../../src/core/geo/exact";
import { toDegrees } from "../../src/core/geo/lattice";
import { buildLocator } from "../../src/core/geo/locate";
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
    const points = uniform(set, effort.points, 11);
    const sample = Math.min(effort.points, Math.max(2000, Math.round(20_000_000 / (areas.length * 20))));
    const [own, rival] = interleave([ours(set, points, sample), which(areas, points, sample)], effort.rounds, effort.minMs);
    if (own && rival) lines.push(compare("P1", `locate, ${name}`, own, rival));
    if (name === "500 cells") {
      const few = 200;
      const [mine, turf] = interleave([ours(set, points, few), naiveTurf(areas, points, few)], effort.rounds, effort.minMs);
      if (mine && turf) lines.push(compare("P2", `locate, ${name}`, mine, turf));
    }
  }
  const mean = geometricMean(lines.filter((line) => line.goal === "P1").map((line) => line.ratio));
  return { lines, mean, ...borderLaw() };
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

/** Our locator over all points; the checksum is over the first `checked`, which are what the rival works through. */
function ours(set: PolygonSet, { x, y }: Points, checked: number): Contender {
  const locator = buildLocator(set);
  const slots = new Int32Array(x.length);
  return {
    name: "gridkeeper",
    items: x.length,
    run: () => {
      locator.locateAll(x, y, slots, 0, x.length);
      return checksum((index) => slots[index] ?? OUTSIDE, checked);
    },
  };
}

function which(areas: Areas, { x, y }: Points, sample: number): Contender {
  const tagged = areas.map((area, slot) => ({ ...area, properties: { slot } }));
  const query = whichPolygon({ type: "FeatureCollection", features: tagged });
  return {
    name: "which-polygon",
    items: sample,
    run: () => checksum((index) => query([toDegrees(x[index] ?? 0), toDegrees(y[index] ?? 0)])?.slot ?? OUTSIDE, sample),
  };
}

function naiveTurf(areas: Areas, { x, y }: Points, sample: number): Contender {
  return {
    name: "turf over all polygons",
    items: sample,
    run: () => checksum((index) => areas.findIndex((area) => booleanPointInPolygon([toDegrees(x[index] ?? 0), toDegrees(y[index] ?? 0)], area)), sample),
  };
}

/** A sum that a wrong slot or a wrong order changes. */
function checksum(slotOf: (index: number) => number, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum = (sum * 31 + slotOf(index) + 2) % 2_147_483_647;
  return sum;
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
