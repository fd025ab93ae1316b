// The operator in Chromium: lawful moves leave a line in the log and move every number; it survives a reload, is undone, taken away and brought back.
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { tableOf } from "./desk";
import { type Actor, type Stage, setStage } from "./stage";

/** The table follows at once; a busy machine may take its time. */
const PATIENT = { timeout: 30_000 };

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

async function openDemo(hash = ""): Promise<Actor> {
  const actor = await stage.open({ hash });
  actor.page.setDefaultTimeout(90_000);
  await tableOf(actor.page).waitFor();
  await actor.page.locator('[data-bucket="read"]').waitFor();
  return actor;
}

/** Opens the longest overdue case of the town. */
async function openLate(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Queue", exact: true }).click();
  const first = page.getByRole("button", { name: /^Open case/ }).first();
  await first.waitFor();
  await first.click();
  await drawerOf(page).getByText("What can be done", { exact: true }).waitFor();
  return new URLSearchParams(new URL(page.url()).hash.split("?")[1]).get("case") ?? "";
}

function drawerOf(page: Page) {
  return page.getByRole("dialog");
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await drawerOf(page).getByRole("combobox", { name: label }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Closes the case by order of a leader. */
async function closeByOrder(page: Page): Promise<void> {
  const drawer = drawerOf(page);
  await choose(page, "Acting as", "leader");
  await drawer.getByRole("textbox", { name: "Name or number" }).fill("Wang");
  await drawer.locator('[data-action="force_close"]').click();
  await drawer.getByRole("textbox", { name: "Reason" }).fill("the same as another case");
  await drawer.getByRole("button", { name: "Confirm: Close by order" }).click();
  await drawer.locator('[data-deed="force_close"]').waitFor();
}

/** Closed cases in the row of the whole plan, after "closure" was chosen as the measure. */
async function closedOf(page: Page): Promise<string> {
  await page.getByRole("region", { name: "Ledger" }).waitFor();
  return (await tableOf(page).innerText()).replaceAll(/\s+/g, " ");
}

async function logOf(page: Page): Promise<string> {
  await drawerOf(page).getByRole("button", { name: "Log of acts" }).click();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export JSONL" }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
  await page.getByRole("dialog", { name: "Log of acts" }).getByRole("button", { name: "Close the case" }).click();
  return Buffer.concat(chunks).toString("utf8");
}

describe("a lawful move", () => {
  it("is kept, moves the table at once, survives a reload, and is undone in the session that made it", async () => {
    const { page, faults } = await openDemo("#/browse?measure=closure");
    const before = await closedOf(page);
    const id = await openLate(page);
    await closeByOrder(page);
    const drawer = drawerOf(page);
    expect(await drawer.locator(".case-state").innerText()).toBe("closed by order");
    expect(await drawer.locator(".deed-told").innerText()).toContain("source:");
    await expect.poll(() => closedOf(page), PATIENT).not.toBe(before);
    const after = await closedOf(page);

    await page.reload();
    await drawerOf(page).locator('[data-deed="force_close"]').waitFor();
    expect(new URL(page.url()).hash).toContain(`case=${id}`);
    await expect.poll(() => closedOf(page), PATIENT).toBe(after);
    expect(await drawerOf(page).getByRole("button", { name: "Undo: Close by order" }).count()).toBe(0);

    await page.goto(`${stage.url}#/browse?measure=closure`);
    const other = await openLate(page);
    expect(other).not.toBe(id);
    await closeByOrder(page);
    await expect.poll(() => closedOf(page), PATIENT).not.toBe(after);
    await drawerOf(page).getByRole("button", { name: "Undo: Close by order" }).click();
    await drawerOf(page).locator('[data-deed="force_close"][data-status="undone"]').waitFor();
    await expect.poll(() => closedOf(page), PATIENT).toBe(after);
    const lines = (await logOf(page)).trim().split("\n");
    expect(lines.map((line) => (JSON.parse(line) as { action: string }).action)).toEqual(["force_close", "force_close", "retract"]);
    expect(faults).toEqual([]);
  });

  it("is the only kind that is offered, and is refused in words when something is missing", async () => {
    const { page } = await openDemo();
    await openLate(page);
    const drawer = drawerOf(page);
    const state = await drawer.locator(".case-state").innerText();
    const offered = await drawer.locator("[data-action]").evaluateAll((buttons) => buttons.map((button) => button.getAttribute("data-action")));
    expect(offered.length, state).toBeGreaterThan(0);
    for (const never of ["register", "admit", "resume", "close", "ask_extension", "settle_supervision"]) expect(offered).not.toContain(never);
    await choose(page, "Acting as", "leader");
    await drawer.locator('[data-action="force_close"]').click();
    await drawer.getByRole("button", { name: "Confirm: Close by order" }).click();
    expect(await drawer.getByRole("alert").innerText()).toContain("Say who you are");
    await drawer.getByRole("textbox", { name: "Name or number" }).fill("Wang");
    await drawer.getByRole("button", { name: "Confirm: Close by order" }).click();
    await drawer.getByText("A reason is needed.").waitFor();
    expect(await drawer.locator("[data-deed]").count()).toBe(0);
  });
});

describe("the log", () => {
  it("taken away and brought into another browser gives the same state, and tells what it cannot use", async () => {
    const first = await openDemo("#/browse?measure=closure");
    const id = await openLate(first.page);
    await closeByOrder(first.page);
    const log = await logOf(first.page);
    await expect.poll(() => closedOf(first.page), PATIENT).not.toBe("");
    const state = await closedOf(first.page);

    const { page } = await openDemo(`#/browse?measure=closure&case=${id}`);
    await drawerOf(page).getByText("What can be done", { exact: true }).waitFor();
    expect(await drawerOf(page).locator("[data-deed]").count()).toBe(0);
    await drawerOf(page).getByRole("button", { name: "Log of acts" }).click();
    const dialog = page.getByRole("dialog", { name: "Log of acts" });
    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name: "log.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from(`${log}${log}nonsense\n`) });
    await dialog.getByText("1 added, 1 known already").waitFor();
    expect(await dialog.innerText()).toContain("Line 3: no JSON");
    await dialog.getByRole("button", { name: "Close the case" }).click();
    await drawerOf(page).locator('[data-deed="force_close"]').waitFor();
    await expect.poll(() => closedOf(page), PATIENT).toBe(state);
  }, 300_000);
});

describe("the queue in the address", () => {
  it("is reproduced by a link, narrowed by level, lamp and words, and left by the back button", async () => {
    const { page } = await openDemo("#/browse?queue=town/red");
    const list = page.getByRole("list", { name: "Open cases", exact: true });
    await list.waitFor();
    for (const lamp of await list.getByRole("button", { name: /^Open case/ }).evaluateAll((rows) => rows.map((row) => row.getAttribute("data-lamp"))))
      expect(lamp).toBe("red");
    await page.getByRole("button", { name: /^overdue/ }).click();
    expect(new URL(page.url()).hash).toContain("queue=town");
    expect(new URL(page.url()).hash).not.toContain("red");
    await list
      .getByRole("button", { name: /^Open case/ })
      .first()
      .click();
    await drawerOf(page).getByText("What can be done", { exact: true }).waitFor();
    await page.goBack();
    await list.waitFor();
    expect(new URL(page.url()).hash).not.toContain("case=");
  });

  it("opens the form of a supervision from a row, which then shows it", async () => {
    const { page } = await openDemo("#/browse?queue=all");
    await page
      .getByRole("button", { name: /^Supervise case/ })
      .first()
      .click();
    const drawer = drawerOf(page);
    await drawer.getByRole("textbox", { name: "What is required" }).fill("mend it by Friday");
    await drawer.getByRole("textbox", { name: "Reason" }).fill("overdue for days");
    await drawer.getByRole("textbox", { name: "Name or number" }).fill("Li");
    await drawer.getByRole("button", { name: "Confirm: Supervise" }).click();
    await drawer.locator('[data-deed="supervise"]').waitFor();
    expect(await drawer.getByRole("list", { name: "Supervision" }).innerText()).toContain("mend it by Friday");
    await page.getByRole("button", { name: "Close the case" }).click();
    await page.getByText("supervised 1").waitFor();
  });
});
