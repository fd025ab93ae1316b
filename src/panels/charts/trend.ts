// The trend: counts by month with the limits that the months before let expect; points outside of them stand out.
import type { ControlLimits } from "../../core/stats/control";
import { axisLook, chartColours, tipLook } from "./chartColours";
import type { ChartPicture } from "./picture";

export interface TrendAsked {
  /** Names of the periods, oldest first; they are the ids of the points. */
  readonly periods: readonly string[];
  readonly counts: readonly number[];
  readonly limits: readonly (ControlLimits | null)[];
  /** Period that is judged. */
  readonly chosen: string | null;
  readonly scheme: "light" | "dark";
  readonly words: {
    readonly period: string;
    readonly value: string;
    readonly centre: string;
    readonly lower: string;
    readonly upper: string;
    readonly summary: string;
  };
  readonly count: (value: number) => string;
}

export function trendPicture({ periods, counts, limits, chosen, scheme, words, count }: TrendAsked): ChartPicture {
  const colours = chartColours(scheme);
  const points = counts.map((value, place) => {
    const own = limits[place] ?? null;
    const out = own !== null && (value > own.upper || value < own.lower);
    const period = periods[place] ?? "";
    const isChosen = period === chosen;
    return {
      id: period,
      value,
      symbol: out ? "diamond" : "circle",
      symbolSize: isChosen ? 12 : out ? 11 : 6,
      itemStyle: { color: out ? colours.fault : colours.accent, borderColor: colours.ink, borderWidth: isChosen ? 2 : 0 },
    };
  });
  const line = (name: string, of: (own: ControlLimits) => number, type: number[] | "solid") => ({
    type: "line",
    name,
    data: limits.map((own) => (own === null ? null : of(own))),
    showSymbol: false,
    silent: true,
    step: "middle",
    lineStyle: { color: colours.soft, width: 1.1, type },
  });
  return {
    option: {
      grid: { left: 46, right: 12, top: 26, bottom: 28 },
      tooltip: {
        ...tipLook(colours),
        trigger: "axis",
        formatter: (series: readonly { readonly seriesName: string; readonly name: string; readonly data: unknown }[]) =>
          [
            series[0]?.name ?? "",
            ...series.flatMap(({ seriesName, data }) => {
              const value = typeof data === "number" ? data : ((data as { value?: number } | null)?.value ?? null);
              return value === null ? [] : [`${seriesName} ${count(value)}`];
            }),
          ].join("\n"),
      },
      xAxis: { type: "category", data: periods, ...axisLook(colours) },
      yAxis: { type: "value", name: words.value, nameGap: 10, min: 0, ...axisLook(colours) },
      series: [
        { type: "line", name: words.value, data: points, cursor: "pointer", showAllSymbol: true, lineStyle: { color: colours.accent, width: 1.8 }, z: 4 },
        line(words.centre, ({ centre }) => centre, "solid"),
        line(words.upper, ({ upper }) => upper, [4, 3]),
        line(words.lower, ({ lower }) => lower, [4, 3]),
      ],
    },
    table: {
      head: [words.period, words.value, words.centre, words.lower, words.upper],
      rows: periods.map((period, place) => {
        const own = limits[place] ?? null;
        return [period, counts[place] ?? 0, own?.centre ?? null, own?.lower ?? null, own?.upper ?? null];
      }),
    },
    summary: words.summary,
  };
}
