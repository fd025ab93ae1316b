// Hazard places listed for rectification (挂牌督办): what is written on the board, and by which moves a place comes onto the list and off it.
//
//   proposed ──list──▶ listed ──start──▶ inWork ──apply──▶ applied ──accept──▶ delisted ──relist──▶ listed
//      └─refuse─▶ refused                  ▲                  │
//                                          └──── sendBack ────┘
import { done, type Result, refused } from "./result";

/** State names are ours; the fields are those of published lists (domain.md §7, traffic.json "listing"). */
export type HazardState = "proposed" | "refused" | "listed" | "inWork" | "applied" | "delisted";

export type HazardMove = "list" | "refuse" | "start" | "apply" | "accept" | "sendBack" | "relist";

/** The lawful moves of every state, and where each leads. `refused` is an end. */
export const HAZARD_MOVES: { readonly [S in HazardState]: { readonly [M in HazardMove]?: HazardState } } = {
  proposed: { list: "listed", refuse: "refused" },
  refused: {},
  listed: { start: "inWork" },
  inWork: { apply: "applied" },
  applied: { accept: "delisted", sendBack: "inWork" },
  delisted: { relist: "listed" },
};

/** Moves that need a reason in words: whoever is sent back, refused or listed again must know why. */
const NEED_REASON: ReadonlySet<HazardMove> = new Set(["refuse", "sendBack", "relist"]);

export interface HazardStep {
  readonly move: HazardMove;
  /** Seconds since 2000. */
  readonly at: number;
  readonly by: string;
  readonly reason: string;
}

/** A listed place. Times in seconds since 2000, position in lattice units [x, y]. */
export interface Hazard {
  readonly number: string;
  readonly place: string;
  readonly position: readonly [number, number] | null;
  /** Level of the list: who supervises. */
  readonly level: "town" | "county" | "municipal" | "provincial";
  readonly issuedBy: string;
  readonly reason: string;
  readonly measures: string;
  /** The body that must rectify. */
  readonly body: string;
  readonly due: number | null;
  /** Told by the body, 0 to 100. */
  readonly progress: number;
  readonly state: HazardState;
  /** Every step taken, oldest first; only ever added to. */
  readonly steps: readonly HazardStep[];
}

/** What is proposed, before any move. */
export function proposeHazard(facts: Omit<Hazard, "progress" | "state" | "steps">): Hazard {
  return { ...facts, progress: 0, state: "proposed", steps: [] };
}

/** The moves that are lawful now, for buttons. */
export function hazardMoves({ state }: Hazard): readonly HazardMove[] {
  return Object.keys(HAZARD_MOVES[state]) as HazardMove[];
}

/**
 * The place after a step; the place given stays as it is. Refuses (hazard_move) a move that its state does not know, a step before the last one,
 * and a move that needs a reason without one. Listing again sets progress to 0; acceptance sets it to 100.
 */
export function stepHazard(hazard: Hazard, step: HazardStep, file = "hazards"): Result<Hazard> {
  const next = HAZARD_MOVES[hazard.state][step.move];
  const isLate = step.at < (hazard.steps.at(-1)?.at ?? Number.NEGATIVE_INFINITY);
  const isMute = NEED_REASON.has(step.move) && step.reason.trim() === "";
  if (next === undefined || isLate || isMute) {
    const code = next === undefined ? "hazard_move" : isLate ? "hazard_time" : "hazard_reason";
    const expected = hazardMoves(hazard).join(", ") || "–";
    return refused({ code, file, place: hazard.number, detail: { state: hazard.state, move: step.move, expected } });
  }
  const progress = step.move === "relist" ? 0 : step.move === "accept" ? 100 : hazard.progress;
  return done({ ...hazard, state: next, progress, steps: [...hazard.steps, step] });
}

/** The place with the progress its body tells; only while in work, else it stays as it is. Out of 0…100 is cut to it. */
export function tellProgress(hazard: Hazard, progress: number): Hazard {
  if (hazard.state !== "inWork" || Number.isNaN(progress)) return hazard;
  return { ...hazard, progress: Math.min(100, Math.max(0, progress)) };
}

/** Whether a place is on the list and past its date at `now`. A place that waits for acceptance is not overdue: its body has done its part. */
export function isHazardOverdue({ state, due }: Hazard, now: number): boolean {
  return due !== null && due < now && (state === "listed" || state === "inWork");
}
