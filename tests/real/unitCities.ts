// Real units with their loads: Taipei's statistical areas with the population of June 2017, Denver's census blocks with that of 2020.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Feature, Geometry } from "geojson";
import { type PolygonSet, polygonSet } from "../../src/core/geo/polygons";
import { readBoundaries } from "../../src/feed/boundaries";
import { sharedData } from "../shared";
import { expectDone, fileSource } from "./cities";

export interface UnitCity {
  readonly name: string;
  readonly features: readonly Feature<Geometry | null>[];
  readonly set: PolygonSet;
  readonly loads: Float64Array;
}

/** Taipei's 907 second-level or 7,672 first-level areas; null when the data are not here. */
export async function taipeiUnits(level: "CODE2" | "CODE1"): Promise<UnitCity | null> {
  const people = sharedData("taipei/units_population.json.gz");
  const file = sharedData(level === "CODE2" ? "taipei/units_code2_907.topojson.gz" : "taipei/units_code1_7672.topojson.gz");
  if (people === null || file === null) return null;
  const table = JSON.parse(gunzipSync(readFileSync(people)).toString("utf8")) as { RowDataList: Record<string, string | number>[] };
  const sums = new Map<unknown, number>();
  for (const row of table.RowDataList) sums.set(row[level], (sums.get(row[level]) ?? 0) + Number(row.P_CNT));
  return city(file, (feature) => sums.get(feature.properties?.[level]) ?? 0);
}

/** Denver's 10,149 census blocks of 2020. */
export async function denverBlocks(): Promise<UnitCity | null> {
  const file = sharedData("redistricting/denver_blocks.zip");
  return file === null ? null : city(file, (feature) => Number(feature.properties?.TOTPOP20));
}

async function city(file: string, load: (feature: Feature<Geometry | null>) => number): Promise<UnitCity> {
  const { name, features } = expectDone(await readBoundaries(fileSource(file)));
  return { name, features, set: polygonSet(features.map(({ geometry }) => geometry)), loads: Float64Array.from(features, load) };
}
