// Hot spots in Chromium: tested under the filters that are set, with their parameters in the legend, the same again from the address.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { faultsOfAxe } from "./desk";
import { type Stage, setStage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterEach(async () => {
  await stage.clear();
});
afterAll(async () => {
  await stage.close();
});

async function sentenceOf(hash: string): Promise<{ readonly sentence: string; readonly legend: string; readonly faults: readonly string[] }> {
  const { page, faults } = await stage.open({ hash: `#/browse?lang=en&plan=units&${hash}` });
  await page.locator(".hot-sentence").waitFor({ timeout: 150_000 });
  const sentence = await page.locator(".hot-sentence").innerText();
  const legend = page.locator(".legend");
  await expect.poll(() => legend.innerText(), { timeout: 30_000 }).toContain("permutations");
  return { sentence, legend: await legend.innerText(), faults };
}

describe("hot spots", () => {
  it("are tested over the 60 units, say how in the legend, repeat themselves and follow the filters", async () => {
    const first = await sentenceOf("look=hot:gi.queen.99.1.5");
    expect(first.sentence).toMatch(/^Of 60 areas \d+ are/);
    for (const words of ["Hot 99 %", "Cold 99 %", "Shared border or corner", "99 permutations (seed 5)", "corrected by FDR", "n = 60"])
      expect(first.legend).toContain(words);
    expect(await sentenceOf("look=hot:gi.queen.99.1.5")).toEqual(first);
    const filtered = await sentenceOf("look=hot:gi.queen.99.0.5&source=%E8%A7%86%E9%A2%91%E5%8F%91%E7%8E%B0");
    expect(filtered.legend).toContain("Filtered by Source: Video");
    expect(filtered.legend).toContain("not corrected");
    expect(first.faults).toEqual([]);
  });

  it("are tested over hexagons of the town, empty ones with them, and each is found on the map", async () => {
    const { page, faults } = await stage.open({ hash: "#/browse?lang=en&look=hot:gi.queen.99.1.5.h300" });
    const sentence = page.locator(".hot-sentence");
    await sentence.waitFor({ timeout: 150_000 });
    const text = await sentence.innerText();
    const [, tested = "0", found = "0"] = /^Of ([\d,]+) areas ([\d,]+) are/.exec(text) ?? [];
    expect(Number(tested.replaceAll(",", ""))).toBeGreaterThan(30);
    expect(Number(found)).toBeGreaterThan(0);
    const legend = page.locator(".legend");
    for (const words of ["Hot 99 %", "hexagons with sides of 300 m, the six beside each", "99 permutations (seed 5)", "corrected by FDR", `n = ${tested}`])
      await expect.poll(() => legend.innerText()).toContain(words);
    expect(await faultsOfAxe(page)).toEqual([]);
    const before = page.url();
    const row = page.getByRole("table", { name: "Significant areas" }).locator("tbody tr").first();
    expect(await row.innerText()).toMatch(/^Hexagon \d+/);
    await row.getByRole("button").click();
    await expect.poll(() => page.url(), { timeout: 60_000 }).not.toBe(before);
    expect(page.url()).toContain("map=15/");
    // Sides that are too short are refused in a sentence.
    await page.goto(`${stage.url}#/browse?lang=en&look=hot:gi.queen.99.1.5.h10`);
    await page.getByRole("alert").filter({ hasText: "more than 20,000 hexagons" }).waitFor();
    // Clusters by local Moran, over the same hexagons.
    await page.goto(`${stage.url}#/browse?lang=en&look=hot:moran.queen.99.1.5.h300`);
    await expect.poll(() => legend.innerText(), { timeout: 60_000 }).toContain("High among high");
    await expect.poll(() => sentence.innerText(), { timeout: 60_000 }).toMatch(new RegExp(`^Of ${tested} areas \\d+ are significantly like`));
    expect(faults).toEqual([]);
  });
});
