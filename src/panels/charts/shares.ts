// Shares of the profile beside those of the whole town: classes, sources, durations. Bars of one scale, each series out of its own total.
import { axisLook, chartColours, tipLook } from "./chartColours";
import type { ChartPicture } from "./picture";

export interface SharesAsked {
  /** Names of the bars in the order they are read. */
  readonly names: readonly string[];
  readonly own: readonly number[];
  readonly town: readonly number[];
  /** What the shares are out of: the bars may not be all. */
  readonly ownTotal: number;
  readonly townTotal: number;
  /** Bars lie on their side: long names. */
  readonly lying: boolean;
  readonly scheme: "light" | "dark";
  readonly words: {
    readonly name: string;
    readonly own: string;
    readonly town: string;
    readonly ownCount: string;
    readonly townCount: string;
    readonly summary: string;
  };
  readonly percent: (value: number | null) => string;
}

export function sharesPicture({ names, own, town, ownTotal, townTotal, lying, scheme, words, percent }: SharesAsked): ChartPicture {
  const colours = chartColours(scheme);
  const share = (value: number | undefined, total: number): number | null => (total > 0 ? (value ?? 0) / total : null);
  const bar = (name: string, values: readonly number[], total: number, color: string) => ({
    type: "bar",
    name,
    data: values.map((value) => share(value, total)),
    itemStyle: { color },
    barMaxWidth: 14,
    barGap: "12%",
  });
  const named = {
    type: "category",
    data: names,
    inverse: lying,
    ...axisLook(colours),
    axisLabel: { ...axisLook(colours).axisLabel, width: 118, overflow: "truncate", interval: lying ? 0 : "auto" },
  };
  const scale = {
    type: "value",
    min: 0,
    ...axisLook(colours),
    axisLabel: { ...axisLook(colours).axisLabel, formatter: (value: number) => `${Math.round(value * 100)}%` },
  };
  return {
    option: {
      grid: lying ? { left: 126, right: 18, top: 30, bottom: 26 } : { left: 42, right: 12, top: 34, bottom: 28 },
      legend: { top: 0, right: 0, itemWidth: 12, itemHeight: 8, textStyle: { color: colours.soft, fontSize: 11 }, data: [words.own, words.town] },
      tooltip: { ...tipLook(colours), trigger: "axis", valueFormatter: (value: number | null) => percent(value) },
      xAxis: lying ? scale : named,
      yAxis: lying ? named : scale,
      series: [bar(words.own, own, ownTotal, colours.accent), bar(words.town, town, townTotal, colours.soft)],
    },
    table: {
      head: [words.name, words.ownCount, words.own, words.townCount, words.town],
      rows: names.map((name, place) => [name, own[place] ?? 0, share(own[place], ownTotal), town[place] ?? 0, share(town[place], townTotal)]),
    },
    summary: words.summary,
  };
}
