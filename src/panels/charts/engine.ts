// The drawing engine of charts with only the parts that our charts use: a chunk of its own that comes with the first chart.
import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, LineChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** A chart in an element, drawn on a canvas. */
export function openChart(element: HTMLElement) {
  return init(element, null, { renderer: "canvas" });
}
