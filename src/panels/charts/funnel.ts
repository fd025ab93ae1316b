// The funnel plot: each grid by what it stands on and its rate, with the limits that chance alone keeps to.
import { type FairTable, type Tone, toneOf } from "../../core/frame/fairTable";
import { funnelLines } from "../../core/stats/funnel";
import { axisLook, chartColours, tipLook } from "./chartColours";
import type { ChartPicture } from "./picture";

export interface FunnelWords {
  readonly summary: string;
  /** Axis names. */
  readonly base: string;
  readonly value: string;
  readonly reference: string;
  readonly warning: string;
  readonly action: string;
  readonly grid: string;
  readonly shrunk: string;
  readonly judgement: string;
  readonly verdict: (slot: number) => string;
}

export interface FunnelAsked {
  readonly table: FairTable;
  readonly names: readonly string[];
  readonly chosen: number | null;
  readonly scheme: "light" | "dark";
  readonly words: FunnelWords;
  readonly text: (value: number | null) => string;
  readonly count: (value: number) => string;
}

/** A dot a grid; its id is the slot. Grids without a value have none, those of too few cases are hollow. */
export function funnelPicture({ table, names, chosen, scheme, words, text, count }: FunnelAsked): ChartPicture {
  const colours = chartColours(scheme);
  const { reference, values, measure } = table;
  const unit = measure.kind === "count" && measure.per === "households" ? 1000 : 1;
  const largest = Math.max(1e-9, ...values.map(({ base }) => base));
  const lines = reference === null ? [] : funnelLines(reference, measure.kind, largest / unit);
  const tones: { readonly [K in Tone]: string } = { within: colours.soft, good: colours.accent, bad: colours.fault, apart: colours.warn };
  const dots = values.flatMap(({ base, raw, tooFew }, slot) => {
    if (raw === null) return [];
    const { tone, far } = toneOf(table, slot) ?? { tone: "within", far: false };
    const colour = tones[tone];
    const isChosen = slot === chosen;
    return [
      {
        id: String(slot),
        name: names[slot] ?? "",
        value: [base, raw],
        symbol: far ? "diamond" : "circle",
        symbolSize: isChosen ? 15 : far ? 11 : 9,
        itemStyle: { color: tooFew ? colours.sheet : colour, borderColor: isChosen ? colours.ink : colour, borderWidth: isChosen ? 3 : 1.5, opacity: 0.9 },
        z: isChosen ? 5 : 3,
      },
    ];
  });
  const limit = (name: string, end: "warning" | "action", side: "low" | "high", dash: number[] | "solid") => ({
    type: "line",
    name,
    data: lines.map(({ base, limits }) => [base * unit, limits[end][side]]),
    showSymbol: false,
    silent: true,
    lineStyle: { color: colours.soft, width: 1.2, type: dash },
    tooltip: { show: false },
  });
  return {
    option: {
      grid: { left: 52, right: 16, top: 26, bottom: 40 },
      tooltip: {
        ...tipLook(colours),
        trigger: "item",
        formatter: ({ name, value }: { name: string; value: readonly number[] }) =>
          `${name}\n${words.value} ${text(value[1] ?? null)}\n${words.base} ${count(value[0] ?? 0)}`,
      },
      xAxis: { type: "value", name: words.base, nameLocation: "middle", nameGap: 26, min: 0, ...axisLook(colours) },
      yAxis: {
        type: "value",
        name: words.value,
        nameGap: 10,
        scale: true,
        ...axisLook(colours),
        axisLabel: { ...axisLook(colours).axisLabel, formatter: (value: number) => text(value) },
        ...viewOf(table),
      },
      series: [
        {
          type: "scatter",
          data: dots,
          cursor: "pointer",
          markLine:
            reference === null
              ? undefined
              : {
                  silent: true,
                  symbol: "none",
                  precision: 9,
                  lineStyle: { color: colours.soft, type: "solid", width: 1 },
                  label: { formatter: `${words.reference} ${text(reference)}`, color: colours.soft, position: "insideEndTop", fontSize: 11 },
                  data: [{ yAxis: reference }],
                },
        },
        limit(words.warning, "warning", "low", [4, 3]),
        limit(words.warning, "warning", "high", [4, 3]),
        limit(words.action, "action", "low", "solid"),
        limit(words.action, "action", "high", "solid"),
      ],
    },
    table: {
      head: [words.grid, words.base, words.value, words.shrunk, "95% −", "95% +", "99.8% −", "99.8% +", words.judgement],
      rows: values.map(({ base, raw, shrunk, limits }, slot) => [
        names[slot] ?? "",
        base,
        raw,
        shrunk,
        limits?.warning.low ?? null,
        limits?.warning.high ?? null,
        limits?.action.low ?? null,
        limits?.action.high ?? null,
        words.verdict(slot),
      ]),
    },
    summary: words.summary,
  };
}

/** The stretch of values that is shown: every dot and the limits at the larger bases; the mouth of the funnel may leave the picture. */
function viewOf({ values, reference, measure }: FairTable): { readonly min?: number; readonly max?: number } {
  if (reference === null) return {};
  const bases = values.flatMap(({ base, raw }) => (raw === null ? [] : [base])).sort((a, b) => a - b);
  const middle = bases[Math.floor(bases.length / 4)] ?? 0;
  const shown = values.flatMap(({ raw, limits, base }) => [
    ...(raw === null ? [] : [raw]),
    ...(limits !== null && base >= middle ? [limits.action.low, limits.action.high] : []),
  ]);
  const low = Math.min(reference, ...shown);
  const high = Math.max(reference, ...shown);
  const room = (high - low) * 0.08 || 0.01;
  const floor = Math.max(0, low - room);
  const ceiling = measure.kind === "rate" ? Math.min(1, high + room) : high + room;
  return { min: floor, max: ceiling };
}
