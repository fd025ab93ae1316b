// The sheet of the monthly assessment: the town is the sum of its grids, the CSV says what the sheet says.
import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_NOW } from "../../../data/cases";
import { type Sheet, sheetCsv } from "../../../src/core/frame/assessmentSheet";
import { toSeconds } from "../../../src/core/model/columns";
import { createEngine } from "../../../src/engine/create";

const at = (iso: string): number => toSeconds(Date.parse(`${iso}T00:00:00+08:00`));
const REQUEST = {
  period: { from: at("2026-05-01"), to: at("2026-06-01") },
  before: { from: at("2026-04-01"), to: at("2026-05-01") },
  yearBefore: { from: at("2025-05-01"), to: at("2025-06-01") },
  cohort: "due",
  now: toSeconds(Date.parse(DEMO_NOW)),
} as const;
const engine = createEngine();
let sheet: Sheet;
const NAMES = [0, 1, 2].map((slot) => ({ id: `G${slot}`, name: `=格${slot}` }));
const TOWN = { id: "TOWN", name: "全镇" };

beforeAll(async () => {
  await engine.openDemo();
  await engine.readDemo(() => undefined);
  sheet = await engine.assessment(REQUEST);
});

describe("the sheet of a month", () => {
  it("has every grid and the town, which is their sum in every count", () => {
    expect(sheet.rows.map(({ slot }) => slot)).toEqual([0, 1, 2, null]);
    const [town] = sheet.rows.slice(-1);
    const grids = sheet.rows.slice(0, -1);
    expect(grids.reduce((sum, { n }) => sum + n, 0)).toBe(town?.n);
    for (const [place, indicator] of sheet.indicators.entries()) {
      for (const part of ["numerator", "denominator"] as const) {
        expect(
          grids.reduce((sum, row) => sum + (row.cells[place]?.[part] ?? 0), 0),
          `${indicator.id} ${part}`,
        ).toBe(town?.cells[place]?.[part]);
      }
    }
  });

  it("has as many cases as the browse screen counts", async () => {
    const counts = await engine.ask({ period: REQUEST.period, cohort: "due", now: REQUEST.now });
    expect(sheet.rows.slice(0, -1).map(({ n }) => n)).toEqual([0, 1, 2].map((slot) => counts.sums[slot * (counts.sums.length / 5)]));
  });

  it("holds each rate inside its interval, and shrunk rates between the raw one and the town's", () => {
    const town = sheet.rows.at(-1);
    for (const row of sheet.rows.slice(0, -1)) {
      for (const [place, cell] of row.cells.entries()) {
        if (cell.value === null || cell.interval === null) continue;
        expect(cell.value).toBeGreaterThanOrEqual(cell.interval.low);
        expect(cell.value).toBeLessThanOrEqual(cell.interval.high);
        const whole = town?.cells[place]?.value ?? 0;
        expect(cell.shrunk ?? 0).toBeGreaterThanOrEqual(Math.min(cell.value, whole) - 1e-12);
        expect(cell.shrunk ?? 0).toBeLessThanOrEqual(Math.max(cell.value, whole) + 1e-12);
      }
    }
  });

  it("keeps most of a rate that stands on many cases, however near it is to all", () => {
    const place = sheet.indicators.findIndex(({ id }) => id === "onTimeClosure");
    const [cell, town] = [sheet.rows[2]?.cells[place], sheet.rows.at(-1)?.cells[place]];
    const [raw, shrunk, whole] = [cell?.value ?? 0, cell?.shrunk ?? 0, town?.value ?? 0];
    expect(cell?.denominator).toBeGreaterThan(500);
    expect(Math.abs(shrunk - raw)).toBeLessThan(0.25 * Math.abs(whole - raw));
  });

  it("weighs every composite to 100 %", () => {
    expect(sheet.composites.length).toBeGreaterThan(1);
    for (const { id, parts } of sheet.composites)
      expect(
        parts.reduce((sum, { weight }) => sum + weight, 0),
        id,
      ).toBeCloseTo(100, 6);
  });

  it("does not compare with months before the first report", async () => {
    const early = await engine.assessment({
      ...REQUEST,
      period: { from: at("2024-07-01"), to: at("2024-08-01") },
      before: { from: at("2024-06-01"), to: at("2024-07-01") },
      yearBefore: { from: at("2023-07-01"), to: at("2023-08-01") },
    });
    for (const row of early.rows) expect([row.onMonth.word, row.onYear.word, row.cells[0]?.onMonth?.word]).toEqual(["noBase", "noBase", "noBase"]);
  });

  it("writes as CSV what it says, and no name that a spreadsheet would run", () => {
    const lines = sheetCsv(sheet, NAMES, TOWN, "2026-05").trim().split("\n");
    expect(lines).toHaveLength(1 + sheet.rows.length * (1 + sheet.indicators.length + sheet.composites.length));
    const width = (lines[0] ?? "").split(",").length;
    for (const line of lines) expect(line.split(","), line).toHaveLength(width);
    const closure = lines.find((line) => line.startsWith("G1,'=格1,2026-05,closure,"))?.split(",") ?? [];
    const cell = sheet.rows[1]?.cells[sheet.indicators.findIndex(({ id }) => id === "closure")];
    expect(closure.slice(5, 8)).toEqual([String(cell?.numerator), String(cell?.denominator), cell?.value?.toFixed(6)]);
  });
});
