// Parks, fields, river banks, ponds, and the tint of the land under the buildings.
import type { Feature, FeatureCollection } from "geojson";
import type { Division } from "./division";
import { collection, polygon } from "./features";
import { FACILITIES, type LandUse, type Use } from "./landuse";
import { at } from "./mesh";
import { bentRing, keepLeft, parcelOf, type Ring, softened, stripsOf } from "./parcels";
import { pick, type Random } from "./random";

const CROPS = ["paddy", "paddy", "paddy", "vegetable", "vegetable", "orchard", "fallow"] as const;

/** Classes of land for the tint of the map. */
const LAND: Readonly<Record<Use, string>> = {
  lane: "residential",
  slab: "residential",
  tower: "residential",
  shanty: "urban_village",
  village: "village",
  field: "farmland",
  factory: "industrial",
  office: "office",
  shop: "commercial",
  school: "public",
  hospital: "public",
  market: "commercial",
  park: "park",
  civic: "public",
  metro: "public",
  site: "site",
};

export interface Greens {
  /** Property class: residential, urban_village, village, industrial, office, commercial, public, site. */
  readonly land: FeatureCollection;
  /** Property class: park, paddy, vegetable, orchard, fallow, greenhouse, pitch. */
  readonly green: FeatureCollection;
  /** Property class: lake, pond. */
  readonly ponds: FeatureCollection;
}

export function drawGreens(division: Division, landUse: LandUse, random: Random): Greens {
  const land: Feature[] = [];
  const green: Feature[] = [];
  const ponds: Feature[] = [];
  for (const [face, use] of landUse.uses.entries()) {
    const parcel = parcelOf(division, face, use === "field" ? -2 : 0);
    if (parcel.length < 3) continue;
    if (use === "field") plant(parcel, at(division.unitOf, face) < 0 ? 3 : 1, random, green, ponds);
    else if (use === "park") {
      const facility = landUse.facilityOf.get(face);
      green.push(polygon(bentRing(parcel), facility === undefined ? { class: "park" } : named(facility)));
      if (facility !== undefined)
        ponds.push(polygon(bentRing(softened(parcel, at(FACILITIES, facility).zh.includes("湖") ? 0.72 : 0.34)), { class: "lake", name: "", name_en: "" }));
    } else {
      land.push(polygon(bentRing(parcel), { class: LAND[use] }));
      if (use === "village") gardens(parcel, at(division.unitOf, face) < 0 ? 2 : 1, random, green, ponds);
      if (use === "school") green.push(polygon(bentRing(track(parcel)), { class: "pitch" }));
    }
  }
  return { land: collection(land), green: collection(green), ponds: collection(ponds) };
}

function named(facility: number): Readonly<Record<string, string>> {
  const { zh, en } = at(FACILITIES, facility);
  return { class: "park", name: zh, name_en: en };
}

/** Strips of crops, `coarse` times as wide as usual (far from the town), now and then a pond or greenhouses. */
function plant(parcel: Ring, coarse: number, random: Random, green: Feature[], ponds: Feature[]): void {
  const pitch = random.between(34, 62) * coarse;
  const houses = coarse === 1 && random.chance(0.05);
  for (const strip of stripsOf(parcel, houses ? 11 : pitch, houses ? 3.5 : 2.5)) {
    if (!houses && random.chance(0.045)) ponds.push(polygon(bentRing(softened(strip, 0.9)), { class: "pond", name: "", name_en: "" }));
    else green.push(polygon(bentRing(strip), { class: houses ? "greenhouse" : pick(random, CROPS) }));
  }
}

/** Village houses stand in the south of their block; vegetables grow behind them. */
function gardens(parcel: Ring, coarse: number, random: Random, green: Feature[], ponds: Feature[]): void {
  const vs = parcel.map(([, v]) => v);
  const north = Math.min(...vs) + (Math.max(...vs) - Math.min(...vs)) * 0.56;
  const rest = keepLeft(parcel, 0, 1, north);
  if (rest.length > 2) plant(rest, coarse, random, green, ponds);
}

/** A running track in the north of the school's ground. */
function track(parcel: Ring): Ring {
  const vs = parcel.map(([, v]) => v);
  const from = Math.min(...vs) + (Math.max(...vs) - Math.min(...vs)) * 0.58;
  const north = keepLeft(parcel, 0, 1, from);
  return softened(north.length > 2 ? north : parcel, 0.94);
}
