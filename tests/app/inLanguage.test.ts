// English names of grids and words of reports, where there are any.
import { describe, expect, it } from "vitest";
import { openedIn, rowInEnglish } from "../../src/app/inLanguage";
import { createEngine } from "../../src/engine/create";

const english = new Map([["暴露垃圾", "Litter"]]);
const row = { source: 0, record: 1, id: "1", slot: 0, lng: null, lat: null, times: {}, codes: { category: "暴露垃圾", state: "constructor" } };

describe("what is open", () => {
  it("is named in English for those who read English, and in its own words otherwise", async () => {
    const town = await createEngine().openDemo();
    if (!town.ok) throw new Error("no town");
    expect(openedIn(town.value, "en").plan?.grids.map((grid) => grid.name)).toContain("Grid 3 (South)");
    expect(openedIn(town.value, "zh-CN").plan).toBe(town.value.plan);
  });

  it("has words of reports in English where the dictionary knows them", () => {
    expect(rowInEnglish(row, english).codes).toEqual({ category: "Litter", state: "constructor" });
    expect(rowInEnglish(row, null)).toBe(row);
  });
});
