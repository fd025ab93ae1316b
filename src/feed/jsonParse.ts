// JSON text to a value, with codes kept as they are written: a whole number that JavaScript would round becomes its text.
import type { IssueCode } from "../core/model/issue";
import { done, type Result, refused } from "../core/model/result";
import { type JsonFault, jsonFault } from "./jsonFault";

const JSON_CODES = {
  no_value: "json_no_value",
  wrong_mark: "json_broken",
  after_end: "json_after_end",
  cut_short: "json_cut_short",
} as const satisfies Record<JsonFault["kind"], IssueCode>;

/** The value of a JSON text, or the place where it is none. */
export function parseJson(text: string, file: string): Result<unknown> {
  try {
    return done(JSON.parse(withLongCodes(text)));
  } catch {
    const fault = jsonFault(text) ?? { kind: "cut_short", line: 1, column: 1, expected: "", found: "" };
    const { kind, line, column, expected, found } = fault;
    return refused({ code: JSON_CODES[kind], file, place: `${line}:${column}`, detail: { line, column, expected, found } });
  }
}

/** A number of 16 digits or more where a value may stand; digits after a decimal point do not count. */
const LONG = /[:[,\s]-?\d{16}/;
const LONG_VALUE = /([:[,]\s*)(-?\d{16,})(?=\s*[,}\]])/g;

/** The text with whole numbers too long for a double put in quotes. Texts are left as they are: only the stretches between them are searched. */
export function withLongCodes(text: string): string {
  if (!LONG.test(text)) return text;
  const pieces: string[] = [];
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf('"', from);
    const end = open < 0 ? text.length : open;
    pieces.push(
      text
        .slice(from, end)
        .replace(LONG_VALUE, (whole, before: string, digits: string) => (String(Number(digits)) === digits ? whole : `${before}"${digits}"`)),
    );
    if (open < 0) break;
    const close = closingQuote(text, open + 1);
    pieces.push(text.slice(open, close));
    from = close;
  }
  return pieces.join("");
}

/** Index after the quote that ends a JSON text. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}
