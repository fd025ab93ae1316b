// A server of our own for every protocol that is HTTP: one log of reports, told as GeoJSON, CSV, Open311 and as an event stream, with faults on demand.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { instantOf } from "../../src/feed/live/poll";
import type { Told } from "./world";

export const TOKEN = "Bearer s3cret-t0ken";

export interface FixtureServer {
  readonly url: string;
  /** Every request so far. */
  readonly asked: { readonly url: string; readonly headers: IncomingMessage["headers"] }[];
  publish(events: readonly Told[]): void;
  /** The next answer (of a stream: the next message) is no report. */
  spoil(): void;
  /** Breaks every connection. */
  cut(): void;
  /** Answers 503 from now on, or no longer. */
  close(closed: boolean): void;
  /** Seconds by which the Date header is off. */
  clockAhead: number;
  stop(): Promise<void>;
}

/** Starts the server on a free loopback port. */
export async function startFixture(): Promise<FixtureServer> {
  const log: Told[] = [];
  const asked: FixtureServer["asked"] = [];
  const sockets = new Set<Socket>();
  const streams = new Set<ServerResponse>();
  let spoiled = false;
  let closed = false;
  const takeSpoiled = (): boolean => {
    const was = spoiled;
    spoiled = false;
    return was;
  };
  const server = createServer((request, response) => {
    asked.push({ url: request.url ?? "", headers: request.headers });
    response.setHeader("date", new Date(Date.now() + fixture.clockAhead * 1000).toUTCString());
    if (closed) {
      response.writeHead(503, { "retry-after": "2" }).end("busy");
      return;
    }
    if (request.headers.authorization !== undefined && request.headers.authorization !== TOKEN) {
      response.writeHead(401).end();
      return;
    }
    const url = new URL(request.url ?? "/", "http://fixture");
    if (url.pathname === "/events") {
      openStream(request, response);
      return;
    }
    if (takeSpoiled()) {
      response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Proxy error</title>");
      return;
    }
    answer(url, request, response, log);
  });
  const openStream = (request: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(": hello\n\n");
    const from = Number(request.headers["last-event-id"] ?? 0);
    for (const [index, event] of log.entries()) if (index >= from) response.write(message(index, event));
    streams.add(response);
    response.on("close", () => streams.delete(response));
  };
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const fixture: FixtureServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    clockAhead: 0,
    publish: (events) => {
      for (const event of events) {
        log.push(event);
        for (const stream of streams) stream.write(message(log.length - 1, event));
      }
    },
    spoil: () => {
      spoiled = streams.size === 0;
      for (const stream of streams) stream.write("data: {not json\n\n");
    },
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: (to) => {
      closed = to;
    },
    stop: async () => {
      fixture.cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fixture;
}

function message(index: number, event: Told): string {
  return `id: ${index + 1}\ndata: ${JSON.stringify({ case_id: event.id, updated_at: instantOf(event.at), reported_at: instantOf(event.at), lng: event.lng, lat: event.lat, category: event.category })}\n\n`;
}

/** Everything that is asked once: the log as GeoJSON, CSV or Open311, whole, since an instant, or a page of it. */
function answer(url: URL, request: IncomingMessage, response: ServerResponse, log: readonly Told[]): void {
  const since = Date.parse(url.searchParams.get("updated_since") ?? url.searchParams.get("updated_after") ?? "");
  const wanted = Number.isNaN(since) ? log : log.filter(({ at }) => Date.parse(instantOf(at)) >= since);
  const etag = `"${wanted.length}-${since}"`;
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const [body, type] = bodyFor(url, wanted);
  response.writeHead(body === null ? 404 : 200, { "content-type": type, etag }).end(body ?? "");
}

function bodyFor({ pathname, searchParams }: URL, wanted: readonly Told[]): readonly [string | null, string] {
  if (pathname === "/cases.geojson") return [JSON.stringify({ type: "FeatureCollection", features: wanted.map(feature) }), "application/geo+json"];
  if (pathname === "/cases.csv") {
    const rows = wanted.map(({ id, at, lng, lat, category }) => [id, instantOf(at), instantOf(at), lng, lat, category].join(","));
    return [["id,seen,changed,x,y,kind", ...rows].join("\n"), "text/csv"];
  }
  const size = Number(searchParams.get("page_size") ?? 1000);
  const first = (Number(searchParams.get("page") ?? 1) - 1) * size;
  if (pathname === "/open311/requests.json") return [JSON.stringify(wanted.slice(first, first + size).map(request)), "application/json"];
  if (pathname === "/open311/services.json") return [JSON.stringify([{ service_code: "noise", service_name: "noise" }]), "application/json"];
  if (pathname === "/open311/services.xml") return [xml("services", "service", [{ service_code: "noise", service_name: "noise" }]), "text/xml"];
  if (pathname === "/open311/requests.xml") return [xml("service_requests", "request", wanted.slice(first, first + size).map(request)), "text/xml"];
  return [null, "text/plain"];
}

function feature({ id, at, lng, lat, category }: Told): object {
  const properties = { case_id: id, reported_at: instantOf(at), updated_at: instantOf(at), category };
  return { type: "Feature", geometry: { type: "Point", coordinates: [lng, lat] }, properties };
}

/** Without a service_name, as some servers answer: it is looked up among the services. */
function request({ id, at, lng, lat, category }: Told): Readonly<Record<string, string>> {
  return {
    service_request_id: id,
    status: "closed",
    service_code: category,
    requested_datetime: instantOf(at),
    updated_datetime: instantOf(at),
    lat: String(lat),
    long: String(lng),
  };
}

function xml(root: string, item: string, list: readonly Readonly<Record<string, string>>[]): string {
  const items = list.map(
    (one) =>
      `<${item}>${Object.entries(one)
        .map(([name, value]) => `<${name}>${value}</${name}>`)
        .join("")}</${item}>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<${root}>${items.join("\n")}</${root}>`;
}
