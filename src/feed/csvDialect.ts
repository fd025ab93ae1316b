// What separates the fields of a text table, found by trying.
import { CsvRows } from "./csvRows";

const CANDIDATES = [",", "\t", ";", "|"] as const;
const ROWS_TO_TRY = 50;

/** The delimiter under which the first rows (give some 64 kB of UTF-8) agree best on a number of fields above one; a comma when there is only one column. */
export function sniffDelimiter(head: Uint8Array): string {
  let best: string = ",";
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const score = agreement(head, delimiter);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** Share of rows with as many fields as the header, plus a little for more fields; 0 for a single column. */
function agreement(head: Uint8Array, delimiter: string): number {
  const rows = new CsvRows(delimiter, 0);
  rows.push(head);
  let header = 0;
  let seen = 0;
  let agreeing = 0;
  for (; seen < ROWS_TO_TRY; seen++) {
    let kind = rows.next();
    if (kind === "more" && seen === 0) {
      rows.end();
      kind = rows.next();
    }
    if (kind !== "row") break;
    if (seen === 0) header = rows.fields;
    if (rows.fields === header) agreeing++;
  }
  return header < 2 ? 0 : agreeing / seen + 1 - 1 / header;
}
