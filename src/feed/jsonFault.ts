// Where a text stops being JSON (RFC 8259): engines word their errors differently and often name no place, so the place is found here.

export interface JsonFault {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** What could have stood there, as it is written in JSON. */
  readonly expected: string;
  /** What stands there, cut short; "EOF" at the end. */
  readonly found: string;
}

type Awaited = "value" | "value or ]" | "key" | "key or }" | "colon" | "comma" | "end";

interface Stop {
  readonly at: number;
  readonly expected: string;
}

const VALUE = '{ [ " 0-9 true false null';
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
  const found = stop.at >= text.length ? "EOF" : JSON.stringify(String.fromCodePoint(text.codePointAt(stop.at) ?? 0));
  return { line, column: stop.at - lineStart + 1, expected: stop.expected, found };
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
    if (awaited === "end") return char === undefined ? null : { at, expected: "EOF" };
    if (awaited === "colon") {
      if (char !== ":") return { at, expected: '":"' };
      awaited = "value";
      at++;
    } else if (awaited === "comma") {
      const closing = open[open.length - 1] === "{" ? "}" : "]";
      if (char === closing) {
        open.pop();
        awaited = afterValue();
      } else if (char === ",") awaited = closing === "}" ? "key" : "value";
      else return { at, expected: `"," "${closing}"` };
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
      return { at, expected: awaited === "key" ? '"…"' : '"…" "}"' };
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
