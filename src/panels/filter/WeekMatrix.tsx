// Day of the week × hour of the day: how many reports each hour has under the other filters; hours, days, columns and shifts are switches.
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "../format";
import { hoursOfShift, type Shift, switched } from "./bins";
import { PartHead } from "./ChoiceList";

export interface WeekMatrixProps {
  /** Reports by hour of the week, then those without a time. */
  readonly counts: ArrayLike<number>;
  readonly kept: readonly number[] | null;
  /** Switches above the matrix, and lines where they begin. */
  readonly shifts: readonly Shift[];
  readonly format: Format;
  readonly onChange: (kept: readonly number[] | null) => void;
}

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
/** How far each arrow goes in the week. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -24, ArrowDown: 24 };

export function WeekMatrix({ counts, kept, shifts, format, onChange }: WeekMatrixProps) {
  const { t } = useTranslation();
  const [cursor, setCursor] = useState(0);
  const cells = useRef<(HTMLButtonElement | null)[]>([]);
  const most = Math.max(1, ...Array.from({ length: 168 }, (_, hour) => counts[hour] ?? 0));
  const dayName = (day: number): string => t(`filter.days.${day.toString() as "0"}`);
  const turn = (some: readonly number[]): void => onChange(switched(kept, some));
  const onKey = (event: KeyboardEvent): void => {
    const next = cursor + (STEPS[event.key] ?? 0);
    if (next === cursor || next < 0 || next >= 168) return;
    event.preventDefault();
    setCursor(next);
    cells.current[next]?.focus();
  };
  return (
    <section className="filter-part" aria-label={t("filter.week")}>
      <PartHead title={t("filter.week")} set={kept !== null} onClear={() => onChange(null)} />
      <div className="week">
        <div className="week-shifts">
          {shifts.map((shift) => (
            <button
              type="button"
              key={shift.id}
              className="filter-shift"
              aria-pressed={hoursOfShift(shift).every((hour) => kept?.includes(hour))}
              onClick={() => turn(hoursOfShift(shift))}
            >
              {shift.name ?? t(`filter.shift.${shift.id}`)} <span className="note">{`${shift.from}–${shift.to}`}</span>
            </button>
          ))}
        </div>
        <table className="week-table" aria-label={t("filter.weekAbout")} onKeyDown={onKey}>
          <thead>
            <tr>
              <td />
              {HOURS.map((hour) => (
                <th key={hour} scope="col" data-shift={shifts.some(({ from }) => from === hour)}>
                  <button type="button" tabIndex={-1} onClick={() => turn(DAYS.map((day) => day * 24 + hour))} aria-label={t("filter.hour", { hour })}>
                    {hour % 3 === 0 ? hour : ""}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {DAYS.map((day) => (
              <tr key={day}>
                <th scope="row">
                  <button type="button" onClick={() => turn(HOURS.map((hour) => day * 24 + hour))}>
                    {dayName(day)}
                  </button>
                </th>
                {HOURS.map((hour) => {
                  const at = day * 24 + hour;
                  const count = counts[at] ?? 0;
                  const on = kept === null || kept.includes(at);
                  return (
                    <td key={hour} data-shift={shifts.some(({ from }) => from === hour)}>
                      <button
                        type="button"
                        ref={(element) => {
                          cells.current[at] = element;
                        }}
                        className="week-cell"
                        tabIndex={at === cursor ? 0 : -1}
                        aria-pressed={kept?.includes(at) ?? false}
                        data-out={!on}
                        style={{ opacity: count === 0 ? 0.07 : 0.16 + (0.84 * count) / most }}
                        title={t("filter.cell", { day: dayName(day), from: hour, to: hour + 1, text: format.count(count) })}
                        aria-label={t("filter.cell", { day: dayName(day), from: hour, to: hour + 1, text: format.count(count) })}
                        onFocus={() => setCursor(at)}
                        onClick={() => turn([at])}
                      />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(counts[168] ?? 0) > 0 && <p className="note">{t("filter.noTime", { text: format.count(counts[168] ?? 0) })}</p>}
    </section>
  );
}
