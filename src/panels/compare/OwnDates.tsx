// Dates of the earlier period, chosen freely: whole days of the zone of the cases.
import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Period } from "../../core/frame/question";
import { dayOf, startOfDay } from "../days";

const DAY_MS = 86_400_000;

export interface OwnDatesProps {
  readonly period: Period;
  readonly timeZone: string;
  readonly onChange: (period: Period) => void;
}

export function OwnDates({ period, timeZone, onChange }: OwnDatesProps) {
  const { t } = useTranslation();
  const [first, last] = [dayOf(period.from, timeZone), dayOf(period.to - 1, timeZone)];
  // An end that passes the other takes it along: the length stays.
  const change = (from: number, to: number): void => {
    if (Number.isFinite(from) && Number.isFinite(to)) onChange({ from: startOfDay(from, timeZone), to: startOfDay(to + 1, timeZone) });
  };
  const begin = (day: number): void => change(day, day > last ? day + last - first : last);
  const end = (day: number): void => change(day < first ? day - (last - first) : first, day);
  return (
    <div className="compare-dates">
      <TextInput size="xs" type="date" label={t("compare.from")} value={dateText(first)} onChange={(event) => begin(dayIn(event.currentTarget.value))} />
      <TextInput size="xs" type="date" label={t("compare.to")} value={dateText(last)} onChange={(event) => end(dayIn(event.currentTarget.value))} />
    </div>
  );
}

function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function dayIn(text: string): number {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / DAY_MS);
}
