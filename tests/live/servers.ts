// Before the live tests: starts the real servers on loopback, in a folder of their own; after them ends every one by its pid.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { ensureServers, PROGRAMS } from "../setup/liveServers.mjs";
import { answering, freePort, portOpen, type Running, runToEnd, start } from "./processes";
import { mapFile, nginxConf, QGIS_PROJECT } from "./serverFiles";

/** Where the servers are; null for one that is not on this machine. */
export interface Servers {
  readonly mqtt: { readonly port: number } | null;
  readonly postgis: { readonly port: number } | null;
  /** nginx before MapServer (/ogc/…) and QGIS Server (/wfs3/…). */
  readonly web: { readonly port: number; readonly mapserver: boolean; readonly qgis: boolean } | null;
  /** Servers of static files that are installed; a test starts its own. */
  readonly deploy: { readonly nginx: boolean; readonly caddy: boolean };
}

declare module "vitest" {
  export interface ProvidedContext {
    servers: Servers;
  }
}

/** Users of the broker: the wall may read, the feeder may write. */
export const BROKER = { wall: "wall-s3cret", feeder: "feeder-s3cret" } as const;

const asRoot = process.getuid?.() === 0;
const BIN = PROGRAMS.postgres.replace(/initdb$/, "");

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const there = ensureServers();
  const folder = mkdtempSync(join(tmpdir(), "gridkeeper-live-"));
  chmodSync(folder, 0o755);
  const stops: (() => void | Promise<void>)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const mqtt = there.mosquitto ? await startMosquitto(folder, stops) : null;
    const postgis = there.postgis ? await startPostgis(folder, stops) : null;
    const web = postgis && (there.mapserver || there.qgis) ? await startWeb(folder, postgis.port, there, stops) : null;
    project.provide("servers", { mqtt, postgis, web, deploy: there });
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}

type Stops = (() => void | Promise<void>)[];

function kept(running: Running, stops: Stops): void {
  stops.push(() => running.stop());
}

async function startMosquitto(folder: string, stops: Stops): Promise<{ readonly port: number }> {
  const home = join(folder, "mosquitto");
  mkdirSync(home);
  const port = await freePort();
  const passwords = join(home, "passwords");
  writeFileSync(passwords, "");
  for (const [user, password] of Object.entries(BROKER)) runToEnd(PROGRAMS.mosquittoPassword, ["-b", passwords, user, password]);
  writeFileSync(join(home, "acl"), "user wall\ntopic read city/#\nuser feeder\ntopic readwrite city/#\n");
  for (const file of [passwords, join(home, "acl")]) chmodSync(file, 0o700);
  writeFileSync(
    join(home, "mosquitto.conf"),
    // mosquitto 2.0.11 refuses to start with WebSocket listeners alone.
    `${asRoot ? "user root\n" : ""}listener ${await freePort()} 127.0.0.1\nlistener ${port} 127.0.0.1\nprotocol websockets\nallow_anonymous false\npassword_file ${passwords}\nacl_file ${home}/acl\nmax_queued_messages 100000\nlog_type warning\n`,
  );
  kept(start(PROGRAMS.mosquitto, ["-c", join(home, "mosquitto.conf")], { log: join(folder, "mosquitto.log") }), stops);
  await answering("mosquitto", join(folder, "mosquitto.log"), () => portOpen(port));
  return { port };
}

async function startPostgis(folder: string, stops: Stops): Promise<{ readonly port: number }> {
  const home = join(folder, "postgis");
  mkdirSync(home);
  const port = await freePort();
  if (asRoot) runToEnd("chown", ["postgres", home]);
  // PostgreSQL refuses to run as root; setpriv becomes the server, so that its pid is ours.
  const as = asRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];
  const [init = "", ...rest] = [...as, `${BIN}initdb`, "-D", join(home, "data"), "-A", "trust", "-E", "UTF8", "--no-sync", "-U", "postgres"];
  runToEnd(init, rest);
  const settings = ["listen_addresses=127.0.0.1", `port=${port}`, "unix_socket_directories=", "fsync=off", "shared_buffers=64MB", "jit=off"];
  const [server = "", ...args] = [...as, `${BIN}postgres`, "-D", join(home, "data"), ...settings.flatMap((setting) => ["-c", setting])];
  const log = join(folder, "postgis.log");
  kept(start(server, args, { log, signal: "SIGQUIT" }), stops);
  await answering("PostGIS", log, async () => sql(port, "postgres", "select 1") === "1\n");
  sql(port, "postgres", "create database city");
  sql(
    port,
    "city",
    `create extension postgis;
     create table reports(report_id text primary key, reported_at text, updated_at text, category text, geom geometry(Point,4326));
     create index on reports using gist(geom);
     create role web login password 'web'; grant usage on schema public to web; grant select on all tables in schema public to web;`,
  );
  return { port };
}

/** Runs statements as the owner. */
export function sql(port: number, database: string, statements: string): string {
  return runToEnd("psql", ["-h", "127.0.0.1", "-p", String(port), "-U", "postgres", "-d", database, "-qAt", "-v", "ON_ERROR_STOP=1"], { input: statements });
}

async function startWeb(folder: string, postgis: number, there: { readonly mapserver: boolean; readonly qgis: boolean }, stops: Stops) {
  const home = join(folder, "web");
  for (const part of ["", "/tmp", "/qgis"]) mkdirSync(home + part);
  chmodSync(home, 0o777);
  const port = await freePort();
  writeFileSync(join(home, "city.map"), mapFile(port, postgis));
  writeFileSync(
    join(home, "mapserver.conf"),
    `CONFIG\n ENV\n  MS_MAP_PATTERN "^${home}/"\n OGCAPI_HTML_TEMPLATE_DIRECTORY "/usr/share/mapserver/ogcapi/templates/html-plain/"\n END\n MAPS\n  city "${home}/city.map"\n END\nEND\n`,
  );
  writeFileSync(join(home, "nginx.conf"), nginxConf(home, port, asRoot));
  if (there.mapserver) {
    const args = ["-n", "-s", join(home, "ms.sock"), "-M", "0777", "--", PROGRAMS.mapserver];
    // mapserv waits in accept() and does not heed SIGTERM.
    kept(
      start(PROGRAMS.spawn, args, { log: join(folder, "mapserver.log"), env: { MAPSERVER_CONFIG_FILE: join(home, "mapserver.conf") }, signal: "SIGKILL" }),
      stops,
    );
  }
  if (there.qgis) {
    writeFileSync(join(home, "qgis/project.py"), QGIS_PROJECT);
    const env = { QT_QPA_PLATFORM: "offscreen", XDG_RUNTIME_DIR: join(home, "qgis"), HOME: join(home, "qgis") };
    runToEnd("/usr/bin/python3", [join(home, "qgis/project.py"), join(home, "qgis/city.qgs"), String(postgis)], { env });
    const server = { ...env, QGIS_PROJECT_FILE: join(home, "qgis/city.qgs"), QGIS_SERVER_API_WFS3_MAX_LIMIT: "10000", QGIS_SERVER_PARALLEL_RENDERING: "0" };
    const args = ["-n", "-s", join(home, "q.sock"), "-M", "0777", "--", PROGRAMS.qgis];
    kept(start(PROGRAMS.spawn, args, { log: join(folder, "qgis.log"), env: server, cwd: join(home, "qgis") }), stops);
  }
  kept(start(PROGRAMS.nginx, ["-c", join(home, "nginx.conf"), "-p", `${home}/`, "-e", join(home, "error.log")], { log: join(folder, "nginx.log") }), stops);
  const up = async (path: string): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}${path}`)).ok;
  if (there.mapserver) await answering("MapServer", join(home, "error.log"), () => up("/ogc/city/ogcapi/collections?f=json"));
  if (there.qgis) await answering("QGIS Server", join(home, "error.log"), () => up("/wfs3/collections.json"));
  return { port, mapserver: there.mapserver, qgis: there.qgis };
}
