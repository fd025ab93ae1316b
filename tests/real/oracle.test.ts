// San Francisco and Taipei against GEOS: every count of the oracle files, but for points within one lattice unit (1e-7°, about 1 cm) of a border.
import { describe, expect, it } from "vitest";
import { NO_COORDINATE } from "../../src/core/geo/lattice";
import type { Locator } from "../../src/core/geo/locate";
import type { Ledger } from "../../src/core/ledger/ledger";
import { toMilliseconds } from "../../src/core/model/columns";
import { OUTSIDE, type Plan } from "../../src/core/model/plan";
import { sharedData } from "../shared";
import { openCityLedger, openCityPlan, readOracle } from "./cities";

const SF = { case: sharedData("san_francisco/police_incidents_2003_2015.csv.gz"), zone: "America/Los_Angeles" };
const SF_PLANS = [
  ["boundary_police_districts_2014", "DISTRICT", "sf_incidents_by_police_district"],
  ["boundary_tracts_in_neighborhoods", "geoid", "sf_incidents_by_tract"],
  ["boundary_analysis_neighborhoods_41", "nhood", "sf_incidents_by_neighborhood"],
] as const;
const TAIPEI_PLANS = [
  ["boundary_district_12", "TNAME", "taipei_by_district"],
  ["boundary_village_456", "FULL", "taipei_by_village"],
  ["units_basic_statistical_area_11490", "CODEBASE", "taipei_by_base_unit"],
] as const;

/** True when a report would have another slot if it lay one lattice unit to any side. */
function touches({ x, y }: Ledger, locator: Locator, row: number): boolean {
  const [px = NO_COORDINATE, py = NO_COORDINATE] = [x[row], y[row]];
  if (px === NO_COORDINATE) return false;
  const slot = locator.locate(px, py);
  return [-1, 0, 1].some((dx) => [-1, 0, 1].some((dy) => locator.locate(px + dx, py + dy) !== slot));
}

function nearBorder(ledger: Ledger, locator: Locator): number {
  let near = 0;
  for (let row = 0; row < ledger.size; row++) if (touches(ledger, locator, row)) near++;
  return near;
}

/** Differences to the oracle, grid by grid and year by year; a moved report counts twice. */
function differences(plan: Plan, ledger: Ledger, path: string, zone: string): { readonly moved: number; readonly total: number } {
  const { years, counts } = readOracle(path);
  const year = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric" });
  const own = new Map<string, number[]>();
  let total = 0;
  for (let row = 0; row < ledger.size; row++) {
    const slot = ledger.slot[row] ?? OUTSIDE;
    const unit = plan.grids[slot]?.id ?? "";
    const perYear = own.get(unit) ?? years.map(() => 0);
    const index = years.indexOf(year.format(toMilliseconds(ledger.times.reported_at?.[row] ?? 0)));
    perYear[index] = (perYear[index] ?? 0) + 1;
    own.set(unit, perYear);
    total++;
  }
  const units = new Set([...own.keys(), ...counts.keys()]);
  let moved = 0;
  for (const unit of units) years.forEach((_, index) => (moved += Math.abs((own.get(unit)?.[index] ?? 0) - (counts.get(unit)?.[index] ?? 0))));
  return { moved, total };
}

describe.skipIf(SF.case === null)("San Francisco, 878,049 incidents", async () => {
  const ledger =
    SF.case === null
      ? null
      : await openCityLedger([SF.case], [{ reported_at: "Dates", lng: "X", lat: "Y", category: "Category", department: "PdDistrict", timeZone: SF.zone }]);

  it.each(SF_PLANS)("%s: every count equals the oracle's but for points on the border", async (file, id, oracle) => {
    const [boundary, truth] = [sharedData(`san_francisco/${file}.geojson.gz`), sharedData(`oracle/${oracle}.csv`)];
    if (!ledger || boundary === null || truth === null) return expect.fail("the shared data is incomplete");
    const { plan, locator } = await openCityPlan(boundary, id);
    ledger.relocate(locator, plan.bounds);
    const { moved, total } = differences(plan, ledger, truth, SF.zone);
    const near = nearBorder(ledger, locator);
    console.info(`${file}: ${moved} of ${2 * total} differ from GEOS, ${near} reports within 1e-7° of a border, ${ledger.reconciliation().onBorder} on one`);
    expect(total).toBe(878_049);
    expect(moved / 2).toBeLessThanOrEqual(near);
  });

  it("agrees with the district that the police recorded in 98.37 % ± 0.05", async () => {
    const boundary = sharedData("san_francisco/boundary_police_districts_2014.geojson.gz");
    if (!ledger || boundary === null) return expect.fail("the shared data is incomplete");
    const { plan, locator } = await openCityPlan(boundary, "DISTRICT");
    ledger.relocate(locator, plan.bounds);
    const names = ledger.dictionaries.department ?? [];
    let same = 0;
    for (let row = 0; row < ledger.size; row++) if (plan.grids[ledger.slot[row] ?? OUTSIDE]?.id === names[ledger.codes.department?.[row] ?? 0]) same++;
    expect((100 * same) / ledger.size).toBeGreaterThan(98.32);
    expect((100 * same) / ledger.size).toBeLessThan(98.42);
  });
});

const SF_311 = sharedData("san_francisco/sf311_sample_geo_block.csv.gz");

describe.skipIf(SF_311 === null)("San Francisco 311", () => {
  // Addresses are snapped to street centre lines, and tracts end there: some lie nearer to a border than the lattice can tell.
  it("puts every case into the tract that the city recorded but for points on the border", async () => {
    const boundary = sharedData("san_francisco/boundary_tracts_in_neighborhoods.geojson.gz");
    if (SF_311 === null || boundary === null) return expect.fail("the shared data is incomplete");
    const mapping = { case_id: "CaseID", reported_at: "Opened", lng: "Long", lat: "Lat", category_code: "tractce10", timeZone: SF.zone };
    const ledger = await openCityLedger([SF_311], [mapping]);
    const { plan, locator } = await openCityPlan(boundary, "geoid");
    ledger.relocate(locator, plan.bounds);
    const { category_code: codes } = ledger.codes;
    const recorded = (row: number): string => `06075${(ledger.dictionaries.category_code?.[codes?.[row] ?? 0] ?? "").padStart(6, "0")}`;
    const rows = Array.from({ length: ledger.size }, (_, row) => row);
    const wrong = rows.filter((row) => plan.grids[ledger.slot[row] ?? OUTSIDE]?.id !== recorded(row));
    console.info(`311: ${wrong.length} of ${ledger.size} cases lie within 1e-7° of a border and in the tract beside the recorded one`);
    expect(ledger.size).toBe(4984);
    expect(wrong.filter((row) => !touches(ledger, locator, row))).toEqual([]);
  });
});

describe.skipIf(sharedData("taipei") === null)("Taipei 2019–2021", async () => {
  const paths = ["2019", "2020", "2021"].map((year) => sharedData(`taipei/traffic_accidents_${year}.csv.gz`) ?? "");
  const zone = "Asia/Taipei";
  const named = (lng: string, lat: string, format: string) => ({ reported_at: { column: "發生時間", format }, lng, lat, timeZone: zone });
  const mappings = [named("X", "Y", "yyyy/M/d-HH:mm"), named("X", "Y", "yyyy/M/d HH:mm"), named("longitude", "latitude", "yyyy/M/d HH:mm")];
  const ledger = sharedData("taipei") === null ? null : await openCityLedger(paths, mappings);

  it.each(TAIPEI_PLANS)("%s: every count equals the oracle's but for points on the border", async (file, id, oracle) => {
    const [boundary, truth] = [sharedData(`taipei/${file}.geojson.gz`), sharedData(`oracle/${oracle}.csv`)];
    if (!ledger || boundary === null || truth === null) return expect.fail("the shared data is incomplete");
    const { plan, locator } = await openCityPlan(boundary, id);
    ledger.relocate(locator, plan.bounds);
    const { moved, total } = differences(plan, ledger, truth, zone);
    const near = nearBorder(ledger, locator);
    console.info(`${file}: ${moved} of ${2 * total} differ from GEOS, ${near} reports within 1e-7° of a border, ${ledger.reconciliation().onBorder} on one`);
    expect(moved / 2).toBeLessThanOrEqual(near);
  });
});
