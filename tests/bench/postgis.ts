// P3, only where PGHOST names a PostGIS server: a million points into 500 grids by the database, with the plan it takes by itself and with the best one we know.
import { spawnSync } from "node:child_process";
import { locateExactly } from "../../src/core/geo/exact";
import { toDegrees } from "../../src/core/geo/lattice";
import { buildLocator } from "../../src/core/geo/locate";
import { polygonSet } from "../../src/core/geo/polygons";
import { coverage, randomStream } from "../coverages";
import { compare, type Line, timingOf } from "./rounds";

const GRIDS = 500;
/** The database runs so often, but not again after so many milliseconds. */
const MOST_ROUNDS = 3;
const ENOUGH_MS = 10_000;
const OWN_ROUNDS = 9;
const SCHEMA = "gridkeeper_bench";
/** One backend, nothing compiled: as a query in an application runs. */
const SESSION = `set search_path to ${SCHEMA}, public; set max_parallel_workers_per_gather = 0; set jit = off; set work_mem = '256MB';`;
/** Every report's grid, folded into one number so that no time goes into sending rows; and how many were placed. */
const ASSIGN = "select count(*), coalesce(sum((g.slot + 1)::bigint * (p.id % 1009 + 1)), 0) from grids g join points p on ST_Contains(g.geom, p.geom)";

/**
 * Lines P3 default (an index on the grids alone) and P3 best (points clustered by an index of their own, grids outside; 1 M points); none without PGHOST. PGPORT, PGUSER and PGDATABASE are
 * those of psql, which must be installed. A schema of its own is made and dropped.
 */
export function benchPostgis(points: number): readonly Line[] {
  if (process.env.PGHOST === undefined) return [];
  const areas = coverage({ seed: GRIDS, count: GRIDS, depth: 4, enclaves: 0.05, gaps: 0.02 }).features;
  const set = polygonSet(areas.map((area) => area.geometry));
  const locator = buildLocator(set);
  const { x, y } = scattered(set.bounds, points);
  const slots = new Int32Array(points);
  // Points on a border are moved off it: ST_Contains has another rule there.
  for (let i = 0; i < points; i++) while (locator.locateAll(x, y, slots, i, i + 1) > 0) x[i] = (x[i] ?? 0) + 1;
  const times = Array.from({ length: OWN_ROUNDS }, () => {
    const start = performance.now();
    locator.locateAll(x, y, slots, 0, points);
    return performance.now() - start;
  });
  const exact = slots.subarray(0, 200).every((slot, at) => slot === locateExactly(set, x[at] ?? 0, y[at] ?? 0).slot);
  const own = timing("gridkeeper", points, times, exact ? answerOf(slots) : "not exact");
  try {
    load(areas, x, y);
    psql(`${SESSION} create index on grids using gist (geom); analyze;`);
    const byDefault = runs("PostGIS, index on the grids", points);
    psql(`${SESSION} drop index grids_geom_idx; create index places on points using gist (geom); cluster points using places; analyze;`);
    const best = runs("PostGIS, points clustered", points);
    return [compare("P3 default", `locate, ${GRIDS} cells`, own, byDefault), compare("P3 best", `locate, ${GRIDS} cells`, own, best)];
  } finally {
    psql(`drop schema if exists ${SCHEMA} cascade;`);
  }
}

function scattered({ minX, minY, maxX, maxY }: { minX: number; minY: number; maxX: number; maxY: number }, points: number) {
  const random = randomStream(3);
  const x = new Int32Array(points);
  const y = new Int32Array(points);
  for (let i = 0; i < points; i++) {
    x[i] = Math.round(minX + random() * (maxX - minX));
    y[i] = Math.round(minY + random() * (maxY - minY));
  }
  return { x, y };
}

/** The answer of ASSIGN. */
function answerOf(slots: Int32Array): string {
  let placed = 0;
  let sum = 0;
  for (const [id, slot] of slots.entries()) {
    if (slot < 0) continue;
    placed++;
    sum += (slot + 1) * ((id % 1009) + 1);
  }
  return `${placed}|${sum}`;
}

function load(areas: readonly { readonly geometry: object }[], x: Int32Array, y: Int32Array): void {
  psql(`create extension if not exists postgis; drop schema if exists ${SCHEMA} cascade; create schema ${SCHEMA};
    create table ${SCHEMA}.grids (slot int, geom geometry); create table ${SCHEMA}.points (id int, geom geometry(Point, 4326));
    create table ${SCHEMA}.degrees (id int, lng float8, lat float8); create table ${SCHEMA}.shapes (slot int, shape text);`);
  psql(`copy ${SCHEMA}.shapes from stdin`, areas.map(({ geometry }, slot) => `${slot}\t${JSON.stringify(geometry)}`).join("\n"));
  psql(`copy ${SCHEMA}.degrees from stdin`, Array.from(x, (lng, id) => `${id}\t${toDegrees(lng)}\t${toDegrees(y[id] ?? 0)}`).join("\n"));
  psql(`${SESSION} insert into grids select slot, ST_SetSRID(ST_GeomFromGeoJSON(shape), 4326) from shapes;
    insert into points select id, ST_SetSRID(ST_MakePoint(lng, lat), 4326) from degrees; analyze;`);
}

/** Times are those of the processor by the server's own account (log_statement_stats, for which the user must be a superuser): on a busy machine the clock says more. */
function runs(name: string, points: number) {
  const times: number[] = [];
  let answer = "";
  for (let spent = 0; times.length < MOST_ROUNDS && spent < ENOUGH_MS; spent += times.at(-1) ?? ENOUGH_MS) {
    const told = psql(`${SESSION} set client_min_messages = log; set log_statement_stats = on;\n${ASSIGN};`);
    const [, user = "", system = ""] = [...told.matchAll(/([\d.]+) s user, ([\d.]+) s system/g)].at(-1) ?? [];
    times.push((Number(user) + Number(system)) * 1000);
    answer = /^\d+\|\d+$/m.exec(told)?.[0] ?? told;
  }
  return timing(name, points, times, answer);
}

function timing(name: string, items: number, times: readonly number[], answer: string) {
  return timingOf(
    name,
    items,
    times.map((ms) => items / ms),
    answer,
  );
}

/** Runs commands through psql; what it prints, notices too. With rows, they are what the one command copies in. */
function psql(commands: string, rows?: string): string {
  const args = ["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", ...(rows === undefined ? [] : ["-c", commands])];
  const { status, stdout, stderr, error } = spawnSync("psql", args, { input: rows ?? commands, encoding: "utf8", maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(`psql: ${error?.message ?? stderr}`);
  return stdout + stderr;
}
