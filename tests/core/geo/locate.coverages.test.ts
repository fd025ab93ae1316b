// A million points and more over generated and real coverages: on borders, beside borders and anywhere, each judged by Turf.
import { describe, expect, it } from "vitest";
import { buildLocator } from "../../../src/core/geo/locate";
import { OUTSIDE, type PolygonSet, polygonSet } from "../../../src/core/geo/polygons";
import { coverage, randomStream } from "../../coverages";
import { sharedPolygons } from "../../polygonSets";
import { turfJudge } from "../../turfJudge";

const generated: readonly [string, PolygonSet][] = (
  [
    ["3 plain", { seed: 1, count: 3 }],
    ["50 plain", { seed: 2, count: 50 }],
    ["500 with enclaves and gaps", { seed: 3, count: 500, enclaves: 0.2, gaps: 0.1 }],
    ["200 with overlaps and crossed rings", { seed: 4, count: 200, overlaps: 0.3, crossed: 0.3, enclaves: 0.1 }],
  ] as const
).map(([name, options]) => [name, polygonSet(coverage(options).features.map((feature) => feature.geometry))]);

const real = [
  "san_francisco/boundary_police_districts_2014.geojson.gz",
  "san_francisco/boundary_tracts_in_neighborhoods.geojson.gz",
  "san_francisco/boundary_block_groups_2020.geojson.gz",
  "san_francisco/boundary_planning_neighborhoods_37.geojson.gz",
  "taipei/boundary_village_456.geojson.gz",
  "taipei/units_basic_statistical_area_11490.geojson.gz",
  "coverages/paris.geojson.gz",
  "coverages/los-angeles-county.geojson.gz",
  "coverages/atlanta.geojson.gz",
  "coverages/zurich-city.geojson.gz",
  "coverages/oklahoma-cities.geojson.gz",
  "coverages/denver.geojson.gz",
];

describe("locateAll equals Turf on every point", () => {
  for (const [name, set] of generated) it(`generated: ${name}`, () => compare(set, 75_000));
  for (const path of real) {
    it(`real: ${path}`, ({ skip }) => {
      const set = sharedPolygons(path);
      if (set) compare(set, 65_000);
      else skip();
    });
  }
});

/** `count` points by turns anywhere, beside a vertex, on a vertex and on the middle of an edge. */
function samples(set: PolygonSet, count: number): { x: Int32Array; y: Int32Array } {
  const { xy, bounds } = set;
  const random = randomStream(count);
  const vertices = xy.length / 2;
  const x = new Int32Array(count);
  const y = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const vertex = Math.floor(random() * (vertices - 1));
    const vx = xy[vertex * 2] ?? 0;
    const vy = xy[vertex * 2 + 1] ?? 0;
    const kind = i % 6;
    if (kind < 3) {
      x[i] = Math.round(bounds.minX - 10 + random() * (bounds.maxX - bounds.minX + 20));
      y[i] = Math.round(bounds.minY - 10 + random() * (bounds.maxY - bounds.minY + 20));
    } else if (kind === 3) {
      x[i] = vx + Math.floor(random() * 5) - 2;
      y[i] = vy + Math.floor(random() * 5) - 2;
    } else {
      // On a lattice point of the edge to the next vertex: an end, or the middle where that is a whole number.
      const dx = (xy[vertex * 2 + 2] ?? 0) - vx;
      const dy = (xy[vertex * 2 + 3] ?? 0) - vy;
      const half = kind === 5 && dx % 2 === 0 && dy % 2 === 0 ? 0.5 : 0;
      x[i] = vx + dx * half;
      y[i] = vy + dy * half;
    }
  }
  return { x, y };
}

function compare(set: PolygonSet, count: number): void {
  const { x, y } = samples(set, count);
  const slots = new Int32Array(count);
  const onBorder = buildLocator(set).locateAll(x, y, slots, 0, count);
  const judge = turfJudge(set);
  let borders = 0;
  const wrong: number[][] = [];
  for (let i = 0; i < count; i++) {
    const px = x[i] ?? 0;
    const py = y[i] ?? 0;
    const judged = judge.slotAt(px, py);
    if (slots[i] !== judged) wrong.push([px, py, slots[i] ?? Number.NaN, judged]);
    if (judged !== OUTSIDE && judge.onBorder(px, py)) borders++;
  }
  expect(wrong).toEqual([]);
  expect(onBorder).toBe(borders);
  expect(borders).toBeGreaterThan(count / 4);
}
