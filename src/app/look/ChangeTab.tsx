// Change: the month of the address against the month before and the same month last year, and all months as a trend.
import { useMemo } from "react";
import { changeTable, countsOf } from "../../core/frame/changeTable";
import type { Period } from "../../core/frame/question";
import { ChangeLook } from "../../panels/look/ChangeLook";
import { monthPeriod, monthRequest, monthsOf, usualMonth } from "../../panels/months";
import type { DeskProps } from "../deskProps";
import { saveFile } from "../saveText";
import { changeView } from "../useView";
import { useSums } from "./useSums";
import { Waiting } from "./Waiting";

export function ChangeTab(props: DeskProps) {
  const { session, view, question, scheme, format, chosen, onChoose } = props;
  const { plan, ledger } = session.opened;
  const { timeZone } = format;
  const span = ledger?.span ?? null;
  const part = view.look?.part ?? null;
  const { cohort, now } = question;
  const months = useMemo(() => (span === null ? [] : monthsOf(span, timeZone)), [span, timeZone]);
  const month = part !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(part) ? part : span === null ? null : usualMonth(months, span.to, timeZone);
  // Whole months up to the judged one, oldest first, then the three stretches that are alike in length.
  const wanted = useMemo(() => {
    if (month === null || span === null) return null;
    const asked = monthRequest(month, timeZone, cohort, now);
    const past = months.filter((name) => name < month).reverse();
    const periods: readonly Period[] = [...past, month].map((name) => monthPeriod(name, timeZone));
    return { past, asked, periods: [...periods, asked.period, asked.before, asked.yearBefore] };
  }, [month, months, span, timeZone, cohort, now]);
  const sums = useSums(props, wanted?.periods ?? NO_PERIODS);
  const names = useMemo(() => plan?.grids.map(({ name }) => name) ?? [], [plan]);
  const table = useMemo(() => {
    if (sums === null || wanted === null || span === null || sums.length < 4) return null;
    const [current, before, year] = sums.slice(-3);
    if (!current || !before || !year) return null;
    // The first month counts as past only where the reports begin with it.
    const whole = sums.slice(0, wanted.past.length).slice(isWhole(wanted.periods[0], span.from) ? 0 : 1);
    const known = (period: Period): boolean => Math.floor(period.from / DAY) >= Math.floor(span.from / DAY);
    const { asked } = wanted;
    return changeTable(whole, { now: current, before: known(asked.before) ? before : null, yearBefore: known(asked.yearBefore) ? year : null }, names.length);
  }, [sums, wanted, span, names]);
  const trend = useMemo(
    () => ({
      months: wanted === null || month === null ? [] : [...wanted.past, month],
      counts: sums === null ? [] : countsOf(sums.slice(0, -3), chosen ?? names.length + 2),
    }),
    [wanted, month, sums, chosen, names],
  );
  if (plan === null || month === null || table === null || wanted === null) return <Waiting />;
  return (
    <ChangeLook
      month={month}
      months={months}
      isPartial={wanted.asked.isPartial}
      rows={table}
      trend={trend}
      names={names}
      chosen={chosen}
      scheme={scheme}
      format={format}
      onMonth={(name) => changeView({ look: { tab: "change", part: name } }, true)}
      onChoose={onChoose}
      onSave={saveFile}
    />
  );
}

const NO_PERIODS: readonly Period[] = [];
const DAY = 86_400;

/** Whether reports cover a month from its first day. */
function isWhole(month: Period | undefined, first: number): boolean {
  return month !== undefined && Math.floor(first / DAY) <= Math.floor(month.from / DAY) + 1;
}
