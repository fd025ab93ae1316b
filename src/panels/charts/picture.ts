// What a chart is made of: its option for the drawing engine, the same data as a table, and one sentence that says what is to be seen.
import type { EChartsCoreOption } from "echarts/core";

export type Cell = string | number | null;

/** The data of a chart, for CSV and for readers who do not see. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface ChartPicture {
  readonly option: EChartsCoreOption;
  readonly table: ChartTable;
  readonly summary: string;
}

/** A dot, bar or point that can be chosen carries its id in its data. */
export interface Pickable {
  readonly id: string;
}

/** The table as CSV (RFC 4180, LF); a text that a spreadsheet would take for a formula gets an apostrophe. */
export function tableCsv({ head, rows }: ChartTable, safe: (text: string) => string): string {
  const cell = (value: Cell): string => (value === null ? "" : typeof value === "number" ? String(value) : safe(value));
  return `${[head, ...rows].map((row) => row.map(cell).join()).join("\n")}\n`;
}
