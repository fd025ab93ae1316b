// Hot spots in Chromium: tested under the filters that are set, with their parameters in the legend, the same again from the address.
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
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
});
