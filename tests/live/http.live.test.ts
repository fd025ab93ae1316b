// Every adapter that speaks HTTP passes the conformance test on a server of our own: polled files, Open311, event streams. Beside it stand the real servers of MQTT and OGC.
import { adapterMaker } from "../../src/feed/live/adapters";
import type { LiveSpec } from "../../src/feed/live/spec";
import { conformance, type World } from "./conformance";
import { startFixture, TOKEN } from "./fixtureServer";
import { WIRE } from "./world";

type Asked = Exclude<LiveSpec, { kind: "replay" }>;

async function onFixture(spec: (url: string) => Asked): Promise<World> {
  const server = await startFixture();
  const one = spec(server.url);
  return {
    spec: one,
    make: adapterMaker(one, { wire: WIRE, token: TOKEN, clientId: "test" }),
    publish: server.publish,
    spoil: server.spoil,
    cut: server.cut,
    asked: () => server.asked.map(({ url, headers }) => ({ url, authorization: headers.authorization })),
    token: TOKEN,
    stop: server.stop,
  };
}

const polled = { every: 30, auth: {} } as const;
const csv = { case_id: "id", reported_at: "seen", updated_at: "changed", lng: "x", lat: "y", category: "kind" };

conformance("polled GeoJSON, whole", () => onFixture((url) => ({ kind: "poll", name: "cases", url: `${url}/cases.geojson`, format: "json", ...polled })));
conformance("polled GeoJSON, what is new since", () =>
  onFixture((url) => ({
    kind: "poll",
    name: "cases",
    url: `${url}/cases.geojson`,
    format: "json",
    since: { parameter: "updated_since", overlap: 100_000 },
    ...polled,
  })),
);
conformance("polled CSV, whole", () => onFixture((url) => ({ kind: "poll", name: "cases", url: `${url}/cases.csv`, format: "csv", mapping: csv, ...polled })));
conformance("Open311, JSON in pages", () =>
  onFixture((url) => ({ kind: "open311", name: "311", url: `${url}/open311`, format: "json", pageSize: 50, ...polled })),
);
conformance("Open311, XML without paging", () => onFixture((url) => ({ kind: "open311", name: "311", url: `${url}/open311/`, format: "xml", ...polled })));
conformance("Server-Sent Events", () => onFixture((url) => ({ kind: "sse", name: "stream", url: `${url}/events`, auth: {} })));
conformance("Server-Sent Events with a catch-up over HTTP", () =>
  onFixture((url) => ({
    kind: "sse",
    name: "stream",
    url: `${url}/events`,
    auth: {},
    backfill: { kind: "poll", name: "stream", url: `${url}/cases.geojson`, format: "json", since: { parameter: "updated_since" }, ...polled },
  })),
);
