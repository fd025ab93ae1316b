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
  const change = (from: number, to: number): void => {
    if (Number.isFinite(from) && Number.isFinite(to) && to >= from) onChange({ from: startOfDay(from, timeZone), to: startOfDay(to + 1, timeZone) });
  };
  return (
    <div className="compare-dates">
      <TextInput size="xs" type="date" label={t("compare.from")} value={dateText(first)} onChange={(event) => change(dayIn(event.currentTarget.value), last)} />
      <TextInput size="xs" type="date" label={t("compare.to")} value={dateText(last)} onChange={(event) => change(first, dayIn(event.currentTarget.value))} />
    </div>
  );
}

function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function dayIn(text: string): number {
  return Math.floor(Date.parse(`${text}T00:00:00Z`) / DAY_MS);
}
