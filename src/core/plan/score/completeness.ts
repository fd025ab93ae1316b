// Completeness 完整性: the ground of the units against that of the grids, face by face and exact: gaps, overlaps, units cut in two.
import type { Geometry } from "geojson";
import { arrange } from "../../geo/arrangement";
import { facesWhere } from "../../geo/coverageFaces";
import { edgeSet } from "../../geo/edges";
import { nodeEdges } from "../../geo/noding";
import { polygonSet } from "../../geo/polygons";

export interface Completeness {
  /** Ground of all units, m², each place once. */
  readonly groundM2: number;
  /** Share of it that lies in a grid, and in none. */
  readonly covered: number;
  readonly gap: number;
  /** Ground claimed more than once by grids, over the ground; three claims count twice. */
  readonly overlap: number;
  /** Ground of grids beyond all units, m². */
  readonly beyondM2: number;
  /** Units that lie in no grid at all by more than τ of their ground, and those that a border cuts. */
  readonly unassigned: number;
  readonly cut: number;
  /** Grid that holds most of each unit, −1 for none. */
  readonly gridOfUnit: Int32Array;
  /** Share of each unit's ground in that grid. */
  readonly shareOfUnit: Float64Array;
}

/** A unit is whole in a grid, or lies in none, up to this share of its ground: τ. */
const TAU = 0.01;

/** Lays the grids over the units. All coordinates in degrees; the arrangement of both is exact on the lattice. */
export function completenessOf(grids: readonly (Geometry | null)[], units: readonly (Geometry | null)[]): Completeness {
  const set = polygonSet([...grids, ...units]);
  const edges = edgeSet(set);
  const noding = nodeEdges(edges, set.bounds);
  const faces = facesWhere(set, noding, arrange(edges, noding), (parts) => parts.length > 0);
  const shares = units.map(() => new Map<number, number>());
  const areas = new Float64Array(units.length);
  let [ground, covered, claimed, beyond] = [0, 0, 0, 0];
  for (const { parts, areaM2 } of faces) {
    const slots = [...new Set(parts.map((part) => set.partSlot[part] as number))];
    const claims = slots.filter((slot) => slot < grids.length);
    const own = slots.filter((slot) => slot >= grids.length).map((slot) => slot - grids.length);
    if (own.length === 0) {
      beyond += areaM2;
      continue;
    }
    ground += areaM2;
    if (claims.length > 0) covered += areaM2;
    claimed += Math.max(0, claims.length - 1) * areaM2;
    for (const unit of own) {
      areas[unit] = (areas[unit] as number) + areaM2;
      for (const grid of claims) shares[unit]?.set(grid, (shares[unit]?.get(grid) ?? 0) + areaM2);
    }
  }
  const held = shares.map((own, unit) => mostOf(own, areas[unit] as number));
  const isWhole = (unit: number): boolean => (held[unit]?.share ?? 0) >= 1 - TAU;
  const isNowhere = (unit: number): boolean => [...(shares[unit] ?? [])].reduce((sum, [, area]) => sum + area, 0) <= TAU * (areas[unit] as number);
  const all = units.map((_, unit) => unit);
  return {
    groundM2: ground,
    covered: ground > 0 ? covered / ground : 1,
    gap: ground > 0 ? 1 - covered / ground : 0,
    overlap: ground > 0 ? claimed / ground : 0,
    beyondM2: beyond,
    unassigned: all.filter(isNowhere).length,
    cut: all.filter((unit) => !isNowhere(unit) && !isWhole(unit)).length,
    gridOfUnit: Int32Array.from(all, (unit) => (isNowhere(unit) ? -1 : (held[unit]?.grid ?? -1))),
    shareOfUnit: Float64Array.from(held, ({ share }) => share),
  };
}

/** The grid with the largest area, the lower where two are alike. */
function mostOf(own: ReadonlyMap<number, number>, whole: number): { readonly grid: number; readonly share: number } {
  let [grid, most] = [-1, 0];
  for (const [each, area] of own) if (area > most || (area === most && each < grid)) [grid, most] = [each, area];
  return { grid, share: whole > 0 ? most / whole : 0 };
}
