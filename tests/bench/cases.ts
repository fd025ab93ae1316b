// A ledger of generated cases: a year of reports, most with a deadline, many closed in time or late, some answered.
import type { Locator } from "../../src/core/geo/locate";
import { createLedger, type Ledger } from "../../src/core/ledger/ledger";
import { NO_TIME } from "../../src/core/model/columns";
import { randomStream, scatter } from "../coverages";

const DAY = 86_400;
/** Seconds of a year; reports lie in [0, YEAR). */
export const YEAR = 365 * DAY;
/** Categories of the cases: 30, as likely as each other. */
export const CATEGORIES = Array.from({ length: 30 }, (_, at) => `category ${at + 1}`);
const ANSWERS = ["", "satisfied", "dissatisfied"];

/** `rows` cases, evenly over the year, in clusters over the coverages' box or at the points given. */
export function caseLedger(rows: number, locator: Locator, points = scatter(1, rows, "clustered")): Ledger {
  const random = randomStream(rows);
  const reported = Int32Array.from({ length: rows }, (_, row) => Math.floor((row / rows) * YEAR));
  const deadlines = new Int32Array(rows).fill(NO_TIME);
  const closings = new Int32Array(rows).fill(NO_TIME);
  const answers = new Uint32Array(rows);
  const categories = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const at = reported[row] ?? 0;
    if (random() < 0.9) deadlines[row] = at + 7 * DAY;
    if (random() < 0.8) closings[row] = at + Math.floor(random() * 9 * DAY);
    categories[row] = 1 + Math.floor(random() * CATEGORIES.length);
    if (random() < 0.3) answers[row] = random() < 0.8 ? 1 : 2;
  }
  const ledger = createLedger();
  const source = ledger.begin({ name: "generated", bytes: null, generated: true });
  ledger.relocate(locator, locator.bounds);
  ledger.add(source, {
    count: rows,
    x: points.x,
    y: points.y,
    record: Uint32Array.from({ length: rows }, (_, row) => row + 1),
    times: { reported_at: reported, deadline_at: deadlines, closed_at: closings },
    codes: { satisfaction: answers, category: categories },
    counts: {},
    dictionaries: { satisfaction: ANSWERS, category: ["", ...CATEGORIES] },
    rejected: [],
  });
  ledger.finish();
  return ledger;
}
