// Where a text stops being JSON (RFC 8259): engines word their errors differently and often name no place, so the place is found here.

export interface JsonFault {
  /** A value is missing; another mark is; something follows the end; or the text breaks off. */
  readonly kind: "no_value" | "wrong_mark" | "after_end" | "cut_short";
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What could have stood there, as it is written in JSON; empty for a value or the end. */
  readonly expected: string;
  /** The character that stands there; empty at the end. */
  readonly found: string;
}

type Awaited = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma" | "end";

interface Stop {
  readonly at: number;
  readonly expected: string;
}

/** In place of marks: any value, or the end of the text. */
const VALUE = "value";
const END = "end";
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const LITERAL = /true|false|null/y;

/** The first fault of a text that JSON.parse refused, or null when it is valid after all. Never recurses, so depth is no matter. */
export function jsonFault(text: string): JsonFault | null {
  const stop = firstStop(text);
  if (!stop) return null;
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < stop.at; at = text.indexOf("\n", at + 1)) {
    line++;
    lineStart = at + 1;
  }
  const kind = stop.at >= text.length ? "cut_short" : stop.expected === VALUE ? "no_value" : stop.expected === END ? "after_end" : "wrong_mark";
  return { kind, line, column: stop.at - lineStart + 1, expected: kind === "wrong_mark" ? stop.expected : "", found: shown(text.codePointAt(stop.at)) };
}

/** A character in quotes; one that cannot be seen by its number. */
function shown(code: number | undefined): string {
  if (code === undefined) return "";
  const char = String.fromCodePoint(code);
  return /[\p{C}\p{Z}]/u.test(char) ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : `“${char}”`;
}

function firstStop(text: string): Stop | null {
  const open: ("{" | "[")[] = [];
  let awaited: Awaited = "value";
  let at = 0;
  const afterValue = (): Awaited => (open.length === 0 ? "end" : "comma");
  for (;;) {
    at = match(SPACE, text, at);
    const char = text[at];
    const key: boolean = awaited === "key" || awaited === "key or }";
    if (awaited === "end") return char === undefined ? null : { at, expected: END };
    if (awaited === "colon") {
      if (char !== ":") return { at, expected: ":" };
      awaited = "value";
      at++;
    } else if (awaited === "comma") {
      const closing = open[open.length - 1] === "{" ? "}" : "]";
      if (char === closing) {
        open.pop();
        awaited = afterValue();
      } else if (char === ",") awaited = closing === "}" ? "key" : "value";
      else return { at, expected: `, ${closing}` };
      at++;
    } else if ((awaited === "key or }" && char === "}") || (awaited === "value or ]" && char === "]")) {
      open.pop();
      awaited = afterValue();
      at++;
    } else if (char === '"') {
      const end = stringEnd(text, at + 1);
      if (typeof end !== "number") return end;
      at = end;
      awaited = key ? "colon" : afterValue();
    } else if (key) {
      return { at, expected: awaited === "key" ? '"…"' : '"…" }' };
    } else if (char === "{" || char === "[") {
      open.push(char);
      awaited = char === "{" ? "key or }" : "value or ]";
      at++;
    } else {
      const end = match(NUMBER, text, at) || match(LITERAL, text, at);
      if (!end) return { at: brokenNumber(text, at), expected: VALUE };
      at = end;
      awaited = afterValue();
    }
  }
}

/** End of a sticky match, 0 for none. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

/** A lone minus is no value; what is missing is the digit after it. */
function brokenNumber(text: string, at: number): number {
  return text[at] === "-" ? at + 1 : at;
}

/** Index after the closing quote, or where the string breaks. */
function stringEnd(text: string, from: number): number | Stop {
  let at = from;
  for (;;) {
    if (at >= text.length) return { at, expected: '"' };
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return { at, expected: JSON.stringify(text[at]).slice(1, -1) };
    if (code !== 0x5c) {
      at++;
      continue;
    }
    const escaped = text[at + 1] ?? "";
    if (escaped === "u") {
      for (let digit = at + 2; digit < at + 6; digit++) if (!/^[\da-fA-F]$/.test(text[digit] ?? "")) return { at: digit, expected: "0-9 a-f" };
      at += 6;
    } else if (escaped !== "" && '"\\/bfnrt'.includes(escaped)) at += 2;
    else return { at: at + 1, expected: '" \\ / b f n r t u' };
  }
}
