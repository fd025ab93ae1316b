// Hot spots on the map: a test over the measure or over slices of time, under the filters that are set, run in the worker.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useEffect, useMemo, useState } from "react";
import type { Period } from "../../core/frame/question";
import { ASSESS_WIDTH, fieldAt } from "../../core/stats/assessSums";
import { HotLook, useHotWords } from "../../panels/look/HotLook";
import { hotPartOf, hotText, SLICES } from "../../panels/look/hotPart";
import type { DeskProps, Shown } from "../deskProps";
import { changeView } from "../useView";
import { useShown } from "./useShown";
import { useSums } from "./useSums";
import { Waiting } from "./Waiting";

const nothing = (): void => undefined;
const NO_PERIODS: readonly Period[] = [];

export function HotTab(props: DeskProps) {
  const { engine, session, view, question, counting, rows, scheme, format, chosen, onChoose, onShow } = props;
  const { plan, ledger } = session.opened;
  const part = useMemo(() => hotPartOf(view.look?.part ?? null), [view.look?.part]);
  const emerging = part.test === "emerging";
  const periods = useMemo(() => (emerging ? slicesOf(question.period ?? ledger?.span ?? null) : NO_PERIODS), [emerging, question.period, ledger]);
  const sums = useSums(props, periods);
  const [share, setShare] = useState(0);
  const resting = counting.counts !== null && counting.counts.medianHours !== null && JSON.stringify(counting.counts.question) === JSON.stringify(question);
  const ready = plan !== null && (emerging ? sums !== null && sums.length === SLICES : rows !== null && resting);
  const answer = useQuery({
    queryKey: ["hot", ...counting.versions, question, emerging ? "density" : view.measure, part],
    queryFn: () => {
      const slices = emerging
        ? (sums ?? []).map((all) => Float64Array.from(plan?.grids ?? [], ({ slot, areaM2 }) => perKm2(all[slot * ASSESS_WIDTH + fieldAt("n")] ?? 0, areaM2)))
        : [Float64Array.from(rows ?? [], (row) => row.values[view.measure] ?? Number.NaN)];
      const { test, rule, permutations, seed } = part;
      return engine.hotSpots({ test: test === "moran" ? "moran" : "gi", rule, slices, permutations, seed }, proxy(setShare));
    },
    enabled: ready,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  useEffect(() => () => void engine.hotSpots(null, proxy(nothing)), [engine]);
  const names = useMemo(() => plan?.grids.map(({ name }) => name) ?? [], [plan]);
  const fits = answer.data?.slices.length === (emerging ? SLICES : 1) && answer.data.slices[0]?.p.length === names.length;
  const found = fits ? (answer.data ?? null) : null;
  const words = useHotWords(part, found, emerging ? "density" : view.measure, scheme, format);
  const periodText = view.period ? `${format.day(view.period.from)} – ${format.day(view.period.to - 1)}` : null;
  const shown = useMemo(
    (): Shown | null => words && { classed: words.classed, legend: { ...words.legend, period: periodText ?? words.legend.period }, marks: [], onPick: nothing },
    [words, periodText],
  );
  useShown(onShow, shown);

  if (plan === null || ledger === null) return <Waiting />;
  return (
    <HotLook
      part={part}
      words={words}
      answer={found}
      names={names}
      share={answer.isFetching ? share : null}
      chosen={chosen}
      format={format}
      onPart={(next) => changeView({ look: { tab: "hot", part: hotText(next) } }, true)}
      onStop={() => void engine.hotSpots(null, proxy(nothing))}
      onAgain={() => void answer.refetch()}
      onChoose={onChoose}
    />
  );
}

/** A period cut into equal slices. */
function slicesOf(period: Period | null): readonly Period[] {
  if (period === null) return NO_PERIODS;
  const edge = (index: number): number => Math.round(period.from + ((period.to - period.from) * index) / SLICES);
  return Array.from({ length: SLICES }, (_, index) => ({ from: edge(index), to: edge(index + 1) }));
}

function perKm2(count: number, areaM2: number): number {
  return areaM2 > 0 ? (count / areaM2) * 1e6 : Number.NaN;
}
