// Spans of time in words: work time in work days and work hours, clock time in days, hours and minutes. Never more than two units.
import type { TFunction } from "i18next";
import { countsWorkTime, type LimitKind } from "../core/model/clock";

/** An age: seconds below a minute, then as `spanText` has it for clock time. */
export function ageText(seconds: number, t: TFunction): string {
  return seconds < 60 ? t("live.seconds", { text: String(Math.floor(seconds)) }) : spanText(seconds, "natural_day", t);
}

/**
 * The two largest units of a span, whole; a span below a minute says so. Seconds are of the kind's own counting. `briefly`: of days the days only.
 */
export function spanText(seconds: number, kind: LimitKind, t: TFunction, briefly = false): string {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  if (minutes === 0) return t("span.none");
  const isWork = countsWorkTime(kind);
  const perDay = isWork ? 8 * 60 : 24 * 60;
  const amounts: readonly (readonly [string, number])[] = isWork
    ? [
        ["span.workDays", Math.floor(minutes / perDay)],
        ["span.workHours", Math.floor((minutes % perDay) / 60)],
        ["span.workMinutes", minutes % 60],
      ]
    : [
        ["span.days", Math.floor(minutes / perDay)],
        ["span.hours", Math.floor((minutes % perDay) / 60)],
        ["span.minutes", minutes % 60],
      ];
  const first = amounts.findIndex(([, amount]) => amount > 0);
  const said = amounts.slice(first, briefly && first === 0 ? 1 : first + 2).filter(([, amount]) => amount > 0);
  // After hours of work it goes without saying that the minutes are of work too.
  const texts = said.map(([key, amount], place) =>
    t(place === 1 && key === "span.workMinutes" ? "span.minutes" : key, { count: amount, text: String(amount) }),
  );
  return texts.length === 2 ? t("span.and", { first: texts[0], second: texts[1] }) : (texts[0] ?? "");
}
