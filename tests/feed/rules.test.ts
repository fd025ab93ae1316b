// Rules at the door: the library passes, every fault is named by its place, the published schema is the one that checks.
import { describe, expect, it } from "vitest";
import { issueText } from "../../src/core/model/issue";
import { RULE_LIBRARY, type Rule } from "../../src/core/stats/rules";
import { parseRules, rulesSchema } from "../../src/feed/rules";

const [FIRST] = RULE_LIBRARY;
const wrong = (change: object) => {
  const result = parseRules({ rules: [{ ...FIRST, ...change }] }, "rules.json");
  return result.ok ? null : [result.issue.place, result.issue.detail?.expected];
};

describe("parseRules", () => {
  it("reads what the library is made of, as written to a file and back", () => {
    expect(parseRules(JSON.parse(JSON.stringify({ $schema: "rules.schema.json", rules: RULE_LIBRARY })), "rules.json")).toEqual({
      ok: true,
      value: RULE_LIBRARY,
    });
  });

  it("reads exactly the type: every kind of test with every field", () => {
    const tests: readonly Rule["test"][] = [
      { kind: "threshold", per: "town", atLeast: 1 },
      { kind: "trend", per: "grid", atLeast: 1, windows: 2, z: 3 },
      { kind: "repeat", atLeast: 2, metres: 50 },
      { kind: "cluster", atLeast: 2, metres: 50 },
    ];
    const base = FIRST as Rule;
    const rules = tests.map(
      (test, index): Rule => ({
        ...base,
        id: `rule-${index}`,
        test,
        object: { categories: ["02"], sources: ["a"], departments: ["b"], which: "open" },
        level: "alarm",
        owner: "unit",
        enabled: false,
      }),
    );
    expect(parseRules({ rules }, "rules.json")).toEqual({ ok: true, value: rules });
    for (const test of tests) {
      for (const key of Object.keys(test)) expect(wrong({ test: Object.fromEntries(Object.entries(test).filter(([name]) => name !== key)) })).not.toBeNull();
    }
    for (const key of Object.keys(base)) expect(wrong({ [key]: undefined })?.[0]).toBe(`rules.0.${key}`);
  });

  it("names the place and what was expected there", () => {
    expect(wrong({ level: "red" })).toEqual(["rules.0.level", '"notice" | "warning" | "alarm"']);
    expect(wrong({ windowHours: 0 })).toEqual(["rules.0.windowHours", "≥ 1"]);
    expect(wrong({ test: { kind: "repeat", atLeast: 3, metres: 1e6 } })).toEqual(["rules.0.test.metres", "≤ 2000"]);
    expect(wrong({ test: { kind: "feeling" } })).toEqual(["rules.0.test.kind", '"threshold" | "trend" | "repeat" | "cluster"']);
    expect(wrong({ colour: "red" })).toEqual(["rules.0.colour", "rules.schema.json"]);
    expect(parseRules([], "rules.json")).toMatchObject({ ok: false, issue: { place: "{}", detail: { expected: "object" } } });
    const twice = parseRules({ rules: [FIRST, FIRST] }, "rules.json");
    expect(twice).toMatchObject({ ok: false, issue: { code: "rule_repeated" } });
    if (!twice.ok) expect(issueText(twice.issue, "en")).toBe("rules.json has two rules with the id repeat-at-place; expected one.");
  });

  it("is what public/rules.schema.json says (vitest -u writes it anew)", async () => {
    await expect(`${JSON.stringify(rulesSchema(), null, 2)}\n`).toMatchFileSnapshot("../../public/rules.schema.json");
  });
});
