// `gridkeeper suggest` and `score` as a user runs them: units in, grids and the list of units out, a plan measured.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FeatureCollection, Polygon } from "geojson";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBoundaries } from "../../src/feed/boundaries";
import { expectDone, fileSource } from "../real/cities";

const launcher = fileURLToPath(new URL("../../src/cli/run.mjs", import.meta.url));

function gridkeeper(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((settle) => {
    execFile("node", [launcher, ...words], { encoding: "utf8" }, (error, out, err) => settle({ code: Number(error?.code ?? 0), out, err }));
  });
}

/** A board of 6 × 4 square units with codes and 10 people each; the last has no number. */
const UNITS: FeatureCollection<Polygon> = {
  type: "FeatureCollection",
  features: Array.from({ length: 24 }, (_, unit) => {
    const [x, y] = [121 + (unit % 6) / 1000, 31 + Math.floor(unit / 6) / 1000];
    const ring = [
      [x, y],
      [x + 0.001, y],
      [x + 0.001, y + 0.001],
      [x, y + 0.001],
      [x, y],
    ].map((position) => position.map((degree) => Number(degree.toFixed(7))));
    return { type: "Feature", properties: { code: `U${unit}`, people: unit === 23 ? "?" : 10 }, geometry: { type: "Polygon", coordinates: [ring] } };
  }),
};

describe("gridkeeper suggest", () => {
  let folder = "";
  let units = "";
  const path = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "gridkeeper-suggest-"));
    units = path("units.geojson");
    writeFileSync(units, JSON.stringify(UNITS));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("writes grids with their figures and units, and the list of units; tells every plan", async () => {
    const { code, err } = await gridkeeper(
      "suggest",
      "--units",
      units,
      "--load",
      "people",
      "--grids-count",
      "4",
      "--out",
      path("grids.geojson"),
      "--equivalency",
      path("list.csv"),
    );
    expect({ code, err: err.split("\n").length }).toEqual({ code: 0, err: 2 });
    const told = JSON.parse(err);
    expect(told).toMatchObject({ units: 24, load: 230, grids: 4, least_possible_deviation: 0, written: "balance", units_without_load: 1 });
    expect(told.plans.map(({ goal }: { goal: string }) => goal)).toEqual(["balance", "middle", "compact"]);
    const { features } = JSON.parse(readFileSync(path("grids.geojson"), "utf8")) as FeatureCollection;
    expect(features.map(({ properties }) => properties?.grid_id)).toEqual(["G01", "G02", "G03", "G04"]);
    expect(features.flatMap(({ properties }) => properties?.unit_ids).sort()).toEqual(UNITS.features.map(({ properties }) => properties?.code).sort());
    expect(features.reduce((sum, { properties }) => sum + properties?.load, 0)).toBe(230);
    const [head, first] = readFileSync(path("list.csv"), "utf8").split("\r\n");
    expect(head).toBe("\ufeffunit_code,unit_name,old_grid,new_grid,households,cases,load,share,plan,effective_date");
    expect(first).toMatch(/^U0,U0,,G0\d,,,10,1,balance,$/);
  });

  it("writes the same bytes for the same seed, in every format, which our own reader reads", async () => {
    for (const ending of ["topojson", "kml", "zip"]) {
      const words = (name: string) => [
        "suggest",
        "--units",
        units,
        "--load",
        "people",
        "--grids-count",
        "3",
        "--seed",
        "5",
        "--iterations",
        "1000",
        "--out",
        path(`${name}.${ending}`),
      ];
      await gridkeeper(...words("first"));
      await gridkeeper(...words("second"));
      expect(readFileSync(path(`first.${ending}`)).equals(readFileSync(path(`second.${ending}`)))).toBe(true);
      expect(expectDone(await readBoundaries(fileSource(path(`first.${ending}`)))).features).toHaveLength(3);
    }
  });

  it("improves the plan that stands, leaves a locked grid alone and keeps the codes", async () => {
    const base = ["suggest", "--units", units, "--load", "people", "--grids-count", "3"];
    await gridkeeper(...base, "--out", path("standing.geojson"));
    const { code, err } = await gridkeeper(...base, "--plan", path("standing.geojson"), "--lock", "G02", "--goal", "least_change", "--out", path("list2.csv"));
    expect(code).toBe(0);
    expect(JSON.parse(err).plans.find(({ goal }: { goal: string }) => goal === "least_change")).toMatchObject({ moved_units: 0, connected: true });
    const rows = readFileSync(path("list2.csv"), "utf8").trim().split("\r\n").slice(1);
    for (const row of rows) expect(row.split(",")[2]).toBe(row.split(",")[3]);
    await gridkeeper(...base, "--encoding", "gb18030", "--out", path("list3.csv"));
    expect(readFileSync(path("list3.csv"), "latin1")).toMatch(/^unit_code,/); // no byte order mark there
  });

  it("names what is wrong in one line", async () => {
    const wrong = async (...words: readonly string[]) => {
      const { code, err } = await gridkeeper("suggest", "--units", units, ...words);
      return [code, err.split("\n")[0]];
    };
    expect(await wrong("--load", "cases", "--grids-count", "3", "--out", path("x.geojson"))).toEqual([
      1,
      "units.geojson has no property cases; it has: code, people.",
    ]);
    expect(await wrong("--load", "people", "--grids-count", "30", "--out", path("x.geojson"))).toEqual([
      2,
      `--grids-count is 30, but ${units} has only 24 units.`,
    ]);
    expect(await wrong("--load", "people", "--grids-count", "0", "--out", path("x.geojson"))).toEqual([
      2,
      "suggest needs --grids-count K, a whole number from 1 to 5000.",
    ]);
    expect((await wrong("--load", "people", "--grids-count", "3", "--out", path("x.doc")))[0]).toBe(2);
    expect(existsSync(path("x.geojson"))).toBe(false);
  });
});

describe("gridkeeper score", () => {
  let folder = "";
  const path = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "gridkeeper-score-"));
    writeFileSync(path("units.geojson"), JSON.stringify(UNITS));
    const half = (west: number, code: string) => {
      const [w, e] = [121 + west, 121 + west + 0.003];
      return {
        type: "Feature",
        properties: { code },
        geometry: {
          type: "Polygon",
          coordinates: [
            [
              [w, 31],
              [e, 31],
              [e, 31.004],
              [w, 31.004],
              [w, 31],
            ],
          ],
        },
      };
    };
    writeFileSync(path("plan.geojson"), JSON.stringify({ type: "FeatureCollection", features: [half(0, "W"), half(0.003, "E")] }));
    writeFileSync(
      path("cases.csv"),
      "reported_at,lng,lat,category\n2024-01-01T00:00:00Z,121.0005,31.0005,noise\n2024-01-01T00:00:00Z,121.0015,31.0005,waste\n2024-01-02T00:00:00Z,121.0045,31.0005,noise\n",
    );
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("measures by cases, beats and a previous plan, and answers in JSON", async () => {
    const words = [
      "--plan",
      path("plan.geojson"),
      "--units",
      path("units.geojson"),
      "--cases",
      path("cases.csv"),
      "--beats",
      path("plan.geojson"),
      "--previous",
      path("plan.geojson"),
    ];
    const { code, out } = await gridkeeper("score", ...words, "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      gates: { pass: true, errors: 0 },
      completeness: { gap: 0, overlap: 0, units_cut: 0 },
      balance: { load_is: "cases", max_deviation: expect.closeTo(1 / 3, 9) },
      beats: { nested: 2, split: 0, adjusted_rand: 1, shared_border: 1 },
      stability: { retention: 1, moved_units: 0 },
      grids: [
        { grid_id: "W", load: 2, mixture: 1 },
        { grid_id: "E", load: 1, mixture: 0 },
      ],
    });
  });

  it("tells people every number beside the score, and exits 1 when a gate is not passed", async () => {
    const { code, out } = await gridkeeper(
      "score",
      "--plan",
      path("plan.geojson"),
      "--units",
      path("units.geojson"),
      "--load",
      "people",
      "--weights",
      "balance=2,completeness=1",
    );
    expect(code).toBe(0);
    expect(out.split("\n")).toHaveLength(10);
    expect(out).toMatch(/^balance +\d+ {3}of people: max deviation 4\.35 %/m); // 120 and 110 of 230
    writeFileSync(path("twice.geojson"), JSON.stringify({ type: "FeatureCollection", features: [UNITS.features[0], UNITS.features[0]] }));
    expect((await gridkeeper("score", "--plan", path("twice.geojson"), "--units", path("units.geojson"))).code).toBe(1);
    expect((await gridkeeper("score", "--plan", path("plan.geojson"), "--units", path("units.geojson"), "--weights", "fun=1")).code).toBe(2);
  });
});
