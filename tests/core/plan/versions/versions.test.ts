// The life of plans and codes: dates without gap or overlap, codes never given twice, logs that come back, differences that add up.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChangeEntry, changeLogText, readChangeLog } from "../../../../src/core/plan/versions/changeLog";
import { type CodeBook, codesAfter, codesOn, communityOf, isGridCode, nextCode, renumbered } from "../../../../src/core/plan/versions/codes";
import { planDifference } from "../../../../src/core/plan/versions/difference";
import { forkPlan, movePlan, type PlanMove, type PlanVersion, planOn } from "../../../../src/core/plan/versions/status";

const TOWN = "310118107204";
const code = (sequence: number, community = TOWN): string => `${community}${String(sequence).padStart(3, "0")}`;
const bookOf = (...sequences: number[]): CodeBook => sequences.map((sequence) => ({ code: code(sequence), since: "2024-01-01", until: null }));

/** A descent from rows of weights: one row for each new grid. */
function descent(olds: readonly string[], rows: readonly (readonly number[])[], communities = rows.map(() => TOWN)) {
  const weight = Float64Array.from(rows.flat());
  return { olds, weight, units: weight.map((each) => (each > 0 ? 1 : 0)), communities };
}

describe("codes", () => {
  it("have 15 digits and a sequence", () => {
    expect(["310118107204001", "310118107204000", "31011810720401", "31011810720400x"].map(isGridCode)).toEqual([true, false, false, false]);
    expect(communityOf(code(7))).toBe(TOWN);
  });

  it("of a split grid stays with the larger part, the other takes the next free one", () => {
    const { codes, kept, fresh, retired } = codesAfter(
      bookOf(1, 2),
      descent(
        [code(1), code(2)],
        [
          [40, 0],
          [60, 0],
          [0, 100],
        ],
      ),
      "2025-01-01",
    );
    expect(codes).toEqual([code(3), code(1), code(2)]);
    expect({ kept, fresh, retired }).toEqual({ kept: [code(1), code(2)], fresh: [code(3)], retired: [] });
  });

  it("of merged grids is that of the larger; the other ends on the day and is not given again", () => {
    const merged = codesAfter(bookOf(1, 2), descent([code(1), code(2)], [[30, 70]]), "2025-01-01");
    expect(merged.codes).toEqual([code(2)]);
    expect(merged.book[0]).toEqual({ code: code(1), since: "2024-01-01", until: "2025-01-01" });
    expect(codesOn(merged.book, "2024-12-31")).toEqual([code(1), code(2)]);
    expect(codesOn(merged.book, "2025-01-01")).toEqual([code(2)]);
    expect(nextCode(merged.book, TOWN)).toBe(code(3));
  });

  it("are not handed on for a crumb", () => {
    // The new grid is made of grid 1, and has a tenth of grid 2, which otherwise went to the first.
    const { codes, retired } = codesAfter(
      bookOf(1, 2),
      descent(
        [code(1), code(2)],
        [
          [60, 90],
          [40, 10],
        ],
      ),
      "2025-01-01",
    );
    expect(codes).toEqual([code(2), code(1)]);
    expect(retired).toEqual([]);
    expect(
      codesAfter(
        bookOf(1, 2),
        descent(
          [code(1), code(2)],
          [
            [0, 45],
            [0, 45],
            [100, 10],
          ],
        ),
        "2025-01-01",
      ).codes,
    ).toEqual([code(2), code(3), code(1)]);
  });

  it("run out at 999 and say so", () => {
    expect(nextCode(bookOf(999), TOWN)).toBeNull();
    expect(codesAfter(bookOf(999), descent([], [[]]), "2025-01-01").codes).toEqual([null]);
    expect(nextCode(bookOf(999), "310118107205")).toBe("310118107205001");
  });

  it("are unique, and never given twice, over any series of redrawings", () => {
    const step = fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
        let book: CodeBook = bookOf(1, 2, 3);
        let current: readonly string[] = [code(1), code(2), code(3)];
        const ended = new Set<string>();
        for (const [index, rows] of steps.entries()) {
          const day = `2025-01-${String(index + 1).padStart(2, "0")}`;
          const coding = codesAfter(
            book,
            descent(
              current,
              rows.map((row) => current.map((_, old) => row[old % 6] as number)),
            ),
            day,
          );
          const codes = coding.codes.filter((each) => each !== null);
          expect(new Set(codes).size).toBe(codes.length);
          expect(codes).toHaveLength(rows.length);
          for (const each of codes) expect(ended.has(each)).toBe(false);
          expect([...coding.kept, ...coding.retired].sort()).toEqual([...current].sort());
          expect(codesOn(coding.book, day).sort()).toEqual([...codes].sort());
          for (const each of coding.retired) ended.add(each);
          book = coding.book;
          current = codes;
        }
        expect(new Set(book.map((record) => record.code)).size).toBe(book.length);
      }),
    );
  });

  it("are renumbered from west to east, row by row from the north, past retired ones, and stay so when done again", () => {
    const book: CodeBook = [...bookOf(1, 3, 4, 5), { code: code(2), since: "2023-01-01", until: "2024-01-01" }];
    //  5 1     the new turn: north-west, north-east, south-west, south-east
    //  3 4
    const grids = [
      { code: code(1), x: 1, y: 1 },
      { code: code(3), x: 0, y: 0 },
      { code: code(4), x: 1, y: 0 },
      { code: code(5), x: 0, y: 1 },
    ];
    const codes = renumbered(book, grids);
    expect(codes).toEqual([code(3), code(4), code(5), code(1)]);
    expect(
      renumbered(
        book,
        grids.map((grid, index) => ({ ...grid, code: codes[index] as string })),
      ),
    ).toEqual(codes);
  });
});

describe("plans", () => {
  const draft = (id: string): PlanVersion => ({ id, name: id, parent: null, status: "draft", from: null, to: null });
  const run = (plans: readonly PlanVersion[], id: string, ...moves: readonly PlanMove[]): readonly PlanVersion[] =>
    moves.reduce((now, move) => {
      const moved = movePlan(now, id, move, 0);
      if (!moved.ok) throw new Error(moved.refusal);
      return moved.plans;
    }, plans);
  const force = (from: string): PlanMove[] => [{ kind: "submit" }, { kind: "approve" }, { kind: "put_in_force", from }];

  it("go from draft to force, and the one before retires that day: cases are judged by the plan of their day", () => {
    const plans = run(run([draft("a"), draft("b")], "a", ...force("2024-01-01")), "b", ...force("2025-07-01"));
    expect(plans.map(({ status, from, to }) => [status, from, to])).toEqual([
      ["retired", "2024-01-01", "2025-07-01"],
      ["in_force", "2025-07-01", null],
    ]);
    expect(["2023-12-31", "2024-01-01", "2025-06-30", "2025-07-01", "2030-01-01"].map((day) => planOn(plans, day)?.id ?? null)).toEqual([
      null,
      "a",
      "a",
      "b",
      "b",
    ]);
  });

  it("refuse with the reason", () => {
    const plans = run([draft("a"), draft("b")], "a", ...force("2024-01-01"));
    const refusal = (id: string, move: PlanMove, errors = 0) => {
      const moved = movePlan(plans, id, move, errors);
      return moved.ok ? null : moved.refusal;
    };
    expect(refusal("b", { kind: "submit" }, 2)).toBe("has_errors");
    expect(refusal("b", { kind: "put_in_force", from: "2025-01-01" })).toBe("wrong_status");
    expect(refusal("c", { kind: "submit" })).toBe("no_such_plan");
    expect(refusal("a", { kind: "retire", to: "2024-02-30" })).toBe("no_day");
    const ready = run(plans, "b", { kind: "submit" }, { kind: "approve" });
    expect(movePlan(ready, "b", { kind: "put_in_force", from: "2024-01-01" }, 0)).toEqual({ ok: false, refusal: "before_the_plan_in_force" });
  });

  it("are forked into drafts that know their parent", () => {
    const forked = forkPlan([draft("a")], "a", "b", "second");
    expect(forked.ok && forked.plans[1]).toEqual({ id: "b", name: "second", parent: "a", status: "draft", from: null, to: null });
  });

  it("never hold two on one day, whatever is tried", () => {
    const days = ["2024-01-01", "2024-06-30", "2024-07-01", "2025-01-01", "2025-13-01"];
    const move = fc.oneof(
      fc.constantFrom<PlanMove>({ kind: "submit" }, { kind: "send_back" }, { kind: "approve" }),
      fc.constantFrom(...days).map((from): PlanMove => ({ kind: "put_in_force", from })),
      fc.constantFrom(...days).map((to): PlanMove => ({ kind: "retire", to })),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), move), { maxLength: 40 }), (moves) => {
        let plans: readonly PlanVersion[] = ["a", "b", "c"].map(draft);
        for (const [id, each] of moves) {
          const before = JSON.stringify(plans);
          const moved = movePlan(plans, id, each, 0);
          expect(JSON.stringify(plans)).toBe(before);
          if (moved.ok) plans = moved.plans;
          expect(plans.filter(({ status }) => status === "in_force").length).toBeLessThanOrEqual(1);
          for (const day of days) {
            const holding = plans.filter(({ from, to }) => from !== null && from <= day && (to === null || day < to));
            expect(holding.length).toBeLessThanOrEqual(1);
            expect(planOn(plans, day)).toEqual(holding[0] ?? null);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("the change log", () => {
  const entry = fc.record({
    time: fc.constant("2025-07-01T09:00:00+08:00"),
    actor: fc.string(),
    op: fc.constantFrom("split", "merge", "assign"),
    grids: fc.array(fc.string(), { maxLength: 3 }),
    units: fc.array(fc.string(), { maxLength: 3 }),
    households: fc.option(fc.nat()),
    cases: fc.option(fc.nat()),
    before: fc.dictionary(fc.constantFrom("cv", "gini"), fc.integer()),
    after: fc.dictionary(fc.constantFrom("cv", "gini"), fc.integer()),
    reason: fc.string(),
  });

  it("comes back from its lines, also when the last one breaks off", () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), fc.nat({ max: 30 }), (drawn, cut) => {
        const entries: ChangeEntry[] = drawn.map((each, index) => ({ seq: index + 1, ...each }));
        const text = changeLogText(entries);
        expect(readChangeLog(text)).toEqual({ ok: true, entries });
        if (entries.length > 0 && cut > 1) expect(readChangeLog(text.slice(0, -cut))).toEqual({ ok: true, entries: entries.slice(0, -1) });
      }),
    );
  });

  it("names the line that is wrong or out of turn", () => {
    const line = (seq: number) =>
      changeLogText([{ seq, time: "", actor: "", op: "", grids: [], units: [], households: null, cases: null, before: {}, after: {}, reason: "" }]);
    expect(readChangeLog(line(1) + line(3) + line(4))).toEqual({ ok: false, line: 2 });
    expect(readChangeLog(`${line(1)}{}\n${line(2)}`)).toEqual({ ok: false, line: 2 });
  });
});

describe("the difference of two plans", () => {
  it("tells who receives what from whom, which grids end and begin", () => {
    const difference = planDifference({
      old: Int32Array.of(0, 0, 0, 1, 1, -1),
      oldCount: 3,
      fresh: Int32Array.of(0, 0, 1, 1, 1, 1),
      freshCount: 2,
      loads: Float64Array.of(1, 2, 3, 4, 5, 6),
      cases: Float64Array.of(0, 0, 7, 0, 0, 1),
    });
    expect(difference.handovers).toEqual([
      { from: -1, to: 1, units: [5], load: 6, cases: 1 },
      { from: 0, to: 1, units: [2], load: 3, cases: 7 },
    ]);
    expect([[...difference.continues], difference.ended, [...difference.loadChange]]).toEqual([[0, 1], [2], [-3, 9]]);
    expect(difference.retention).toBeCloseTo(12 / 15, 12);
  });

  it("adds up for any two plans: what is handed over is what grids gain and lose", () => {
    const grids = fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(grids, grids, fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 14, maxLength: 14 }), (old, fresh, numbers) => {
        const loads = Float64Array.from(numbers);
        const compared = { old: Int32Array.from(old), oldCount: 4, fresh: Int32Array.from(fresh), freshCount: 4, loads, cases: loads };
        const { handovers, loadChange, continues, retention, variation } = planDifference(compared);
        const gained = new Float64Array(4);
        const heirOf = (grid: number) => continues.indexOf(grid);
        for (const { from, to, load } of handovers) {
          if (to >= 0) gained[to] = (gained[to] as number) + load;
          if (from >= 0 && heirOf(from) >= 0) gained[heirOf(from)] = (gained[heirOf(from)] as number) - load;
        }
        expect([...gained]).toEqual([...loadChange]);
        if (retention === 1 && old.every((each, unit) => each < 0 === (fresh[unit] as number) < 0)) expect(variation).toBeCloseTo(0, 9);
        expect(planDifference({ ...compared, fresh: compared.old }).handovers).toEqual([]);
      }),
    );
  });
});
