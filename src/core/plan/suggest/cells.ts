// Where a plan has no smaller areas, its faces are cut into cells by a lattice of streets that are not there: units for a suggestion, nothing of a grid changes.
import { operate } from "../coverage/operate";
import type { Coverage } from "../coverage/store";
import { faceLives, revert } from "../coverage/transaction";
import type { Change, Operation } from "../coverage/types";
import { FACES } from "../coverage/words";

/** A cut that passes too close to a vertex is tried again so many lattice units (1.1 cm) beside, this often. */
const ASIDE = 41;
const TRIES = 5;

/**
 * The cuts, west to east and south to north, that divide every face of grids that are not locked into squares of `cellM` metres; faces stay in their
 * grids. The coverage is as it was before. Cuts that cannot be made are left out; [] where a cell would hold everything.
 */
export function cellCuts(coverage: Coverage, cellM: number): Operation[] {
  const done: Change[] = [];
  const cuts: Operation[] = [];
  for (const line of latticeLines(coverage, cellM)) {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const aside = attempt * ASIDE;
      const moved = line.map((value, index) => (index % 2 === line.across ? value + aside : value));
      const cut: Operation = { kind: "split", line: moved, faces: openFaces(coverage), grids: "same" };
      const outcome = operate(coverage, cut);
      if (outcome.ok) {
        cuts.push(cut);
        done.push(outcome.change);
      }
      if (outcome.ok || outcome.refusal.reason === "cuts_nothing") break;
    }
  }
  for (const change of done.reverse()) revert(coverage, change);
  return cuts;
}

/** A side of a cell that makes about as many cells as are wanted of the whole ground, whole tens of metres. */
export function cellSide(groundM2: number, cells: number): number {
  return Math.max(50, Math.round(Math.sqrt(groundM2 / cells) / 10) * 10);
}

/** Null stands for all faces. */
function openFaces(coverage: Coverage): number[] | null {
  if (!coverage.gridLock.some((lock) => lock === 1)) return null;
  const faces = Array.from({ length: coverage.meta[FACES] as number }, (_, face) => face);
  return faces.filter((face) => faceLives(coverage, face) && coverage.gridLock[coverage.gridOf(face)] !== 1);
}

interface Line extends Array<number> {
  /** Index of the coordinate that tells the line from its neighbours: 0 for x, 1 for y. */
  across: 0 | 1;
}

/** Straight lines through the box of the coverage. */
function latticeLines({ x, y, out, metresX, metresY }: Coverage, cellM: number): Line[] {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let vertex = 0; vertex < out.length; vertex++) {
    if ((out[vertex] as number) < 0) continue;
    west = Math.min(west, x[vertex] as number);
    east = Math.max(east, x[vertex] as number);
    south = Math.min(south, y[vertex] as number);
    north = Math.max(north, y[vertex] as number);
  }
  const [stepX, stepY] = [Math.round(cellM / metresX), Math.round(cellM / metresY)];
  const beyond = 1000;
  const lines: Line[] = [];
  for (let at = west + stepX; at < east; at += stepX) lines.push(Object.assign([at, south - beyond, at, north + beyond], { across: 0 as const }));
  for (let at = south + stepY; at < north; at += stepY) lines.push(Object.assign([west - beyond, at, east + beyond, at], { across: 1 as const }));
  return lines;
}
