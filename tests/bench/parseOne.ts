// One parser in a process of its own: reads the file named, prints its time, a checksum and its peak memory as JSON.
import { createReadStream, readFileSync } from "node:fs";
import Papa from "papaparse";
import { inferSchema, initParser } from "udsv";
import { NO_COORDINATE, toUnits } from "../../src/core/geo/lattice";
import type { ReportBatch } from "../../src/core/model/batch";
import { readCsv } from "../../src/feed/csv";
import { readGeoJsonReports } from "../../src/feed/geojsonReports";
import { CSV_MAPPING } from "./reports";

type Parser = (path: string) => Promise<number>;

const CHUNK = 1 << 20;
const GEOJSON_MAPPING = { case_id: "case_id", reported_at: "reported_at", category: "category" };

/** Rows and positions: every parser must reach the same number. */
function mix(sum: number, x: number, y: number): number {
  return (sum + (x % 1_000_003) + (y % 1_000_033)) % 2_147_483_647;
}

async function ownColumns(batches: AsyncIterable<ReportBatch>): Promise<number> {
  let sum = 0;
  for await (const batch of batches) for (let i = 0; i < batch.count; i++) sum = mix(sum, batch.x[i] ?? NO_COORDINATE, batch.y[i] ?? NO_COORDINATE);
  return sum;
}

const PARSERS: Readonly<Record<string, Parser>> = {
  "gridkeeper csv": (path) => ownColumns(readCsv(createReadStream(path, { highWaterMark: CHUNK }), { mapping: CSV_MAPPING, file: path })),
  udsv: async (path) => {
    const text = readFileSync(path, "utf8");
    const rows = initParser(inferSchema(text)).stringArrs(text);
    return rows.reduce((sum, row) => mix(sum, toUnits(Number(row[2])), toUnits(Number(row[3]))), 0);
  },
  papaparse: async (path) => {
    const { data } = Papa.parse<string[]>(readFileSync(path, "utf8"), { skipEmptyLines: true });
    return data.slice(1).reduce((sum, row) => mix(sum, toUnits(Number(row[2])), toUnits(Number(row[3]))), 0);
  },
  "gridkeeper geojson": (path) => ownColumns(readGeoJsonReports(createReadStream(path, { highWaterMark: CHUNK }), { mapping: GEOJSON_MAPPING, file: path })),
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
console.log(JSON.stringify({ name, ms, checksum, peakMb: process.resourceUsage().maxRSS / 1024 }));
