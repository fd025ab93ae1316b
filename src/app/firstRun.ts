// Whether this browser sees the page for the first time, opened without a state of its own.
const KEY = "gridkeeper.tour";
/** The address as it was opened: the resting map writes itself into it a moment later. */
const opened = typeof window === "undefined" ? "" : window.location.hash;

/** True when nothing was asked for by the address and the tour has not been seen; a browser that keeps nothing is not told again and again. */
export function isFirstRun(): boolean {
  if (opened.includes("?")) return false;
  try {
    return window.localStorage.getItem(KEY) === null;
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
