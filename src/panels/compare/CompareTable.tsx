// The table of two periods: both numbers, the difference, and in a word whether it is more than chance.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { isRate, type Measure } from "../choices";
import { type Format, NOTHING } from "../format";
import { LookTable } from "../look/LookTable";
import type { ComparedRow } from "./rows";

export interface CompareTableProps {
  readonly rows: readonly ComparedRow[];
  readonly total: ComparedRow;
  readonly measure: Measure;
  /** What cannot be compared fairly, in sentences. */
  readonly notes: readonly string[];
  readonly chosen: number | null;
  readonly format: Format;
  readonly onChoose: (slot: number | null) => void;
}

export function CompareTable({ rows, total, measure, notes, chosen, format, onChoose }: CompareTableProps) {
  const { t } = useTranslation();
  const said = (value: number | null): string => format.measure(measure, value);
  const columns = useMemo(() => {
    const difference = (value: number | null): string => differenceText(value, measure, format, (text) => t("compare.points", { text }));
    return [
      { id: "name", head: t("compare.grid"), value: (row: ComparedRow) => row.name, cell: (row: ComparedRow) => row.name },
      ...(["earlier", "now"] as const).map((side) => ({
        id: side,
        head: t(`compare.${side}`),
        value: (row: ComparedRow) => row[side],
        cell: (row: ComparedRow) => format.measure(measure, row[side]),
      })),
      {
        id: "difference",
        head: t("compare.difference"),
        value: (row: ComparedRow) => row.difference,
        cell: (row: ComparedRow) => (
          <>
            {difference(row.difference)}
            {row.word && <span className={`sub compare-${row.word}`}>{t(`compare.${row.word}`)}</span>}
          </>
        ),
      },
    ];
  }, [measure, format, t]);
  const all = differenceText(total.difference, measure, format, (text) => t("compare.points", { text }));
  return (
    <section className="compare-table" aria-label={t("compare.table")}>
      <h3>{t(`measure.${measure}`)}</h3>
      {measure !== "medianHours" && <p data-compare="all">{t("compare.all", { earlier: said(total.earlier), now: said(total.now), difference: all })}</p>}
      {notes.map((note) => (
        <p className="note compare-note" key={note}>
          {note}
        </p>
      ))}
      <LookTable
        label={t("compare.table")}
        columns={columns}
        rows={rows}
        chosen={chosen === null ? null : String(chosen)}
        onChoose={(id) => onChoose(Number(id) === chosen ? null : Number(id))}
        sort="-difference"
      />
    </section>
  );
}

/** With its sign; rates in points of per cent. */
function differenceText(value: number | null, measure: Measure, format: Format, points: (text: string) => string): string {
  if (value === null) return NOTHING;
  const sign = value > 0 ? "+" : value < 0 ? "−" : "";
  if (isRate(measure)) return points(`${sign}${Math.abs(value * 100).toFixed(1)}`);
  return `${sign}${format.measure(measure, Math.abs(value))}`;
}
