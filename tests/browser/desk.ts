// What a supervisor does at the desk, in the words of the page (English): shared by the browser tests.
import axe from "axe-core";
import type { Locator, Page } from "playwright-core";

/** Waits until the ledger of some reports is on screen, and gives its six numbers. */
export async function ledgerOf(page: Page): Promise<Readonly<Record<string, number>>> {
  const strip = page.getByRole("region", { name: "Ledger" });
  await strip.waitFor();
  const numbers: Record<string, number> = {};
  for (const word of ["read", "located", "outside", "unlocated", "rejected", "duplicates"]) {
    const text = await strip.locator(`[data-bucket="${word}"]`).innerText();
    numbers[word] = Number((/[\d,]+/.exec(text)?.[0] ?? "").replaceAll(",", ""));
  }
  return numbers;
}

/** The table of grids. */
export function tableOf(page: Page): Locator {
  return page.getByRole("grid");
}

/** Waits until the map has drawn a grid at its middle: hovered there, the table marks its row. Gives the row's text. */
export async function gridAtMiddle(page: Page): Promise<string> {
  const box = await page.locator(".maplibregl-canvas").boundingBox();
  if (box === null) throw new Error("the map has no canvas");
  const row = tableOf(page).locator('tr[data-hovered="true"]');
  for (let move = 0; (await row.count()) === 0; move++) {
    await page.mouse.move(box.x + box.width / 2 + (move % 2), box.y + box.height / 2);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  return row.innerText();
}

/** Chooses files as "Open data…" does. */
export async function openFiles(page: Page, files: Parameters<Locator["setInputFiles"]>[0]): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(files);
}

/** Waits for the mapping to be proposed and takes it as it is. */
export async function confirmMapping(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Read the file" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** A small file made on the spot. */
export function textFile(name: string, text: string): { readonly name: string; readonly mimeType: string; readonly buffer: Buffer } {
  return { name, mimeType: "application/octet-stream", buffer: Buffer.from(text) };
}

/** What axe finds fault with, each with the elements; axe is evaluated by the browser's debugger, past the page's policy. */
export async function faultsOfAxe(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

/** The file that a button hands over. */
export async function savedBytes(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 120_000 }), page.getByRole("button", { name: button, exact: true }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Two squares of `side` degrees side by side, the lower left corner of the first at [lng, lat]; properties of each. */
export function squaresAt(lng: number, lat: number, side: number, properties: readonly [object, object]): string {
  return JSON.stringify({
    type: "FeatureCollection",
    features: properties.map((own, i) => ({
      type: "Feature",
      properties: own,
      geometry: {
        type: "Polygon",
        coordinates: [
          [
            [lng + i * side, lat],
            [lng + i * side + side, lat],
            [lng + i * side + side, lat + side],
            [lng + i * side, lat + side],
            [lng + i * side, lat],
          ],
        ],
      },
    })),
  });
}

/** Two squares side by side on the equator, ids A and B, with hostile names. */
export const SQUARES = squaresAt(0, 0, 0.1, [
  { code: "A", name: "<img src=x onerror=window.hacked=1>" },
  { code: "B", name: "__proto__" },
]);
