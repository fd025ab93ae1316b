// The buildings of every block, each use in its own manner: slabs in rows that face south, lanes packed along the street, sheds, village houses.
import type { Feature, FeatureCollection } from "geojson";
import type { Path } from "./chains";
import type { Division } from "./division";
import { collection, polygon } from "./features";
import { type Footprint, fillRows, longestSide, type Pattern } from "./footprints";
import type { LandUse, Use } from "./landuse";
import { at } from "./mesh";
import { bentRing, parcelOf } from "./parcels";
import type { Random } from "./random";

/** Rows that face south stand a little turned, as the town does. */
const SOUTH = (-6.5 * Math.PI) / 180;

type Manner = Pattern & { readonly facing: "south" | "street"; readonly class: string };

const DEFAULTS = { empty: 0.03, stagger: 0, fill: 1 } as const;

const MANNERS: Readonly<Partial<Record<Use, readonly Manner[]>>> = {
  lane: [
    {
      ...DEFAULTS,
      class: "house",
      facing: "street",
      length: [14, 30],
      depth: [9, 11],
      gap: [0.8, 2],
      rowGap: [3.4, 5.5],
      floors: [1, 3],
      empty: 0.07,
      stagger: 1,
    },
    { ...DEFAULTS, class: "house", facing: "street", length: [22, 36], depth: [10, 12], gap: [2, 3.5], rowGap: [3.6, 5], floors: [2, 3] },
  ],
  slab: [
    { ...DEFAULTS, class: "slab", facing: "south", length: [44, 58], depth: [10.5, 12], gap: [8, 11], rowGap: [15, 18], floors: [5, 6] },
    { ...DEFAULTS, class: "slab", facing: "south", length: [32, 40], depth: [10, 12], gap: [7, 9], rowGap: [14, 16], floors: [5, 6], empty: 0.06 },
    { ...DEFAULTS, class: "slab", facing: "south", length: [60, 72], depth: [11, 13], gap: [10, 14], rowGap: [18, 22], floors: [6, 7] },
  ],
  tower: [
    {
      ...DEFAULTS,
      class: "tower",
      facing: "south",
      length: [26, 32],
      depth: [15, 18],
      gap: [16, 22],
      rowGap: [32, 40],
      floors: [18, 26],
      stagger: 12,
      empty: 0.07,
    },
    { ...DEFAULTS, class: "tower", facing: "south", length: [44, 56], depth: [13, 15], gap: [11, 16], rowGap: [23, 28], floors: [11, 16], stagger: 4 },
    {
      ...DEFAULTS,
      class: "tower",
      facing: "south",
      length: [21, 24],
      depth: [19, 22],
      gap: [22, 30],
      rowGap: [30, 38],
      floors: [24, 33],
      stagger: 16,
      empty: 0.1,
    },
  ],
  shanty: [
    {
      ...DEFAULTS,
      class: "house",
      facing: "street",
      length: [14, 30],
      depth: [8, 10.5],
      gap: [0.8, 2.4],
      rowGap: [2.2, 5],
      floors: [2, 4],
      stagger: 2.4,
      empty: 0.07,
    },
  ],
  village: [
    {
      ...DEFAULTS,
      class: "house",
      facing: "south",
      length: [10, 14],
      depth: [8.5, 10.5],
      gap: [2, 8],
      rowGap: [13, 22],
      floors: [2, 3],
      stagger: 3,
      empty: 0.22,
      fill: 0.5,
    },
    {
      ...DEFAULTS,
      class: "house",
      facing: "south",
      length: [11, 13],
      depth: [9, 10],
      gap: [3, 5],
      rowGap: [12, 14],
      floors: [2, 3],
      stagger: 0.6,
      empty: 0.05,
      fill: 0.34,
    },
  ],
  factory: [
    { ...DEFAULTS, class: "shed", facing: "street", length: [62, 108], depth: [32, 46], gap: [12, 20], rowGap: [13, 20], floors: [1, 2], empty: 0.08 },
    { ...DEFAULTS, class: "shed", facing: "street", length: [36, 60], depth: [20, 30], gap: [9, 14], rowGap: [10, 16], floors: [1, 4], empty: 0.1 },
  ],
  office: [
    {
      ...DEFAULTS,
      class: "office",
      facing: "street",
      length: [34, 52],
      depth: [17, 22],
      gap: [16, 26],
      rowGap: [22, 34],
      floors: [5, 16],
      empty: 0.08,
      stagger: 5,
    },
  ],
  shop: [
    { ...DEFAULTS, class: "shop", facing: "street", length: [46, 76], depth: [30, 42], gap: [9, 14], rowGap: [11, 16], floors: [3, 6] },
    { ...DEFAULTS, class: "shop", facing: "street", length: [24, 40], depth: [15, 20], gap: [5, 8], rowGap: [8, 12], floors: [2, 5] },
  ],
  school: [{ ...DEFAULTS, class: "public", facing: "south", length: [48, 60], depth: [11, 14], gap: [10, 14], rowGap: [20, 24], floors: [4, 5], fill: 0.52 }],
  hospital: [{ ...DEFAULTS, class: "public", facing: "south", length: [52, 66], depth: [19, 24], gap: [12, 16], rowGap: [18, 24], floors: [6, 14] }],
  market: [{ ...DEFAULTS, class: "shop", facing: "street", length: [44, 60], depth: [28, 36], gap: [7, 9], rowGap: [8, 12], floors: [1, 2] }],
  civic: [{ ...DEFAULTS, class: "public", facing: "south", length: [54, 68], depth: [14, 18], gap: [14, 18], rowGap: [26, 34], floors: [4, 9] }],
  metro: [{ ...DEFAULTS, class: "public", facing: "street", length: [24, 32], depth: [12, 14], gap: [30, 40], rowGap: [30, 40], floors: [1, 1] }],
  site: [{ ...DEFAULTS, class: "site", facing: "south", length: [28, 34], depth: [16, 18], gap: [24, 30], rowGap: [34, 40], floors: [3, 12], empty: 0.25 }],
};

export interface Buildings {
  readonly data: FeatureCollection;
  /** Middles of the buildings of each face, ground metres. */
  readonly doorsOf: ReadonlyMap<number, Path>;
}

/** Buildings of all blocks of the town, and of the villages round about (properties class, floors). */
export function drawBuildings(division: Division, landUse: LandUse, random: Random): Buildings {
  const features: Feature[] = [];
  const doorsOf = new Map<number, Path>();
  for (const [face, use] of landUse.uses.entries()) {
    if (at(division.unitOf, face) < 0 && random.chance(0.5)) continue; // fewer houses beyond the town
    const manner = chooseManner(division, face, use, random);
    if (!manner) continue;
    const parcel = bentRing(parcelOf(division, face, use === "lane" || use === "shanty" ? 1 : use === "slab" ? 3 : 6));
    if (parcel.length < 3) continue;
    const angle = manner.facing === "south" ? SOUTH + random.between(-0.05, 0.05) : longestSide(parcel);
    let footprints: readonly Footprint[] = fillRows(parcel, angle, manner, random);
    for (const share of [0.7, 0.45]) if (footprints.length < 2) footprints = fillRows(parcel, angle, smaller(manner, share), random);
    doorsOf.set(
      face,
      footprints.map(({ middle }) => middle),
    );
    for (const { corners, floors } of footprints) features.push(polygon(corners, { class: manner.class, floors }));
  }
  return { data: collection(features), doorsOf };
}

/** The same manner for a parcel that is too small for it. */
function smaller(manner: Manner, share: number): Manner {
  const scaled = ([least, most]: readonly [number, number]): readonly [number, number] => [least * share, most * share];
  return { ...manner, length: scaled(manner.length), depth: scaled(manner.depth), gap: scaled(manner.gap), rowGap: scaled(manner.rowGap) };
}

/** One manner for a whole compound; fields and parks have none. Old lanes have small shops, the centre big ones. */
function chooseManner(division: Division, face: number, use: Use, random: Random): Manner | null {
  const manners = MANNERS[use];
  if (!manners) return null;
  const draw = random.below(manners.length);
  const large = at(division.gridOf, Math.max(0, at(division.unitOf, face))) === 1;
  return at(manners, use === "shop" ? (large ? 0 : 1) : draw);
}
