// What the reader has written and this browser keeps for the page: rules and hazards, as text under a key.

/** The text kept under a key; null where nothing is kept or the browser forbids it. */
export function keptJson(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null; // a browser that forbids storage, or a text that is not ours: nothing is kept
  }
}

/** Keeps a value; false when the browser refuses (no room, no permission). */
export function keepJson(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
