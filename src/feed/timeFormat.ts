// A time format in Unicode letters, cut into steps that read bytes.

export type TimeStep =
  | { readonly kind: "year" | "shortYear" | "month" | "day" | "hour" | "halfHour" | "minute" | "second" | "fraction"; readonly width: number | null }
  | { readonly kind: "monthName" | "half" | "offset" | "word" | "space" }
  | { readonly kind: "literal"; readonly bytes: Uint8Array };

type DigitKind = Extract<TimeStep, { width: number | null }>["kind"];

const DIGITS: ReadonlyMap<string, DigitKind> = new Map([
  ["y", "year"],
  ["u", "year"],
  ["M", "month"],
  ["L", "month"],
  ["d", "day"],
  ["H", "hour"],
  ["h", "halfHour"],
  ["m", "minute"],
  ["s", "second"],
  ["S", "fraction"],
]);

/**
 * Steps of a format: y M d H h m s S, MMM month name (English), a half of day, X x Z offset, E weekday (passed over), 'quoted' text; all else is itself.
 * A number that another number follows directly has the width of its letters, any other as many digits as there are (at most its usual width).
 * Null when a letter means nothing here or a date is not complete.
 */
export function timeSteps(format: string): readonly TimeStep[] | null {
  const steps: TimeStep[] = [];
  for (const [piece] of format.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|\s+|[^A-Za-z'\s]+|'/gu)) {
    const step = stepOf(piece);
    if (step === null) return null;
    steps.push(step);
  }
  const has = (kind: TimeStep["kind"]): boolean => steps.some((step) => step.kind === kind);
  const complete = (has("year") || has("shortYear")) && (has("month") || has("monthName")) && has("day") && (!has("halfHour") || has("half"));
  return complete ? steps.map((step, place) => loosened(step, steps[place + 1])) : null;
}

function stepOf(piece: string): TimeStep | null {
  const letter = piece[0] ?? "";
  if (/\s/.test(letter)) return { kind: "space" };
  if (letter === "'") return literal(piece === "''" ? "'" : piece.slice(1, -1).replaceAll("''", "'"));
  if (!/[A-Za-z]/.test(letter)) return literal(piece);
  if (letter === "M" && piece.length >= 3) return { kind: "monthName" };
  if (letter === "y" && piece.length === 2) return { kind: "shortYear", width: 2 };
  const kind = DIGITS.get(letter);
  if (kind) return { kind, width: kind === "year" ? Math.max(4, piece.length) : piece.length };
  if (letter === "a") return { kind: "half" };
  if (letter === "X" || letter === "x" || letter === "Z" || letter === "z" || letter === "O") return { kind: "offset" };
  return letter === "E" ? { kind: "word" } : null;
}

function literal(text: string): TimeStep {
  return { kind: "literal", bytes: new TextEncoder().encode(text) };
}

function loosened(step: TimeStep, next: TimeStep | undefined): TimeStep {
  if (!("width" in step) || step.kind === "year" || step.kind === "shortYear") return step;
  return next !== undefined && "width" in next ? step : { kind: step.kind, width: null };
}
