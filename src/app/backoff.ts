// When to ask a live source again: spread by chance, so that a hundred walls do not come back in one second after a broker's restart.

const FIRST_MS = 500;
const MOST_MS = 30_000;
/** A server may ask to be left alone for so long at most: its clock may be wrong, and nobody sits before a wall. */
const MOST_WISH_MS = 900_000;
/** A link that has held so long was a good one: what failed before it no longer counts. */
const GOOD_MS = 10_000;

/**
 * Milliseconds to wait after failure number `failures` (from 0): full jitter, anywhere up to a bound that doubles from half a second to thirty, but never
 * before the server's own Retry-After, of which a quarter of an hour is heeded. `chance` is in [0, 1).
 */
export function retryDelay(failures: number, retryAfterMs: number | null, chance: number): number {
  const bound = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return Math.max(Math.min(retryAfterMs ?? 0, MOST_WISH_MS), Math.round(bound * chance));
}

/** Failures in a row, from 0, when a link is lost after `heldMs`; `before` is what was answered for the last one, −1 for none. */
export function failuresInRow(before: number, heldMs: number): number {
  return heldMs >= GOOD_MS ? 0 : before + 1;
}

/** Milliseconds to the next round of a source that is asked every so many seconds, a fifth more or less. */
export function pollDelay(everySeconds: number, chance: number): number {
  return Math.round(everySeconds * 1000 * (0.8 + 0.4 * chance));
}
