// The operator's log over the ledger: whatever order its lines come in, the same rows; and all that is kept of the rows equals counting anew.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAssessor } from "../../../src/core/frame/assessor";
import { createCasebook } from "../../../src/core/frame/casebook";
import { type CaseSetting, caseTold, toldOf } from "../../../src/core/frame/caseFile";
import { createQueues } from "../../../src/core/frame/caseQueue";
import { assessmentOf, townParents } from "../../../src/core/frame/indicatorTable";
import { createLedger, type Ledger } from "../../../src/core/ledger/ledger";
import { arrive, NOTHING_HEARD } from "../../../src/core/model/caseFold";
import { eventsTold } from "../../../src/core/model/caseTold";
import { SAMPLE_CATALOGUE } from "../../../src/core/model/catalogueSample";
import type { LogLine } from "../../../src/core/model/logLine";
import { createBrush } from "../../../src/core/stats/brush";
import { createMedians, medianHours } from "../../../src/core/stats/median";
import { createMasker } from "../../../src/core/stats/rowMask";
import { tally } from "../../../src/core/stats/tally";
import type { RowWatcher } from "../../../src/core/stats/watcher";
import { local, RULES, type Turn, turned, turns } from "../../caseWalks";
import { batchOf, type Row, squares } from "../ledger/make";

const SETTING: CaseSetting = { catalogue: SAMPLE_CATALOGUE, calendar: RULES.calendar };
const NOW = local("2025-09-29T18:00");
const HOUR = 3600;
const plan = squares(2, 120, 31);

/** Cases told up to some stage, close enough together in place and time to repeat one another. */
const toldRow = fc
  .record({
    reached: fc.nat(5),
    wait: fc.integer({ min: 0, max: 40 }),
    lng: fc.constantFrom(120.5, 120.5001, 121.5, 130),
    category_code: fc.constantFrom("E0110", "E0112"),
    level: fc.constantFrom("网格", "中心", "镇", "单元自处"),
    state: fc.constantFrom("", "作废"),
  })
  .map(({ reached, wait, state, ...rest }): Omit<Row, "record"> => {
    const at = local("2025-09-26T08:00") + wait * HOUR;
    const steps = ["registered_at", "dispatched_at", "handled_at", "verified_at", "closed_at"] as const;
    const times = Object.fromEntries(steps.slice(0, reached).map((name, index) => [name, at + (index + 1) * 600]));
    const deadline = reached > 1 ? { deadline_at: at + 1200 + 24 * HOUR } : {};
    return { ...rest, lat: 31.5, reported_at: at, ...times, ...deadline, ...(state === "" ? {} : { state }) };
  });

function ledgerOf(rows: readonly Omit<Row, "record">[]): Ledger {
  const ledger = createLedger();
  ledger.relocate(plan, plan.bounds);
  const numbered = rows.map((row, index): Row => ({ ...row, record: index + 1, id: `K${index}` }));
  // One row that brings every column, so that each case is told by the same columns.
  const whole: Row = {
    record: rows.length + 1,
    id: "whole",
    lng: 0,
    lat: 0,
    reported_at: 0,
    registered_at: 1,
    dispatched_at: 2,
    handled_at: 3,
    verified_at: 4,
    closed_at: 5,
    deadline_at: 6,
    called_back_at: 7,
    state: "结案",
    level: "网格",
    department: "环卫所",
    satisfaction: "satisfied",
    supervised: "否",
  };
  ledger.add(ledger.begin({ name: "a.csv", bytes: null, generated: false }), batchOf([...numbered, whole]));
  ledger.finish();
  return ledger;
}

function bookOver(ledger: Ledger) {
  const [brush, masked, medians] = [createBrush(ledger), createBrush(ledger), createMedians(ledger)];
  const extensions = new Map<number, number>();
  const masker = createMasker(ledger, { hours: () => new Uint8Array(), found: () => new Uint8Array() });
  const watchers: RowWatcher[] = [brush, masked, medians, masker];
  const casebook = createCasebook(ledger, SETTING, watchers, extensions);
  const queues = createQueues(ledger, (position) => casebook.touched(position)?.history.current ?? null, SETTING);
  const assessor = createAssessor(ledger, extensions);
  watchers.push(queues, assessor);
  return { ledger, masker, brush, masked, medians, casebook, queues, assessor, extensions };
}

/** Lines that an operator might have written about the cases, one after the other, most of them lawful. */
function linesFor(ledger: Ledger, walks: readonly (readonly Turn[])[]): readonly LogLine[] {
  return walks.flatMap((list, index): readonly LogLine[] => {
    const row = ledger.told(ledger.find(new Set([`K${index}`])).get(`K${index}`) ?? -1);
    const told = row === null ? null : toldOf(row, (column) => ledger.maps(row.source, column));
    if (told === null) return [];
    const first = eventsTold(told, SETTING.catalogue, SETTING.calendar);
    let history = arrive(NOTHING_HEARD, first, RULES);
    let at = local("2025-09-29T09:00");
    const lines: LogLine[] = [];
    for (const [step, turn] of list.entries()) {
      at += turn.wait;
      const own = lines.map(({ event }) => event);
      const drawn =
        history.current === null ? null : turned(turn, history.current, at, `w${index}-${String(step).padStart(3, "0")}`, own.length > 0 ? own : first);
      if (drawn === null || drawn.action === "report") continue;
      const event = { ...drawn, caseId: told.id };
      lines.push({ event, reportedAt: told.reportedAt });
      history = arrive(history, [event], RULES);
    }
    return lines;
  });
}

function rowsOf(ledger: Ledger) {
  return Array.from({ length: ledger.size }, (_, position) => ({
    ...ledger.row(position),
    reworks: ledger.counts.rework_count?.[position] ?? 0,
    returns: ledger.counts.return_count?.[position] ?? 0,
  }));
}

const CUTS = [null, { from: local("2025-09-27T00:00"), to: local("2025-09-28T00:00") }];
const QUEUE = { slot: null, level: null, lamp: null, find: "" };
const FILTERED = { department: ["", "sanitation"], level: ["网格", "中心"] };
const scenes = fc.record({ rows: fc.array(toldRow, { minLength: 1, maxLength: 6 }), walks: fc.array(turns, { minLength: 1, maxLength: 4 }) });

/** Everything that is kept of a book, asked for. */
function kept(book: ReturnType<typeof bookOver>) {
  const { ledger, brush, masked, masker, medians, queues, assessor } = book;
  const parents = townParents(ledger.slotCount);
  return {
    sums: CUTS.map((period) => (["due", "all"] as const).map((cohort) => [...brush.move({ period, cohort, now: NOW })])),
    passing: [...masked.move({ period: null, cohort: "due", now: NOW }, masker.mask(FILTERED))],
    medians: [...medians.medians({ from: 0, to: ledger.size }).hours],
    queue: queues.page(QUEUE, NOW, 0, 100),
    funnel: queues.funnel(NOW),
    assessed: (["due", "all"] as const).map((cohort) => assessor.assess({ periods: CUTS, cohort, now: NOW, parents }).periods.map((sums) => [...sums])),
  };
}

describe("the operator's log over the ledger", () => {
  it("gives the same rows in any order, any batches and with copies; and the ledger still reconciles as before", () => {
    fc.assert(
      fc.property(scenes, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), fc.integer({ min: 1, max: 9 }), ({ rows, walks }, keys, size) => {
        const [first, second] = [bookOver(ledgerOf(rows)), bookOver(ledgerOf(rows))];
        const before = first.ledger.reconciliation();
        const lines = linesFor(first.ledger, walks);
        first.casebook.add(lines);
        const shuffled = [...lines, ...structuredClone(lines)].map((line, index) => ({ line, key: keys[index % 20] ?? 0 })).sort((a, b) => a.key - b.key);
        for (let from = 0; from < shuffled.length; from += size) second.casebook.add(shuffled.slice(from, from + size).map(({ line }) => line));
        expect(rowsOf(second.ledger)).toEqual(rowsOf(first.ledger));
        expect([...second.extensions]).toEqual(expect.arrayContaining([...first.extensions]));
        expect(first.ledger.reconciliation()).toEqual(before);
      }),
      { seed: 71, numRuns: 60 },
    );
  });

  it("moves everything that is kept by a difference that equals counting all anew", () => {
    fc.assert(
      fc.property(scenes, ({ rows, walks }) => {
        const book = bookOver(ledgerOf(rows));
        const { ledger, casebook, extensions } = book;
        kept(book);
        for (const line of linesFor(ledger, walks)) {
          casebook.add([line]);
          const now = kept(book);
          expect(now.sums).toEqual(CUTS.map((period) => (["due", "all"] as const).map((cohort) => [...tally(ledger, { period, cohort, now: NOW })])));
          const mask = createMasker(ledger, { hours: () => new Uint8Array(), found: () => new Uint8Array() }).mask(FILTERED);
          expect(now.passing).toEqual([...createBrush(ledger).move({ period: null, cohort: "due", now: NOW }, mask)]);
          expect(now.medians).toEqual([...medianHours(ledger, { from: 0, to: ledger.size }).hours]);
          const fresh = createQueues(ledger, (position) => casebook.touched(position)?.history.current ?? null, SETTING);
          expect(now.queue).toEqual(fresh.page(QUEUE, NOW, 0, 100));
          expect(now.funnel).toEqual(fresh.funnel(NOW));
          const parents = townParents(ledger.slotCount);
          const anew = createAssessor(ledger, extensions);
          for (const [index, cohort] of (["due", "all"] as const).entries()) {
            expect(now.assessed[index]).toEqual(anew.assess({ periods: CUTS, cohort, now: NOW, parents }).periods.map((sums) => [...sums]));
          }
          if (extensions.size === 0) {
            const judged = assessmentOf(ledger, { periods: CUTS, cohort: "due", now: NOW, parents }).periods.map((sums) => [...sums]);
            expect(now.assessed[0]).toEqual(judged);
          }
        }
      }),
      { seed: 72, numRuns: 25 },
    );
  });

  it("brings the source back when all is taken back, and keeps what it tells beside what was decided", () => {
    fc.assert(
      fc.property(scenes, ({ rows, walks }) => {
        const { ledger, casebook } = bookOver(ledgerOf(rows));
        const before = rowsOf(ledger);
        const lines = linesFor(ledger, walks).filter(({ event }) => event.action !== "retract");
        casebook.add(lines);
        expect(before.map((_, position) => ({ ...ledger.told(position), reworks: 0, returns: 0 }))).toEqual(
          before.map((row) => ({ ...row, reworks: 0, returns: 0 })),
        );
        const backs = [...lines].reverse().map(({ event, reportedAt }, index): LogLine => {
          const { caseId, role, who, at } = event;
          return { event: { id: `z${String(index).padStart(4, "0")}`, caseId, role, who, action: "retract", at: at + 10_000_000, of: event.id }, reportedAt };
        });
        casebook.add(backs);
        expect(rowsOf(ledger)).toEqual(before);
      }),
      { seed: 73, numRuns: 60 },
    );
  });

  it("leaves a case alone whose id is the same but which was reported at another time, and one that is not here", () => {
    const { ledger, casebook } = bookOver(ledgerOf([{ lng: 120.5, lat: 31.5, reported_at: 1000, registered_at: 1100 }]));
    const before = rowsOf(ledger);
    const event = { id: "e1", caseId: "K0", action: "cancel", at: 5000, role: "acceptor", who: "王", reason: "重复" } as const;
    expect(casebook.add([{ event, reportedAt: 1001 }])).toEqual([{ kind: "elsewhere" }]);
    expect(casebook.add([{ event: { ...event, caseId: "K9" }, reportedAt: 1000 }])).toEqual([{ kind: "elsewhere" }]);
    expect(rowsOf(ledger)).toEqual(before);
    expect(casebook.refusalOf({ event: { ...event, role: "handler" }, reportedAt: 1000 }, ledger.find(new Set(["K0"])).get("K0") ?? -1)).toBe("not_this_role");
    expect(
      casebook.add([
        { event, reportedAt: 1000 },
        { event, reportedAt: 1000 },
      ]),
    ).toEqual([{ kind: "done" }, { kind: "done" }]);
    expect(casebook.add([{ event, reportedAt: 1000 }])).toEqual([{ kind: "known" }]);
    expect(casebook.add([{ event: { ...event, id: "e2", at: 6000 }, reportedAt: 1000 }])).toEqual([{ kind: "refused", refusal: "not_from_this_state" }]);
  });
});

describe("the case that columns make", () => {
  it("is the one that the casebook begins with", () => {
    const { ledger, casebook } = bookOver(ledgerOf([{ lng: 120.5, lat: 31.5, reported_at: 1000, registered_at: 1100 }]));
    const position = ledger.find(new Set(["K0"])).get("K0") ?? -1;
    casebook.add([{ event: { id: "n", caseId: "K0", action: "note", at: 2000, role: "leader", who: "李", reason: "已知" }, reportedAt: 1000 }]);
    const row = ledger.told(position);
    const told = row === null ? null : toldOf(row, (column) => ledger.maps(row.source, column));
    expect(casebook.touched(position)?.told).toEqual(told === null ? null : caseTold(told, SETTING));
  });
});
