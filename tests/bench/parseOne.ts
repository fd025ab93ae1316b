// One parser in a process of its own: reads the file named, prints its time, a checksum and its peak memory as JSON.
import { closeSync, existsSync, openSync, readFileSync, readSync } from "node:fs";
import { basename } from "node:path";
import Papa from "papaparse";
import { inferSchema, initParser } from "udsv";
import { NO_COORDINATE, toUnits } from "../../src/core/geo/lattice";
import type { ReportBatch } from "../../src/core/model/batch";
import { readCsv } from "../../src/feed/csv";
import { readGeoJsonReports } from "../../src/feed/geojsonReports";
import { CSV_MAPPING, SF_FILE, SF_MAPPING } from "./reports";

type Parser = (path: string) => Promise<number>;

const CHUNK = 1 << 16;
const GEOJSON_MAPPING = { case_id: "case_id", reported_at: "reported_at", category: "category" };

/** Rows and positions: every parser must reach the same number. */
function mix(sum: number, x: number, y: number): number {
  return (sum + (x % 1_000_003) + (y % 1_000_033)) % 2_147_483_647;
}

async function ownColumns(batches: AsyncIterable<ReportBatch>): Promise<number> {
  let sum = 0;
  for await (const batch of batches) sum = addBatch(sum, batch);
  return sum;
}

function addBatch(before: number, { count, x, y }: ReportBatch): number {
  let sum = before;
  for (let i = 0; i < count; i++) sum = mix(sum, x[i] ?? NO_COORDINATE, y[i] ?? NO_COORDINATE);
  return sum;
}

/** A file piece by piece through one buffer, as the readers copy what they keep: the input costs our own process no memory worth speaking of. */
async function* pieces(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, "r");
  const buffer = new Uint8Array(CHUNK);
  for (let size = readSync(file, buffer); size > 0; size = readSync(file, buffer)) yield buffer.subarray(0, size);
  closeSync(file);
}

/** What is read of a CSV, and where longitude stands in its rows, with latitude behind it. */
function shapeOf(path: string) {
  return basename(path) === SF_FILE ? { mapping: SF_MAPPING, lng: 7 } : { mapping: CSV_MAPPING, lng: 2 };
}

function rowsSum(rows: readonly (readonly string[])[], lng: number): number {
  return rows.reduce((sum, row) => mix(sum, toUnits(Number(row[lng])), toUnits(Number(row[lng + 1]))), 0);
}

/** Peak memory of this process. On Linux what resourceUsage tells is no less than the memory of the process that started this one, so the kernel's own page is read. */
function peakMb(): number {
  const page = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(page)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024;
}

const PARSERS: Readonly<Record<string, Parser>> = {
  "gridkeeper csv": (path) => ownColumns(readCsv(pieces(path), { mapping: shapeOf(path).mapping, file: path })),
  udsv: async (path) => {
    const text = readFileSync(path, "utf8");
    return rowsSum(initParser(inferSchema(text)).stringArrs(text), shapeOf(path).lng);
  },
  papaparse: async (path) => rowsSum(Papa.parse<string[]>(readFileSync(path, "utf8"), { skipEmptyLines: true }).data.slice(1), shapeOf(path).lng),
  "gridkeeper geojson": (path) => ownColumns(readGeoJsonReports(pieces(path), { mapping: GEOJSON_MAPPING, file: path })),
  "JSON.parse": async (path) => {
    const { features } = JSON.parse(readFileSync(path, "utf8")) as { features: { geometry: { coordinates: [number, number] } }[] };
    return features.reduce((sum, { geometry }) => mix(sum, toUnits(geometry.coordinates[0]), toUnits(geometry.coordinates[1])), 0);
  },
  nothing: async () => 0,
};

const [name = "", path = ""] = process.argv.slice(2);
const parser = PARSERS[name];
if (!parser) throw new Error(`no parser "${name}"; there are ${Object.keys(PARSERS).join(", ")}`);
const start = performance.now();
const checksum = await parser(path);
const ms = performance.now() - start;
console.log(JSON.stringify({ name, ms, checksum, peakMb: peakMb() }));
