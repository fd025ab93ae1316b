// The engine on the demo town and on files: what is open, what is counted, what each bucket opens to.
import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_NOW } from "../../data/cases";
import type { Question, Reconciliation } from "../../src/core/frame/question";
import { toSeconds } from "../../src/core/model/columns";
import { SUM_WIDTH } from "../../src/core/stats/sums";
import type { Engine, Opened } from "../../src/engine/api";
import { createEngine } from "../../src/engine/create";

const NOW = toSeconds(Date.parse(DEMO_NOW));
const ALL: Question = { period: null, cohort: "due", now: NOW };
const quiet = (): void => undefined;

function expectOpened(result: Awaited<ReturnType<Engine["openDemo"]>>): Opened {
  if (!result.ok) throw new Error(JSON.stringify(result.issue));
  return result.value;
}

function reconciles(counts: Reconciliation | undefined): void {
  expect(counts).toBeDefined();
  if (counts) expect(counts.located + counts.outside + counts.unlocated + counts.rejected + counts.duplicates).toBe(counts.read);
}

function textFile(name: string, text: string): File {
  return new File([text], name);
}

const SQUARES = JSON.stringify({
  type: "FeatureCollection",
  features: [0, 1].map((i) => ({
    type: "Feature",
    properties: { code: `G${i}`, name: `格${i}` },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [i, 0],
          [i + 1, 0],
          [i + 1, 1],
          [i, 1],
          [i, 0],
        ],
      ],
    },
  })),
});

describe("the demo town", () => {
  const engine = createEngine();
  let opened: Opened;
  beforeAll(async () => {
    const town = expectOpened(await engine.openDemo());
    expect(town.ledger).toBeNull();
    opened = expectOpened(await engine.readDemo(quiet));
  }, 60_000);

  it("opens with three grids, ground and about 120,000 cases, all marked as generated", () => {
    expect(opened.plan?.grids).toHaveLength(3);
    expect(opened.plan?.generated).toBe(true);
    expect(opened.ground.length).toBeGreaterThan(3);
    expect(opened.ledger?.sources.every((source) => source.generated)).toBe(true);
    expect(opened.ledger?.reconciliation.read).toBeGreaterThan(110_000);
    reconciles(opened.ledger?.reconciliation);
  });

  it("has something in every bucket but keeps at most 80 bytes a report", () => {
    expect(opened.ledger?.reconciliation).toMatchObject({ located: expect.toSatisfy((count: number) => count > 100_000) });
    const { outside, unlocated, rejected, duplicates } = opened.ledger?.reconciliation ?? { outside: 0, unlocated: 0, rejected: 0, duplicates: 0 };
    expect({ outside: outside > 0, unlocated: unlocated > 0, rejected: rejected > 0, duplicates: duplicates > 0 }).toEqual({
      outside: true,
      unlocated: true,
      rejected: true,
      duplicates: true,
    });
    expect(opened.ledger?.bytesPerReport).toBeLessThanOrEqual(80);
  });

  it("answers the same to a brush as to a question, but for the medians", async () => {
    const span = opened.ledger?.span ?? { from: 0, to: 1 };
    const question: Question = { ...ALL, period: { from: span.from, to: span.from + 30 * 86_400 } };
    const [asked, brushed] = [await engine.ask(question), await engine.brush(question)];
    expect(brushed.sums).toEqual(asked.sums);
    expect(brushed.medianHours).toBeNull();
    expect(asked.medianHours?.[0]).toBeGreaterThan(0);
  });

  it("exports the numbers that it answers", async () => {
    const counts = await engine.ask(ALL);
    const lines = (await engine.exportCsv(ALL)).trim().split("\n");
    expect(lines).toHaveLength(1 + 3 + 2);
    lines.slice(1).forEach((line, row) => expect(Number(line.split(",")[2])).toBe(counts.sums[row * SUM_WIDTH]));
  });

  it("opens each bucket to its rows, and a row to its texts", async () => {
    const outside = await engine.rows("outside", null, 0, 5);
    expect(outside.total).toBe(opened.ledger?.reconciliation.outside);
    const located = await engine.rows("located", 1, 0, 3);
    expect(located.rows.every((row) => row.slot === 1)).toBe(true);
    const whole = await engine.row(located.rows[0]?.position ?? -1);
    expect(whole?.texts?.address).toMatch(/\p{Script=Han}/u);
    expect(whole?.id).toBe(located.rows[0]?.id);
  });

  it("draws points, a raster and hexagons of the same reports", async () => {
    const { located, outside } = opened.ledger?.reconciliation ?? { located: 0, outside: 0 };
    const points = await engine.points({ period: null }, 20_000);
    expect(points.total).toBe(located + outside);
    expect(points.drawn).toBe(20_000);
    const hexes = await engine.hexes(200, { period: null });
    expect(hexes.counts.reduce((sum, count) => sum + count, 0)).toBe(located + outside);
    const raster = await engine.raster({ bbox: opened.plan?.bbox ?? [0, 0, 1, 1], width: 256, height: 256, period: null, bandwidthM: 150 });
    expect(raster.max).toBeGreaterThan(0);
  });
});

describe("files of one's own", () => {
  const csv =
    "case_id,reported_at,lng,lat\nA,2024-01-01T00:00:00Z,0.5,0.5\nB,2024-01-02T00:00:00Z,1.5,0.5\nC,2024-01-03T00:00:00Z,9,0.2\nD,someday,0.1,0.1\nA,2024-01-01T00:00:00Z,0.5,0.5\n";
  const mapping = { case_id: "case_id", reported_at: "reported_at", lng: "lng", lat: "lat" };

  it("close the demo, reconcile, and are located again when boundaries come later", async () => {
    const engine = createEngine();
    expectOpened(await engine.openDemo());
    expectOpened(await engine.readDemo(quiet));
    const reports = expectOpened(await engine.openReports(textFile("own.csv", csv), mapping, false, quiet));
    expect(reports.plan).toBeNull();
    expect(reports.ledger?.sources.map((source) => source.name)).toEqual(["own.csv"]);
    const both = expectOpened(await engine.openBoundaries(textFile("own.geojson", SQUARES), {}, quiet));
    expect(both.ledger?.reconciliation).toMatchObject({ read: 5, located: 2, outside: 0, unlocated: 1, far: 1, rejected: 1, duplicates: 1 });
    const rejected = await engine.rows("rejected", null, 0, 10);
    expect(rejected.rows[0]).toMatchObject({ record: 4, line: 5, reason: "time_unreadable", found: "someday" });
  }, 60_000);

  it("leave what was open when they are refused or cancelled", async () => {
    const engine = createEngine();
    expectOpened(await engine.openBoundaries(textFile("own.geojson", SQUARES), {}, quiet));
    expectOpened(await engine.openReports(textFile("own.csv", csv), mapping, false, quiet));
    const refused = await engine.openReports(textFile("other.csv", "a,b\n1,2\n"), mapping, false, quiet);
    expect(refused.ok).toBe(false);
    const big = `case_id,reported_at,lng,lat\n${Array.from({ length: 200_000 }, (_, i) => `${i},2024-01-01T00:00:00Z,0.5,0.5`).join("\n")}\n`;
    const cancelled = await engine.openReports(textFile("big.csv", big), mapping, false, () => void engine.cancel());
    expect(cancelled).toMatchObject({ ok: false, issue: { code: "cancelled" } });
    expect((await engine.opened()).ledger?.reconciliation.read).toBe(5);
  });

  it("come beside one another when added, an id in both counted once", async () => {
    const engine = createEngine();
    expectOpened(await engine.openBoundaries(textFile("own.geojson", SQUARES), {}, quiet));
    expectOpened(await engine.openReports(textFile("own.csv", csv), mapping, false, quiet));
    const added = expectOpened(await engine.openReports(textFile("more.csv", csv), mapping, true, quiet));
    expect(added.ledger?.sources).toHaveLength(2);
    expect(added.ledger?.reconciliation).toMatchObject({ read: 10, located: 2, rejected: 2, duplicates: 5 });
    reconciles(added.ledger?.reconciliation);
  });
});
