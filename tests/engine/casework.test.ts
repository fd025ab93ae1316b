// Cases and queues of the demo town, as the engine tells them.
import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_NOW } from "../../data/cases";
import { toSeconds } from "../../src/core/model/columns";
import { createEngine } from "../../src/engine/engine";

const NOW = toSeconds(Date.parse(DEMO_NOW));
const engine = createEngine();

beforeAll(async () => {
  await engine.openDemo();
  await engine.readDemo(() => undefined);
});

describe("the queue of the demo town", () => {
  it("has only open cases, the longest overdue first, and counts every lamp", async () => {
    const page = await engine.queue(null, NOW, 0, 5000);
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
    const page = await engine.queue(null, NOW, 0, 5000);
    for (const { lamp, dueAt, row } of page.rows) expect(lamp === "red", row.id).toBe(dueAt !== null && dueAt < NOW);
    const grids = await Promise.all([0, 1, 2, -1, -2].map((slot) => engine.queue(slot, NOW, 0, 1)));
    expect(grids.reduce((sum, { total }) => sum + total, 0)).toBe(page.total);
  });

  it("counts in each stage the cases that are in it", async () => {
    const page = await engine.queue(null, NOW, 0, 5000);
    const counted: Record<string, number> = {};
    for (const { state } of page.rows) counted[state] = (counted[state] ?? 0) + 1;
    expect(Object.fromEntries(Object.entries(page.states).filter(([, count]) => count > 0))).toEqual(counted);
  });

  it("is cut into pages of one order", async () => {
    const whole = await engine.queue(1, NOW, 0, 60);
    const pages = [await engine.queue(1, NOW, 0, 30), await engine.queue(1, NOW, 30, 30)];
    expect(pages.flatMap(({ rows }) => rows.map(({ row }) => row.id))).toEqual(whole.rows.map(({ row }) => row.id));
  });
});

describe("a case of the demo town", () => {
  it("tells its stages in order, each with its limit, and who has it", async () => {
    const [first] = (await engine.queue(0, NOW, 0, 1)).rows;
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
