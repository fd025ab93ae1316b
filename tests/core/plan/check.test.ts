// The check of a plan by example: each fault drawn, found once, with its place.
import type { Feature, Geometry, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { checkPlan } from "../../../src/core/plan/check";
import type { CheckIssue } from "../../../src/core/plan/checkIssue";
import { checkIssueText } from "../../../src/core/plan/checkText";

const feature = (geometry: Geometry | null): Feature => ({ type: "Feature", properties: {}, geometry: geometry as Geometry });
const polygon = (...rings: Position[][]): Feature => feature({ type: "Polygon", coordinates: rings });
/** A box on the equator, corners in thousandths of a degree (111 m), closed. */
const box = (x0: number, y0: number, x1: number, y1: number): Position[] => ring([x0, y0], [x1, y0], [x1, y1], [x0, y1]);
const ring = (...points: [number, number][]): Position[] => [...points, points[0] ?? [0, 0]].map(([x, y]) => [x / 1000, y / 1000]);

const check = (...features: Feature[]): readonly CheckIssue[] =>
  checkPlan(
    features,
    features.map((_, slot) => `g${slot}`),
  );
const kinds = (issues: readonly CheckIssue[]): string[] => issues.map((issue) => `${issue.severity} ${issue.kind} ${issue.slots.join("+")}`);

describe("checkPlan", () => {
  it("finds nothing in a clean plan but a note on T-junctions, an enclave included", () => {
    //  ┌──┬──┐
    //  │  ├──┤     the left grid has no vertex where the two right ones meet it
    //  └──┴──┘
    const hole = box(2, 2, 4, 4);
    expect(check(polygon(box(0, 0, 10, 20), hole), polygon(hole), polygon(box(10, 0, 20, 10)), polygon(box(10, 10, 20, 20)))).toMatchObject([
      { kind: "t_touch", severity: "note", slots: [0], place: [0.01, 0.01], count: 1 },
    ]);
  });

  it("finds an overlap with its area and a point in it", () => {
    const issues = check(polygon(box(0, 0, 10, 10)), polygon(box(8, 0, 20, 10)));
    expect(kinds(issues)).toEqual(["error overlap 0+1", "note t_touch 0", "note t_touch 1"]);
    expect(issues[0]?.areaM2).toBeCloseTo(222.39 * 1111.95, -2);
    expect(issues[0]?.place?.[0]).toBeCloseTo(0.009, 9);
    expect(issues[0]?.place?.[1]).toBeCloseTo(0.005, 9);
  });

  it("tells a sliver from a possible enclave", () => {
    //  ┌───────┐
    //  │ ┌─┐ │ │   a box of 222 m left out, and a hairline of 1 m
    //  └───────┘
    const issues = check(polygon(box(0, 0, 10, 10), box(2, 2, 4, 4), box(6, 2, 6.01, 8)));
    expect(kinds(issues)).toEqual(["warning gap ", "note gap "]);
    expect(issues[1]?.areaM2).toBeCloseTo(222.39 ** 2, -1);
  });

  it("takes an island off the gap around it", () => {
    const issues = check(polygon(box(0, 0, 10, 10), box(2, 2, 8, 8)), polygon(box(4, 4, 6, 6)));
    expect(issues[0]?.areaM2).toBeCloseTo(222.39 ** 2 * 8, -2);
  });

  it("finds a ring that crosses itself, and one that touches itself", () => {
    //  ╲ ╱ crossing inside both edges       ◁▷ the same vertex twice
    expect(kinds(check(polygon(ring([0, 0], [10, 10], [10, 0], [0, 10]))))).toEqual(["error self_crossing 0"]);
    expect(kinds(check(polygon(ring([0, 0], [5, 5], [10, 0], [10, 10], [5, 5], [0, 10]))))).toEqual(["warning self_touch 0"]);
  });

  it("finds a crossing that falls on a vertex", () => {
    expect(kinds(check(polygon(ring([0, 0], [5, 5], [10, 10], [10, 0], [5, 5], [0, 10]))))).toEqual(["error self_crossing 0"]);
  });

  it("lets a hole touch its outer ring in one point, but not lie outside", () => {
    expect(check(polygon(box(0, 0, 10, 10), ring([5, 0], [6, 2], [4, 2])))).toHaveLength(1); // the hole is a gap
    expect(kinds(check(polygon(box(0, 0, 10, 10), box(20, 20, 30, 30))))).toContain("error hole_outside 0");
  });

  it("says when a hole is larger than its outer ring", () => {
    expect(kinds(check(polygon(box(2, 2, 4, 4), box(0, 0, 10, 10))))).toContain("error hole_larger 0");
  });

  it("finds two grids with the same shape and does not call it an overlap as well", () => {
    const turned = ring([10, 0], [10, 10], [0, 10], [0, 0]);
    expect(kinds(check(polygon(box(0, 0, 10, 10)), polygon(turned)))).toEqual(["error duplicate_geometry 0+1"]);
  });

  it("reads the rings as they are written", () => {
    const open = [
      [0, 0],
      [0.01, 0],
      [0.01, 0.01],
      [0, 0.01],
    ];
    expect(kinds(check(polygon(open)))).toEqual(["warning ring_open 0"]);
    expect(kinds(check(polygon(ring([0, 0], [1, 1]))))).toEqual(["error ring_short 0"]);
    expect(kinds(check(polygon(ring([0, 0], [10, 0], [10, 0], [10, 10]))))).toEqual(["note duplicate_vertex 0"]);
    expect(kinds(check(feature({ type: "Point", coordinates: [0, 0] }), feature(null)))).toEqual(["error not_area 0", "error not_area 1"]);
    expect(
      kinds(
        check(
          polygon([
            [500_000, 4_000_000],
            [500_100, 4_000_000],
            [500_100, 4_000_100],
            [500_000, 4_000_000],
          ]),
        ),
      )[0],
    ).toBe("error out_of_range 0");
    expect(kinds(check(feature({ type: "MultiPolygon", coordinates: [[box(0, 0, 1, 1)], [box(5, 5, 6, 6)]] })))).toEqual(["note multi_part 0"]);
  });

  it("checks the ids", () => {
    const row = Array.from({ length: 20 }, (_, i) => polygon(box(i * 10, 0, i * 10 + 10, 10)));
    const ids = row.map((_, i): string | null => `3301060${100 + i}`);
    expect(checkPlan(row, ids)).toEqual([]);
    expect(
      kinds(
        checkPlan(
          row,
          ids
            .with(3, null)
            .with(4, ids[5] ?? null)
            .with(7, "33-x"),
        ),
      ),
    ).toEqual(["error id_missing 3", "error id_duplicate 4+5", "warning id_scheme 7"]);
  });
});

describe("checkIssueText", () => {
  it("says every finding in one sentence with nothing left to fill in", () => {
    const issues = check(
      polygon(box(0, 0, 10, 10), box(2, 2, 4, 4)),
      polygon(box(8, 0, 20, 10)),
      feature(null),
      polygon(ring([30, 0], [40, 10], [40, 0], [30, 10])),
    );
    for (const language of ["en", "zh-CN"] as const) {
      for (const issue of issues) {
        const text = checkIssueText(issue, ["甲", "乙"], language);
        expect(text).toMatch(/^[^{}\n]+[.。]$/);
      }
    }
    expect(checkIssueText(issues.find((issue) => issue.kind === "overlap") as CheckIssue, ["甲", "乙"], "zh-CN")).toBe(
      "网格甲与乙重叠247287 平方米，共1处，最大一处位于 0.0090000, 0.0050000。",
    );
  });
});
