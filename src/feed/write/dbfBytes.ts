// The attribute table of a Shapefile as bytes: dBASE III with UTF-8 text, said so in the .cpg beside it.

/** Rows of scalar values; what is no scalar is written as JSON text. */
export type DbfRow = Readonly<Record<string, unknown>>;

interface Field {
  readonly key: string;
  /** At most ten bytes, each only once. */
  readonly name: string;
  readonly type: "C" | "N" | "L";
  readonly width: number;
  readonly decimals: number;
}

const MOST_TEXT = 254;
const MOST_DIGITS = 18;
const NAME_BYTES = 10;
const encoder = new TextEncoder();

/** A table with one row for each shape. A Shapefile has no fields beyond 255 and at least one: without any a number is written. */
export function dbfTable(rows: readonly DbfRow[]): Uint8Array {
  const fields = fieldsOf(rows);
  const rowLength = 1 + fields.reduce((sum, field) => sum + field.width, 0);
  const headerLength = 32 + 32 * fields.length + 1;
  const bytes = new Uint8Array(headerLength + rows.length * rowLength + 1).fill(0x20, headerLength);
  const view = new DataView(bytes.buffer);
  bytes.set([3, 95, 7, 26]); // version; the date is none of our knowledge (no clock here): that of the dBASE III year
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, rowLength, true);
  for (const [index, field] of fields.entries()) {
    const at = 32 + 32 * index;
    bytes.set(encoder.encode(field.name), at);
    bytes[at + 11] = field.type.charCodeAt(0);
    bytes[at + 16] = field.width;
    bytes[at + 17] = field.decimals;
  }
  bytes[headerLength - 1] = 0x0d;
  for (const [index, row] of rows.entries()) writeRow(bytes, headerLength + index * rowLength + 1, fields, row, index);
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

function writeRow(bytes: Uint8Array, start: number, fields: readonly Field[], row: DbfRow, index: number): void {
  let at = start;
  for (const field of fields) {
    const value = field.key === "" ? index + 1 : row[field.key];
    if (value !== null && value !== undefined) {
      const text = clipped(textOf(value, field), field.width);
      bytes.set(text, field.type === "N" ? at + field.width - text.length : at);
    }
    at += field.width;
  }
}

function fieldsOf(rows: readonly DbfRow[]): Field[] {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, 255);
  if (keys.length === 0) return [{ key: "", name: "id", type: "N", width: 10, decimals: 0 }];
  const taken = new Set<string>();
  return keys.map((key) => ({
    key,
    name: shortName(key, taken),
    ...shapeOf(rows.map((row) => row[key]).filter((value) => value !== null && value !== undefined)),
  }));
}

function shapeOf(values: readonly unknown[]): Pick<Field, "type" | "width" | "decimals"> {
  if (values.length > 0 && values.every((value) => typeof value === "boolean")) return { type: "L", width: 1, decimals: 0 };
  if (values.length > 0 && values.every((value) => typeof value === "number" && Number.isFinite(value))) {
    const texts = values.map(plainNumber);
    const decimals = Math.max(...texts.map((text) => text.split(".")[1]?.length ?? 0));
    const width = Math.max(...values.map((value) => (value as number).toFixed(decimals).length));
    if (width <= MOST_DIGITS) return { type: "N", width, decimals };
  }
  return { type: "C", width: Math.max(1, Math.min(MOST_TEXT, ...[Math.max(1, ...values.map((value) => encoder.encode(scalar(value)).length))])), decimals: 0 };
}

/** A number without an exponent. */
function plainNumber(value: unknown): string {
  const text = String(value);
  return text.includes("e") ? (value as number).toFixed(12).replace(/0+$/, "").replace(/\.$/, "") : text;
}

function textOf(value: unknown, { type, decimals }: Field): string {
  if (type === "L") return value === true ? "T" : "F";
  return type === "N" ? (value as number).toFixed(decimals) : scalar(value);
}

function scalar(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A name of at most ten bytes that no other field has: long ones lose their end, then get _1, _2, … */
function shortName(key: string, taken: Set<string>): string {
  const cut = (text: string, bytes: number): string => new TextDecoder().decode(clipped(text, bytes)).trim() || "field";
  let name = cut(key, NAME_BYTES);
  for (let number = 1; taken.has(name.toLowerCase()); number++) name = `${cut(key, NAME_BYTES - String(number).length - 1)}_${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** UTF-8 of at most so many bytes, no character cut in two. */
function clipped(text: string, most: number): Uint8Array {
  const bytes = encoder.encode(text);
  if (bytes.length <= most) return bytes;
  let end = most;
  while (end > 0 && ((bytes[end] as number) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end);
}
