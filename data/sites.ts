// What the cases need to know of a block: where its streets and doors are, and what an address there is called.

import { bend } from "./board";
import type { Path } from "./chains";
import type { BlockName } from "./compounds";
import type { Division } from "./division";
import type { LandUse, Use } from "./landuse";
import { SETBACK } from "./lines";
import { at, centreOf } from "./mesh";
import { bentRing, movedIn } from "./parcels";
import { halfWater } from "./roads";

/** A block as a place where cases happen; ground metres. */
export interface Site {
  readonly unit: number;
  readonly grid: number;
  readonly use: Use;
  readonly people: number;
  readonly centre: readonly [number, number];
  /** Corners of its rim, a street or water on each side, pulled in to the kerb. */
  readonly kerb: Path;
  /** Middles of its buildings. */
  readonly doors: Path;
  /** Name of the compound, village or place. */
  readonly zh: string;
  /** Streets round it. */
  readonly streets: readonly string[];
}

/** The sites of the town in the order of the faces. */
export function sitesOf(
  division: Division,
  landUse: LandUse,
  people: readonly number[],
  doorsOf: ReadonlyMap<number, Path>,
  names: ReadonlyMap<number, BlockName>,
): readonly Site[] {
  const sites: Site[] = [];
  for (const [face, unit] of division.unitOf.entries()) {
    if (unit < 0) continue;
    const [u, v] = centreOf(division.mesh, face);
    sites.push({
      unit,
      grid: at(division.gridOf, unit),
      use: at(landUse.uses, face),
      people: at(people, face),
      centre: bend(u, v),
      kerb: kerbOf(division, face, bend(u, v)),
      doors: doorsOf.get(face) ?? [],
      zh: names.get(face)?.zh ?? "",
      streets: names.get(face)?.streets ?? [],
    });
  }
  return sites;
}

/** At the town's boundary cases keep this far on the town's side, metres: beyond it is the neighbour's work. */
const OWN_SIDE = 44;

/** Points every 30 m or so along the kerbs and banks round a block; its middle when the block is too thin to have any. */
function kerbOf(division: Division, face: number, centre: readonly [number, number]): Path {
  const ring = movedIn(division, face, (kind, outermost) => {
    const water = kind === null ? 0 : halfWater(kind);
    const usual = water > 0 ? water * 1.3 + (kind === "river" ? 22 : 3) : kind === null ? 0 : SETBACK[kind] * 0.6;
    return outermost ? Math.max(usual, OWN_SIDE) : usual;
  });
  const kerb = bentRing(ring, 30);
  return kerb.length > 0 ? kerb : [centre];
}
