// Reports by hour, day, week or month under the other filters; a drag over the bars chooses the period they cover.
import { SegmentedControl } from "@mantine/core";
import { type PointerEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "../../core/frame/question";
import type { Format } from "../format";
import { BIN_SIZES, type BinSize } from "./bins";

export interface TimeLineProps {
  readonly edges: readonly number[];
  readonly counts: ArrayLike<number>;
  readonly size: BinSize;
  readonly sizes: readonly BinSize[];
  readonly period: Period | null;
  readonly format: Format;
  readonly onSize: (size: BinSize) => void;
  readonly onMove: (period: Period) => void;
  readonly onRest: (period: Period) => void;
}

export function TimeLine({ edges, counts, size, sizes, period, format, onSize, onMove, onRest }: TimeLineProps) {
  const { t } = useTranslation();
  const [held, setHeld] = useState<{ readonly from: number; readonly to: number } | null>(null);
  const bars = edges.length - 1;
  const most = Math.max(1, ...Array.from(counts));
  const binAt = (event: PointerEvent<SVGSVGElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(bars - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * bars)));
  };
  const covered = (a: number, b: number): Period => ({ from: edges[Math.min(a, b)] ?? 0, to: edges[Math.max(a, b) + 1] ?? 0 });
  const shown = held ? covered(held.from, held.to) : period;
  const peak = Array.from(counts).indexOf(most);
  return (
    <div className="time-line">
      <SegmentedControl
        key={sizes.join()}
        size="xs"
        aria-label={t("filter.bins")}
        value={size}
        onChange={(value) => onSize(BIN_SIZES.find((one) => one === value) ?? size)}
        data={sizes.map((value) => ({ value, label: t(`filter.bin.${value}`) }))}
      />
      <svg
        className="bars time-bars"
        viewBox={`0 0 ${Math.max(1, bars)} 40`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("filter.timeAbout", { bin: t(`filter.bin.${size}`), count: bars, time: format.day(edges[peak] ?? 0), text: format.count(most) })}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          const bin = binAt(event);
          setHeld({ from: bin, to: bin });
          onMove(covered(bin, bin));
        }}
        onPointerMove={(event) => {
          if (!held) return;
          const to = binAt(event);
          if (to === held.to) return;
          setHeld({ from: held.from, to });
          onMove(covered(held.from, to));
        }}
        onPointerUp={() => {
          if (held) onRest(covered(held.from, held.to));
          setHeld(null);
        }}
        onPointerCancel={() => setHeld(null)}
      >
        {Array.from({ length: bars }, (_, bar) => {
          const count = counts[bar] ?? 0;
          const from = edges[bar] ?? 0;
          const to = edges[bar + 1] ?? 0;
          const height = count === 0 ? 0 : Math.max(1, (count / most) * 40);
          const inside = shown === null || (from < shown.to && to > shown.from);
          return <rect key={from} className={inside ? "bar bar-in" : "bar"} x={bar + 0.08} width={0.84} y={40 - height} height={height} />;
        })}
      </svg>
      <p className="time-ends note">
        <span>{format.day(edges[0] ?? 0)}</span>
        <span>{t("filter.peak", { text: format.count(most) })}</span>
        <span>{format.day((edges[bars] ?? 1) - 1)}</span>
      </p>
    </div>
  );
}
