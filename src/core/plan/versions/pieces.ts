// Two plans of one ground laid over each other: every unit in the pieces that the borders of both cut it into, with the cases that lie in each.
import { labelPoints } from "../../geo/label";
import { toUnits } from "../../geo/lattice";
import type { PolygonSet } from "../../geo/polygons";
import { faceAt, gridAt } from "../coverage/around";
import type { Coverage } from "../coverage/store";

/** Where a plan has the units and the cases of the ground: grid of each, −1 for none. A unit lies where its label point does. */
export interface Placed {
  readonly ofUnit: Int32Array;
  readonly ofCase: Int32Array;
}

/** Places the units and cases of a ground in a plan; cases in lattice units. */
export function placedIn(coverage: Coverage, faces: PolygonSet, cases: Int32Array): Placed {
  const ofUnit = Int32Array.from(labelPoints(faces), (label) => (label ? gridAt(coverage, toUnits(label[0]), toUnits(label[1])) : -1));
  return { ofUnit, ofCase: cases };
}

/** The unit in which each case lies: a face of the ground as it was begun with, −1 for none. */
export function unitsOfCases(start: Coverage, x: Int32Array, y: Int32Array): Int32Array {
  return Int32Array.from(x, (east, at) => faceAt(start, east, y[at] as number));
}

/** By piece: its unit (the face of the ground), its old and its new grid (−1 none), load and cases. Every unit has a piece, if only one without cases. */
export interface Pieces {
  readonly unit: Int32Array;
  readonly old: Int32Array;
  readonly fresh: Int32Array;
  readonly loads: Float64Array;
  readonly cases: Float64Array;
}

/** Lays two plans over each other. `unitOf` and `load` are by case. */
export function piecesOf(unitOf: Int32Array, load: Float64Array, old: Placed, fresh: Placed): Pieces {
  const places = new Map<string, number>();
  const found: { unit: number; from: number; to: number; load: number; cases: number }[] = [];
  const pieceOf = (unit: number, from: number, to: number) => {
    const key = `${unit} ${from} ${to}`;
    const known = places.get(key);
    if (known !== undefined) return found[known];
    places.set(key, found.length);
    found.push({ unit, from, to, load: 0, cases: 0 });
    return found.at(-1);
  };
  for (const [unit, from] of old.ofUnit.entries()) pieceOf(unit, from, fresh.ofUnit[unit] as number);
  for (const [at, unit] of unitOf.entries()) {
    const piece = unit < 0 ? undefined : pieceOf(unit, old.ofCase[at] as number, fresh.ofCase[at] as number);
    if (piece === undefined) continue;
    piece.load += load[at] as number;
    piece.cases += 1;
  }
  return {
    unit: Int32Array.from(found, ({ unit }) => unit),
    old: Int32Array.from(found, ({ from }) => from),
    fresh: Int32Array.from(found, ({ to }) => to),
    loads: Float64Array.from(found, (piece) => piece.load),
    cases: Float64Array.from(found, (piece) => piece.cases),
  };
}

/** Share of its unit that each piece has: by cases' load, by pieces where the unit has none. */
export function sharesOf({ unit, loads }: Pieces): Float64Array {
  const whole = new Map<number, number>();
  const count = new Map<number, number>();
  for (const [piece, face] of unit.entries()) {
    whole.set(face, (whole.get(face) ?? 0) + (loads[piece] as number));
    count.set(face, (count.get(face) ?? 0) + 1);
  }
  return Float64Array.from(unit, (face, piece) => {
    const all = whole.get(face) ?? 0;
    return all > 0 ? (loads[piece] as number) / all : 1 / (count.get(face) ?? 1);
  });
}
