// The demo town: drawn from a seed in a fraction of a second, the same to the last digit everywhere. Made up, and labelled so.
import type { FeatureCollection } from "geojson";
import { drawAreas } from "./areas";
import { drawBuildings } from "./buildings";
import { nameBlocks } from "./compounds";
import { divide } from "./division";
import { collection } from "./features";
import { drawGreens } from "./greens";
import { useLand } from "./landuse";
import { outlinesOf } from "./outlines";
import { drawLabels, drawPoints } from "./places";
import { randomFrom } from "./random";
import { drawLines } from "./roads";
import { type Site, sitesOf } from "./sites";

export type GroundKind = "water" | "green" | "building" | "road" | "place" | "area" | "point";

/** A layer of the ground, drawn below the grids; features carry `class`, and `name` and `name_en` where they have a name. */
export interface GroundData {
  readonly name: string;
  readonly kind: GroundKind;
  readonly data: FeatureCollection;
}

export interface Town {
  readonly name: { readonly zh: string; readonly en: string };
  /** 3 responsibility grids, unions of units. */
  readonly grids: FeatureCollection;
  /** 60 residents' and village committees, unions of blocks. */
  readonly units: FeatureCollection;
  /** About 900 building blocks. */
  readonly blocks: FeatureCollection;
  /** 5 police beats, unions of units; they do not follow the grids. */
  readonly beats: FeatureCollection;
  readonly ground: readonly GroundData[];
  /** What the cases are drawn from. */
  readonly sites: readonly Site[];
}

const NAME = { zh: "芦汀镇（生成数据）", en: "Luting Town (generated)" } as const;

/** Draws the town. All positions are [lng, lat] in degrees on the 1e-7° lattice, WGS 84, in the open sea (board.ts). */
export function drawTown(seed: number): Town {
  const division = divide(randomFrom(seed, 1), 60);
  const landUse = useLand(division, randomFrom(seed, 2));
  const outlines = outlinesOf(division.mesh);
  const areas = drawAreas(division, landUse, outlines);
  const names = nameBlocks(division, landUse, areas.unitNames, randomFrom(seed, 3));
  const buildings = drawBuildings(division, landUse, randomFrom(seed, 4));
  const greens = drawGreens(division, landUse, randomFrom(seed, 5));
  const lines = drawLines(division);
  return {
    name: NAME,
    grids: areas.grids,
    units: areas.units,
    blocks: areas.blocks,
    beats: areas.beats,
    ground: [
      { name: "land", kind: "area", data: greens.land },
      { name: "green", kind: "green", data: collection([...lines.banks.features, ...greens.green.features]) },
      { name: "water", kind: "water", data: collection([...lines.water.features, ...greens.ponds.features]) },
      { name: "buildings", kind: "building", data: buildings.data },
      { name: "roads", kind: "road", data: lines.roads },
      { name: "points", kind: "point", data: drawPoints(division, landUse, areas, names) },
      { name: "places", kind: "place", data: drawLabels(division, landUse, areas, names, ["芦汀镇", "Luting"]) },
    ],
    sites: sitesOf(division, landUse, areas.people, buildings.doorsOf, names),
  };
}
