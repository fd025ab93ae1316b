// The catalogue: limits belong to filing conditions, every class has one department that must, and faults are told with their place.
import { describe, expect, it } from "vitest";
import { type CaseClass, type Catalogue, catalogueFaults, classOf, filingOf, responsibilities, SERVICES } from "../../../src/core/model/catalogue";
import { SAMPLE_CATALOGUE } from "../../../src/core/model/catalogueSample";

function withFirst(change: Partial<CaseClass>): Catalogue {
  const [first, ...rest] = SAMPLE_CATALOGUE.classes;
  return { ...SAMPLE_CATALOGUE, classes: first === undefined ? [] : [{ ...first, ...change }, ...rest] };
}

describe("the sample catalogue", () => {
  it("is sound, labelled as a sample, and small", () => {
    expect(catalogueFaults(SAMPLE_CATALOGUE)).toEqual([]);
    expect([SAMPLE_CATALOGUE.isSample, SAMPLE_CATALOGUE.classes.length < 50, Object.keys(SERVICES).length]).toEqual([true, true, 6]);
  });

  it("gives every class to one department, and every department its two lists", () => {
    const lists = responsibilities(SAMPLE_CATALOGUE);
    expect(lists.reduce((sum, { must }) => sum + must.length, 0)).toBe(SAMPLE_CATALOGUE.classes.length);
    const water = lists.find(({ department }) => department.id === "water");
    expect(water?.must.map((one) => one.code)).toEqual(["E0125", "E0130", "E0501", "E0503", "E0506"]);
    expect(water?.helps.map((one) => one.code)).toEqual(["C0103", "C0104", "E0505"]);
  });
});

describe("filing", () => {
  it("takes the limit of the condition, the usual one without", () => {
    expect(filingOf(SAMPLE_CATALOGUE, "C0103", "hazard")).toEqual({ category: "C0103", condition: "hazard", limit: { kind: "urgent_hour", value: 2 } });
    expect(filingOf(SAMPLE_CATALOGUE, "C0103")?.limit).toEqual({ kind: "work_day", value: 2 });
    expect([filingOf(SAMPLE_CATALOGUE, "C0103", "nuisance"), filingOf(SAMPLE_CATALOGUE, "X"), classOf(SAMPLE_CATALOGUE, "X")]).toEqual([null, null, null]);
  });
});

describe("faults", () => {
  const choice = { condition: "other", limit: { kind: "work_day", value: 1 } } as const;

  it.each<readonly [Partial<CaseClass>, string, string]>([
    [{ code: "" }, "code_missing", "classes[0]"],
    [{ code: "E0110" }, "code_repeated", "classes[10]"],
    [{ name: { en: "", "zh-CN": "盖" } }, "name_missing", "classes[0]"],
    [{ must: "nobody" }, "department_unknown", "classes[0].must"],
    [{ helps: ["nobody"] }, "department_unknown", "classes[0].helps[0]"],
    [{ helps: ["roads"] }, "must_also_helps", "classes[0].helps[0]"],
    [{ choices: [] }, "no_choice", "classes[0]"],
    [{ choices: [choice, choice] }, "condition_repeated", "classes[0].choices[1]"],
    [{ choices: [{ ...choice, condition: "odd" }] }, "condition_unknown", "classes[0].choices[0]"],
    [{ choices: [{ ...choice, limit: { kind: "work_day", value: 0 } }] }, "limit_not_above_zero", "classes[0].choices[0].limit"],
  ])("%j is %s at %s", (change, name, place) => {
    expect(catalogueFaults(withFirst(change))).toEqual([{ name, place }]);
  });
});
