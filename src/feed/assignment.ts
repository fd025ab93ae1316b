// The list of units with their grids, as other systems and spreadsheets keep it: written as CSV, read back whatever its encoding, its columns found by their names.
import { plainName, rankOf } from "./columnNames";
import { firstRecords } from "./csv";
import { detectEncoding, HEAD_BYTES } from "./encoding";
import { type CsvEncoding, csvBytes } from "./write/csvText";

export interface AssignmentRow {
  readonly unitCode: string;
  readonly unitName: string;
  /** "" for none. */
  readonly gridCode: string;
  readonly gridName: string;
}

const HEAD = ["unit_code", "unit_name", "grid_code", "grid_name"] as const;

/** The list as CSV bytes. */
export function assignmentCsv(rows: readonly AssignmentRow[], encoding: CsvEncoding): Uint8Array {
  return csvBytes([[...HEAD], ...rows.map(({ unitCode, unitName, gridCode, gridName }) => [unitCode, unitName, gridCode, gridName])], encoding);
}

export type AssignmentColumn = "unit" | "unitName" | "grid" | "gridName";

/** Names under which the columns go, best first, as `plainName` leaves them. */
const NAMES: { readonly [C in AssignmentColumn]: readonly string[] } = {
  unit: words(
    "unitcode unitid code geoid geoid20 blockid unit 单元编码 单元代码 居村委编码 居村委代码 村居编码 社区编码 社区代码 居委编码 村委编码 小区编码 单元编号 编码 代码",
  ),
  unitName: words("unitname name 单元名称 居村委名称 居村委 村居名称 村居 社区名称 社区 居委会 居委 名称"),
  grid: words("newgrid gridcode gridid district assignment grid 新网格 新网格编码 网格编码 网格代码 责任网格编码 网格编号 责任网格"),
  gridName: words("gridname newgridname 网格名称 责任网格名称 新网格名称 网格"),
};

function words(text: string): readonly string[] {
  return text.split(/\s+/);
}

export interface AssignmentTable {
  readonly encoding: string;
  readonly columns: readonly string[];
  /** Which column stands for what; null where none does. */
  readonly found: { readonly [C in AssignmentColumn]: number | null };
  readonly rows: readonly (readonly string[])[];
}

/** Reads a table of units and grids; columns are only proposed. `wanted` (a WHATWG label) overrules the encoding that its bytes tell. */
export function readAssignment(bytes: Uint8Array, wanted?: string): AssignmentTable {
  const encoding = wanted?.toLowerCase() ?? detectEncoding(bytes.subarray(0, HEAD_BYTES));
  const text = new TextDecoder(encoding).decode(bytes);
  const [head = [], ...records] = firstRecords(new TextEncoder().encode(text), true, Number.POSITIVE_INFINITY);
  const columns = head.map((name) => name.trim());
  const taken = new Set<number>();
  const find = (column: AssignmentColumn): number | null => {
    let [best, rank]: [number | null, number] = [null, Number.POSITIVE_INFINITY];
    for (const [index, name] of columns.entries()) {
      const own = rankOf(plainName(name), NAMES[column]);
      if (own < rank && !taken.has(index)) [best, rank] = [index, own];
    }
    if (best !== null) taken.add(best);
    return best;
  };
  const [grid, gridName, unit, unitName] = [find("grid"), find("gridName"), find("unit"), find("unitName")];
  const rows = records.filter((record) => record.some((field) => field.trim() !== ""));
  return { encoding, columns, found: { unit, unitName, grid, gridName }, rows };
}
