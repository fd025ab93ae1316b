// The grids as GeoJSON carry the numbers of the counts they were made from, and nothing for 0/0.
import { expect, it } from "vitest";
import { gridsGeoJson } from "../../../src/core/frame/gridsGeoJson";
import type { Counts } from "../../../src/core/frame/question";
import { buildPlan } from "../../../src/core/model/planBuild";
import { SUM_FIELDS, SUM_WIDTH } from "../../../src/core/stats/sums";

const square = (x: number) => ({
  type: "Feature" as const,
  properties: { code: x === 0 ? "A" : 'B"' },
  geometry: {
    type: "Polygon" as const,
    coordinates: [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 1],
        [x, 0],
      ],
    ],
  },
});

it("writes grids, areas and rates as a FeatureCollection that parses", () => {
  const built = buildPlan("two.geojson", [square(0), square(1)]);
  if (!built.ok) throw new Error(built.issue.code);
  const sums = new Float64Array(4 * SUM_WIDTH);
  const set = (slot: number, field: (typeof SUM_FIELDS)[number], value: number) => {
    sums[slot * SUM_WIDTH + SUM_FIELDS.indexOf(field)] = value;
  };
  set(0, "n", 7);
  set(0, "dueToClose", 4);
  set(0, "closed", 3);
  const question = { period: null, cohort: "due" as const, now: 0 };
  const counts: Counts = { question, version: 1, slotCount: 2, sums, medianHours: Float64Array.of(2.5, Number.NaN, 0, 0), closedBeforeReported: 0 };
  const collection = JSON.parse(gridsGeoJson(built.value.plan, counts));
  expect(collection.features.map((feature: { properties: object }) => feature.properties)).toMatchObject([
    { grid_id: "A", n: 7, closure_rate: 0.75, closure_rate_of: [3, 4], handling_rate: null, median_hours_to_close: 2.5 },
    { grid_id: 'B"', n: 0, density_per_km2: 0, closure_rate: null, closure_rate_of: [0, 0], median_hours_to_close: null },
  ]);
  expect(collection.features[1].geometry.coordinates).toEqual([
    [
      [
        [1, 0],
        [2, 0],
        [2, 1],
        [1, 1],
        [1, 0],
      ],
    ],
  ]);
});
