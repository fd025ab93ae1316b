// Plans of one ground side by side: the ground as it was begun with, the draft as it stands, and any other plan of this browser done again from its log.

import { buildCoverage } from "../../core/plan/coverage/build";
import { Incidents } from "../../core/plan/coverage/incidents";
import type { Coverage } from "../../core/plan/coverage/store";
import { FACES, GRIDS } from "../../core/plan/coverage/words";
import { type Draft, type LogEntry, replay, startDraft } from "../../core/plan/draft";
import { type Pieces, type Placed, piecesOf, placedIn, unitsOfCases } from "../../core/plan/versions/pieces";
import type { PlanGround } from "../../engine/planGround";
import { lockedBeats } from "./beatEdges";

/** The ground as a draft is begun with it. */
interface Beginning {
  readonly draft: Draft;
  readonly unitOfCase: Int32Array;
  readonly placed: Placed;
}

/** Made once for each ground. */
const beginnings = new WeakMap<PlanGround, Beginning>();

function begun(ground: PlanGround): Draft {
  const built = buildCoverage(ground.faces, [...ground.grid]);
  if (!built.ok) throw new Error(`a draft is open on ground that is no coverage: ${built.refusal.reason}`);
  const draft = startDraft(built.coverage, new Incidents(built.coverage, ground.x, ground.y, ground.load));
  lockedBeats(built.coverage, ground);
  return draft;
}

export function beginningOf(ground: PlanGround): Beginning {
  const known = beginnings.get(ground);
  if (known) return known;
  const draft = begun(ground);
  const made = { draft, unitOfCase: unitsOfCases(draft.coverage, ground.x, ground.y), placed: placedOf(draft, ground) };
  beginnings.set(ground, made);
  return made;
}

/** Another plan of the same ground, done again from its log. */
export function doneAgain(ground: PlanGround, log: readonly LogEntry[]): Draft {
  const draft = begun(ground);
  replay(draft, log);
  return draft;
}

export function placedOf({ coverage, incidents }: Draft, ground: PlanGround): Placed {
  return placedIn(coverage, ground.faces, incidents?.grid ?? new Int32Array(0));
}

/** A plan laid over another; `old` null is the ground as it was begun with. */
export function piecesBetween(ground: PlanGround, old: Draft | null, fresh: Draft): Pieces {
  const { unitOfCase, placed } = beginningOf(ground);
  return piecesOf(unitOfCase, ground.load, old === null ? placed : placedOf(old, ground), placedOf(fresh, ground));
}

/** Grids of a coverage that have ground. */
export function livingGrids(coverage: Coverage): number[] {
  const living = new Set<number>();
  for (let face = 0; face < (coverage.meta[FACES] as number); face++) {
    if ((coverage.faceFirst[face] as number) >= 0 && coverage.gridOf(face) >= 0) living.add(coverage.gridOf(face));
  }
  return [...living].sort((a, b) => a - b);
}

export function gridCount(coverage: Coverage): number {
  return coverage.meta[GRIDS] as number;
}

/** The faces that each unit of the ground has been cut into, itself among them. */
export function facesOfUnits(draft: Draft, units: number): number[][] {
  const faces = Array.from({ length: units }, (_, unit) => [unit]);
  const unitOf = new Map<number, number>(faces.map((_, unit) => [unit, unit]));
  for (const { changes } of draft.done) {
    for (const { face, from } of changes.flatMap(({ made }) => made)) {
      const unit = unitOf.get(from);
      if (unit === undefined) continue;
      unitOf.set(face, unit);
      if (!faces[unit]?.includes(face)) faces[unit]?.push(face);
    }
  }
  return faces.map((own) => own.filter((face) => (draft.coverage.faceFirst[face] ?? -1) >= 0));
}
