// Between a draft and a suggestion: its faces become units, and what was suggested becomes operations of one gesture.
import { type PolygonSet, polygonSet } from "../../geo/polygons";
import { shapesOf } from "../coverage/shapes";
import type { Coverage } from "../coverage/store";
import { NEW_GRID, NO_GRID, type Operation } from "../coverage/types";
import { bestPairs } from "../score/matching";
import { UNASSIGNED } from "./problem";

/** The faces of a draft that have ground, as units of a suggestion. */
export interface DraftUnits {
  /** Face of the coverage of each unit. */
  readonly faces: Int32Array;
  readonly set: PolygonSet;
  /** Grids of the coverage that have ground, ascending. */
  readonly grids: Int32Array;
  /** Place in `grids` of each unit's grid, UNASSIGNED for none. */
  readonly current: Int32Array;
  /** 1 for each of `grids` that is locked. */
  readonly locked: Uint8Array;
}

export function draftUnits(coverage: Coverage): DraftUnits {
  const shapes = shapesOf(coverage, "face");
  const faces = Int32Array.from(shapes.flatMap((shape, face) => (shape ? [face] : [])));
  const grids = Int32Array.from(new Set(Array.from(faces, (face) => coverage.gridOf(face)).filter((grid) => grid !== NO_GRID))).sort();
  const place = new Map(Array.from(grids, (grid, index) => [grid, index]));
  return {
    faces,
    set: polygonSet(Array.from(faces, (face) => shapes[face] ?? null)),
    grids,
    current: Int32Array.from(faces, (face) => place.get(coverage.gridOf(face)) ?? UNASSIGNED),
    locked: Uint8Array.from(grids, (grid) => coverage.gridLock[grid] ?? 0),
  };
}

/**
 * Which grid of the coverage each of `count` suggested ones becomes: paired so that the most load stays where it is, NEW_GRID for those beyond. With
 * as many grids as there are, a suggestion that started from them has them in their order already.
 */
export function gridsFor({ grids, current }: DraftUnits, suggested: Int32Array, count: number, loads: Float64Array): Int32Array {
  const kept = new Float64Array(count * grids.length);
  const whole = loads.reduce((sum, load) => sum + load, 0);
  for (const [unit, own] of suggested.entries()) {
    const old = current[unit] as number;
    if (own < 0 || old < 0) continue;
    const at = own * grids.length + old;
    kept[at] = (kept[at] as number) + (loads[unit] as number) + (whole + 1) * 1e-9; // a trifle each: where nothing bears load the most units stay
  }
  return bestPairs(kept, count, grids.length).map((old) => (old < 0 ? NEW_GRID : (grids[old] as number)));
}

/** The gesture that makes a draft what was suggested; with `only`, no more than what that grid of the suggestion gets and gives. Nothing: []. */
export function suggestedOperations({ faces, grids, current }: DraftUnits, suggested: Int32Array, targets: Int32Array, only: number | null): Operation[] {
  const gains = new Map<number, number[]>();
  for (const [unit, own] of suggested.entries()) {
    const old = current[unit] as number;
    const from = old < 0 ? NO_GRID : (grids[old] as number);
    const isOf = only === null || own === only || from === targets[only];
    if (own < 0 || from === targets[own] || !isOf) continue;
    const gained = gains.get(own);
    if (gained) gained.push(faces[unit] as number);
    else gains.set(own, [faces[unit] as number]);
  }
  return [...gains].sort((a, b) => a[0] - b[0]).map(([own, gained]) => ({ kind: "assign", faces: gained, grid: targets[own] as number }));
}

/** Borders between units of different labels, each once: x, y of both ends, lattice units. Faces without a label (−1) border nothing. */
export function bordersBetween(coverage: Coverage, { faces }: DraftUnits, label: Int32Array): Int32Array {
  const of = new Map(Array.from(faces, (face, unit) => [face, label[unit] as number]));
  const ends: number[] = [];
  const { origin, face, x, y } = coverage;
  for (let half = 0; half + 1 < origin.length; half += 2) {
    const [a, b] = [origin[half] as number, origin[half + 1] as number];
    const [left, right] = [of.get(face[half] as number) ?? -1, of.get(face[half + 1] as number) ?? -1];
    if (a < 0 || left < 0 || right < 0 || left === right) continue;
    ends.push(x[a] as number, y[a] as number, x[b] as number, y[b] as number);
  }
  return Int32Array.from(ends);
}
