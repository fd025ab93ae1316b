// The units a plan is made of as a graph: who borders on whom and for how long, in flat arrays that suggesting and scoring read.
import type { PolygonSet } from "../../geo/polygons";
import { type BorderLengths, sharedBorders } from "./borders";
import { islandTies, type Tie } from "./islands";
import { measureSlots } from "./measures";
import { planeOver } from "./plane";

/**
 * Units 0 … count − 1 are the slots of the polygons. The neighbours of unit u are to[start[u] … start[u + 1]), ascending:
 * shared border of some length (never a corner alone), or a tie of length 0 to an island.
 */
export interface UnitGraph {
  readonly count: number;
  readonly start: Int32Array;
  readonly to: Int32Array;
  /** Shared border of each link, whole centimetres; 0 for ties. Both directions have it. */
  readonly borderCm: Float64Array;
  /** Border with nobody, whole centimetres, per unit. */
  readonly outsideCm: Float64Array;
  readonly areaM2: Float64Array;
  /** Centre of gravity, metres east and north of the centre of the box around all units. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Ties to islands: links with no shared border, said aloud. */
  readonly ties: readonly Tie[];
}

/** Two borders within this distance are one: published units are not always vertex-matched, m. */
const NEAR_M = 1;

/** Builds the graph of units from their polygons. Units without polygons have no neighbours. */
export function unitGraph(set: PolygonSet, nearM: number = NEAR_M): UnitGraph {
  const plane = planeOver(set.bounds);
  const borders = sharedBorders(set, plane, nearM);
  const measures = measureSlots(set, plane);
  const { pieceOf, pieceCount } = pieces(set.slotCount, borders);
  const ties = islandTies(set, plane, pieceOf, pieceCount);
  const links = linked(set.slotCount, borders, ties);
  const outsideCm = new Float64Array(set.slotCount);
  for (let unit = 0; unit < set.slotCount; unit++) {
    let shared = 0;
    for (let link = links.start[unit] as number; link < (links.start[unit + 1] as number); link++) shared += links.borderCm[link] as number;
    outsideCm[unit] = Math.max(0, Math.round((measures.perimeterM[unit] as number) * 100) - shared);
  }
  return { count: set.slotCount, ...links, outsideCm, areaM2: measures.areaM2, x: measures.x, y: measures.y, ties };
}

/** Flat lists of neighbours from pairs: each pair in both directions, neighbours ascending. */
function linked(count: number, borders: BorderLengths, ties: readonly Tie[]): Pick<UnitGraph, "start" | "to" | "borderCm"> {
  const keys = [...borders.keys(), ...ties.map(({ first, second }) => Math.min(first, second) * count + Math.max(first, second))].sort((a, b) => a - b);
  const start = new Int32Array(count + 1);
  for (const key of keys) {
    const [first, second] = [Math.floor(key / count), key % count];
    start[first + 1] = (start[first + 1] as number) + 1;
    start[second + 1] = (start[second + 1] as number) + 1;
  }
  for (let unit = 0; unit < count; unit++) start[unit + 1] = (start[unit + 1] as number) + (start[unit] as number);
  const to = new Int32Array(keys.length * 2);
  const borderCm = new Float64Array(keys.length * 2);
  const filled = start.slice(0, count);
  const put = (unit: number, neighbour: number, length: number): void => {
    const place = filled[unit] as number;
    to[place] = neighbour;
    borderCm[place] = length;
    filled[unit] = place + 1;
  };
  // Lower neighbours of every unit first, then the higher ones: keys are sorted by their lower unit, then by the higher.
  for (const key of keys) put(key % count, Math.floor(key / count), borders.get(key) ?? 0);
  for (const key of keys) put(Math.floor(key / count), key % count, borders.get(key) ?? 0);
  return { start, to, borderCm };
}

/** Connected pieces by shared borders, numbered in the order of their first unit. */
function pieces(count: number, borders: BorderLengths): { readonly pieceOf: Int32Array; readonly pieceCount: number } {
  const parent = Int32Array.from({ length: count }, (_, unit) => unit);
  const root = (unit: number): number => {
    let at = unit;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (const key of borders.keys()) {
    const [first, second] = [root(Math.floor(key / count)), root(key % count)];
    parent[Math.max(first, second)] = Math.min(first, second);
  }
  const pieceOf = new Int32Array(count);
  let pieceCount = 0;
  for (let unit = 0; unit < count; unit++) pieceOf[unit] = root(unit) === unit ? pieceCount++ : (pieceOf[root(unit)] as number);
  return { pieceOf, pieceCount };
}
