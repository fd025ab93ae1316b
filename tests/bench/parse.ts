// P10, P11: bytes to columns, each parser in a process of its own so that its peak memory is its own.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { sharedData } from "../shared";
import { reportsCsv, reportsGeoJson, SF_FILE } from "./reports";
import type { Line, Timing } from "./rounds";

interface Run {
  readonly ms: number;
  readonly checksum: number;
  readonly peakMb: number;
}

export interface ParseResult {
  readonly lines: readonly Line[];
  /** PapaParse's peak memory over ours, and JSON.parse's over ours: of each process what it has taken more than one that reads nothing. */
  readonly csvMemory: number;
  readonly geojsonMemory: number;
}

/** Parses `rows` reports with every parser in turn, `rounds` times. */
export function benchParse(rows: number, rounds: number): ParseResult {
  const folder = mkdtempSync(join(tmpdir(), "gridkeeper-bench-"));
  try {
    const csv = join(folder, "reports.csv");
    const geojson = join(folder, "reports.geojson");
    writeFileSync(csv, reportsCsv(rows));
    writeFileSync(geojson, reportsGeoJson(rows));
    const runs = inTurn(
      ["nothing", "gridkeeper csv", "udsv", "papaparse", "gridkeeper geojson", "JSON.parse"],
      (name) => (/json/i.test(name) ? geojson : csv),
      rounds,
    );
    const empty = Math.min(...runsOf(runs, "nothing").map((run) => run.peakMb));
    const peak = (name: string): number => Math.min(...runsOf(runs, name).map((run) => run.peakMb)) - empty;
    const line = (goal: string, own: string, rival: string): Line =>
      lineOf(goal, `${rows.toLocaleString("en")} rows`, runsOf(runs, own), runsOf(runs, rival), own, rival, rows);
    return {
      lines: [
        line("P10", "gridkeeper csv", "udsv"),
        line("P10 papaparse", "gridkeeper csv", "papaparse"),
        ...sanFrancisco(folder, rounds),
        line("P11", "gridkeeper geojson", "JSON.parse"),
      ],
      csvMemory: peak("papaparse") / peak("gridkeeper csv"),
      geojsonMemory: peak("JSON.parse") / peak("gridkeeper geojson"),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same against the published file of San Francisco, where it is at hand: plain English text, on which uDSV is at its best. */
function sanFrancisco(folder: string, rounds: number): readonly Line[] {
  const packed = sharedData(`san_francisco/${SF_FILE}.gz`);
  if (packed === null) return [];
  const path = join(folder, SF_FILE);
  writeFileSync(path, gunzipSync(readFileSync(packed)));
  const runs = inTurn(["gridkeeper csv", "udsv"], () => path, rounds);
  return [lineOf("P10 San Francisco", "878,049 rows", runsOf(runs, "gridkeeper csv"), runsOf(runs, "udsv"), "gridkeeper csv", "udsv", 878_049)];
}

function inTurn(names: readonly string[], pathOf: (name: string) => string, rounds: number): ReadonlyMap<string, readonly Run[]> {
  const runs = new Map(names.map((name): [string, Run[]] => [name, []]));
  const script = fileURLToPath(new URL("./parseOne.mjs", import.meta.url));
  for (let round = 0; round < rounds; round++) {
    for (const name of names)
      runs.get(name)?.push(JSON.parse(execFileSync("node", ["--max-old-space-size=8192", script, name, pathOf(name)], { encoding: "utf8" })) as Run);
  }
  return runs;
}

function runsOf(runs: ReadonlyMap<string, readonly Run[]>, name: string): readonly Run[] {
  return runs.get(name) ?? [];
}

function lineOf(goal: string, what: string, own: readonly Run[], rival: readonly Run[], ownName: string, rivalName: string, items: number): Line {
  const timing = (name: string, all: readonly Run[]): Timing => {
    const sorted = all.map((run) => run.ms).sort((a, b) => a - b);
    const rate = (at: number): number => items / (sorted[at] ?? Number.POSITIVE_INFINITY);
    return { name, items, best: rate(0), median: rate(sorted.length >> 1), worst: rate(sorted.length - 1), checksum: all[0]?.checksum ?? -1 };
  };
  const [mine, theirs] = [timing(ownName, own), timing(rivalName, rival)];
  const equal = mine.checksum === theirs.checksum;
  return { goal, what, own: mine, rival: theirs, equal, ratio: equal ? mine.best / theirs.best : 0 };
}
