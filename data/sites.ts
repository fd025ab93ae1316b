// What the cases need to know of a block: where its streets and doors are, and what an address there is called.

import { bend } from "./board";
import type { Path } from "./chains";
import type { BlockName } from "./compounds";
import type { Division } from "./division";
import type { LandUse, Use } from "./landuse";
import { HALF_WATER, SETBACK } from "./lines";
import { at, centreOf, undirected } from "./mesh";
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
      kerb: kerbOf(division, face, u, v),
      doors: doorsOf.get(face) ?? [],
      zh: names.get(face)?.zh ?? "",
      streets: names.get(face)?.streets ?? [],
    });
  }
  return sites;
}

/** Rim points every 40 m or so, moved towards the middle: to the kerb of a street, to the bank of a water. */
function kerbOf({ mesh, lines }: Division, face: number, cu: number, cv: number): Path {
  const ring = at(mesh.faces, face);
  const kerb: (readonly [number, number])[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, (i + 1) % ring.length);
    const line = mesh.lineOf.get(undirected(a, b));
    const kind = line === undefined ? "lane" : at(lines, line).class;
    const inward = halfWater(kind) > 0 ? halfWater(kind) * 1.3 + (kind === "river" ? HALF_WATER.river * 0.6 : 3) : SETBACK[kind] * 0.6;
    const length = Math.hypot(at(mesh.u, b) - at(mesh.u, a), at(mesh.v, b) - at(mesh.v, a));
    const steps = Math.max(1, Math.round(length / 40));
    for (let step = 0; step < steps; step++) {
      const u = at(mesh.u, a) + ((at(mesh.u, b) - at(mesh.u, a)) * (step + 0.5)) / steps;
      const v = at(mesh.v, a) + ((at(mesh.v, b) - at(mesh.v, a)) * (step + 0.5)) / steps;
      const away = Math.hypot(cu - u, cv - v) || 1;
      const share = Math.min(0.6, inward / away);
      kerb.push(bend(u + (cu - u) * share, v + (cv - v) * share));
    }
  }
  return kerb;
}
