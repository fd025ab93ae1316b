// Charts as pictures: what is drawn (by ECharts itself, to SVG), what is said, and what goes into the table.

import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { describe, expect, it } from "vitest";
import { safeCell } from "../../src/core/frame/assess";
import { fairTable } from "../../src/core/frame/fairTable";
import { ASSESS_WIDTH, fieldAt } from "../../src/core/stats/assessSums";
import { funnelPicture } from "../../src/panels/charts/funnel";
import { type ChartPicture, tableCsv } from "../../src/panels/charts/picture";
import { fairPartOf, fairPartText } from "../../src/panels/look/fairPart";

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
