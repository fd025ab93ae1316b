// Suggestions and scores on the planner's screen of the demo town, with a hand on the page: ghosts on the map, one step of history, and back to the byte.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Actor, type Stage, setStage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterEach(() => stage.clear());
afterAll(() => stage?.close());

/** The planner's screen with a tab open. */
async function openPart(name: string, opened: Promise<Actor> = stage.open({ hash: "#/plan" })): Promise<Actor> {
  const actor = await opened;
  await actor.page.getByRole("tab", { name }).click();
  return actor;
}

const tab = (page: Page, name: string) => page.getByRole("tab", { name }).click();

/** Everything that the balance says of every grid: the same texts only from the same sums. */
async function balanceOf(page: Page): Promise<readonly string[]> {
  await tab(page, "Balance");
  await page.locator("tr[data-grid] b:not(:empty)").first().waitFor();
  return page
    .locator("tr[data-grid]")
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("th span, td")].map((cell) => cell.textContent).join("")));
}

const ghostEdges = async (page: Page): Promise<number> => Number(await page.locator("canvas.ghost-sheet").getAttribute("data-edges"));
const percent = (text: string): number => Number.parseFloat(text.replace("−", "-"));

describe("suggestions on screen", () => {
  it("are compared, drawn as ghosts, taken over by one step, and taken back", async () => {
    const { page, faults, foreign } = await openPart("Suggest");
    const before = await balanceOf(page);
    await tab(page, "Suggest");
    await page.getByRole("button", { name: "Suggest plans" }).click();
    const table = page.getByRole("table", { name: "Suggested plans" });
    await table.waitFor();
    const rows = table.locator("tbody tr");
    expect(await rows.count()).toBeGreaterThanOrEqual(3);
    expect(await rows.count()).toBeLessThanOrEqual(5);
    const deviations = await rows.locator("td:nth-child(2)").allInnerTexts();
    expect(deviations.map(percent).every((value) => value <= 10)).toBe(true);

    const shown = await ghostEdges(page);
    expect(shown).toBeGreaterThan(0);
    await rows.nth(2).hover();
    await expect.poll(() => ghostEdges(page)).not.toBe(shown);

    await page.getByRole("button", { name: "Take over “Best balance”" }).click();
    const after = await balanceOf(page);
    expect(after).not.toEqual(before);
    const worst = percent(await page.locator('[data-town="worst"]').innerText());
    expect(worst).toBeLessThanOrEqual(1);
    await tab(page, "History");
    await expect.poll(() => page.locator(".draft-steps li").count()).toBe(2); // the beginning, and one step
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => balanceOf(page)).toEqual(before);
    expect(faults).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it("can be taken over grid by grid, and single transfers with one click", async () => {
    const { page, faults } = await openPart("Suggest");
    await page.getByRole("button", { name: "Suggest plans" }).click();
    await page.getByRole("button", { name: "Only this" }).first().click();
    const one = page.getByRole("table", { name: "Grids of the plan" }).locator("tbody tr").first();
    const load = await one.locator("td").first().innerText();
    const rows = await balanceOf(page);
    expect(rows[0]).toContain(load);
    await tab(page, "Suggest");
    const hint = page.getByRole("region", { name: "Single transfers that help most" }).locator("li").first();
    await hint.waitFor();
    const gain = (await hint.innerText()).match(/(\d+\.\d)% → (\d+\.\d)%/);
    expect(Number(gain?.[2])).toBeLessThan(Number(gain?.[1]));
    await hint.getByRole("button", { name: "Transfer" }).click();
    expect(await balanceOf(page)).not.toEqual(rows);
    await tab(page, "History");
    await expect.poll(() => page.locator(".draft-steps li").count()).toBe(3);
    expect(faults).toEqual([]);
  });

  it("stop when told, and can be asked for again", async () => {
    const { page, faults } = await openPart("Suggest");
    // From nothing into as many grids as there are areas to choose from: long enough to be stopped.
    await page.getByLabel("Number of grids").fill("12");
    await page.getByLabel("Number of grids").blur();
    // The search may be over before a hand is there: whoever waits for the button presses it as it comes.
    await page.evaluate(() => {
      new MutationObserver((_, watch) => {
        const stop = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Stop");
        if (!stop) return;
        watch.disconnect();
        stop.click();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await page.getByRole("button", { name: "Suggest plans" }).click();
    await page.getByRole("button", { name: "Suggest plans" }).waitFor();
    expect(await page.getByRole("table", { name: "Suggested plans" }).count()).toBe(0);
    await page.getByRole("button", { name: "Suggest plans" }).click();
    const table = page.getByRole("table", { name: "Suggested plans" });
    await table.waitFor();
    await page.getByRole("button", { name: /Take over/ }).click();
    await expect.poll(() => balanceOf(page).then((rows) => rows.length)).toBe(12);
    expect(faults).toEqual([]);
  });

  it("say which deviation is proven when one area is too heavy", async () => {
    const { page } = await openPart("Suggest", stage.same("#/plan"));
    await page.getByLabel("Number of grids").fill("59");
    await page.getByLabel("Number of grids").blur();
    await page.getByRole("button", { name: "Suggest plans" }).click();
    await page.getByText(/No plan can keep within 10.0%: one area alone is so heavy that its grid deviates by at least \d/).waitFor();
  });

  it("keep whole beats together when asked: five grids on five beats cut none", async () => {
    const { page } = await openPart("Suggest", stage.same("#/plan"));
    await page.getByLabel("Number of grids").fill("5");
    await page.getByLabel("Number of grids").blur();
    await page.getByLabel("Keep together").first().click();
    await page.getByRole("option", { name: "whole police beats" }).click();
    await page.getByRole("button", { name: "Suggest plans" }).click();
    const row = page.getByRole("table", { name: "Suggested plans" }).locator("tbody tr").first();
    await row.waitFor();
    expect(await row.locator("td").last().innerText()).toBe("0");
  });
});

describe("scores on screen", () => {
  it("are those of the plan that stands until something is done, then differ, and follow the weights", async () => {
    const { page, faults } = await openPart("Score");
    const row = (axis: string) => page.locator(`tr[data-axis="${axis}"] td`);
    await page.getByRole("table", { name: "Scores" }).waitFor();
    await page.getByText("All gates passed").waitFor();
    for (const axis of ["completeness", "balance", "stability"]) expect(await row(axis).nth(1).innerText()).toBe(await row(axis).nth(0).innerText());
    await tab(page, "Suggest");
    await page.getByRole("button", { name: "Suggest plans" }).click();
    await page.getByRole("button", { name: /Take over/ }).click();
    await tab(page, "Score");
    await expect.poll(async () => Number(await row("balance").nth(1).innerText()), { timeout: 60_000 }).toBeGreaterThan(95);
    expect(Number(await row("stability").nth(1).innerText())).toBeLessThan(100);
    expect(Number(await row("balance").nth(0).innerText())).toBe(0);

    const sum = () => page.locator(".score-axes tfoot td");
    const mean = Number(await sum().nth(1).innerText());
    const weight = page.getByLabel("Weight of Balance");
    await weight.fill("100");
    await weight.blur();
    await expect.poll(async () => Number(await sum().nth(1).innerText())).toBe(Number(await row("balance").nth(1).innerText()));
    expect(Number(await row("balance").nth(1).innerText())).not.toBe(mean);
    expect(await sum().nth(2).innerText()).toBe("100.0%");

    await page.getByRole("button", { name: "Replay both plans" }).click();
    const replay = page.getByRole("table", { name: "Replay of the last 12 months" });
    await replay.waitFor();
    expect(await replay.locator("tbody tr").count()).toBe(3);
    expect(await replay.locator("tbody tr").first().innerText()).toMatch(/\d\d\.\d%/);
    expect(faults).toEqual([]);
  });
});
