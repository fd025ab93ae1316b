// Casework on the demo town (120,000 cases): all indicators of 24 months counted anew, and one event of an operator applied and shown.

import { DEMO_SEED } from "../../data/seed";
import { drawTown } from "../../data/town";
import type { SheetRequest } from "../../src/core/frame/assessmentSheet";
import { createAssessor } from "../../src/core/frame/assessor";
import { calendarPeriods } from "../../src/core/frame/calendar";
import { townParents } from "../../src/core/frame/indicatorTable";
import { toSeconds } from "../../src/core/model/columns";
import type { LogLine } from "../../src/core/model/logLine";
import { fullCounts } from "../../src/engine/answers";
import { assessment } from "../../src/engine/assessments";
import { type Book, openBook } from "../../src/engine/book";
import { caseAt, funnel, layLog, queue, refusalOf } from "../../src/engine/casework";
import { demoCases } from "../../src/engine/demoCases";
import { locatorOf } from "../../src/engine/planLocator";
import { openPlan } from "../../src/engine/plans";
import { quantile } from "./rounds";

export interface CaseworkTimes {
  /** Milliseconds of the first count of all in this process, of the median one, and of an event at the median and the 95th percentile. */
  readonly coldMs: number;
  readonly warmMs: number;
  readonly eventMs: number;
  readonly eventP95Ms: number;
  /** Whether the sums that events moved equal those counted anew. */
  readonly equal: boolean;
}

const monthStart = (year: number, month: number): number => toSeconds(Date.UTC(year, month - 1, 1) - 8 * 3_600_000);

async function demoBook(): Promise<{ readonly book: Book; readonly now: number }> {
  const town = drawTown(DEMO_SEED);
  const plan = openPlan({ name: "demo", features: town.grids.features, notes: [] }, { idProperty: "code", nameProperty: "name", generated: true }, 1);
  const book = await openBook([demoCases(town)], new AbortController().signal, () => undefined);
  if (!plan.ok || !book.ok) throw new Error("demoBook: the demo town did not open");
  book.value.ledger.relocate(locatorOf(plan.value), plan.value.plan.bounds);
  return { book: book.value, now: book.value.ledger.span()?.to ?? 0 };
}

export async function benchCasework(events: number): Promise<CaseworkTimes> {
  const { book, now } = await demoBook();
  const { ledger } = book;
  const parents = townParents(ledger.slotCount);
  const months = calendarPeriods(ledger.span() ?? { from: 0, to: 1 }, "month", monthStart).map(({ period }) => period);
  const count = (): Float64Array[] => [...createAssessor(ledger, book.extensions).assess({ periods: [...months, null], cohort: "due", now, parents }).periods];
  const counted = Array.from({ length: 9 }, () => timed(count));
  const [last] = months.slice(-1);
  const request = { period: last, before: months.at(-2), yearBefore: months.at(-13), cohort: "due", now } as SheetRequest;
  const question = { period: null, cohort: "due", now } as const;
  const asked = { slot: null, level: null, lamp: null, find: "" } as const;
  /** What a page shows that has queue, case, sheet and table open. */
  const show = async (position: number): Promise<void> => {
    fullCounts(book, question, 1);
    queue(book, asked, now, 0, 50);
    funnel(book, now);
    assessment(book, request);
    await caseAt(book, position, now);
  };
  await show(0);
  const times: number[] = [];
  const rows = queue(book, asked, now, 0, events + 20).rows;
  for (const [index, { position, row }] of rows.entries()) {
    await caseAt(book, position, now); // the case is open before anything is done with it
    const event = { id: `e${index}`, caseId: row.id, action: "force_close", at: now, role: "leader", who: "bench", reason: "bench" } as const;
    const line: LogLine = { event, reportedAt: row.times.reported_at ?? 0 };
    const start = performance.now();
    if (refusalOf(book, line, position) !== null) continue;
    layLog(book, [line], position);
    await show(position);
    if (index >= 20) times.push(performance.now() - start);
  }
  const kept = assessment(book, request);
  const anew = createAssessor(ledger, book.extensions).assess({ periods: [request.period], cohort: "due", now, parents }).periods[0];
  const n = anew?.[(ledger.slotCount + 2) * ((anew?.length ?? 0) / parents.length)];
  return {
    coldMs: counted[0]?.ms ?? 0,
    warmMs: quantile(
      counted.slice(2).map(({ ms }) => ms),
      0.5,
    ),
    eventMs: quantile(times, 0.5),
    eventP95Ms: quantile(times, 0.95),
    equal: kept.rows.at(-1)?.n === n && sameAnswers(book, now),
  };
}

/** Sums that were moved event by event equal sums counted from the rows as they are now. */
function sameAnswers(book: Book, now: number): boolean {
  const request = { periods: [null], cohort: "due", now, parents: townParents(book.ledger.slotCount) } as const;
  const [one] = createAssessor(book.ledger, book.extensions).assess(request).periods;
  const counts = fullCounts(book, { period: null, cohort: "due", now }, 1);
  const width = (one?.length ?? 0) / request.parents.length;
  return [...Array(book.ledger.slotCount).keys()].every((slot) =>
    [0, 1, 2, 3, 4, 5, 6].every((field) => one?.[slot * width + field] === counts.sums[slot * 10 + field]),
  );
}

function timed(work: () => unknown): { readonly ms: number } {
  const start = performance.now();
  work();
  return { ms: performance.now() - start };
}
