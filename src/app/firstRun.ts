// Whether this browser sees the page for the first time, opened without a state of its own.
const KEY = "gridkeeper.tour";
/** The address as it was opened: the resting map writes itself into it a moment later. */
const OPENED = typeof window === "undefined" ? "" : window.location.hash;

/** True when nothing was asked for by the address and the tour has not been seen; a browser that keeps nothing is not told again and again. */
export function isFirstRun(storage: () => Storage = () => window.localStorage, hash = OPENED): boolean {
  if (hash.includes("?")) return false;
  try {
    return storage().getItem(KEY) === null;
  } catch {
    return false;
  }
}

/** The tour has been seen, or done without. */
export function tourSeen(): void {
  try {
    window.localStorage.setItem(KEY, "seen");
  } catch {
    // A browser that keeps nothing shows no tour (isFirstRun).
  }
}
