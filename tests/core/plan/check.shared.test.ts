// Real published boundaries: what the check finds is what GEOS found in them (within 1 % of the counts: hairlines of 1 cm come and go by rounding).
import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../src/core/plan/check";
import type { CheckIssue } from "../../../src/core/plan/checkIssue";
import { sharedFeatures } from "../../polygonSets";

/** Overlapping pairs and their area (from 0.1 m² a pair), gaps and their area, in m², as the provenance of the files states them. */
const FACTS: readonly { file: string; pairs: number; overlapM2?: number; gaps?: number; gapM2?: number; touches?: number }[] = [
  { file: "san_francisco/boundary_police_districts_2014", pairs: 6, overlapM2: 7_209, gapM2: 1_098, touches: 2 },
  { file: "san_francisco/boundary_planning_neighborhoods_37", pairs: 3, overlapM2: 518, gapM2: 7_965 },
  { file: "san_francisco/boundary_tracts_in_neighborhoods", pairs: 0, gaps: 0 },
  { file: "coverages/paris", pairs: 43, gaps: 50 },
  { file: "coverages/atlanta", pairs: 164, gaps: 257 },
  { file: "coverages/los-angeles-county", pairs: 540, gaps: 647 },
  { file: "taipei/units_basic_statistical_area_11490", pairs: 0, gaps: 0 },
];

describe("checkPlan on published boundaries", () => {
  for (const fact of FACTS) {
    it(fact.file, ({ skip }) => {
      const collection = sharedFeatures(`${fact.file}.geojson.gz`);
      if (!collection) return skip();
      const issues = checkPlan(
        collection.features,
        collection.features.map((_, slot) => `g${slot}`),
      );
      const overlaps = issues.filter((issue) => issue.kind === "overlap" && issue.severity !== "note");
      const gaps = issues.filter((issue) => issue.kind === "gap");
      expect(Math.abs(overlaps.length - fact.pairs)).toBeLessThanOrEqual(fact.pairs * 0.01);
      if (fact.gaps !== undefined) expect(Math.abs(gaps.length - fact.gaps)).toBeLessThanOrEqual(fact.gaps * 0.01);
      if (fact.overlapM2 !== undefined) expect(Math.abs(total(overlaps) / fact.overlapM2 - 1)).toBeLessThan(0.005);
      if (fact.gapM2 !== undefined) expect(Math.abs(total(gaps) / fact.gapM2 - 1)).toBeLessThan(0.005);
      if (fact.touches !== undefined) expect(issues.filter((issue) => issue.kind === "self_touch").length).toBe(fact.touches);
      for (const issue of [...overlaps, ...gaps]) expect(issue.place).not.toBeNull();
    });
  }
});

function total(issues: readonly CheckIssue[]): number {
  return issues.reduce((sum, issue) => sum + (issue.areaM2 ?? 0), 0);
}
