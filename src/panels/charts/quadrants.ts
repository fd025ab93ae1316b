// The scatter of two measures with its thresholds: each grid in the colour of its type, as on the map.
import { QUADRANT_ORDER, type TypeTable } from "../../core/frame/typeTable";
import { QUADRANTS } from "../../core/stats/ramps";
import type { Quadrant } from "../../core/stats/typology";
import { axisLook, chartColours, tipLook } from "./chartColours";
import type { ChartPicture } from "./picture";

export interface QuadrantsAsked {
  readonly table: TypeTable;
  readonly names: readonly string[];
  readonly chosen: number | null;
  readonly scheme: "light" | "dark";
  readonly words: {
    readonly x: string;
    readonly y: string;
    readonly grid: string;
    readonly type: string;
    readonly summary: string;
    readonly types: { readonly [Q in Quadrant]: string };
  };
  readonly xText: (value: number | null) => string;
  readonly yText: (value: number | null) => string;
}

/** A dot a grid that has both values; its id is the slot. */
export function quadrantPicture({ table, names, chosen, scheme, words, xText, yText }: QuadrantsAsked): ChartPicture {
  const colours = chartColours(scheme);
  const ramp = QUADRANTS[scheme];
  const { x, y, quadrants, xThreshold, yThreshold } = table;
  const dots = quadrants.flatMap((quadrant, slot) => {
    if (quadrant === null) return [];
    const isChosen = slot === chosen;
    return [
      {
        id: String(slot),
        name: names[slot] ?? "",
        value: [x[slot] ?? 0, y[slot] ?? 0],
        symbolSize: isChosen ? 15 : 10,
        itemStyle: { color: ramp[quadrant], borderColor: isChosen ? colours.ink : colours.soft, borderWidth: isChosen ? 3 : 0.8 },
        z: isChosen ? 5 : 3,
      },
    ];
  });
  const axis = (name: string, text: (value: number | null) => string) => ({
    type: "value",
    name,
    scale: true,
    ...axisLook(colours),
    axisLabel: { ...axisLook(colours).axisLabel, formatter: (value: number) => text(value) },
  });
  const cuts = [...(xThreshold === null ? [] : [{ xAxis: xThreshold }]), ...(yThreshold === null ? [] : [{ yAxis: yThreshold }])];
  return {
    option: {
      grid: { left: 52, right: 16, top: 26, bottom: 40 },
      tooltip: {
        ...tipLook(colours),
        trigger: "item",
        formatter: ({ name, value }: { name: string; value: readonly number[] }) =>
          `${name}\n${words.x} ${xText(value[0] ?? null)}\n${words.y} ${yText(value[1] ?? null)}`,
      },
      xAxis: { ...axis(words.x, xText), nameLocation: "middle", nameGap: 26 },
      yAxis: { ...axis(words.y, yText), nameGap: 10 },
      series: [
        {
          type: "scatter",
          data: dots,
          cursor: "pointer",
          markLine: {
            silent: true,
            symbol: "none",
            precision: 9,
            lineStyle: { color: colours.soft, type: [5, 4], width: 1.2 },
            label: { show: false },
            data: cuts,
          },
        },
      ],
    },
    table: {
      head: [words.grid, words.x, words.y, words.type],
      rows: names.map((name, slot) => [name, x[slot] ?? null, y[slot] ?? null, quadrants[slot] ?? null]),
    },
    summary: words.summary,
  };
}

/** Types with their colours, in the order of the classes on the map. */
export function quadrantColours(scheme: "light" | "dark"): readonly string[] {
  return QUADRANT_ORDER.map((quadrant) => QUADRANTS[scheme][quadrant]);
}
