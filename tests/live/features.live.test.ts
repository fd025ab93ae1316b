// OGC API – Features on the real servers: MapServer over PostGIS (whose paging is wrong) and QGIS Server. All must come out whole.
import { describe, expect, inject, it } from "vitest";
import { adapterMaker } from "../../src/feed/live/adapters";
import { instantOf } from "../../src/feed/live/poll";
import type { FeaturesSpec } from "../../src/feed/live/spec";
import { conformance, type World } from "./conformance";
import { cutWire } from "./processes";
import { sql } from "./servers";
import { heldBy, openDesk, START, type Told, told, WIRE } from "./world";

const { postgis, web } = inject("servers");
const native = { case_id: "report_id", reported_at: "reported_at", updated_at: "updated_at", category: "category" };

/** Writes the newest of each case, as a platform does that keeps one row a case. */
function write(port: number, events: readonly Told[]): void {
  const rows = events.map(
    ({ id, at, lng, lat, category }) => `('${id}','${instantOf(at)}','${instantOf(at)}','${category}',ST_SetSRID(ST_MakePoint(${lng},${lat}),4326))`,
  );
  const newer = "reported_at=excluded.reported_at, updated_at=excluded.updated_at, geom=excluded.geom where reports.updated_at < excluded.updated_at";
  sql(port, "city", rows.map((row) => `insert into reports values ${row} on conflict (report_id) do update set ${newer};`).join("\n"));
}

async function open(collection: string, path: string, datetime = false): Promise<World> {
  if (!postgis || !web) throw new Error("no server");
  sql(postgis.port, "city", "truncate reports");
  const wire = await cutWire(web.port);
  const spec: FeaturesSpec = {
    kind: "features",
    name: collection,
    url: `http://127.0.0.1:${wire.port}${path}`,
    collection,
    pageSize: 50,
    every: 10,
    mapping: native,
    datetime,
  };
  return {
    spec,
    make: adapterMaker(spec, { wire: WIRE, token: null, clientId: "test" }),
    publish: (events) => write(postgis.port, events),
    spoil: null,
    cut: wire.cut,
    asked: null,
    token: null,
    stop: wire.stop,
  };
}

if (web?.mapserver) conformance("MapServer over PostGIS, whose next links never end", () => open("reports", "/ogc/city/ogcapi"));
if (web?.qgis) conformance("QGIS Server", () => open("reports", "/wfs3"));

describe.skipIf(!web)("a box", () => {
  it("is cut again here, whatever the server's idea of it", async () => {
    const paths = [...(web?.mapserver ? ["/ogc/city/ogcapi"] : []), ...(web?.qgis ? ["/wfs3"] : [])];
    for (const path of paths) {
      const world = await open("reports", path);
      const events = Array.from({ length: 120 }, (_, n) => told(n, 1));
      await world.publish(events);
      const spec: FeaturesSpec = { ...(world.spec as FeaturesSpec), bbox: [120.5, 31, 121.25, 32] };
      const desk = await openDesk(spec, adapterMaker(spec, { wire: WIRE, token: null, clientId: "test" }));
      expect(await desk.run(new AbortController().signal)).toBeNull();
      const inside = events.filter(({ lng }) => lng >= 120.5 && lng <= 121.25);
      expect(heldBy(desk.ledger).map((row) => row.split(" ")[0])).toEqual(inside.map(({ id }) => id).sort());
      await world.stop();
    }
  });

  it("may be asked for what is new; servers that do not heed it lose nothing", async () => {
    const path = web?.mapserver ? "/ogc/city/ogcapi" : "/wfs3";
    const world = await open("reports", path, true);
    await world.publish([told(1, 1), told(2, 1)]);
    const desk = await openDesk(world.spec, world.make);
    await desk.run(new AbortController().signal);
    await world.publish([told(1, 3), told(3, 3)]);
    expect(await desk.run(new AbortController().signal)).toBeNull();
    expect(heldBy(desk.ledger).map((row) => row.split(" ").slice(0, 2).join(" "))).toEqual([`C1 ${START + 181}`, `C2 ${START + 62}`, `C3 ${START + 183}`]);
    await world.stop();
  });
});
