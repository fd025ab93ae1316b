// Cases and queues of the demo town, as the engine tells them.
import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_NOW } from "../../data/cases";
import type { QueueAsked } from "../../src/core/frame/caseQueue";
import { toSeconds } from "../../src/core/model/columns";
import { SUM_FIELDS } from "../../src/core/stats/sums";
import { createEngine } from "../../src/engine/create";

const NOW = toSeconds(Date.parse(DEMO_NOW));
const ALL: QueueAsked = { slot: null, level: null, lamp: null, find: "" };
const engine = createEngine();

beforeAll(async () => {
  await engine.openDemo();
  await engine.readDemo(() => undefined);
});

describe("the queue of the demo town", () => {
  it("has only open cases, the longest overdue first, and counts every lamp", async () => {
    const page = await engine.queue(ALL, NOW, 0, 5000);
    expect(page.total).toBeGreaterThan(100);
    expect(page.rows).toHaveLength(page.total);
    const { red, yellow, green, none } = page.lamps;
    expect(red + yellow + green + none).toBe(page.total);
    for (const lamp of ["red", "yellow", "green"] as const) expect(page.lamps[lamp], lamp).toBeGreaterThan(0);
    const due = page.rows.map(({ dueAt }) => dueAt ?? Number.POSITIVE_INFINITY);
    expect(due).toEqual([...due].sort((a, b) => a - b));
    for (const { row, holder, state } of page.rows) {
      expect(row.times.closed_at).toBeUndefined();
      expect(holder, `${row.id} ${state}`).not.toBeNull();
    }
  });

  it("is red just when the deadline has passed, and is the sum of its grids", async () => {
    const page = await engine.queue(ALL, NOW, 0, 5000);
    for (const { lamp, dueAt, row } of page.rows) expect(lamp === "red", row.id).toBe(dueAt !== null && dueAt < NOW);
    const grids = await Promise.all([0, 1, 2, -1, -2].map((slot) => engine.queue({ ...ALL, slot }, NOW, 0, 1)));
    expect(grids.reduce((sum, { total }) => sum + total, 0)).toBe(page.total);
  });

  it("counts in each stage the cases that are in it", async () => {
    const page = await engine.queue(ALL, NOW, 0, 5000);
    const counted: Record<string, number> = {};
    for (const { state } of page.rows) counted[state] = (counted[state] ?? 0) + 1;
    expect(Object.fromEntries(Object.entries(page.states).filter(([, count]) => count > 0))).toEqual(counted);
  });

  it("keeps under filters just the open cases that pass them, page and funnel alike", async () => {
    const page = await engine.queue(ALL, NOW, 0, 5000);
    const words = [...new Set(page.rows.map(({ row }) => row.codes.source ?? ""))].slice(0, 2);
    const filters = { source: words, grids: [0, 2] };
    const kept = await engine.queue(ALL, NOW, 0, 5000, filters);
    const passes = page.rows.filter(({ row }) => words.includes(row.codes.source ?? "") && filters.grids.includes(row.slot));
    expect(kept.rows.map(({ position }) => position)).toEqual(passes.map(({ position }) => position));
    expect(kept.total).toBeGreaterThan(0);
    expect(kept.total).toBeLessThan(page.total);
    const { all, grids } = await engine.funnel(NOW, filters);
    expect(all.open).toEqual(kept.states);
    expect(Object.values(grids[1]?.open ?? {}).every((count) => count === 0)).toBe(true);
  });

  it("is cut into pages of one order", async () => {
    const whole = await engine.queue({ ...ALL, slot: 1 }, NOW, 0, 60);
    const pages = [await engine.queue({ ...ALL, slot: 1 }, NOW, 0, 30), await engine.queue({ ...ALL, slot: 1 }, NOW, 30, 30)];
    expect(pages.flatMap(({ rows }) => rows.map(({ row }) => row.id))).toEqual(whole.rows.map(({ row }) => row.id));
  });
});

describe("a case of the demo town", () => {
  it("tells its stages in order, each with its limit, and who has it", async () => {
    const [first] = (await engine.queue({ ...ALL, slot: 0 }, NOW, 0, 1)).rows;
    const file = await engine.caseAt(first?.position ?? -1, NOW);
    expect(file?.row.texts?.address).toMatch(/\p{Script=Han}/u);
    expect(file?.clock?.lamp).toBe("red");
    expect(file?.holder).not.toBeNull();
    expect(file?.stages.map(({ stage }) => stage)).toEqual(["accept", "dispatch", "handle", "check", "close"]);
    expect(file?.stages.filter(({ status }) => status === "running")).toHaveLength(1);
  });

  it("has ended with every stage told when it was closed", async () => {
    const page = await engine.rows("located", 0, 0, 200);
    const closed = page.rows.find((row) => row.codes.state === "结案");
    const file = await engine.caseAt(closed?.position ?? -1, NOW);
    expect(file?.found.state).toBe("closed");
    expect(file?.holder).toBeNull();
    expect(file?.stages.map(({ status }) => status)).toEqual(["done", "done", "done", "done", "done"]);
    expect(file?.reworks).toBeGreaterThanOrEqual(0);
  });

  it("is none beyond the ledger", async () => {
    expect(await engine.caseAt(10_000_000, NOW)).toBeNull();
  });
});

describe("the operator's log over the demo town", () => {
  it("moves the counts, the queue and the assessment at once, and leaves the ledger's reconciliation alone", async () => {
    const one = createEngine();
    await one.openDemo();
    const opened = await one.readDemo(() => undefined);
    const question = { period: null, cohort: "due", now: NOW } as const;
    const month = { from: NOW - 30 * 86_400, to: NOW };
    const request = { period: month, before: month, yearBefore: month, cohort: "due", now: NOW } as const;
    const before = await one.ask(question);
    await one.assessment(request);
    const queue = await one.queue({ ...ALL, slot: 0, lamp: "red" }, NOW, 0, 1);
    const [late] = queue.rows;
    const file = await one.caseAt(late?.position ?? -1, NOW);
    if (file === null) throw new Error("no late case");
    expect(file.offers.some(({ action, role }) => action === "force_close" && role === "leader")).toBe(true);
    expect(file.offers.some(({ action }) => action === "resume" || action === "register")).toBe(false);
    const event = { id: "1", caseId: file.row.id, action: "force_close", at: NOW, role: "leader", who: "王", reason: "重复上报" } as const;
    const line = { event, reportedAt: file.found.times.reportedAt };
    expect(await one.refusalOf(line, late?.position ?? -1)).toBeNull();
    expect(await one.addToLog([line], late?.position)).toEqual([{ kind: "done" }]);
    const after = await one.ask(question);
    const closed = SUM_FIELDS.indexOf("closed");
    expect((after.sums[closed] ?? 0) - (before.sums[closed] ?? 0)).toBe(1);
    expect((await one.queue({ ...ALL, slot: 0, lamp: "red" }, NOW, 0, 1)).total).toBe(queue.total - 1);
    const again = await one.caseAt(late?.position ?? -1, NOW);
    expect([again?.found.state, again?.lastDeed?.id, again?.differences.map(({ column }) => column)]).toEqual(["forced_close", "1", ["state", "closed_at"]]);
    expect(again?.row.texts).toEqual(file.row.texts);
    const now = await one.opened();
    expect(opened.ok && opened.value.ledger?.reconciliation).toEqual(now.ledger?.reconciliation);
    // A second engine that gets the log before its reports ends up the same.
    const two = createEngine();
    await two.openDemo();
    expect(await two.addToLog([line])).toEqual([{ kind: "elsewhere" }]);
    await two.readDemo(() => undefined);
    expect((await two.ask(question)).sums).toEqual(after.sums);
    expect(await two.assessment(request)).toEqual(await one.assessment(request));
  }, 120_000);
});
