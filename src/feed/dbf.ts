// The attribute table of a Shapefile (dBASE III/IV, fixed width). Read here and not by shpjs, whose reader turns codes into floats
// (leading zeros and long codes are lost), loses fields of the same name or called __proto__, and hangs on a wrong row count.
import { dbfDecoder } from "./dbfEncoding";

interface Field {
  readonly name: string;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

export interface DbfTable {
  readonly encoding: string;
  readonly rows: Record<string, unknown>[];
}

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const SAMPLE_BYTES = 200_000;

/**
 * Rows of a table; null when the bytes are no table. Text loses its padding, numbers become numbers unless that would change how they are
 * written (leading zeros, more digits than a number holds), dates become yyyy-MM-dd, empty fields null. Rows marked as deleted stay:
 * their shapes do. A second field of one name is called NAME_2.
 */
export function readDbf(bytes: Uint8Array, cpg: string | null): DbfTable | null {
  if (bytes.length < HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = view.getUint16(8, true);
  const rowLength = view.getUint16(10, true);
  if (headerLength < HEADER_BYTES + 1 || headerLength > bytes.length || rowLength < 1) return null;
  const count = Math.min(view.getUint32(4, true), Math.floor((bytes.length - headerLength) / rowLength));
  const raw = fieldsOf(bytes, headerLength, rowLength);
  const decoder = dbfDecoder(cpg, bytes[29] as number, () => textSample(bytes, raw, headerLength, rowLength, count));
  const fields = withNames(raw, bytes, decoder);
  const bytewise = new TextDecoder("windows-1252"); // one letter a byte, so that numbers and dates are cut out of a row's text
  const rows: Record<string, unknown>[] = [];
  for (let row = 0; row < count; row++) {
    const start = headerLength + row * rowLength;
    const line = bytewise.decode(bytes.subarray(start, start + rowLength));
    rows.push(Object.fromEntries(fields.map((field) => [field.name, isText(field) ? textAt(bytes, start, field, decoder) : valueAt(line, field)])));
  }
  return { encoding: decoder.encoding, rows };
}

function fieldsOf(bytes: Uint8Array, headerLength: number, rowLength: number): Field[] {
  const fields: Field[] = [];
  let offset = 1; // the deletion mark
  for (let at = HEADER_BYTES; at + FIELD_BYTES <= headerLength && bytes[at] !== 0x0d; at += FIELD_BYTES) {
    const type = String.fromCharCode(bytes[at + 11] as number);
    // A text longer than 255 has its length in two bytes.
    const length = (bytes[at + 16] as number) + (type === "C" ? 256 * (bytes[at + 17] as number) : 0);
    if (offset + length > rowLength) break;
    fields.push({ name: "", type, offset, length });
    offset += length;
  }
  return fields;
}

function withNames(fields: readonly Field[], bytes: Uint8Array, decoder: TextDecoder): Field[] {
  const taken = new Set<string>();
  return fields.map((field, index) => {
    const at = HEADER_BYTES + index * FIELD_BYTES;
    const raw = bytes.subarray(at, at + 11);
    const end = raw.indexOf(0);
    const written = decoder.decode(end < 0 ? raw : raw.subarray(0, end)).trim() || `field_${index + 1}`;
    let name = written;
    for (let number = 2; taken.has(name); number++) name = `${written}_${number}`;
    taken.add(name);
    return { ...field, name };
  });
}

function textSample(bytes: Uint8Array, fields: readonly Field[], headerLength: number, rowLength: number, count: number): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  for (let row = 0; row < count; row++) {
    for (const { type, offset, length: width } of fields) {
      if (type !== "C") continue;
      const start = headerLength + row * rowLength + offset;
      const end = textEnd(bytes, start, start + width);
      if (length + end - start + 1 > SAMPLE_BYTES) return sample.subarray(0, length);
      sample.set(bytes.subarray(start, end), length);
      length += end - start + 1; // a NUL between fields, so that no character runs over
    }
  }
  return sample.subarray(0, length);
}

function textEnd(bytes: Uint8Array, start: number, end: number): number {
  let last = end;
  while (last > start && ((bytes[last - 1] as number) === 0x20 || (bytes[last - 1] as number) === 0)) last--;
  return last;
}

function isText({ type }: Field): boolean {
  return type === "C" || type === "V";
}

function textAt(bytes: Uint8Array, row: number, { offset, length }: Field, decoder: TextDecoder): string | null {
  const start = row + offset;
  const end = textEnd(bytes, start, start + length);
  return end === start ? null : decoder.decode(bytes.subarray(start, end)).replace(/\ufffd$/, "");
}

function valueAt(line: string, { type, offset, length }: Field): unknown {
  const text = line
    .slice(offset, offset + length)
    .replace(/\0.*$/, "")
    .trim();
  if (text === "") return null;
  if (type === "N" || type === "F") return numberOf(text);
  if (type === "D") return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
  if (type === "L") return /^[YyTt]$/.test(text) ? true : /^[NnFf]$/.test(text) ? false : null;
  return text;
}

/** A number, or its text where the number would not be written the same; asterisks stand for a number that did not fit. */
function numberOf(text: string): unknown {
  const number = Number(text);
  if (Number.isFinite(number) && String(number) === text) return number;
  if (/^\*+$/.test(text)) return null;
  const plain = text.replace(",", ".");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return text;
  const isLongOrPadded = /^-?\d+$/.test(plain) && String(Number(plain)) !== plain;
  return isLongOrPadded ? text : Number(plain);
}
