// Charts as pictures: what is drawn (by ECharts itself, to SVG), what is said, and what goes into the table.

import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { describe, expect, it } from "vitest";
import { safeCell } from "../../src/core/frame/assess";
import { limitsAlong } from "../../src/core/frame/changeTable";
import { fairTable } from "../../src/core/frame/fairTable";
import { NO_DATA_CLASS } from "../../src/core/frame/pictures";
import { knowsAxis, typeClasses, typeTable } from "../../src/core/frame/typeTable";
import { ASSESS_WIDTH, fieldAt } from "../../src/core/stats/assessSums";
import { controlLimits } from "../../src/core/stats/control";
import { TYPOLOGIES } from "../../src/core/stats/typology";
import { funnelPicture } from "../../src/panels/charts/funnel";
import { type ChartPicture, tableCsv } from "../../src/panels/charts/picture";
import { quadrantPicture } from "../../src/panels/charts/quadrants";
import { trendPicture } from "../../src/panels/charts/trend";
import { fairPartOf, fairPartText } from "../../src/panels/look/fairPart";
import { typologyOf } from "../../src/panels/look/typePart";

use([BarChart, LineChart, ScatterChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

function drawn({ option }: ChartPicture): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 440, height: 270 });
  chart.setOption({ animation: false, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** Sums of grids of which only closing is known. */
function sumsOf(grids: readonly (readonly [closed: number, due: number])[]): Float64Array {
  const sums = new Float64Array((grids.length + 3) * ASSESS_WIDTH);
  for (const [slot, [closed, due]] of grids.entries()) {
    sums[slot * ASSESS_WIDTH + fieldAt("n")] = due;
    sums[slot * ASSESS_WIDTH + fieldAt("closed")] = closed;
    sums[slot * ASSESS_WIDTH + fieldAt("dueToClose")] = due;
  }
  return sums;
}

const GRIDS = [
  [911, 972],
  [95, 100],
  [60, 100],
  [4, 4],
  [0, 0],
] as const;
const words = {
  summary: "in short",
  base: "n",
  value: "closure",
  reference: "all",
  warning: "95",
  action: "99.8",
  grid: "grid",
  shrunk: "shrunk",
  judgement: "verdict",
  verdict: (slot: number) => `v${slot}`,
};
const asked = {
  names: ["a", "=b", "c", "d", "e"],
  chosen: 2,
  scheme: "light" as const,
  words,
  text: (value: number | null) => (value === null ? "–" : `${(100 * value).toFixed(2)}%`),
  count: String,
};

describe("the funnel plot", () => {
  const table = fairTable(sumsOf(GRIDS), 5, { kind: "rate", indicator: "closure" }, []);

  it("has the published 93.72 % of 911 of 972 in its table, and no dot for 0 of 0", () => {
    expect(asked.text(table.values[0]?.raw ?? null)).toBe("93.72%");
    const picture = funnelPicture({ ...asked, table });
    const [dots] = (picture.option as { series: { data: { id: string }[] }[] }).series;
    expect(dots?.data.map(({ id }) => id)).toEqual(["0", "1", "2", "3"]);
    expect(picture.table.rows[4]).toEqual(["e", 0, null, null, null, null, null, null, "v4"]);
  });

  it("is drawn: a diamond and a thick rim for the chosen grid beyond the limits, words on the axes", () => {
    const svg = drawn(funnelPicture({ ...asked, table }));
    expect(svg).toContain(">closure</text>");
    expect(svg).toContain(`>all ${asked.text(table.reference)}</text>`);
    expect(svg).toContain('stroke="#1f2830"');
    expect(table.values[2]?.verdict).toBe("farBelow");
    expect(svg).toContain("#b3261e");
  });

  it("goes out as CSV with formulas made harmless", () => {
    const csv = tableCsv(funnelPicture({ ...asked, table }).table, safeCell);
    expect(csv.split("\n")[0]).toBe("grid,n,closure,shrunk,95% −,95% +,99.8% −,99.8% +,verdict");
    expect(csv).toContain("\n'=b,100,0.95,");
  });
});

describe("what is compared, in the address", () => {
  it("is read as it is written, and nonsense is the closure rate", () => {
    for (const text of ["closure", "satisfaction/25", "n/km2", "n/households/500"]) expect(fairPartText(fairPartOf(text))).toBe(text);
    for (const text of [null, "", "nonsense", "n/moons", "closure/0", "firstResponse"]) expect(fairPartText(fairPartOf(text))).toBe("closure");
  });
});

describe("types of two measures", () => {
  const numbers = { social_memory: [80, 20, 20, 80, null], economic_differentiation: [10, 10, 90, 90, 50] };
  const village = typologyOf("village", () => true);

  it("are A to D as the village typology names them, drawn in four colours, without data apart", () => {
    const table = typeTable(
      { ...village, x: { ...village.x, threshold: { kind: "fixed", value: 50 } }, y: { ...village.y, threshold: { kind: "fixed", value: 50 } } },
      sumsOf(GRIDS),
      5,
      numbers,
    );
    expect(table.quadrants).toEqual(["A", "B", "C", "D", null]);
    expect([...typeClasses(table)]).toEqual([0, 1, 2, 3, NO_DATA_CLASS]);
    const types = { A: "a", B: "b", C: "c", D: "d" };
    const svg = drawn(
      quadrantPicture({
        table,
        names: asked.names,
        chosen: 0,
        scheme: "light",
        words: { x: "memory", y: "split", grid: "grid", type: "type", summary: "", types },
        xText: String,
        yText: String,
      }),
    );
    for (const colour of ["#4f94cd", "#d5d0c6", "#e08e3c", "#6d3f86"]) expect(svg, colour).toContain(`fill="${colour}"`);
    expect(svg).toContain(">memory</text>");
  });

  it("are read from the address: presets, pairs with their thresholds, and the first that the plan knows for nonsense", () => {
    const own = typologyOf("closure@target~*households@1500", () => true);
    expect(own.x).toMatchObject({ measure: { kind: "indicator", id: "closure" }, threshold: { kind: "target", value: 0.97 } });
    expect(own.y).toMatchObject({ measure: { kind: "property", property: "households" }, threshold: { kind: "fixed", value: 1500 } });
    expect(typologyOf(own.id, () => true)).toEqual(own);
    const knows = (axis: (typeof TYPOLOGIES)[number]["x"]): boolean => knowsAxis(axis, {});
    expect(typologyOf("village~", knows).id).toBe("closureSatisfaction");
    expect(typologyOf(null, (axis) => knowsAxis(axis, numbers)).id).toBe("village");
  });
});

describe("the trend", () => {
  it("judges each month by the months before it alone, and draws what lies outside as a diamond", () => {
    const counts = [100, 98, 103, 99, 101, 100, 97, 102, 180, 100];
    const limits = limitsAlong(counts);
    expect(limits.slice(0, 8)).toEqual(Array(8).fill(null));
    expect(limits[8]).toEqual(controlLimits(counts.slice(0, 8), "count"));
    const words = { period: "month", value: "n", centre: "mean", lower: "low", upper: "high", summary: "" };
    const picture = trendPicture({ periods: counts.map((_, place) => `m${place}`), counts, limits, chosen: "m9", scheme: "dark", words, count: String });
    const [points] = (picture.option as { series: { data: { symbol: string }[] }[] }).series;
    expect(points?.data.map(({ symbol }) => symbol === "diamond")).toEqual(counts.map((count) => count === 180));
    expect(drawn(picture)).toContain("#ff8a80");
    expect(picture.table.rows[8]?.slice(0, 2)).toEqual(["m8", 180]);
  });
});
