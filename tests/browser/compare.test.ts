// Two periods in Chromium: both numbers are those of each period alone, one scale colours both, the line moves by hand and by key, and a link opens it again.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ledgerOf, savedBytes, tableOf } from "./desk";
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

const JUNE = "period=2026-05-31T16:00:00Z..2026-06-30T16:00:00Z";
const MAY = "period=2026-04-30T16:00:00Z..2026-05-31T16:00:00Z";

/** Reports of each grid, by name, in the table of one period. */
async function countsOf(hash: string): Promise<ReadonlyMap<string, number>> {
  const { page } = await stage.open({ hash });
  await ledgerOf(page); // until the reports are here the boundaries stand with zeros
  await page.locator('section.grids[aria-busy="false"]').waitFor();
  const rows = await tableOf(page)
    .locator("tbody tr.row")
    .evaluateAll((all) => all.map((row) => [row.querySelector(".name")?.textContent ?? "", row.querySelector("td span")?.textContent ?? ""] as const));
  await page.context().close();
  return new Map(rows.map(([name, text]) => [name, Number(text.replaceAll(",", ""))]));
}

async function comparedOf(page: Page): Promise<readonly (readonly [string, string, string, string])[]> {
  const table = page.getByRole("table", { name: "Two periods, grid by grid" });
  await table.waitFor();
  return table.locator("tbody tr").evaluateAll((rows) =>
    rows.map((row) => {
      const text = (column: string): string => row.querySelector(`[data-column="${column}"]`)?.firstChild?.textContent ?? "";
      return [row.querySelector("th")?.textContent ?? "", text("earlier"), text("now"), text("difference")] as const;
    }),
  );
}

describe("two periods", () => {
  it("stand beside each other with the numbers that each has alone", async () => {
    const now = await countsOf(`#/browse?lang=en&measure=n&${JUNE}`);
    const earlier = await countsOf(`#/browse?lang=en&measure=n&${MAY}`);
    const { page, faults } = await stage.open({ hash: `#/browse?lang=en&measure=n&compare=before&${JUNE}` });
    const rows = await comparedOf(page);
    expect(rows.length).toBe(now.size);
    const number = (text: string): number => Number(text.replaceAll(",", "").replace("−", "-").replace("+", ""));
    for (const [name, before, later, difference] of rows) {
      expect([name, number(before), number(later), number(difference)]).toEqual([
        name,
        earlier.get(name),
        now.get(name),
        (now.get(name) ?? 0) - (earlier.get(name) ?? 0),
      ]);
    }
    expect(faults).toEqual([]);
  });

  it("part at a line that keys and the hand move; the earlier map follows the later one", async () => {
    const { page, faults } = await stage.open({ hash: `#/browse?lang=en&compare=before&${JUNE}` });
    const line = page.getByRole("slider", { name: "Border between the two periods" });
    await line.waitFor();
    await line.focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => line.getAttribute("aria-valuenow")).toBe("48");
    await page.keyboard.press("PageUp");
    await expect.poll(() => line.getAttribute("aria-valuenow")).toBe("58");
    // The grip is taken where it lies: while the second map comes, it may still move.
    const drag = async (): Promise<string | null> => {
      const box = await page.locator(".compare-sheet").boundingBox();
      const grip = await page.locator(".compare-grip").boundingBox();
      if (box === null || grip === null) throw new Error("the line is not on screen");
      await page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.75, grip.y, { steps: 5 });
      await page.mouse.up();
      return line.getAttribute("aria-valuenow");
    };
    await expect.poll(drag).toBe("75");
    // Zoomed by key on the first map, the second shows the same scale bar.
    const scales = page.locator(".maplibregl-ctrl-scale");
    await expect.poll(() => scales.count()).toBe(2);
    const first = await scales.first().innerText();
    await page.getByRole("button", { name: "Zoom in" }).click();
    await expect.poll(() => scales.first().innerText(), { timeout: 60_000 }).not.toBe(first);
    await expect.poll(async () => new Set(await scales.allInnerTexts()).size, { timeout: 60_000 }).toBe(1);
    expect(faults).toEqual([]);
  });

  it("leave as one picture, each side of the line with its own period", async () => {
    const { page } = await stage.open({ hash: `#/browse?lang=en&measure=density&compare=2026-05-30T16:00:00Z..2026-05-31T16:00:00Z&${JUNE}` });
    const line = page.getByRole("slider", { name: "Border between the two periods" });
    await line.waitFor();
    /** Mean colours of the picture's left and right half below its head. */
    const halves = async (key: string): Promise<readonly string[]> => {
      await line.focus();
      await page.keyboard.press(key);
      await page.getByRole("button", { name: "Share" }).click();
      const png = await savedBytes(page, "PNG");
      await page.getByText("The picture was saved.").waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      return page.evaluate(meanColours, png.toString("base64"));
    };
    const [laterLeft, laterRight] = await halves("Home");
    const [earlierLeft, earlierRight] = await halves("End");
    expect([earlierLeft === laterLeft, earlierRight === laterRight]).toEqual([false, false]);
    await line.focus();
    for (let press = 0; press < 5; press++) await page.keyboard.press("PageDown");
    expect(await line.getAttribute("aria-valuenow")).toBe("50");
    const [left, right] = await halves("ArrowLeft");
    expect([left, right]).not.toContain(undefined);
    expect([distance(left, earlierLeft) < distance(left, laterLeft), distance(right, laterRight) < distance(right, earlierRight)]).toEqual([true, true]);
  });

  it("are chosen beside the period, kept in the address, and ended", async () => {
    const { page } = await stage.open({ hash: `#/browse?lang=en&${JUNE}` });
    await tableOf(page).waitFor();
    const choice = page.getByRole("combobox", { name: "Compare with" });
    await choice.selectOption({ label: "Against the same dates last year" });
    await page.getByRole("slider", { name: "Border between the two periods" }).waitFor();
    expect(new URL(page.url()).hash).toContain("compare=year");
    await choice.selectOption({ label: "Against other dates…" });
    await page.getByLabel("Earlier period from").fill("2026-03-01");
    await page.getByLabel("Earlier period to (included)").fill("2026-03-31");
    await expect.poll(() => new URL(page.url()).hash).toContain("compare=2026-02-28T16:00:00Z..2026-03-31T16:00:00Z");
    await choice.selectOption({ label: "No comparison" });
    await tableOf(page).waitFor();
    expect(await page.locator(".compare-sheet").count()).toBe(0);
    expect(new URL(page.url()).hash).not.toContain("compare");
  });
});

/** In the page: red, green and blue of the halves of a picture's middle, where map is. */
async function meanColours(png: string): Promise<readonly string[]> {
  const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))]));
  const pen = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
  if (!pen) throw new Error("no canvas");
  pen.drawImage(picture, 0, 0);
  const [half, height] = [Math.floor(picture.width / 2), Math.floor(picture.height / 2)];
  return [0, picture.width - half].map((x) => {
    const { data } = pen.getImageData(x, Math.floor(height / 2), half, height);
    return [0, 1, 2].map((part) => data.reduce((sum, value, at) => (at % 4 === part ? sum + value : sum), 0) / (data.length / 4)).join(" ");
  });
}

function distance(a = "", b = ""): number {
  const [from, to] = [a, b].map((text) => text.split(" ").map(Number));
  return Math.hypot(...(from ?? []).map((value, part) => value - (to?.[part] ?? 0)));
}
