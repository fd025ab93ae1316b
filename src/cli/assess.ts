// `gridkeeper assess`: every grid's numbers for a period, as CSV, and one JSON line that reconciles the ledger.
import { readFileSync, writeFileSync } from "node:fs";
import { assessCsv } from "../core/frame/assess";
import type { Reconciliation } from "../core/frame/question";
import { buildLocator } from "../core/geo/locate";
import { createLedger, type Ledger } from "../core/ledger/ledger";
import { NO_TIME, toSeconds } from "../core/model/columns";
import { type Issue, issueText } from "../core/model/issue";
import type { Mapping } from "../core/model/mapping";
import type { Period } from "../core/model/period";
import type { Plan } from "../core/model/plan";
import { buildPlan } from "../core/model/planBuild";
import { done, type Result, refused } from "../core/model/result";
import { readBoundaries } from "../feed/boundaries";
import { inspectReports } from "../feed/inspect";
import { loadReports } from "../feed/load";
import { parseMapping } from "../feed/mapping";
import { timeReader } from "../feed/time";
import { gunzip, openSource } from "./files";
import type { AssessOptions } from "./options";

/** Runs the command and returns its exit code: 0 done, 1 a file is at fault, 2 wrong usage. `startedAt` is the process's start in ms. */
export async function assess(options: AssessOptions, startedAt: number): Promise<number> {
  const read = timeReader(undefined, options.timeZone);
  const instants = { from: instant(read, options.from), to: instant(read, options.to), now: instant(read, options.now) };
  for (const [name, value] of Object.entries(instants))
    if (value === NO_TIME) return usage(`--${name} is no ISO 8601 instant; expected one such as 2015-01-01 or 2015-01-01T08:00:00+08:00.`);

  const plan = await openPlan(options);
  if (!plan.ok) return fault(plan.issue);
  const ledger = createLedger();
  const proposals: Record<string, Mapping> = {};
  for (const path of options.cases) {
    const loaded = await load(ledger, path, options, proposals);
    if (!loaded.ok) return fault(loaded.issue);
  }
  ledger.finish();
  ledger.relocate(buildLocator(plan.value.polygons), plan.value.bounds);

  const csv = assessCsv(ledger, {
    ids: plan.value.grids.map((grid) => grid.id),
    period: periodOf(instants.from, instants.to),
    by: options.by,
    cohort: options.cohort,
    now: instants.now ?? toSeconds(Date.now()),
    monthStart: (year, month) => read(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01T00:00:00`),
  });
  if (options.out === undefined) process.stdout.write(csv);
  else writeFileSync(options.out, csv);
  process.stderr.write(
    `${JSON.stringify({ ...totals(ledger.reconciliation()), elapsed_ms: Math.round(performance.now() - startedAt), ...told(proposals) })}\n`,
  );
  return 0;
}

async function openPlan(options: AssessOptions): Promise<Result<Plan>> {
  const source = await openSource(options.grids);
  if (!source.ok) return source;
  const file = await readBoundaries(source.value, { inflate: gunzip, ...(options.crs === undefined ? {} : { crs: options.crs }) });
  if (!file.ok) return file;
  const built = buildPlan(file.value.name, file.value.features, { labels: false, ...(options.gridId === undefined ? {} : { idProperty: options.gridId }) });
  return built.ok ? done(built.value.plan) : built;
}

async function load(ledger: Ledger, path: string, options: AssessOptions, proposals: Record<string, Mapping>): Promise<Result<number>> {
  const source = await openSource(path);
  if (!source.ok) return source;
  let mapping: Mapping;
  if (options.mapping !== undefined) {
    const given = readMapping(options.mapping);
    if (!given.ok) return given;
    mapping = given.value;
  } else {
    const looked = await inspectReports(source.value, gunzip);
    if (!looked.ok) return looked;
    mapping = looked.value.proposal;
    proposals[source.value.name] = mapping;
  }
  const named = { timeZone: options.timeZone, ...(options.crs === undefined ? {} : { crs: options.crs }), ...mapping };
  return loadReports(ledger, source.value, named, false, { inflate: gunzip });
}

function readMapping(path: string): Result<Mapping> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return refused({ code: "unreadable", file: path, place: "JSON", detail: { reason: error instanceof Error ? error.message : String(error) } });
  }
  return parseMapping(json, path);
}

function instant(read: (text: string) => number, text: string | undefined): number | undefined {
  return text === undefined ? undefined : read(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00` : text);
}

/** null is all time, reports without a time included; one end alone leaves the other open. */
function periodOf(from: number | undefined, to: number | undefined): Period | null {
  return from === undefined && to === undefined ? null : { from: from ?? NO_TIME + 1, to: to ?? -NO_TIME - 1 };
}

function totals(counts: Reconciliation) {
  const { read, located, outside, unlocated, rejected, duplicates, onBorder } = counts;
  return { read, located, outside, unlocated, rejected, duplicates, on_border: onBorder };
}

function told(proposals: Record<string, Mapping>) {
  return Object.keys(proposals).length === 0 ? {} : { proposed_mapping: proposals };
}

function fault(issue: Issue): number {
  process.stderr.write(`${issueText(issue, "en")}\n`);
  return 1;
}

function usage(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}
