// The coverage kernel on real cities (planner.md §9): 5,000 random gestures on each, judged by GEOS, by the locator and by undo.
import { describe, expect, it } from "vitest";
import { drawTown } from "../../data/town";
import { buildLocator } from "../../src/core/geo/locate";
import { type PolygonSet, polygonSet } from "../../src/core/geo/polygons";
import { CLEAN_DEFAULTS, cleanPolygons } from "../../src/core/plan/clean";
import { halvesOf } from "../../src/core/plan/coverage/cycles";
import { Incidents } from "../../src/core/plan/coverage/incidents";
import { lockEdges } from "../../src/core/plan/coverage/merge";
import { shapesOf } from "../../src/core/plan/coverage/shapes";
import type { Coverage } from "../../src/core/plan/coverage/store";
import { NO_FACE } from "../../src/core/plan/coverage/types";
import { EDGES, FACES } from "../../src/core/plan/coverage/words";
import { readBoundaries } from "../../src/feed/boundaries";
import { type Edits, newEdits, step, undoAll } from "../core/plan/coverage/randomEdits";
import { faultsOf } from "../core/plan/coverage/verify";
import { randomStream } from "../coverages";
import { judgeCoverage } from "../geosJudge";
import { sharedData } from "../shared";
import { expectDone, fileSource } from "./cities";

const OPERATIONS = 5000;
const CASES = 20_000;

/** Name, file (null: the demo town), and a typical reach of a gesture in lattice units. */
const CITIES: readonly (readonly [string, string | null, number])[] = [
  ["the demo town's 900 blocks", null, 3000],
  ["Taipei's 456 villages", "taipei/boundary_village_456.geojson.gz", 4000],
  ["Taipei's 11,490 units", "taipei/units_basic_statistical_area_11490.geojson.gz", 1500],
  ["San Francisco's tracts", "san_francisco/boundary_tracts_in_neighborhoods.geojson.gz", 3000],
  ["Denver's precincts", "redistricting/denver_precincts_2016_orig.zip", 4000],
];

describe(`${OPERATIONS} random gestures`, { timeout: 300_000 }, () => {
  for (const [name, file, reach] of CITIES) {
    it(`on ${name}`, async ({ skip }) => {
      const set = await polygonsOf(file);
      if (!set) return skip();
      const cleaned = cleanPolygons(set, CLEAN_DEFAULTS);
      if (!cleaned) throw new Error("not cleaned");
      const { coverage } = cleaned;
      pinOutline(coverage);
      const points = scatteredOver(set);
      const incidents = new Incidents(coverage, points.x, points.y, new Float64Array(CASES).fill(1));
      const [before, sums, grids, ground] = [coverage.snapshot(), coverage.sums.slice(), incidents.grid.slice(), groundOf(coverage)];
      const edits = newEdits();
      const random = randomStream(OPERATIONS + reach);
      let attempts = 0;
      while (doneIn(edits) < OPERATIONS && attempts < OPERATIONS * 10)
        for (let i = 0; i < 100; i++, attempts++) step(coverage, incidents, random, reach, edits);
      console.info(`${name}: ${doneIn(edits)} gestures done, ${attempts - doneIn(edits)} refused`);
      expect(doneIn(edits)).toBeGreaterThanOrEqual(OPERATIONS);
      expect(faultsOf(coverage)).toEqual([]);
      expect(Math.abs(groundOf(coverage) / ground - 1)).toBeLessThan(1e-12);
      const shapes = shapesOf(coverage, "grid");
      expect(await judgeCoverage(shapes, 0)).toEqual({ coverage: true, invalid: 0, wrongEdges: 0 });
      expect(mismatches(incidents, points, polygonSet(shapes))).toBe(0);
      undoAll(coverage, incidents, edits);
      expect(sameBytes(coverage.snapshot(), before)).toBe(true);
      expect(sameBytes([coverage.sums.subarray(0, sums.length)], [sums])).toBe(true);
      expect(sameBytes([incidents.grid], [grids])).toBe(true);
    });
  }
});

/** Operations done, undo and redo among them. */
function doneIn({ counts }: Edits): number {
  let done = 0;
  for (const [what, times] of counts) if (!what.includes(":")) done += times;
  return done;
}

async function polygonsOf(file: string | null): Promise<PolygonSet | null> {
  if (file === null) return polygonSet(drawTown(1).blocks.features.map(({ geometry }) => geometry));
  const path = sharedData(file);
  if (!path) return null;
  const { features } = expectDone(await readBoundaries(fileSource(path)));
  return polygonSet(features.map(({ geometry }) => geometry));
}

/** The outline of the town and of its enclaves stays: then the ground that is shared out must stay the same to the last digit. */
function pinOutline(coverage: Coverage): void {
  const outline: number[] = [];
  for (let edge = 0; edge < (coverage.meta[EDGES] as number); edge++) {
    if ((coverage.origin[edge * 2] as number) < 0) continue;
    if (coverage.face[edge * 2] === NO_FACE || coverage.face[edge * 2 + 1] === NO_FACE) outline.push(edge);
  }
  expect(lockEdges(coverage, outline, true).ok).toBe(true);
}

/** Sum of the areas of all faces, each reckoned from its own half-edges; square lattice units, doubled. */
function groundOf(coverage: Coverage): number {
  let sum = 0;
  for (let face = 0; face < (coverage.meta[FACES] as number); face++) {
    for (const half of halvesOf(coverage, face)) {
      const [a, b] = [coverage.origin[half] as number, coverage.origin[half ^ 1] as number];
      const [ax, ay] = [(coverage.x[a] as number) - coverage.originX, (coverage.y[a] as number) - coverage.originY];
      sum += ax * ((coverage.y[b] as number) - coverage.originY) - ((coverage.x[b] as number) - coverage.originX) * ay;
    }
  }
  return sum;
}

/** Cases all over the bounds, one in ten on a vertex or in the middle of an edge: borders are where counting goes wrong. */
function scatteredOver({ bounds, xy }: PolygonSet): { readonly x: Int32Array; readonly y: Int32Array } {
  const random = randomStream(7);
  const [x, y] = [new Int32Array(CASES), new Int32Array(CASES)];
  for (let i = 0; i < CASES; i++) {
    const vertex = Math.floor(random() * (xy.length / 2 - 1)) * 2;
    const [onBorder, inMiddle] = [random() < 0.1, random() < 0.5];
    x[i] = onBorder ? ((xy[vertex] as number) + (xy[vertex + (inMiddle ? 2 : 0)] as number)) / 2 : bounds.minX + random() * (bounds.maxX - bounds.minX);
    y[i] = onBorder ? ((xy[vertex + 1] as number) + (xy[vertex + (inMiddle ? 3 : 1)] as number)) / 2 : bounds.minY + random() * (bounds.maxY - bounds.minY);
  }
  return { x, y };
}

function sameBytes(first: readonly (Int32Array | Float64Array)[], second: readonly (Int32Array | Float64Array)[]): boolean {
  const bytes = (array: Int32Array | Float64Array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return first.length === second.length && first.every((array, i) => bytes(array).equals(bytes(second[i] as Int32Array)));
}

/** Cases that the locator, built anew from the exported shapes, puts elsewhere. */
function mismatches(incidents: Incidents, points: { readonly x: Int32Array; readonly y: Int32Array }, set: PolygonSet): number {
  const locator = buildLocator(set);
  let wrong = 0;
  for (let i = 0; i < CASES; i++) if (locator.locate(points.x[i] as number, points.y[i] as number) !== incidents.grid[i]) wrong++;
  return wrong;
}
