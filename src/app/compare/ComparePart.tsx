// The table beside the map while two periods are compared.
import "../../panels/look/look.css";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { CompareTable } from "../../panels/compare/CompareTable";
import { OwnDates } from "../../panels/compare/OwnDates";
import { comparedRow } from "../../panels/compare/rows";
import type { DeskProps } from "../deskProps";
import { panelWords } from "../i18n";
import { changeView } from "../useView";
import { useCompared } from "./useCompared";

const DAY = 86_400;
/** Periods that differ by less are equally long: February against January is not, a day of summer time is. */
const SLACK = 0.1;

/** What must have come before it is shown. */
export const ready = () => Promise.all([panelWords("compare"), panelWords("look")]);

export default function ComparePart(props: DeskProps) {
  const { view, session, format, chosen, onChoose } = props;
  const { t } = useTranslation();
  const compared = useCompared(props);
  const { measure, period } = view;
  const span = session.opened.ledger?.span ?? null;
  const table = useMemo(() => {
    if (compared === null) return null;
    const lengths = [compared.other, compared.period].map(({ from, to }) => to - from) as [number, number];
    const alike = Math.abs(lengths[1] / lengths[0] - 1) <= SLACK;
    const rows = compared.rows.flatMap((row, slot) => {
      const earlier = compared.earlierRows[slot];
      return earlier ? [comparedRow(row, earlier, measure, alike)] : [];
    });
    return { rows, lengths, alike, total: comparedRow(compared.total, compared.earlierTotal, measure, alike) };
  }, [compared, measure]);
  if (period === null) return <p className="note compare-note">{t("compare.choose")}</p>;
  if (compared === null || table === null) return <p className="note compare-note">{t("app.loading")}</p>;
  const notes = [
    ...(span && Math.floor(compared.other.from / DAY) < Math.floor(span.from / DAY) ? [t("compare.unknown", { day: format.day(span.from) })] : []),
    ...(table.alike ? [] : [t("compare.lengths", { earlier: days(table.lengths[0], format.count), now: days(table.lengths[1], format.count) })]),
  ];
  return (
    <>
      {view.compare !== null && typeof view.compare !== "string" && (
        <OwnDates period={view.compare} timeZone={format.timeZone} onChange={(compare) => changeView({ compare }, true)} />
      )}
      <CompareTable rows={table.rows} total={table.total} measure={measure} notes={notes} chosen={chosen} format={format} onChoose={onChoose} />
    </>
  );
}

function days(seconds: number, count: (value: number) => string): string {
  return count(Math.round(seconds / DAY));
}
