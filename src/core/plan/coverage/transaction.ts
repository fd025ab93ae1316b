// One operation as a whole: all of it or nothing, and a change that can be undone and done again.
import type { Coverage } from "./store";
import { type Change, type Operation, type Outcome, type Refusal, SUM_STRIDE } from "./types";
import { FACES, ORIGIN, X, Y } from "./words";

/** What an operation notes while it works: ground whose cases may change grid, and faces that it made. */
export interface Notes {
  readonly triangles: number[];
  readonly boxes: number[];
  readonly made: { readonly face: number; readonly from: number }[];
}

/** Does the work of an operation; when it is refused halfway, everything is put back. */
export function atomically(coverage: Coverage, kind: Operation["kind"], work: (notes: Notes) => Refusal | null): Outcome {
  coverage.begin();
  const notes: Notes = { triangles: [], boxes: [], made: [] };
  const refusal = work(notes);
  if (refusal) {
    restore(coverage, coverage.written(), 2, true);
    restoreSums(coverage, Float64Array.from(coverage.sumsBefore()), SUM_STRIDE + 1, 1);
    return { ok: false, refusal };
  }
  coverage.index.refresh(coverage);
  const sums = sumsWithAfter(coverage);
  const grids: number[] = [];
  for (let i = 0; i < sums.length; i += 2 * SUM_STRIDE + 1) grids.push(sums[i] as number);
  grids.sort((a, b) => a - b);
  const change: Change = {
    kind,
    words: coverage.written(),
    sums,
    triangles: Int32Array.from(notes.triangles),
    boxes: Int32Array.from(notes.boxes),
    grids,
    made: notes.made,
  };
  return { ok: true, change };
}

/** Undoes the last change: byte for byte what was there before. Changes must be undone in the reverse order of their doing. */
export function revert(coverage: Coverage, change: Change): void {
  restore(coverage, change.words, 2, true);
  restoreSums(coverage, change.sums, 2 * SUM_STRIDE + 1, 1);
}

/** Does an undone change again. */
export function repeat(coverage: Coverage, change: Change): void {
  restore(coverage, change.words, 3, false);
  restoreSums(coverage, change.sums, 2 * SUM_STRIDE + 1, 1 + SUM_STRIDE);
}

function sumsWithAfter(coverage: Coverage): Float64Array {
  const before = coverage.sumsBefore();
  const grids = before.length / (SUM_STRIDE + 1);
  const sums = new Float64Array(grids * (2 * SUM_STRIDE + 1));
  for (let i = 0; i < grids; i++) {
    const at = i * (2 * SUM_STRIDE + 1);
    for (let k = 0; k <= SUM_STRIDE; k++) sums[at + k] = before[i * (SUM_STRIDE + 1) + k] as number;
    const grid = sums[at] as number;
    for (let k = 0; k < SUM_STRIDE; k++) sums[at + 1 + SUM_STRIDE + k] = coverage.sums[grid * SUM_STRIDE + k] as number;
  }
  return sums;
}

/** Writes the words back, last first for undoing; `column` is 2 for what was before, 3 for what came after. */
function restore(coverage: Coverage, words: Int32Array, column: 2 | 3, backwards: boolean): void {
  const count = words.length / 4;
  for (let i = 0; i < count; i++) {
    const at = 4 * (backwards ? count - 1 - i : i);
    coverage.put(words[at] as number, words[at + 1] as number, words[at + column] as number);
  }
  for (let at = 0; at < words.length; at += 4) {
    const id = words[at] as number;
    if (id === ORIGIN) coverage.index.touch((words[at + 1] as number) >> 1);
    else if (id === X || id === Y) coverage.touchStar(words[at + 1] as number);
  }
  coverage.index.refresh(coverage);
}

function restoreSums(coverage: Coverage, sums: Float64Array, stride: number, from: number): void {
  for (let at = 0; at < sums.length; at += stride) {
    const grid = sums[at] as number;
    for (let k = 0; k < SUM_STRIDE; k++) coverage.sums[grid * SUM_STRIDE + k] = sums[at + from + k] as number;
  }
}

/** Whether a face is there and has ground. */
export function faceLives(coverage: Coverage, face: number): boolean {
  return face >= 0 && face < (coverage.meta[FACES] as number) && (coverage.faceFirst[face] as number) >= 0;
}
