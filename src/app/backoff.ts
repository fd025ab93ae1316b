// When to ask a live source again: spread by chance, so that a hundred walls do not come back in one second after a broker's restart.

const FIRST_MS = 500;
const MOST_MS = 30_000;

/**
 * Milliseconds to wait after failure number `failures` (from 0): full jitter, anywhere up to a bound that doubles from half a second to thirty, but never
 * before the server's own Retry-After. `chance` is in [0, 1).
 */
export function retryDelay(failures: number, retryAfterMs: number | null, chance: number): number {
  const bound = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(failures, 20));
  return Math.max(retryAfterMs ?? 0, Math.round(bound * chance));
}

/** Milliseconds to the next round of a source that is asked every so many seconds, a fifth more or less. */
export function pollDelay(everySeconds: number, chance: number): number {
  return Math.round(everySeconds * 1000 * (0.8 + 0.4 * chance));
}
