// The command as a user runs it: `npm run gridkeeper` on small files, its CSV, its JSON line, its exit codes.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const launcher = fileURLToPath(new URL("../../src/cli/run.mjs", import.meta.url));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function gridkeeper(words: readonly string[], input = ""): Promise<Outcome> {
  return new Promise((settle) => {
    const child = execFile("node", [launcher, ...words], { encoding: "utf8" }, (error, out, err) => settle({ code: Number(error?.code ?? 0), out, err }));
    child.stdin?.end(input);
  });
}

function square(code: string, west: number) {
  const ring = [
    [west, 0],
    [west + 0.1, 0],
    [west + 0.1, 0.1],
    [west, 0.1],
    [west, 0],
  ];
  return { type: "Feature", properties: { code }, geometry: { type: "Polygon", coordinates: [ring] } };
}

const GRIDS = JSON.stringify({ type: "FeatureCollection", features: [square("A", 0), square("B", 0.1)] });
const HEADER =
  "grid_id,period,n,due,handled,handled_on_time,handling_rate,timeliness,due_to_close,closed,closed_on_time,closure_rate,on_time_closure_rate,answered,satisfied,satisfaction,median_hours_to_close";
const CASES = `case_id,reported_at,lng,lat,dispatched_at,deadline_at,handled_at,closed_at,satisfaction
1,2024-01-01T00:00:00Z,0.05,0.05,2024-01-01T01:00:00Z,2024-01-02T00:00:00Z,2024-01-01T12:00:00Z,2024-01-01T20:00:00Z,satisfied
2,2024-01-05T00:00:00Z,0.1,0.05,2024-01-05T01:00:00Z,2024-01-06T00:00:00Z,2024-01-07T00:00:00Z,2024-01-08T00:00:00Z,dissatisfied
3,2024-02-01T00:00:00Z,0.15,0.05,2024-02-01T01:00:00Z,2024-02-02T00:00:00Z,,,
4,2024-02-01T00:00:00Z,0.15,0.05,,2025-02-02T00:00:00Z,,,
5,2024-02-01T00:00:00Z,0.5,0.05,,,,,
6,2024-02-01T00:00:00Z,,,,,,,
7,yesterday,0.05,0.05,,,,,
`;

describe("gridkeeper", () => {
  let folder = "";
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "gridkeeper-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("assesses: numbers per grid, the point on the shared border in the first grid, the ledger reconciled on standard error", async () => {
    const grids = file("grids.geojson.gz", gzipSync(GRIDS));
    const { code, out, err } = await gridkeeper(["assess", "--grids", grids, "--cases", file("cases.csv", CASES), "--now", "2024-03-01"]);
    const [header, ...rows] = out.trim().split("\n");
    expect(header).toBe(HEADER);
    expect(rows).toEqual([
      "A,all,2,2,2,1,1.000000,0.500000,2,2,1,1.000000,0.500000,2,1,0.500000,46.0000",
      "B,all,2,1,0,0,0.000000,0.000000,1,0,0,0.000000,0.000000,0,0,,",
      "OUTSIDE,all,1,0,0,0,,,0,0,0,,,0,0,,",
      "UNLOCATED,all,1,0,0,0,,,0,0,0,,,0,0,,",
    ]);
    expect(JSON.parse(err)).toMatchObject({ read: 7, located: 4, outside: 1, unlocated: 1, rejected: 1, duplicates: 0, on_border: 1 });
    expect(code).toBe(0);
  });

  it("takes a mapping, a time zone, a period by month, and the cases from standard input", async () => {
    const grids = file("grids.geojson", GRIDS);
    const mapping = file("mapping.json", JSON.stringify({ reported_at: { column: "when", format: "MM/dd/yyyy hh:mm a" }, lng: "x", lat: "y" }));
    const csv = "when,x,y\n01/31/2024 11:30 PM,0.05,0.05\n02/01/2024 12:30 AM,0.05,0.05\n03/01/2024 12:30 AM,0.05,0.05\n";
    const words = ["assess", "--grids", grids, "--cases", "-", "--mapping", mapping, "--time-zone", "Asia/Shanghai", "--by", "month", "--to", "2024-03-01"];
    const { out } = await gridkeeper(words, csv);
    const found = out.split("\n").filter((line) => line.startsWith("A,"));
    expect(found.map((line) => line.split(",").slice(0, 3).join())).toEqual(["A,2024-01,1", "A,2024-02,1"]);
  });

  it("names rejected rows, suspects swapped positions aloud, and tells what it left out of the plan", async () => {
    const empty = { type: "Feature", properties: { code: "B" }, geometry: null };
    const grids = file("notes.geojson", JSON.stringify({ type: "FeatureCollection", features: [square("A", 20), empty] }));
    const swapped = Array.from({ length: 40 }, (_, i) => `${i},2024-01-01T00:00:00Z,0.05,${20.05 + i / 1000}`).join("\n");
    const cases = file("swapped.csv", `case_id,reported_at,lng,lat\n${swapped}\nx,never,20.05,0.05\n`);
    const told = JSON.parse((await gridkeeper(["assess", "--grids", grids, "--cases", cases])).err) as Record<string, unknown>;
    expect(told).toMatchObject({ read: 41, unlocated: 40, far: 40, rejected: 1 });
    expect(told.suspected).toEqual([{ file: "swapped.csv", kind: "swapped", positions: 40, of: 40, mend: { lng: "lat", lat: "lng" } }]);
    expect(told.rejected_rows).toEqual([{ file: "swapped.csv", record: 41, line: 42, reason: "time_unreadable", found: "never" }]);
    expect(told.notes).toHaveLength(1);
  });

  it("reads --crs as that of the boundaries only", async () => {
    const ring = [
      [0, 0],
      [11132, 0],
      [11132, 11132],
      [0, 11132],
      [0, 0],
    ];
    const metres = { type: "Feature", properties: { code: "A" }, geometry: { type: "Polygon", coordinates: [ring] } };
    const words = ["--crs", "EPSG:3857", "--cases", file("degrees.csv", "reported_at,lng,lat\n2024-01-01T00:00:00Z,0.05,0.05\n")];
    expect(JSON.parse((await gridkeeper(["assess", "--grids", file("metres.geojson", JSON.stringify(metres)), ...words])).err)).toMatchObject({ located: 1 });
  });

  it.each([
    ["a folder that does not exist", ["--out", "/nowhere/x.csv"], 1, "/nowhere/x.csv is not there."],
    ["a folder in place of a file", ["--out", "/"], 1, "/ is a folder; expected a file."],
    ["a period that ends before it begins", ["--from", "2025-01-01", "--to", "2024-01-01"], 2, "--from is not before --to."],
    ["an abbreviated time zone", ["--time-zone", "CST"], 2, '--time-zone is "CST"; expected an IANA name such as Asia/Shanghai.'],
  ])("says %s in one sentence", async (_, words, code, sentence) => {
    const outcome = await gridkeeper(["assess", "--grids", file("some.geojson", GRIDS), "--cases", file("few.csv", CASES), ...words]);
    expect(outcome.err.split("\n")[0]).toBe(sentence);
    expect(outcome.err).not.toMatch(/\n\s+at /);
    expect(outcome.code).toBe(code);
  });

  it("never writes over a file that it reads", async () => {
    const cases = file("self.csv", CASES);
    const outcome = await gridkeeper(["assess", "--grids", file("some.geojson", GRIDS), "--cases", cases, "--out", cases]);
    expect(outcome.code).toBe(2);
    expect(readFileSync(cases, "utf8")).toBe(CASES);
  });

  it("names an id that two grids share", async () => {
    const twice = JSON.stringify({ type: "FeatureCollection", features: [square("A", 0), square("A", 0.1)] });
    const { code, out } = await gridkeeper(["check", "--grids", file("twice.geojson", twice)]);
    expect(out).toContain("Id A is used by 2 grids");
    expect(code).toBe(1);
  });

  it.each([
    [
      "a file that is not there",
      ["assess", "--grids", "nowhere.geojson", "--cases", "x.csv"],
      1,
      "There is no file nowhere.geojson; expected the path of a file.",
    ],
    ["a command that does not exist", ["sing"], 2, 'There is no command "sing"; expected assess, check, clean, suggest or score.'],
  ])("says %s in one sentence, without a stack trace", async (_, words, code, sentence) => {
    const outcome = await gridkeeper(words);
    expect(outcome.err.split("\n")[0]).toBe(sentence);
    expect(outcome.err).not.toMatch(/\n\s+at /);
    expect(outcome.code).toBe(code);
  });

  it("names file and place of broken JSON", async () => {
    const { code, err } = await gridkeeper(["check", "--grids", file("broken.geojson", '{"type":"FeatureCollection",\n"features":[}')]);
    expect(err).toContain("broken.geojson");
    expect(err).toMatch(/2/);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });

  it("checks: a clean plan passes, overlap and gap are named with their place, exit 1 for an error", async () => {
    expect((await gridkeeper(["check", "--grids", file("clean.geojson", GRIDS)])).code).toBe(0);
    const overlapping = JSON.stringify({ type: "FeatureCollection", features: [square("A", 0), square("B", 0.05)] });
    const { code, out } = await gridkeeper(["check", "--json", "--grids", file("overlap.geojson", overlapping)]);
    const { issues } = JSON.parse(out) as { issues: readonly { kind: string; slots: readonly number[]; place: readonly number[] }[] };
    const overlap = issues.find((issue) => issue.kind === "overlap");
    expect(overlap?.slots).toEqual([0, 1]);
    expect(overlap?.place[0]).toBeGreaterThanOrEqual(0.05);
    expect(code).toBe(1);
  });

  it("cleans: overlap and gap mended, the enclave kept, what is written passes the check", async () => {
    const hole = [
      [0.02, 0.02],
      [0.04, 0.02],
      [0.04, 0.04],
      [0.02, 0.04],
      [0.02, 0.02],
    ];
    const first = square("A", 0);
    first.geometry.coordinates.push(hole);
    const dirty = file("dirty.geojson", JSON.stringify({ type: "FeatureCollection", features: [first, square("B", 0.0999)] }));
    const out = join(folder, "cleaned.geojson");
    const outcome = await gridkeeper(["clean", "--grids", dirty, "--out", out]);
    expect(outcome.out).toContain("that grid B claimed too now belongs to grid A");
    expect(outcome.out).toContain("1 overlaps settled, 0 gaps filled, 0 crumbs given away, 1 enclaves kept, 0 grids without ground");
    expect(outcome.code).toBe(0);
    const { features } = JSON.parse(readFileSync(out, "utf8")) as { features: readonly { properties: { code: string } }[] };
    expect(features.map(({ properties }) => properties.code)).toEqual(["A", "B"]);
    const checked = await gridkeeper(["check", "--grids", out]);
    expect(checked.out.trim().split("\n")).toHaveLength(2); // the enclave's note and the summary
    expect(checked.code).toBe(0);
  });

  it("cleans with exit 1 when a grid is left without ground", async () => {
    const twice = file("same.geojson", JSON.stringify({ type: "FeatureCollection", features: [square("A", 0), square("B", 0)] }));
    const { code, out } = await gridkeeper(["clean", "--grids", twice, "--out", join(folder, "same.out.geojson")]);
    expect(out).toContain("error: Grid B is left without ground: others claim all of it.");
    expect(code).toBe(1);
  });
});
