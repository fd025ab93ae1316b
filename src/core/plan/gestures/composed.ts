// What a planner asks of grids, as operations of the kernel. Grids may be made of units: then units change hands, and only a line that is told to cuts them.
import { facingHalf } from "../coverage/around";
import { segmentsMeet } from "../coverage/legal";
import { gapBorder } from "../coverage/merge";
import { operate } from "../coverage/operate";
import type { Coverage } from "../coverage/store";
import { revert } from "../coverage/transaction";
import { type Change, NEW_GRID, NO_FACE, type Operation, type Refusal } from "../coverage/types";
import { borderLengths, connected, faceArea2, facesOfGrid, gridNeighbours } from "./faces";

export type Asked = { readonly ok: true; readonly operations: readonly Operation[] } | { readonly ok: false; readonly refusal: Refusal };

/** Faces are the grids themselves; or units, which a line cuts, or which go to the side where more of them lies. */
export type FaceUse = "grids" | "cut" | "whole";

const refuse = (reason: Refusal["reason"], place: Refusal["place"] = null): Asked => ({ ok: false, refusal: { reason, place, edge: null } });

/** Cuts a grid by a line (x, y interleaved): its largest part keeps it, the others become new grids. */
export function cutGrid(coverage: Coverage, grid: number, line: readonly number[], use: FaceUse): Asked {
  const faces = facesOfGrid(coverage, grid);
  if (use === "grids") return { ok: true, operations: throughLocks(coverage, { kind: "split", line, faces, grids: "new" }) };
  return partedBy(coverage, line, faces, use, (parts) => parts(faces).slice(1), NEW_GRID);
}

/** What a line cuts off the neighbours of a grid, and touches it, goes to it. */
export function reshapeGrid(coverage: Coverage, receiver: number, line: readonly number[], use: FaceUse): Asked {
  const own = facesOfGrid(coverage, receiver);
  const [first] = own;
  if (first === undefined) return refuse("no_such_thing");
  if (use === "grids") return { ok: true, operations: throughLocks(coverage, { kind: "reshape", receiver: first, line }) };
  const donors = [...(gridNeighbours(coverage).get(receiver) ?? [])];
  const faces = donors.flatMap((grid) => facesOfGrid(coverage, grid));
  const ceded = (parts: Parts): number[][] =>
    donors
      .flatMap((grid) => parts(faces.filter((face) => coverage.gridOf(face) === grid)).slice(1))
      .filter((part) => borderLengths(coverage, part).has(receiver));
  return partedBy(coverage, line, faces, use, ceded, receiver);
}

/** Joins grids that hang together; the first survives. */
export function mergeGrids(coverage: Coverage, grids: readonly number[], use: FaceUse): Asked {
  const [keep, ...others] = [...new Set(grids)];
  if (keep === undefined || others.length === 0) return refuse("unmoved");
  if (use === "grids") return { ok: true, operations: [{ kind: "merge", faces: [keep, ...others].flatMap((grid) => facesOfGrid(coverage, grid)) }] };
  const neighbours = gridNeighbours(coverage);
  const joined = new Set([keep]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const grid of others) {
      if (joined.has(grid) || ![...joined].some((one) => neighbours.get(one)?.has(grid))) continue;
      joined.add(grid);
      grown = true;
    }
  }
  if (joined.size < others.length + 1) return refuse("not_touching");
  return { ok: true, operations: [{ kind: "assign", faces: others.flatMap((grid) => facesOfGrid(coverage, grid)), grid: keep }] };
}

/** Gives what lies at a place to the grid with the longest border around it: a gap, units of no grid, or an exclave of another grid. */
export function fillAt(coverage: Coverage, x: number, y: number, use: FaceUse): Asked {
  const half = facingHalf(coverage, x, y, "face");
  if (half < 0) return refuse("no_gap", [x, y]);
  const face = coverage.face[half] as number;
  if (face === NO_FACE) return fillGapAt(coverage, half);
  const grid = coverage.gridOf(face);
  const island = connected(coverage, facesOfGrid(coverage, grid)).find((part) => part.includes(face)) ?? [];
  const whole = grid >= 0 && island.length === facesOfGrid(coverage, grid).length;
  const receiver = longest(borderLengths(coverage, island));
  if (whole || receiver === null || use === "grids") return refuse("no_gap", [x, y]);
  return { ok: true, operations: [{ kind: "assign", faces: island, grid: receiver }] };
}

function fillGapAt(coverage: Coverage, half: number): Asked {
  const border = gapBorder(coverage, half);
  const place = [coverage.x[coverage.origin[half] as number] as number, coverage.y[coverage.origin[half] as number] as number] as const;
  if (border === null) return refuse("no_gap", place);
  const lengths = new Map<number, number>();
  for (const at of border) {
    const face = coverage.face[at ^ 1] as number;
    const [a, b] = [coverage.origin[at] as number, coverage.origin[at ^ 1] as number];
    const length = Math.hypot((coverage.x[a] as number) - (coverage.x[b] as number), (coverage.y[a] as number) - (coverage.y[b] as number));
    lengths.set(face, (lengths.get(face) ?? 0) + length);
  }
  const face = longest(lengths);
  return face === null ? refuse("no_gap", place) : { ok: true, operations: [{ kind: "fill", half, face }] };
}

function longest(lengths: ReadonlyMap<number, number>): number | null {
  let best: number | null = null;
  for (const [key, length] of lengths) if (key >= 0 && (best === null || length > (lengths.get(best) as number))) best = key;
  return best;
}

type Parts = (faces: readonly number[]) => number[][];

/**
 * Operations that give the parts which a line cuts off (`chosen`) to a grid. The line is drawn on trial to see its parts, then taken back:
 *
 *   ┌─────┬─────┐    "cut": the pieces of units change hands     "whole": a unit goes with its larger piece, no unit is cut
 *   │  ╲  │     │
 *   │   ╲ │     │
 *   └────╲┴─────┘
 */
function partedBy(
  coverage: Coverage,
  line: readonly number[],
  faces: readonly number[],
  use: FaceUse,
  chosen: (parts: Parts) => number[][],
  grid: number,
): Asked {
  const splits = throughLocks(coverage, { kind: "split", line, faces, grids: "same" });
  const trial = onTrial(coverage, splits);
  if (!trial.ok) return trial;
  const made = trial.changes.flatMap((change) => change.made);
  const pieces = [...faces, ...made.map(({ face }) => face)];
  const ownGrid = new Map(pieces.map((face) => [face, coverage.gridOf(face)]));
  const parts: Parts = (of) => {
    const grids = new Set(of.map((face) => ownGrid.get(face)));
    return connected(
      coverage,
      pieces.filter((face) => grids.has(ownGrid.get(face))),
      (edge) => onLine(coverage, edge, line),
    );
  };
  const given = chosen(parts);
  const whole = use === "whole" ? wholeUnits(coverage, given, made) : given;
  takeBack(coverage, trial.changes);
  const moved = whole.filter((part) => part.length > 0);
  if (moved.length === 0) return refuse(grid === NEW_GRID ? "cuts_nothing" : "nothing_ceded", [line[0] ?? 0, line[1] ?? 0]);
  const assigns = moved.map((part): Operation => ({ kind: "assign", faces: part, grid }));
  return { ok: true, operations: use === "whole" ? assigns : [...splits, ...assigns] };
}

/** Each part as the units of which more than half lies in it. */
function wholeUnits(coverage: Coverage, parts: readonly (readonly number[])[], made: Change["made"]): number[][] {
  const unitOf = new Map(made.map(({ face, from }) => [face, from]));
  const rootOf = (face: number): number => (unitOf.has(face) ? rootOf(unitOf.get(face) as number) : face);
  const areas = new Map<number, number>();
  const add = (areasOf: Map<number, number>, face: number): void => {
    areasOf.set(rootOf(face), (areasOf.get(rootOf(face)) ?? 0) + faceArea2(coverage, face));
  };
  const units = new Set(parts.flat().map(rootOf));
  const pieces = new Set([...units, ...made.map(({ face }) => face).filter((face) => units.has(rootOf(face)))]);
  for (const face of pieces) add(areas, face);
  return parts.map((part) => {
    const inside = new Map<number, number>();
    for (const face of part) add(inside, face);
    return [...inside].filter(([unit, area2]) => area2 * 2 > (areas.get(unit) ?? 0)).map(([unit]) => unit);
  });
}

type Line = Extract<Operation, { readonly line: readonly number[] }>;

/**
 * A line may end on a locked border, though the crossing is rounded to the lattice (half a centimetre): such borders are unlocked for the
 * line and locked again with the vertex that it gave them. Grids that are locked stay so.
 */
function throughLocks(coverage: Coverage, drawn: Line): Operation[] {
  const crossed = lockedAcross(coverage, drawn.line);
  if (crossed.length === 0) return [drawn];
  const { x, y, origin } = coverage;
  const places = crossed.map((edge) => [edge * 2, edge * 2 + 1].flatMap((half) => [x[origin[half] as number] as number, y[origin[half] as number] as number]));
  const begun: Operation[] = [{ kind: "lockEdges", edges: crossed, locked: false }, drawn];
  const trial = onTrial(coverage, begun);
  if (!trial.ok) return begun;
  const edges = new Set(places.flatMap((place) => edgesAround(coverage, place).filter((edge) => onLine(coverage, edge, place))));
  takeBack(coverage, trial.changes);
  return [...begun, { kind: "lockEdges", edges: [...edges].sort((a, b) => a - b), locked: true }];
}

/** Locked edges that a line crosses or touches. */
function lockedAcross(coverage: Coverage, line: readonly number[]): number[] {
  const { x, y, origin, lock } = coverage;
  const crossed = new Set<number>();
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = line.slice(i, i + 4);
    for (const edge of edgesAround(coverage, [ax, ay, bx, by])) {
      const [p, q] = [origin[edge * 2] as number, origin[edge * 2 + 1] as number];
      if (lock[edge] === 1 && segmentsMeet(ax, ay, bx, by, x[p] as number, y[p] as number, x[q] as number, y[q] as number)) crossed.add(edge);
    }
  }
  return [...crossed].sort((a, b) => a - b);
}

/** Edges in the box of a segment. */
function edgesAround(coverage: Coverage, [ax = 0, ay = 0, bx = 0, by = 0]: readonly number[]): number[] {
  coverage.index.refresh(coverage);
  const count = coverage.index.query(Math.min(ax, bx) - NEAR, Math.min(ay, by) - NEAR, Math.max(ax, bx) + NEAR, Math.max(ay, by) + NEAR);
  return [...coverage.index.found.subarray(0, count)];
}

function onTrial(
  coverage: Coverage,
  operations: readonly Operation[],
): { readonly ok: true; readonly changes: readonly Change[] } | { readonly ok: false; readonly refusal: Refusal } {
  const changes: Change[] = [];
  for (const operation of operations) {
    const outcome = operate(coverage, operation);
    if (!outcome.ok) {
      takeBack(coverage, changes);
      return outcome;
    }
    changes.push(outcome.change);
  }
  return { ok: true, changes };
}

function takeBack(coverage: Coverage, changes: readonly Change[]): void {
  for (let i = changes.length - 1; i >= 0; i--) revert(coverage, changes[i] as Change);
}

/** Lattice units by which a rounded crossing may lie beside its line. */
const NEAR = 2;

/** Whether an edge lies along a line: both ends and its middle do. */
function onLine({ x, y, origin }: Coverage, edge: number, line: readonly number[]): boolean {
  const [a, b] = [origin[edge * 2] as number, origin[edge * 2 + 1] as number];
  const [ax, ay, bx, by] = [x[a] as number, y[a] as number, x[b] as number, y[b] as number];
  return isNear(ax, ay, line) && isNear(bx, by, line) && isNear((ax + bx) / 2, (ay + by) / 2, line);
}

function isNear(px: number, py: number, line: readonly number[]): boolean {
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = line.slice(i, i + 4);
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length2));
    if (Math.hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay)) <= NEAR) return true;
  }
  return false;
}
