// A draft by property: the log replayed gives the same bytes, undo goes gesture by gesture, and the numbers are those of a recount.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../src/core/geo/polygons";
import { buildCoverage } from "../../../src/core/plan/coverage/build";
import { Incidents } from "../../../src/core/plan/coverage/incidents";
import { recountSums } from "../../../src/core/plan/coverage/sums";
import { type Operation, SUM_STRIDE } from "../../../src/core/plan/coverage/types";
import { GRIDS } from "../../../src/core/plan/coverage/words";
import { type Draft, gesture, givenNames, goTo, type LogEntry, redo, replay, startDraft, undo } from "../../../src/core/plan/draft";
import { gridNumbers, townNumbers } from "../../../src/core/plan/draftNumbers";
import { coverage as drawCoverage, randomStream, scatter } from "../../coverages";

function draftOf(seed: number): Draft {
  const { features } = drawCoverage({ seed, count: 12, depth: 2 });
  const built = buildCoverage(polygonSet(features.map(({ geometry }) => geometry)));
  if (!built.ok) throw new Error(JSON.stringify(built.refusal));
  const { x, y } = scatter(seed, 400, "uniform");
  return startDraft(built.coverage, new Incidents(built.coverage, x, y, new Float64Array(400).fill(2)));
}

/** A gesture of a few operations on what is there now, refused or not. */
function randomGesture({ coverage }: Draft, random: () => number): Operation[] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, (): Operation => {
    const vertex = Math.floor(random() * 150);
    const [x, y] = [coverage.x[vertex] ?? 0, coverage.y[vertex] ?? 0];
    const sway = () => Math.round((random() - 0.5) * 60_000);
    if (random() < 0.2) return { kind: "split", line: [x + 9 * sway(), y + 9 * sway(), x + 9 * sway(), y + 9 * sway()], faces: null, grids: "new" };
    return { kind: "move", vertex, x: x + sway(), y: y + sway() };
  });
}

function play(draft: Draft, seed: number): void {
  const random = randomStream(seed);
  for (let i = 0; i < 60; i++) {
    const lot = random();
    if (lot < 0.2) undo(draft);
    else if (lot < 0.3) redo(draft);
    else gesture(draft, `gesture ${i}`, randomGesture(draft, random));
  }
}

describe("a draft", () => {
  it("replays its log, stored as text, to the same bytes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
        const draft = draftOf(3);
        play(draft, seed);
        const stored = JSON.stringify(draft.log);
        const again = draftOf(3);
        expect(replay(again, JSON.parse(stored) as LogEntry[])).toBe(draft.log.length);
        expect(again.coverage.snapshot()).toEqual(draft.coverage.snapshot());
        const used = (draft.coverage.meta[GRIDS] as number) * SUM_STRIDE; // beyond lies room to grow
        expect(again.coverage.sums.subarray(0, used)).toEqual(draft.coverage.sums.subarray(0, used));
        expect(again.incidents?.grid).toEqual(draft.incidents?.grid);
        expect(again.done.map(({ name }) => name)).toEqual(draft.done.map(({ name }) => name));
      }),
      { numRuns: 20 },
    );
  });

  it("goes back and forth in its history, gesture by gesture", () => {
    const draft = draftOf(3);
    const [fresh, sums] = [draft.coverage.snapshot(), draft.coverage.sums.slice()];
    play(draft, 5);
    const [end, standing] = [draft.coverage.snapshot(), draft.done.length];
    expect(standing).toBeGreaterThan(5);
    goTo(draft, 0);
    expect(draft.coverage.snapshot()).toEqual(fresh);
    expect(draft.coverage.sums.subarray(0, sums.length)).toEqual(sums);
    goTo(draft, standing);
    expect(draft.coverage.snapshot()).toEqual(end);
    expect(undo(startDraft(draft.coverage, null))).toBeNull();
  });

  it("names grids by steps of the history: taken back, done again, and done again from the log", () => {
    const draft = draftOf(3);
    expect(gesture(draft, "rename", [], [{ grid: 1, name: "湖滨" }])).toEqual({ ok: true, grids: [1], casesMoved: 0 });
    expect(gesture(draft, "rename", [], [{ grid: 1, name: "湖东" }]).ok).toBe(true);
    expect([...givenNames(draft)]).toEqual([[1, "湖东"]]);
    undo(draft);
    expect([...givenNames(draft)]).toEqual([[1, "湖滨"]]);
    undo(draft);
    expect(givenNames(draft).size).toBe(0);
    redo(draft);
    const again = draftOf(3);
    expect(replay(again, JSON.parse(JSON.stringify(draft.log)))).toBe(draft.log.length);
    expect([...givenNames(again)]).toEqual([[1, "湖滨"]]);
    const grids = draft.coverage.meta[GRIDS] as number;
    expect(gesture(draft, "rename", [], [{ grid: grids, name: "nowhere" }])).toMatchObject({ ok: false, refusal: { reason: "no_such_thing" } });
  });

  it("refuses a gesture as a whole: what its first operations did is taken back, and the log does not hold it", () => {
    const draft = draftOf(3);
    const before = draft.coverage.snapshot();
    const vertex = 5;
    const [x, y] = [draft.coverage.x[vertex] as number, draft.coverage.y[vertex] as number];
    const entered = gesture(draft, "two", [
      { kind: "move", vertex, x: x + 1, y },
      { kind: "move", vertex: 1_000_000, x, y },
    ]);
    expect(entered).toMatchObject({ ok: false, operation: 1, refusal: { reason: "no_such_thing" } });
    expect(draft.coverage.snapshot()).toEqual(before);
    expect(draft.log).toEqual([]);
  });

  it("tells for each grid how many cases came and went by the last gesture alone", () => {
    const draft = draftOf(3);
    play(draft, 5);
    const { coverage, incidents } = draft;
    if (!incidents) throw new Error("no incidents");
    const random = randomStream(8);
    for (let i = 0; i < 30; i++) {
      const before = incidents.grid.slice();
      const entered = gesture(draft, "one", randomGesture(draft, random).slice(0, 1));
      if (!entered.ok) continue;
      for (let grid = 0; grid < (coverage.meta[GRIDS] as number); grid++) {
        expect(incidents.gained(grid)).toBe(incidents.grid.filter((now, at) => now === grid && before[at] !== grid).length);
        expect(incidents.lost(grid)).toBe(incidents.grid.filter((now, at) => now !== grid && before[at] === grid).length);
      }
    }
  });

  it("has the numbers of a recount: sums, loads, deviations from the target by staff", () => {
    const draft = draftOf(3);
    play(draft, 9);
    const { coverage, incidents } = draft;
    if (!incidents) throw new Error("no incidents");
    const fresh = recountSums(coverage);
    const staff = new Map([[0, 3]]);
    const grids = Array.from({ length: fresh.length / 5 }, (_, grid) => grid).filter((grid) => (fresh[grid * 5] as number) > 0);
    const numbers = gridNumbers(coverage, incidents, grids, staff);
    const total = incidents.grid.filter((grid) => grid >= 0).length * 2;
    const people = grids.length + 2;
    for (const { grid, cases, load, deviation, areaM2, perimeterM, polsbyPopper } of numbers) {
      expect(cases).toBe(incidents.grid.filter((own) => own === grid).length);
      expect(load).toBe(cases * 2);
      expect(deviation).toBeCloseTo(load / ((total * (staff.get(grid) ?? 1)) / people) - 1, 12);
      expect(areaM2).toBe(((fresh[grid * 5] as number) / 2) * coverage.metresX * coverage.metresY);
      expect(perimeterM / (fresh[grid * 5 + 1] as number)).toBeCloseTo(1, 12);
      expect(polsbyPopper).toBeLessThanOrEqual(1);
    }
    const town = townNumbers(coverage, incidents, staff);
    expect(town).toMatchObject({ grids: grids.length, load: total });
    expect(town.worstDeviation).toBeCloseTo(Math.max(...numbers.map(({ deviation }) => Math.abs(deviation ?? 0))), 12);
    expect(town.variation).toBeGreaterThan(0);
    // Gini as half the mean difference of all pairs over the mean: another way than by rank.
    const loads = numbers.map(({ load }) => load);
    const differences = loads.flatMap((one) => loads.map((other) => Math.abs(one - other))).reduce((sum, each) => sum + each);
    expect(town.gini).toBeCloseTo(differences / (2 * loads.length * total), 12);
  });
});
