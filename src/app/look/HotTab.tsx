// Hot spots on the map: a test over the measure or over slices of time, under the filters that are set, run in the worker.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HotAnswer, HotHexAnswer } from "../../core/frame/hotSpotTable";
import type { Period } from "../../core/frame/question";
import { ASSESS_WIDTH, fieldAt } from "../../core/stats/assessSums";
import { MOST_HEXAGONS } from "../../core/stats/hexField";
import { HotLook, useHotWords } from "../../panels/look/HotLook";
import { hotPartOf, hotText, SLICES } from "../../panels/look/hotPart";
import type { DeskProps, Shown } from "../deskProps";
import { changeView } from "../useView";
import { hexMiddle, hexNames, useHexPicture } from "./hexSpots";
import { useShown } from "./useShown";
import { useSums } from "./useSums";
import { Waiting } from "./Waiting";

const nothing = (): void => undefined;
const NO_PERIODS: readonly Period[] = [];
const NO_COLOURS: readonly string[] = [];
const SPOT_COLOUR = "#c2410c";
const SPOT_ZOOM = 15;

const AGAIN_MS = 50;

export function HotTab(props: DeskProps) {
  const { engine, session, view, question, counting, rows, scheme, format, chosen, onChoose, onGo, onShow } = props;
  const { t } = useTranslation();
  const { plan, ledger } = session.opened;
  const part = useMemo(() => hotPartOf(view.look?.part ?? null), [view.look?.part]);
  const emerging = part.test === "emerging";
  const periods = useMemo(() => (emerging ? slicesOf(question.period ?? ledger?.span ?? null) : NO_PERIODS), [emerging, question.period, ledger]);
  const sums = useSums(props, periods);
  const [share, setShare] = useState(0);
  const resting = counting.counts !== null && counting.counts.medianHours !== null && JSON.stringify(counting.counts.question) === JSON.stringify(question);
  const byHex = part.hexM !== null;
  const ready =
    plan !== null &&
    ledger !== null &&
    (byHex ? !emerging || periods.length === SLICES : emerging ? sums !== null && sums.length === SLICES : rows !== null && resting);
  const stopped = useRef(false);
  const ask = (): Promise<HotAnswer | HotHexAnswer | "tooMany" | null> => {
    const { test: wanted, rule, permutations, seed, hexM } = part;
    const test = wanted === "moran" ? "moran" : "gi";
    if (hexM !== null) {
      const { period, filters } = question;
      const asked = { test, cellM: hexM, periods: emerging ? periods : [period], permutations, seed, ...(filters && { filters }) } as const;
      return engine.hotHexes(asked, proxy(setShare));
    }
    const slices = emerging
      ? (sums ?? []).map((all) => Float64Array.from(plan?.grids ?? [], ({ slot, areaM2 }) => perKm2(all[slot * ASSESS_WIDTH + fieldAt("n")] ?? 0, areaM2)))
      : [Float64Array.from(rows ?? [], (row) => row.values[view.measure] ?? Number.NaN)];
    return engine.hotSpots({ test, rule, slices, permutations, seed }, proxy(setShare));
  };
  const answer = useQuery({
    queryKey: ["hot", ...counting.versions, question, emerging || byHex ? "density" : view.measure, part],
    queryFn: async ({ signal }) => {
      stopped.current = false;
      // A test is given up when another begins, also by a tab that closes and opens again: what nobody stopped is asked for once more.
      for (;;) {
        const given = await ask();
        if (given !== null || signal.aborted || stopped.current) return given;
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    },
    enabled: ready,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  useEffect(() => () => void engine.hotSpots(null, proxy(nothing)), [engine]);
  const tooMany = answer.data === "tooMany";
  const data = answer.data === "tooMany" ? null : (answer.data ?? null);
  const hexes = data !== null && isByHex(data) && byHex ? data : null;
  const names = useMemo(() => (hexes ? hexNames(hexes.slots, plan?.grids ?? [], t) : (plan?.grids.map(({ name }) => name) ?? [])), [hexes, plan, t]);
  const fits = (hexes !== null) === byHex && data?.slices.length === (emerging ? SLICES : 1) && data.slices[0]?.p.length === names.length;
  const found = fits ? data : null;
  const words = useHotWords(part, found, emerging || byHex ? "density" : view.measure, scheme, format);
  const picture = useHexPicture(found === null ? null : hexes, words?.classed.classes ?? null, words?.classed.colours ?? NO_COLOURS);
  const [spot, setSpot] = useState<number | null>(null);
  const periodText = view.period ? `${format.day(view.period.from)} – ${format.day(view.period.to - 1)}` : null;
  const shown = useMemo(
    (): Shown | null =>
      words && {
        classed: byHex ? null : words.classed,
        ...(byHex && { hexes: picture }),
        legend: { ...words.legend, period: periodText ?? words.legend.period },
        marks:
          hexes && spot !== null ? [{ id: "hex", position: hexMiddle(hexes.corners, spot), colour: SPOT_COLOUR, text: names[spot] ?? "", chosen: true }] : [],
        onPick: nothing,
      },
    [words, byHex, picture, periodText, hexes, spot, names],
  );
  const choose = (place: number | null): void => {
    if (!hexes) return onChoose(place);
    setSpot(place);
    if (place !== null) onGo({ kind: "view", center: hexMiddle(hexes.corners, place), zoom: SPOT_ZOOM });
  };
  useShown(onShow, shown);

  if (plan === null || ledger === null) return <Waiting />;
  return (
    <HotLook
      part={part}
      words={words}
      answer={found}
      names={names}
      share={answer.isFetching ? share : null}
      chosen={hexes ? spot : chosen}
      problem={tooMany ? t("look.hot.hexTooMany", { text: format.count(MOST_HEXAGONS) }) : ""}
      format={format}
      onPart={(next) => changeView({ look: { tab: "hot", part: hotText(next) } }, true)}
      onStop={() => {
        stopped.current = true;
        void engine.hotSpots(null, proxy(nothing));
      }}
      onAgain={() => void answer.refetch()}
      onChoose={choose}
    />
  );
}

function isByHex(answer: HotAnswer): answer is HotHexAnswer {
  return "corners" in answer;
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
