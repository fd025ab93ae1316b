// Time in the filter panel: the time line in hours, days, weeks or months, and the usual periods.
import { Button, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Period } from "../../core/frame/question";
import { type BinSize, edgesOf, sizesFor, usualSize } from "../../panels/filter/bins";
import { PartHead } from "../../panels/filter/ChoiceList";
import { usualPeriods } from "../../panels/filter/periods";
import { TimeLine } from "../../panels/filter/TimeLine";
import type { DeskProps } from "../deskProps";
import { changeView } from "../useView";
import { SPEEDS, usePlayback } from "./usePlayback";

export function TimePart({ engine, session, view, format, question, counting, breaks }: DeskProps) {
  const { t } = useTranslation();
  const span = session.opened.ledger?.span ?? null;
  const zone = format.timeZone;
  const [chosen, setChosen] = useState<BinSize | null>(null);
  const { period } = view;
  const { filters } = question;
  // Hours and days of a long span are too many bars: they show the period instead, when that is short enough.
  const shown: Period | null = span && chosen && period && !sizesFor(span).includes(chosen) ? period : span;
  const sizes = useMemo(() => (span ? [...new Set([...(period ? sizesFor(period) : []), ...sizesFor(span)])] : []), [span, period]);
  const size = chosen !== null && sizes.includes(chosen) ? chosen : shown ? usualSize(shown) : "month";
  const edges = useMemo(() => (shown ? edgesOf(shown, size, zone) : []), [shown, size, zone]);
  const line = useQuery({
    queryKey: ["timeline", ...counting.versions, edges[0] ?? null, edges.at(-1) ?? null, size, filters ?? null],
    queryFn: () => engine.timeline(edges, filters),
    enabled: edges.length > 1,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [speed, setSpeed] = useState<number>(2);
  const { move, rest: settle } = counting;
  const rest = useCallback(
    (next: Period | null): void => {
      settle();
      changeView({ period: next });
    },
    [settle],
  );
  const { playing, toggle } = usePlayback(edges, period, speed, move, rest);
  if (span === null) return null;
  return (
    <section className="filter-part" aria-label={t("filter.time")}>
      <PartHead title={t("filter.time")} set={period !== null} onClear={() => rest(null)} />
      <TimeLine
        edges={edges}
        counts={line.data?.length === edges.length - 1 ? line.data : []}
        size={size}
        sizes={sizes}
        period={counting.counts ? counting.counts.question.period : period}
        format={format}
        onSize={setChosen}
        onMove={move}
        onRest={rest}
      />
      <div className="filter-acts">
        <Button
          size="compact-xs"
          variant={playing ? "filled" : "default"}
          disabled={edges.length < 3}
          onClick={() => {
            // Under one scale for the whole walk: the classes are kept as they stand.
            if (!playing && breaks && view.frozen === null) changeView({ frozen: { measure: view.measure, lower: breaks.lower, upper: breaks.upper } }, true);
            toggle();
          }}
        >
          {t(playing ? "filter.pause" : "filter.play")}
        </Button>
        <SegmentedControl
          size="xs"
          aria-label={t("filter.speed")}
          value={String(speed)}
          onChange={(value) => setSpeed(Number(value))}
          data={SPEEDS.map((value) => ({ value: String(value), label: `${value}×` }))}
        />
        <span className="note">{t("filter.playAbout", { bin: t(`filter.bin.${size}`) })}</span>
      </div>
      <div className="filter-acts">
        {usualPeriods(span, period, zone).map(({ id, period: next }) => (
          <Button
            key={id}
            size="compact-xs"
            variant={period !== null && next.from === period.from && next.to === period.to ? "light" : "subtle"}
            color="gray"
            onClick={() => rest(next)}
          >
            {t(`filter.period.${id}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
