// The profile of a grid: shares, durations and repeat places out of hand-made cases, against a count row by row; like grids by their definition.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DURATION_HOURS, profileOf } from "../../../src/core/frame/gridProfile";
import { likeGrids } from "../../../src/core/frame/likeGrids";
import { dutyOf } from "../../../src/core/model/duty";
import { repeatsOf } from "../../../src/core/stats/repeats";
import { type Case, reportsOf } from "../stats/columns";

const ALL = { slots: null, period: null };
const HOUR = 3600;

describe("profileOf", () => {
  it("counts classes, stages and repeat places of one grid beside the town", () => {
    const cases: readonly Case[] = [
      { slot: 0, reported_at: 0, closed_at: HOUR, category: "pothole", source: "patrol" },
      { slot: 0, reported_at: 100, closed_at: 3 * HOUR + 100, category: "pothole", source: "hotline" },
      { slot: 1, reported_at: 200, closed_at: 10 * HOUR + 200, category: "noise", source: "hotline", lng: 121.6 },
      { slot: -1, reported_at: 300, category: "noise", source: "hotline" },
    ];
    const reports = reportsOf(cases, 2);
    const profile = profileOf(reports, { slots: [0], period: null }, repeatsOf(reports), null);
    expect([profile.n, profile.town]).toEqual([2, 3]);
    expect(profile.classes).toEqual([
      { word: "pothole", n: 2, town: 2 },
      { word: "noise", n: 0, town: 1 },
    ]);
    expect(profile.stages).toHaveLength(1);
    expect(profile.stages[0]).toMatchObject({ id: "whole", median: 2, townMedian: 3 });
    expect(profile.stages[0]?.most).toBeCloseTo(2.8, 10);
    // The second pothole repeats the first: same place, 100 seconds later.
    expect(profile.repeats).toHaveLength(1);
    expect(profile.repeats[0]).toMatchObject({ category: "pothole", repeats: 1, last: 100, row: 1 });
    expect([...profile.mixDistance]).toEqual([0, 1]);
  });

  it("adds up: the town is its grids together, and every bin counts once", () => {
    const one = fc.record({
      slot: fc.integer({ min: -1, max: 3 }),
      reported_at: fc.integer({ min: 0, max: 1000 }),
      closed_at: fc.integer({ min: 0, max: 4_000_000 }),
      category: fc.constantFrom("a", "b", "c"),
      source: fc.constantFrom("x", "y"),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), (cases) => {
        const reports = reportsOf(cases, 4);
        const marks = repeatsOf(reports);
        const town = profileOf(reports, ALL, marks, null);
        const grids = [0, 1, 2, 3].map((slot) => profileOf(reports, { slots: [slot], period: null }, marks, null));
        const located = cases.filter(({ slot }) => slot >= 0);
        expect(town.n).toBe(located.length);
        expect(grids.reduce((sum, { n }) => sum + n, 0)).toBe(town.n);
        for (const { word, n } of town.classes) expect(n).toBe(located.filter(({ category }) => category === word).length);
        const timed = located.filter((row) => row.closed_at >= row.reported_at).length;
        const bins = town.stages[0]?.bins ?? new Float64Array(DURATION_HOURS.length + 1);
        expect(bins.reduce((sum, n) => sum + n, 0)).toBe(timed);
      }),
    );
  });
});

describe("likeGrids", () => {
  it("puts the grid of the same size and mix first, and leaves the grid itself out", () => {
    const near = likeGrids({ areas: [100, 400, 101, 900], people: [10, 40, 10, 5], mixDistance: [0, 0.4, 0.01, 0.9] }, 0);
    expect(near.map(({ slot }) => slot)).toEqual([2, 1, 3]);
    expect(near[0]?.distance).toBeLessThan(0.1);
  });
});

describe("dutyOf", () => {
  it("has the people of an area, those of a running night shift first", () => {
    const shifts = [
      { name: "day", fromMinute: 480, toMinute: 1200 },
      { name: "night", fromMinute: 1200, toMinute: 480 },
    ];
    const member = (name: string, shift: string | null, grids: readonly string[] | null) => ({ name, post: "patrol", grids, shift, phone: null });
    const staff = [member("A", "day", ["g1"]), member("B", "night", ["g1"]), member("C", null, null), member("D", "night", ["g2"])];
    expect(dutyOf(staff, shifts, ["g1"], 60).map(({ name, isOn }) => [name, isOn])).toEqual([
      ["B", true],
      ["C", true],
      ["A", false],
    ]);
    expect(
      dutyOf(staff, shifts, null, 480)
        .filter(({ isOn }) => isOn)
        .map(({ name }) => name),
    ).toEqual(["A", "C"]);
  });
});
