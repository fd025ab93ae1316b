// Bars by day: how many times a rule would have called.
import { axisLook, chartColours, tipLook } from "./chartColours";
import type { ChartPicture } from "./picture";

export interface DaysAsked {
  readonly days: readonly { readonly label: string; readonly count: number }[];
  readonly scheme: "light" | "dark";
  readonly words: { readonly day: string; readonly count: string; readonly summary: string };
}

export function daysPicture({ days, scheme, words }: DaysAsked): ChartPicture {
  const colours = chartColours(scheme);
  return {
    option: {
      grid: { left: 32, right: 8, top: 14, bottom: 24 },
      tooltip: { ...tipLook(colours), trigger: "axis" },
      xAxis: { type: "category", data: days.map(({ label }) => label), ...axisLook(colours) },
      yAxis: { type: "value", minInterval: 1, ...axisLook(colours) },
      series: [{ type: "bar", name: words.count, data: days.map(({ count }) => count), itemStyle: { color: colours.warn }, barCategoryGap: "20%" }],
    },
    table: { head: [words.day, words.count], rows: days.map(({ label, count }) => [label, count]) },
    summary: words.summary,
  };
}
