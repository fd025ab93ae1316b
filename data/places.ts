// Points and labels: stations, police, schools, service points, and the names of compounds and villages.
import type { Feature, FeatureCollection } from "geojson";
import type { Areas } from "./areas";
import { bend } from "./board";
import type { BlockName } from "./compounds";
import type { Division } from "./division";
import { collection, point } from "./features";
import { FACILITIES, type LandUse, type Use } from "./landuse";
import { at, centreOf, ringArea } from "./mesh";
import { BEATS, GRID_NAMES } from "./names";

const POINT_CLASS: Readonly<Partial<Record<Use, string>>> = {
  school: "school",
  hospital: "hospital",
  market: "market",
  park: "park",
  civic: "government",
  metro: "metro",
  shop: "shopping",
  site: "site",
};

/** Where the work stations of the grids are, board metres. */
const STATIONS: readonly (readonly [number, number])[] = [
  [1660, 2840],
  [3350, 3250],
  [2050, 700],
];

/** Points with class (metro, school, hospital, market, government, grid_station, police, service, fire), name, name_en and rank (1 first). */
export function drawPoints(division: Division, landUse: LandUse, areas: Areas, names: ReadonlyMap<number, BlockName>): FeatureCollection {
  const points: Feature[] = [];
  for (const [face, facility] of landUse.facilityOf) {
    const { use, zh, en } = at(FACILITIES, facility);
    const [x, y] = bend(...centreOf(division.mesh, face));
    points.push(point(x, y, { class: POINT_CLASS[use] ?? "place", name: zh, name_en: en, rank: use === "metro" ? 1 : 2 }));
  }
  for (const [grid, [u, v]] of STATIONS.entries()) {
    const [zh, en] = at(GRID_NAMES, grid);
    points.push(point(...bend(u, v), { class: "grid_station", name: `${zh}工作站`, name_en: `${en} Work Station`, rank: 1 }));
  }
  for (const { zh, en, at: place } of BEATS)
    points.push(
      point(...bend(place[0] + 90, place[1] - 60), { class: "police", name: `${zh}警务站`.replace("区警务站", "站"), name_en: `${en} Post`, rank: 2 }),
    );
  points.push(point(...bend(2350, 3950), { class: "fire", name: "芦汀消防救援站", name_en: "Luting Fire Station", rank: 2 }));
  for (const [unit, [zh, en]] of areas.unitNames.entries()) {
    const home = homeOf(division, landUse, unit);
    if (home < 0) continue;
    const [x, y] = bend(...centreOf(division.mesh, home));
    const where = names.get(home)?.streets[0] ?? "";
    points.push(point(x, y, { class: "service", name: `${zh}服务点`, name_en: `${en} Service Point`, address: where, rank: 4 }));
  }
  return collection(points);
}

const HOMES: ReadonlySet<Use> = new Set<Use>(["lane", "slab", "tower", "shanty", "village"]);

/** The largest inhabited block of a unit. */
function homeOf({ mesh, unitOf }: Division, landUse: LandUse, unit: number): number {
  let best = -1;
  let most = 0;
  for (const [face, owner] of unitOf.entries()) {
    const use = at(landUse.uses, face);
    if (owner !== unit || !HOMES.has(use)) continue;
    const area = ringArea(mesh, at(mesh.faces, face));
    if (area > most) {
      most = area;
      best = face;
    }
  }
  return best;
}

/** Labels with class (town, village, compound), name, name_en and rank. */
export function drawLabels(
  division: Division,
  landUse: LandUse,
  areas: Areas,
  names: ReadonlyMap<number, BlockName>,
  townName: readonly [string, string],
): FeatureCollection {
  const labels: Feature[] = [point(...bend(2150, 3420), { class: "town", name: townName[0], name_en: townName[1], rank: 0 })];
  const seen = new Set<number>();
  for (const [face, use] of landUse.uses.entries()) {
    const unit = at(division.unitOf, face);
    const name = names.get(face);
    if (unit < 0 || !name) continue;
    const [x, y] = bend(...centreOf(division.mesh, face));
    if (use === "slab" || use === "tower" || use === "factory")
      labels.push(point(x, y, { class: use === "factory" ? "works" : "compound", name: name.zh, name_en: name.en, rank: 5 }));
    else if (use === "village" && !seen.has(unit) && at(areas.unitNames, unit)[0].endsWith("村")) {
      seen.add(unit);
      const [zh, en] = at(areas.unitNames, unit);
      labels.push(point(x, y, { class: "village", name: zh, name_en: en, rank: 3 }));
    }
  }
  return collection(labels);
}
