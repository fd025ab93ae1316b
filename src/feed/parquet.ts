// Reports out of Parquet and GeoParquet: row group by row group, only the mapped columns are unpacked.
import type { AsyncBuffer, Compressors, FileMetaData, SchemaElement } from "hyparquet";
import type { ReportBatch } from "../core/model/batch";
import { CODE_COLUMNS, COUNT_COLUMNS, TIME_COLUMNS } from "../core/model/columns";
import type { Mapping } from "../core/model/mapping";
import type { Transform } from "./crs";
import { CsvColumns } from "./csvColumns";
import { mappingFault, nameOf } from "./csvMapping";
import { FeedFault } from "./source";
import { ValueRows } from "./valueRows";

export interface ParquetOptions {
  readonly mapping: Mapping;
  readonly file: string;
  /** Out of the file's CRS; without it positions are WGS 84 degrees. */
  readonly transform?: Transform;
  /** Reports a batch, 65,536 unless given. */
  readonly batchRows?: number;
}

/** What can be said of a Parquet file before its rows are read. */
export interface ParquetTable {
  /** Names of the top-level columns that hold one value a row. */
  readonly columns: readonly string[];
  readonly rowCount: number;
  /** The column of geometries, and the CRS that it names. */
  readonly geometry: { readonly column: string; readonly crs: string | null } | null;
  /** Columns of instants or days without a zone: their clock is that of the mapping's zone. */
  readonly local: ReadonlySet<string>;
  /** Columns of instants or days, written as ISO whatever format a mapping names. */
  readonly times: ReadonlySet<string>;
  readonly buffer: AsyncBuffer;
  readonly metadata: FileMetaData;
  readonly compressors: Compressors;
}

/**
 * Reports of a Parquet file (the whole of it in memory). Without a position in the mapping that of the geometry column is taken.
 * Throws FeedFault `parquet_broken`, `mapping_column_missing` or `mapping_wrong`.
 */
export async function* readParquet(bytes: Uint8Array, options: ParquetOptions): AsyncGenerator<ReportBatch> {
  const { file, batchRows = 65_536 } = options;
  const table = await parquetTable(bytes, file);
  const mapping = settled(options.mapping, table);
  const fault = mappingFault(mapping, new Map(table.columns.map((name, index) => [name, index])), file);
  if (fault) throw new FeedFault(fault);
  const names = table.columns.filter((name) => isMapped(mapping, name));
  const rows = new ValueRows(names.length);
  const columns = new CsvColumns(rows, new Map(names.map((name, index) => [name, index])), { ...options, mapping, batchRows, delimiter: "," });
  let first = 0;
  for (const group of table.metadata.row_groups) {
    const end = first + Number(group.num_rows);
    const values = await columnValues(table, names, first, end, file);
    for (let row = first; row < end; row++) {
      rows.begin();
      for (const [index, list] of values.entries()) rows.put(index, textOf(list[row - first], table.local.has(names[index] ?? "")));
      columns.add(row + 1);
      if (columns.full) yield columns.take();
    }
    first = end;
  }
  if (!columns.empty) yield columns.take();
}

/** Columns, rows and geometry of a Parquet file. Throws FeedFault `parquet_broken`. */
export async function parquetTable(bytes: Uint8Array, file: string): Promise<ParquetTable> {
  const { parquetMetadataAsync } = await import("hyparquet");
  const buffer: AsyncBuffer = {
    byteLength: bytes.length,
    // A copy of its own: the slice of a Node Buffer is a view, and its buffer the whole store.
    slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer,
  };
  const metadata = await guarded(file, () => parquetMetadataAsync(buffer));
  const leaves = topLeaves(metadata.schema);
  const shape = leaves.find(({ logical_type: logical }) => logical?.type === "GEOMETRY" || logical?.type === "GEOGRAPHY");
  const crs = shape?.logical_type && "crs" in shape.logical_type ? (shape.logical_type.crs ?? null) : null;
  const codecs = new Set(metadata.row_groups.flatMap(({ columns }) => columns.map((column) => column.meta_data?.codec ?? "UNCOMPRESSED")));
  const plain = [...codecs].every((codec) => codec === "UNCOMPRESSED" || codec === "SNAPPY");
  return {
    columns: leaves.map(({ name }) => name),
    rowCount: Number(metadata.num_rows),
    geometry: shape ? { column: shape.name, crs } : null,
    local: new Set(leaves.filter(isLocal).map(({ name }) => name)),
    times: new Set(leaves.filter(isTime).map(({ name }) => name)),
    buffer,
    metadata,
    compressors: plain ? {} : (await import("hyparquet-compressors")).compressors,
  };
}

/** Rows [start, end) of some columns, as hyparquet makes them: numbers, bigints, texts, dates, bytes, geometries. */
export async function columnValues(table: ParquetTable, names: readonly string[], start: number, end: number, file: string): Promise<readonly unknown[][]> {
  const { parquetRead } = await import("hyparquet");
  const values = names.map(() => new Array<unknown>(end - start));
  if (names.length === 0) return values;
  await guarded(file, () =>
    parquetRead({
      file: table.buffer,
      metadata: table.metadata,
      compressors: table.compressors,
      columns: [...names],
      rowStart: start,
      rowEnd: end,
      utf8: false,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const list = values[names.indexOf(columnName)];
        for (let index = 0; list && index < columnData.length; index++) {
          const row = rowStart + index - start;
          if (row >= 0 && row < end - start) list[row] = columnData[index];
        }
      },
    }),
  );
  return values;
}

/** A value as the text that a CSV would hold: empty for null, ISO 8601 for instants, hexadecimal for well-known binary, JSON for what is nested. */
export function textOf(value: unknown, local: boolean): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.toISOString().slice(0, local ? 23 : 24) : "";
  if (value instanceof Uint8Array)
    return isBinary(value) ? Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("") : new TextDecoder().decode(value);
  if (typeof value === "object") return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "bigint" ? Number(inner) : inner));
  return String(value);
}

/** Well-known binary begins with its byte order, 0 or 1: no text does. */
function isBinary(value: Uint8Array): boolean {
  return value.length >= 21 && (value[0] as number) <= 1;
}

/** The mapping with the geometry column for want of a position, and without formats for columns that are times already. */
function settled(mapping: Mapping, table: ParquetTable): Mapping {
  const times = TIME_COLUMNS.flatMap((column) => {
    const name = nameOf(mapping[column]);
    return name !== undefined && table.times.has(name) ? [[column, name] as const] : [];
  });
  const positioned = mapping.lng !== undefined || mapping.point !== undefined || table.geometry === null;
  const point = positioned ? {} : { point: { column: table.geometry.column, form: "geojson" as const } };
  return { ...mapping, ...point, ...Object.fromEntries(times) };
}

/** Texts are not kept, so they are not unpacked either. */
function isMapped(mapping: Mapping, name: string): boolean {
  const kept = [mapping.point, ...[...POSITION_AND_ID, ...TIME_COLUMNS, ...CODE_COLUMNS, ...COUNT_COLUMNS].map((column) => mapping[column])];
  return kept.some((entry) => (typeof entry === "object" ? entry.column : entry) === name);
}

const POSITION_AND_ID = ["lng", "lat", "case_id"] as const;

/** The schema is a tree in pre-order; only leaves right under the root hold one value a row. */
function topLeaves(schema: readonly SchemaElement[]): readonly SchemaElement[] {
  const leaves: SchemaElement[] = [];
  const skip = (at: number): number => {
    let next = at + 1;
    for (let child = 0; child < (schema[at]?.num_children ?? 0); child++) next = skip(next);
    return next;
  };
  for (let at = 1; at < schema.length; at = skip(at)) {
    const element = schema[at];
    if (element && !element.num_children && element.repetition_type !== "REPEATED") leaves.push(element);
  }
  return leaves;
}

function isTime({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return type === "INT96" || logical?.type === "TIMESTAMP" || logical?.type === "DATE" || (converted?.startsWith("TIMESTAMP") ?? false) || converted === "DATE";
}

function isLocal({ type, converted_type: converted, logical_type: logical }: SchemaElement): boolean {
  return type === "INT96" || converted === "DATE" || logical?.type === "DATE" || (logical?.type === "TIMESTAMP" && !logical.isAdjustedToUTC);
}

/** hyparquet throws plain errors on broken files: told with the file's name, in words of ours. */
async function guarded<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new FeedFault({ code: "parquet_broken", file });
  }
}
