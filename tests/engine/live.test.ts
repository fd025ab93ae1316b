// Live sources in the engine: beside files, through a new file, under the operator's clock, from one frame to the next.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Opened } from "../../src/engine/api";
import { createEngine } from "../../src/engine/create";
import type { LiveSpec } from "../../src/feed/live/spec";
import { type FixtureServer, startFixture, TOKEN } from "../live/fixtureServer";
import { START, told, truthOf, until } from "../live/world";

const SQUARES = JSON.stringify({
  type: "FeatureCollection",
  features: [0, 1, 2].map((i) => ({
    type: "Feature",
    properties: { code: `G${i}` },
    geometry: {
      type: "Polygon",
      coordinates: [
        [120 + i, 121 + i].flatMap((x, side) =>
          side === 0
            ? [
                [x, 31],
                [x + 1, 31],
              ]
            : [
                [x, 32],
                [x - 1, 32],
                [x - 1, 31],
              ],
        ),
      ],
    },
  })),
});
const quiet = (): void => undefined;
const nothingShown = async (): Promise<void> => undefined;

function opened(result: { ok: true; value: Opened } | { ok: false; issue: unknown }): Opened {
  if (!result.ok) throw new Error(JSON.stringify(result.issue));
  return result.value;
}

describe("live sources in the engine", () => {
  let server: FixtureServer;
  beforeAll(async () => {
    server = await startFixture();
  });
  afterAll(() => server.stop());

  it("fill the book beside a file, and stay when another file is opened", async () => {
    const engine = createEngine();
    const specs: readonly LiveSpec[] = [
      { kind: "poll", name: "rounds", url: `${server.url}/cases.geojson`, format: "json", every: 10 },
      { kind: "sse", name: "stream", url: `${server.url}/events`, auth: {} },
    ];
    opened(await engine.openBoundaries(new File([SQUARES], "grids.geojson"), {}, quiet));
    opened(
      await engine.openReports(
        new File([`case_id,reported_at,lng,lat\nF1,2026-01-01T00:00:00Z,120.5,31.5\n`], "file.csv"),
        { case_id: "case_id", reported_at: "reported_at", lng: "lng", lat: "lat" },
        false,
        quiet,
      ),
    );
    let shown = 0;
    opened(
      await engine.openLive(specs, async () => {
        shown++;
      }),
    );
    server.publish(Array.from({ length: 30 }, (_, n) => told(n, 1)));
    expect(await engine.runLive(0)).toEqual({ ok: true });
    const sums = async () => (await engine.opened()).ledger?.reconciliation;
    expect(await sums()).toMatchObject({ read: 31, located: 31 });
    expect(shown).toBe(1);
    expect((await engine.liveFacts()).map(({ needsToken, received }) => [needsToken, received])).toEqual([
      [false, 30],
      [true, 0],
    ]);
    expect(await engine.runLive(1)).toMatchObject({ ok: false, issue: { code: "live_needs_token" } });

    await engine.setLiveToken("stream", TOKEN);
    const streaming = engine.runLive(1);
    await until("the stream", () => shown >= 2);
    server.publish([told(100, 2), told(5, 3)]);
    let located = 0;
    for (let turn = 0; located < 32 && turn < 500; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      located = (await sums())?.located ?? 0;
    }
    expect(located).toBe(32);

    opened(
      await engine.openReports(
        new File([`case_id,reported_at,lng,lat\nF2,2026-01-02T00:00:00Z,121.5,31.5\nF3,2026-01-02T00:00:00Z,121.5,31.5\n`], "other.csv"),
        { case_id: "case_id", reported_at: "reported_at", lng: "lng", lat: "lat" },
        false,
        quiet,
      ),
    );
    const { ledger } = await engine.opened();
    expect(ledger?.sources.map(({ name }) => name)).toEqual(["other.csv", "rounds", "stream"]);
    expect(ledger?.reconciliation.located).toBe(33);
    const rows = await engine.rows("located", null, 0, 100);
    const live = rows.rows.filter(({ id }) => id.startsWith("C")).map(({ id, times }) => `${id} ${times.updated_at}`);
    expect(live.sort()).toEqual(
      truthOf([...Array.from({ length: 30 }, (_, n) => told(n, 1)), told(100, 2), told(5, 3)]).map((line) => line.split(" ").slice(0, 2).join(" ")),
    );
    expect(Math.max(...rows.rows.map(({ times }) => times.updated_at ?? 0))).toBe(START + 185);
    await engine.stopLive(1);
    expect(await streaming).toEqual({ ok: true });
  });

  it("reads the texts of a live report out of what was sent", async () => {
    const engine = createEngine();
    const body = JSON.stringify({
      case_id: "T",
      reported_at: "2026-01-01T00:00:00Z",
      title: "Fallen tree",
      address: "Lane 3",
      geometry: { type: "Point", coordinates: [120.5, 31.5] },
    });
    const spec: LiveSpec = { kind: "poll", name: "texts", url: `data:application/json,${encodeURIComponent(body)}`, format: "json", every: 10 };
    opened(await engine.openLive([spec], nothingShown));
    expect(await engine.runLive(0)).toEqual({ ok: true });
    expect((await engine.row(0))?.texts).toEqual({ title: "Fallen tree", address: "Lane 3" });
    expect(await engine.search("tree", quiet)).toEqual({ ok: true, value: 1 });
  });

  it("plays a day of the demo town until a file of one's own is opened", async () => {
    const engine = createEngine();
    opened(await engine.openDemo());
    let last: Opened | null = null;
    opened(
      await engine.openLive([{ kind: "replay", name: "demo", speed: 3600 }], async (now) => {
        last = now;
      }),
    );
    const playing = engine.runLive(0);
    await until("the first moments of the day", () => (last?.ledger?.reconciliation.updates ?? 0) > 10);
    const [facts] = await engine.liveFacts();
    expect(facts).toMatchObject({ kind: "replay", errors: 0 });
    expect(facts?.playedTo).toBeGreaterThan(Date.parse("2026-06-29T16:00:00Z") / 1000 - 946_684_800);
    opened(await engine.openBoundaries(new File([SQUARES], "grids.geojson"), {}, quiet));
    expect(await playing).toEqual({ ok: true });
    expect(await engine.liveFacts()).toEqual([]);
    expect((await engine.opened()).ledger).toBeNull();
  });
});
