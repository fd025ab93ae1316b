// The period: a brush of two thumbs under the histogram of all reports. Thumbs stand on midnights of the data's time zone.
import { Button, RangeSlider } from "@mantine/core";
import { memo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "../core/frame/question";
import { dayOf, startOfDay } from "./days";
import type { Format } from "./format";

export interface PeriodPickerProps {
  readonly span: Period;
  readonly period: Period | null;
  readonly histogram: { readonly span: Period; readonly counts: ArrayLike<number> } | null;
  readonly format: Format;
  /** While the brush moves. */
  readonly onMove: (period: Period | null) => void;
  /** When it has come to rest. */
  readonly onRest: (period: Period | null) => void;
}

const PRESETS = [7, 30, 90, 365] as const;

export const PeriodPicker = memo(function PeriodPicker({ span, period, histogram, format, onMove, onRest }: PeriodPickerProps) {
  const { t } = useTranslation();
  const [moving, setMoving] = useState<readonly [number, number] | null>(null);
  const zone = format.timeZone;
  const first = dayOf(span.from, zone);
  const last = Math.max(first + 1, dayOf(span.to - 1, zone) + 1);
  const rest: readonly [number, number] = period
    ? [clamp(dayOf(period.from, zone), first, last - 1), clamp(dayOf(period.to - 1, zone) + 1, first + 1, last)]
    : [first, last];
  const [from, to] = moving ?? rest;
  const periodOf = (a: number, b: number): Period | null => (a <= first && b >= last ? null : { from: startOfDay(a, zone), to: startOfDay(b, zone) });
  const dayText = (day: number): string => format.day(startOfDay(day, zone));

  return (
    <section className="period" aria-label={t("period.label")}>
      <div className="section-head">
        <h2>{t("period.label")}</h2>
        <span className="period-text">
          {dayText(from)} – {dayText(to - 1)} · {t("period.days", { count: to - from, text: format.count(to - from) })}
        </span>
      </div>
      <Bars counts={histogram?.counts ?? []} from={(from - first) / (last - first)} to={(to - first) / (last - first)} />
      <RangeSlider
        className="period-slider"
        min={first}
        max={last}
        step={1}
        minRange={1}
        size={3}
        thumbSize={16}
        value={[from, to]}
        label={null}
        thumbFromLabel={t("period.from")}
        thumbToLabel={t("period.to")}
        thumbProps={(index) => ({ "aria-valuetext": index === 0 ? dayText(from) : dayText(to - 1) })}
        onChange={([a, b]) => {
          setMoving([a, b]);
          onMove(periodOf(a, b));
        }}
        onChangeEnd={([a, b]) => {
          setMoving(null);
          onRest(periodOf(a, b));
        }}
      />
      <fieldset className="period-presets">
        <legend className="hidden">{t("period.presets")}</legend>
        <Button size="compact-xs" variant={period === null ? "light" : "subtle"} color={period === null ? "teal" : "gray"} onClick={() => onRest(null)}>
          {t("period.all")}
        </Button>
        {PRESETS.filter((days) => days < last - first).map((days) => {
          const chosen = period !== null && rest[0] === last - days && rest[1] === last;
          return (
            <Button
              key={days}
              size="compact-xs"
              variant={chosen ? "light" : "subtle"}
              color={chosen ? "teal" : "gray"}
              onClick={() => onRest(periodOf(last - days, last))}
            >
              {t("period.lastDays", { count: days })}
            </Button>
          );
        })}
        <span className="note period-zone" title={t("period.about")}>
          {zone}
        </span>
      </fieldset>
    </section>
  );
});

/** Bars of the histogram; those inside the chosen share of the span carry the accent. */
function Bars({ counts, from, to }: { readonly counts: ArrayLike<number>; readonly from: number; readonly to: number }) {
  const bars = Array.from(counts);
  const most = Math.max(1, ...bars);
  return (
    <svg className="bars" viewBox={`0 0 ${Math.max(1, bars.length)} 40`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map((count, index) => {
        const middle = (index + 0.5) / bars.length;
        const height = count === 0 ? 0 : Math.max(1, (count / most) * 40);
        return (
          <rect
            key={`bar ${index.toString()}`}
            className={middle >= from && middle < to ? "bar bar-in" : "bar"}
            x={index + 0.1}
            width={0.8}
            y={40 - height}
            height={height}
          />
        );
      })}
    </svg>
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
