// Indicators: the published example, the same numbers as rates.ts, bands at their limits, composites that refuse wrong weights.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ASSESS_FIELDS, ASSESS_WIDTH, assessRow } from "../../../src/core/stats/assessSums";
import { bandOf, bandOfShare } from "../../../src/core/stats/bands";
import { COMPOSITES, type Composite, checkComposite, compositeOf } from "../../../src/core/stats/composite";
import { INDICATORS, indicatorById } from "../../../src/core/stats/indicatorList";
import { type Indicator, indicatorOf, scoreOf } from "../../../src/core/stats/indicators";
import { RATE_NAMES, rateOf } from "../../../src/core/stats/rates";
import { sumsAt } from "../../../src/core/stats/sums";

function named(id: string): Indicator {
  const indicator = indicatorById(id);
  if (indicator === null) throw new Error(`no indicator ${id}`);
  return indicator;
}

function checked(composite: Composite) {
  const result = checkComposite(composite, "config.json");
  if (!result.ok) throw new Error(result.issue.code);
  return result.value;
}

describe("indicators", () => {
  it("reproduces the bulletin: 996 registered, 972 due, 911 closed, 737 on time are 93.72 % and 75.82 %", () => {
    const sums = assessRow({ n: 996, dueToClose: 972, closed: 911, closedOnTime: 737 });
    const closure = indicatorOf(named("closure"), sums, 0);
    const onTime = indicatorOf(named("onTimeClosure"), sums, 0);
    expect((100 * (closure.value ?? 0)).toFixed(2)).toBe("93.72");
    expect((100 * (onTime.value ?? 0)).toFixed(2)).toBe("75.82");
    expect(closure).toMatchObject({ numerator: 911, denominator: 972, n: 996, few: false, band: "A", met: false });
    expect(onTime.band).toBe("B");
    expect(indicatorOf(named("lateClosure"), sums, 0)).toMatchObject({ numerator: 174, denominator: 972, band: "B" });
  });

  it("reproduces the registration rate of Fuzhou: 33,928 of 36,314 are 93.43 %", () => {
    const { value } = indicatorOf(named("registration"), assessRow({ n: 36_314, reported: 36_314, registered: 33_928 }), 0);
    expect((100 * (value ?? 0)).toFixed(2)).toBe("93.43");
  });

  it("equals rates.ts on the rates that both know", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: ASSESS_WIDTH, maxLength: ASSESS_WIDTH }), (values) => {
        const sums = assessRow({ ...Object.fromEntries(ASSESS_FIELDS.map((field, index) => [field, values[index] ?? 0])), ...nested(values) });
        for (const name of RATE_NAMES) expect(indicatorOf(named(name), sums, 0)).toMatchObject(rateOf(sumsAt(sums, 0), name));
      }),
      { seed: 20261122, numRuns: 100 },
    );
  });

  it("is null for 0/0, without band, interval or verdict", () => {
    for (const indicator of INDICATORS) {
      expect(indicatorOf(indicator, assessRow({}), 0)).toEqual({
        numerator: 0,
        denominator: 0,
        value: null,
        n: 0,
        few: false,
        interval: null,
        band: null,
        met: null,
      });
    }
  });

  it("grades what is better when lower by what is left, flags few cases, lets the target be set", () => {
    const sums = assessRow({ n: 9, reworkable: 9, reworked: 1, responded: 2, responseSeconds: 5400 });
    expect(indicatorOf(named("rework"), sums, 0)).toMatchObject({ band: "B", few: true, met: null });
    expect(indicatorOf(named("rework"), sums, 0, 0.2).met).toBe(true);
    expect(scoreOf(named("rework"), sums, 0)).toBeCloseTo(88.889, 3);
    expect(indicatorOf(named("firstResponse"), sums, 0, 0.5)).toMatchObject({ value: 0.75, band: null, interval: null, met: false });
  });

  it("has different ids, names no field twice as another, and gives both languages", () => {
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
    expect(new Set(ASSESS_FIELDS).size).toBe(ASSESS_WIDTH);
    for (const { name, meaning } of INDICATORS) for (const text of [name, meaning]) expect([text.zh, text.en]).not.toContain("");
  });
});

/** Sums as counting makes them: the part never larger than the whole. */
function nested(values: readonly number[]) {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = values;
  return {
    due: a + b + c,
    handled: a + b,
    handledOnTime: a,
    dueToClose: d + e + f,
    closed: d + e,
    closedOnTime: d,
    answered: g + h,
    satisfied: g,
  };
}

describe("bands", () => {
  it("begins each band at its limit, exactly", () => {
    expect([100, 90, 89.999, 75, 74, 60, 59, 40, 39, 0].map(bandOf)).toEqual(["A", "A", "B", "B", "C", "C", "D", "D", "E", "E"]);
    expect(bandOf(null)).toBeNull();
    expect(bandOf(Number.NaN)).toBeNull();
    for (const n of [10, 30, 70, 110, 1000]) expect(bandOfShare((9 * n) / 10, n)).toBe("A");
  });
});

describe("composites", () => {
  it("add up to 100 % as they come, and score by their weights", () => {
    const sums = assessRow({
      n: 60,
      due: 10,
      handled: 9,
      handledOnTime: 8,
      dueToClose: 10,
      closed: 9,
      closedOnTime: 5,
      reworkable: 10,
      reworked: 1,
      ownFound: 1,
      publicFound: 1,
      answered: 4,
      satisfied: 3,
    });
    const scores = Object.fromEntries(COMPOSITES.map((composite) => [composite.id, compositeOf(checked(composite), sums, 0).score]));
    expect(scores.department).toBeCloseTo(0.1 * 90 + 0.3 * 90 + 0.3 * 80 + 0.3 * 90, 9);
    expect(scores.area).toBeCloseTo(0.1 * 50 + 0 + 0.3 * 90 + 0.4 * 50, 9);
    expect(scores.fourRates).toBeCloseTo((90 + 80 + 90 + 75) / 4, 9);
  });

  it("refuse weights that are not 100 % in all, naming the sum, and parts that are no rate", () => {
    const half: Composite = {
      id: "half",
      name: { zh: "半", en: "half" },
      parts: [{ kind: "indicator", indicator: "closure", weight: 70 }],
      source: { zh: "", en: "" },
    };
    expect(checkComposite(half, "config.json")).toEqual({
      ok: false,
      issue: { code: "composite_weights", file: "config.json", place: "half", detail: { sum: 70 } },
    });
    const below = {
      ...half,
      parts: [
        { kind: "indicator" as const, indicator: "closure", weight: 110 },
        { kind: "indicator" as const, indicator: "rework", weight: -10 },
      ],
    };
    expect(checkComposite(below, "config.json")).toMatchObject({ ok: false, issue: { code: "composite_weights" } });
    const odd = { ...half, parts: [{ kind: "indicator" as const, indicator: "firstResponse", weight: 100 }] };
    expect(checkComposite(odd, "config.json")).toMatchObject({ ok: false, issue: { code: "composite_part", detail: { found: "firstResponse" } } });
    const thirds = { ...half, parts: [33.3, 33.3, 33.4].map((weight) => ({ kind: "indicator" as const, indicator: "closure", weight })) };
    expect(checkComposite(thirds, "config.json").ok).toBe(true);
  });

  it("have no score while a part has none", () => {
    const [first] = COMPOSITES;
    if (first === undefined) throw new Error("no composite");
    const { score, band, parts } = compositeOf(checked(first), assessRow({ due: 10, handled: 10, handledOnTime: 10, dueToClose: 10, closed: 10 }), 0);
    expect({ score, band }).toEqual({ score: null, band: null });
    expect(parts.map((part) => part.score)).toEqual([100, 100, 100, null]);
  });
});
