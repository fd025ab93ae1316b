// The demo's cases: deterministic, every column valid, stages in order, rates and buckets as stated, hot spots where they are said to be.
import { createHash } from "node:crypto";
import type { Geometry } from "geojson";
import { describe, expect, it } from "vitest";
import { DEMO_COUNT, DEMO_NOW } from "../../data/cases";
import { CATEGORIES } from "../../data/categories";
import { ENGLISH } from "../../data/english";
import { faultCounts } from "../../data/faults";
import { HOT_SPOTS, hotSpotPosition } from "../../data/hotspots";
import { COLUMNS } from "../../data/rows";
import { toUnits } from "../../src/core/geo/lattice";
import { buildLocator } from "../../src/core/geo/locate";
import { polygonSet } from "../../src/core/geo/polygons";
import { NATIVE_COLUMNS } from "../../src/core/model/columns";
import { caseBytes, demoCases, type Row } from "./parse";

const { town, header, rows, short } = demoCases();
const now = Date.parse(DEMO_NOW);
const locator = buildLocator(polygonSet(town.grids.features.map((grid): Geometry => grid.geometry)));
const slots = rows.map((row) => (row.lng === "" ? -2 : locator.locate(toUnits(Number(row.lng)), toUnits(Number(row.lat)))));
const written = new Set(rows.map((row) => row.case_id)).size + short;

function time(row: Row, column: string): number {
  return row[column] ? Date.parse(row[column]) : Number.NaN;
}

function metres(row: Row, [lng = 0, lat = 0]: readonly number[]): number {
  return Math.hypot((Number(row.lng) - lng) * 95_200, (Number(row.lat) - lat) * 110_870);
}

describe("the demo's cases", () => {
  it("are about 120,000 and the same bytes each time", () => {
    expect(written).toBeGreaterThan(DEMO_COUNT * 0.98);
    expect(written).toBeLessThan(DEMO_COUNT * 1.02);
    const hash = (): string =>
      createHash("sha256")
        .update(caseBytes(town, { count: 5000, months: 2 }))
        .digest("hex");
    expect(hash()).toBe(hash());
  });

  it("have the native columns, in rows by reported_at, with words that have English", () => {
    expect(header.join(",")).toBe(COLUMNS);
    for (const name of header) expect(NATIVE_COLUMNS).toContain(name);
    let before = 0;
    const codes = new Map(CATEGORIES.map(({ code, zh }) => [code as string, zh as string]));
    const faults: string[] = [];
    for (const row of rows) {
      const reported = time(row, "reported_at");
      if (!Number.isNaN(reported)) {
        if (reported < before || reported > now) faults.push(`time ${row.case_id}`);
        before = reported;
      }
      for (const column of ["category", "source", "department", "level", "state"]) if (!ENGLISH.has(row[column] ?? "")) faults.push(`${column} ${row.case_id}`);
      if (codes.get(row.category_code ?? "") !== row.category) faults.push(`code ${row.case_id}`);
      if (!/^(|(very_)?(dis)?satisfied|neutral)$/.test(row.satisfaction ?? "?")) faults.push(`satisfaction ${row.case_id}`);
      if (!/^(true|false)$/.test(row.supervised ?? "") || !/^\d$/.test(row.rework_count ?? "") || !/^\d$/.test(row.return_count ?? ""))
        faults.push(`counts ${row.case_id}`);
      if (!row.address || !row.title) faults.push(`address ${row.case_id}`);
    }
    expect(faults).toEqual([]);
  });

  it("pass their stages in order and never after now", () => {
    const order = ["reported_at", "registered_at", "dispatched_at", "handled_at", "verified_at", "closed_at", "called_back_at"];
    const wrong = rows.filter((row) => {
      const times = order.map((column) => time(row, column)).filter((value) => !Number.isNaN(value));
      const deadline = time(row, "deadline_at");
      return times.some((value, index) => value > now || value < (times[index - 1] ?? 0)) || deadline <= time(row, "dispatched_at");
    });
    expect(wrong.map((row) => row.case_id)).toEqual([]);
    const closed = rows.filter((row) => row.state === "结案" || row.state === "强制结案");
    expect(closed.every((row) => row.closed_at !== "" && row.deadline_at !== "")).toBe(true);
    expect(rows.filter((row) => row.closed_at !== "")).toHaveLength(closed.length);
  });

  it("have three grids that differ, with rates in the published ranges", () => {
    const rates = town.grids.features.map((_, slot) => {
      const own = rows.filter((_row, index) => slots[index] === slot);
      const due = own.filter((row) => row.deadline_at && (row.closed_at || time(row, "deadline_at") < now));
      const answered = own.filter((row) => row.satisfaction !== "");
      const share = (of: readonly Row[], test: (row: Row) => boolean): number => of.filter(test).length / of.length;
      return {
        n: own.length,
        closure: share(due, (row) => row.closed_at !== ""),
        onTime: share(due, (row) => time(row, "closed_at") <= time(row, "deadline_at")),
        satisfaction: share(answered, (row) => row.satisfaction === "satisfied" || row.satisfaction === "very_satisfied"),
        rework: share(own, (row) => row.rework_count !== "0"),
        self: share(own, (row) => row.level === "单元自处"),
      };
    });
    for (const rate of rates) {
      expect(rate.n).toBeGreaterThan(12_000);
      expect(rate.closure).toBeGreaterThan(0.93);
      expect(rate.closure).toBeLessThan(0.9999);
      expect(rate.onTime).toBeGreaterThan(0.75);
      expect(rate.onTime).toBeLessThan(0.99);
      expect(rate.satisfaction).toBeGreaterThan(0.85);
      expect(rate.satisfaction).toBeLessThan(0.96);
      expect(rate.rework).toBeGreaterThan(0.0005);
      expect(rate.rework).toBeLessThan(0.01);
      expect(Math.abs(rate.self - 0.17)).toBeLessThan(0.03);
    }
    const [old = rates[0], fresh = rates[1], south = rates[2]] = rates;
    expect(fresh?.onTime).toBeGreaterThan((old?.onTime ?? 1) + 0.02);
    expect(old?.onTime).toBeGreaterThan((south?.onTime ?? 1) + 0.04);
  });

  it("leave something open and overdue at the end", () => {
    const open = rows.filter((row) => row.deadline_at && !row.closed_at);
    expect(open.filter((row) => time(row, "deadline_at") < now).length).toBeGreaterThan(200);
    expect(open.filter((row) => time(row, "deadline_at") >= now).length).toBeGreaterThan(50);
  });

  it("have the dirt that faults.ts says, and no more", () => {
    const counts = faultCounts(written);
    expect(short).toBe(counts.short);
    expect(rows.filter((row) => row.lng === "" && row.lat === "")).toHaveLength(counts.missing);
    expect(rows.filter((row) => Number(row.lng) === 0 && row.lng !== "")).toHaveLength(counts.zero);
    expect(rows.filter((row) => Number.isNaN(time(row, "reported_at")))).toHaveLength(counts.no_time + counts.bad_time);
    expect(rows.length + short - written).toBe(counts.duplicate);
    expect(slots.filter((slot) => slot === -1)).toHaveLength(counts.outside + counts.zero + counts.far);
  });

  it("crowd at the true hot spots, and at the emerging one only in the last six months", () => {
    for (const spot of HOT_SPOTS) {
      const place = hotSpotPosition(spot);
      const codes = new Set<string>(spot.categories);
      const near = rows.filter((row) => row.lng !== "" && codes.has(row.category_code ?? "") && metres(row, place) < 2 * spot.spreadM);
      const all = rows.filter((row) => codes.has(row.category_code ?? "")).length;
      const perKm2 = near.length / ((Math.PI * (2 * spot.spreadM) ** 2) / 1e6);
      expect(perKm2 / (all / 25)).toBeGreaterThan(5);
      const late = near.filter((row) => (row.reported_at ?? "") >= "2026-01").length;
      if (spot.id === "emerging") expect(late / near.length).toBeGreaterThan(0.75);
      else expect(late / near.length).toBeLessThan(0.45);
    }
  });
});
