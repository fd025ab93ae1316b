// A back-test as a page takes it: how often a rule would have fired, when, where, and on how many reports; rows are asked for one by one.
import { toDegrees } from "../geo/lattice";
import type { Period } from "../model/period";
import { OUTSIDE } from "../model/plan";
import type { ReportColumns } from "../model/reports";
import { backTest } from "../stats/ruleFire";
import type { Rule } from "../stats/rules";

export interface RuleRequest {
  readonly rule: Rule;
  readonly period: Period;
  /** The rule is asked every so many seconds. */
  readonly stepSeconds: number;
}

/** One firing that would have called somebody. */
export interface ToldFiring {
  readonly at: number;
  /** null for the whole town, and for places in no grid. */
  readonly slot: number | null;
  /** [lng, lat] in degrees; null for rules about grids and the town. */
  readonly place: readonly [number, number] | null;
  readonly count: number;
  /** Positions of reports in the ledger, the newest first, at most MOST_ROWS. */
  readonly rows: readonly number[];
  readonly usual: number | null;
}

export interface RuleAnswer {
  readonly steps: number;
  readonly stepsFired: number;
  /** All fresh firings: calls. */
  readonly fresh: number;
  /** Different reports it fired on. */
  readonly reports: number;
  /** End of each step and its fresh firings. */
  readonly days: readonly { readonly at: number; readonly fresh: number }[];
  /** The latest fresh firings, the newest first. */
  readonly firings: readonly ToldFiring[];
}

const MOST_FIRINGS = 200;
const MOST_ROWS = 100;

/** Plays a rule over the past. */
export function ruleAnswer(reports: ReportColumns, { rule, period, stepSeconds }: RuleRequest): RuleAnswer {
  const { steps, stepsFired, firings, fresh, reports: touched } = backTest(rule, reports, period, stepSeconds);
  const calls = firings.filter((firing) => firing.fresh);
  const perStep = new Map<number, number>();
  for (const { at } of calls) perStep.set(at, (perStep.get(at) ?? 0) + 1);
  return {
    steps,
    stepsFired,
    fresh,
    reports: touched,
    days: Array.from({ length: steps }, (_, step) => {
      const at = period.from + (step + 1) * stepSeconds;
      return { at, fresh: perStep.get(at) ?? 0 };
    }),
    firings: calls
      .slice(-MOST_FIRINGS)
      .reverse()
      .map(({ at, slot, place, rows, usual }) => ({
        at,
        slot: slot === null || slot <= OUTSIDE ? null : slot,
        place: place === null ? null : [toDegrees(place[0]), toDegrees(place[1])],
        count: rows.length,
        rows: rows.slice(-MOST_ROWS).reverse(),
        usual,
      })),
  };
}
