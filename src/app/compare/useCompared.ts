// Both periods of a comparison, counted and judged on one scale.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "../../core/frame/question";
import { classBreaks } from "../../core/stats/breaks";
import { footRows, type GridRow, gridRows } from "../../panels/gridRows";
import { type Classed, classify, thresholdsOf } from "../classes";
import type { DeskProps } from "../deskProps";
import { otherPeriod } from "./otherPeriod";

export interface Compared {
  readonly period: Period;
  readonly other: Period;
  readonly rows: readonly GridRow[];
  readonly earlierRows: readonly GridRow[];
  readonly total: GridRow;
  readonly earlierTotal: GridRow;
  /** The same breaks and colours in both. */
  readonly now: Classed;
  readonly earlier: Classed;
}

/** null while one of the two is not here. The scale is fitted to the values of both together, or is the frozen one. */
export function useCompared({ engine, session, view, question, counting, rows, foot, format, scheme }: DeskProps): Compared | null {
  const { t } = useTranslation();
  const { plan, ledger } = session.opened;
  const { measure, method, classes, period, frozen } = view;
  const other = useMemo(() => otherPeriod(period, view.compare, format.timeZone), [period, view.compare, format.timeZone]);
  const asked = useMemo(() => ({ ...question, period: other }), [question, other]);
  const counts = useQuery({
    queryKey: ["counts", ...counting.versions, asked],
    queryFn: () => engine.ask(asked),
    enabled: plan !== null && ledger !== null && other !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = counts;
  return useMemo(() => {
    if (plan === null || period === null || other === null || data?.slotCount !== plan.grids.length || rows === null || foot === null) return null;
    const earlierRows = gridRows(plan.grids, data);
    const [earlierTotal] = footRows(plan.grids, data);
    const total = foot.find(({ kind }) => kind === "total");
    if (!total) return null;
    const kept = frozen?.measure === measure ? frozen : null;
    const values = [...rows, ...earlierRows].map((row) => row.values[measure]);
    const scale = kept ?? { measure, ...classBreaks(values, method, classes, thresholdsOf(measure)) };
    const words = { zero: t("legend.zero"), none: t("legend.none") };
    const judge = (judged: readonly GridRow[]): Classed => classify(judged, { measure, method, classes, period, scheme, frozen: scale }, format, words);
    return { period, other, rows, earlierRows, total, earlierTotal, now: judge(rows), earlier: judge(earlierRows) };
  }, [plan, period, other, data, rows, foot, frozen, measure, method, classes, scheme, format, t]);
}
