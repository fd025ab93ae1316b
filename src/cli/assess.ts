// `gridkeeper assess`: every grid's numbers for a period, as CSV, and one JSON line that reconciles the ledger.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { assessCsv } from "../core/frame/assess";
import type { Reconciliation, Suspicion } from "../core/frame/question";
import { buildLocator } from "../core/geo/locate";
import { createLedger, type Ledger } from "../core/ledger/ledger";
import { NO_TIME, toSeconds } from "../core/model/columns";
import { type Issue, issueText } from "../core/model/issue";
import type { Period } from "../core/model/period";
import type { Plan } from "../core/model/plan";
import { buildPlan } from "../core/model/planBuild";
import { done, type Result } from "../core/model/result";
import { readBoundaries } from "../feed/boundaries";
import { suspectLedger } from "../feed/suspectLedger";
import { timeReader } from "../feed/time";
import { loadCases, type Reading } from "./cases";
import { gunzip, openSource } from "./files";
import type { AssessOptions } from "./options";

/** Runs the command and returns its exit code: 0 done, 1 a file is at fault, 2 wrong usage. `startedAt` is the process's start in ms. */
export async function assess(options: AssessOptions, startedAt: number): Promise<number> {
  const read = timeReader(undefined, options.timeZone);
  const instants = { from: instant(read, options.from), to: instant(read, options.to), now: instant(read, options.now) };
  for (const [name, value] of Object.entries(instants))
    if (value === NO_TIME) return usage(`--${name} is no ISO 8601 instant; expected one such as 2015-01-01 or 2015-01-01T08:00:00+08:00.`);

  if (instants.from !== undefined && instants.to !== undefined && instants.from >= instants.to) return usage("--from is not before --to.");
  if (
    options.out !== undefined &&
    [options.grids, options.mapping, ...options.cases].some((path) => path !== undefined && resolve(path) === resolve(options.out ?? ""))
  )
    return usage(`--out ${options.out} is one of the files that are read; expected another name.`);

  const opened = await openPlan(options);
  if (!opened.ok) return fault(opened.issue);
  const { plan, notes } = opened.value;
  const ledger = createLedger();
  const readings: Reading[] = [];
  for (const path of options.cases) {
    const loaded = await loadCases(ledger, path, options);
    if (!loaded.ok) return fault(loaded.issue);
    readings.push(loaded.value);
  }
  ledger.finish();
  const locator = buildLocator(plan.polygons);
  ledger.relocate(locator, plan.bounds);

  const csv = assessCsv(ledger, {
    ids: plan.grids.map((grid) => grid.id),
    period: periodOf(instants.from, instants.to),
    by: options.by,
    cohort: options.cohort,
    now: instants.now ?? toSeconds(Date.now()),
    monthStart: (year, month) => read(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01T00:00:00`),
  });
  if (options.out === undefined) process.stdout.write(csv);
  else writeFileSync(options.out, csv);
  const counts = ledger.reconciliation();
  const told = {
    ...totals(counts),
    elapsed_ms: Math.round(performance.now() - startedAt),
    ...(options.mapping === undefined && { proposed_mapping: Object.fromEntries(readings.map(({ mapping }, source) => [nameOf(ledger, source), mapping])) }),
    ...(notes.length > 0 && { notes: notes.map((note) => issueText(note, "en")) }),
    ...undecided(ledger, readings),
    ...suspected(
      ledger,
      await suspectLedger(
        ledger,
        locator,
        readings.map(({ mapping }) => mapping),
      ),
    ),
    ...(counts.rejected > 0 && { rejected_rows: rejectedRows(ledger) }),
  };
  process.stderr.write(`${JSON.stringify(told)}\n`);
  return counts.read > 0 && counts.rejected === counts.read ? 1 : 0;
}

async function openPlan(options: AssessOptions): Promise<Result<{ readonly plan: Plan; readonly notes: readonly Issue[] }>> {
  const source = await openSource(options.grids);
  if (!source.ok) return source;
  const file = await readBoundaries(source.value, { inflate: gunzip, ...(options.crs === undefined ? {} : { crs: options.crs }) });
  if (!file.ok) return file;
  const built = buildPlan(file.value.name, file.value.features, { labels: false, ...(options.gridId === undefined ? {} : { idProperty: options.gridId }) });
  return built.ok ? done({ plan: built.value.plan, notes: [...file.value.notes, ...built.value.notes] }) : built;
}

function instant(read: (text: string) => number, text: string | undefined): number | undefined {
  return text === undefined ? undefined : read(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text);
}

/** null is all time, reports without a time included; one end alone leaves the other open. */
function periodOf(from: number | undefined, to: number | undefined): Period | null {
  return from === undefined && to === undefined ? null : { from: from ?? NO_TIME + 1, to: to ?? -NO_TIME - 1 };
}

function totals(counts: Reconciliation) {
  const { read, located, outside, unlocated, rejected, duplicates, onBorder, far, updates } = counts;
  return { read, located, outside, unlocated, rejected, duplicates, on_border: onBorder, far, updates };
}

function nameOf(ledger: Ledger, source: number): string {
  return ledger.sources()[source]?.name ?? "";
}

/** What may be wrong with positions, said aloud with the change of the mapping that would mend it. */
function suspected(ledger: Ledger, suspicions: readonly Suspicion[]) {
  if (suspicions.length === 0) return {};
  return { suspected: suspicions.map(({ kind, support, of, fix, source = 0 }) => ({ file: nameOf(ledger, source), kind, positions: support, of, mend: fix })) };
}

/** Times whose day and month the file does not tell apart: read by the first of these formats, a mapping can name another. */
function undecided(ledger: Ledger, readings: readonly Reading[]) {
  const open = readings.flatMap(({ openTimes }, source) => (Object.keys(openTimes).length > 0 ? [{ file: nameOf(ledger, source), ...openTimes }] : []));
  return open.length > 0 ? { ambiguous_times: open } : {};
}

/** Rejected rows that are named; the others are only counted. */
const ROWS_NAMED = 100;

function rejectedRows(ledger: Ledger) {
  const page = ledger.rowsOf("rejected", null, 0, ROWS_NAMED);
  return page.kind === "rejected" ? page.records.map(({ source, row }) => ({ file: nameOf(ledger, source), ...row })) : [];
}

function fault(issue: Issue): number {
  process.stderr.write(`${issueText(issue, "en")}\n`);
  return 1;
}

function usage(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
