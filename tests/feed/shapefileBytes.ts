// Makes small Shapefiles for tests: polygons (type 5) and a dBASE table of text fields.

/** A .shp of polygon records, each a list of closed rings; null for a null shape. */
export function shpBytes(records: readonly (readonly (readonly (readonly [number, number])[])[] | null)[]): Uint8Array<ArrayBuffer> {
  const contents = records.map(recordBytes);
  const total = 100 + contents.reduce((sum, content) => sum + 8 + content.length, 0);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, total / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  let at = 100;
  for (const [index, content] of contents.entries()) {
    view.setInt32(at, index + 1);
    view.setInt32(at + 4, content.length / 2);
    bytes.set(content, at + 8);
    at += 8 + content.length;
  }
  return bytes;
}

function recordBytes(rings: readonly (readonly (readonly [number, number])[])[] | null): Uint8Array {
  if (rings === null) return new Uint8Array(4);
  const points = rings.flat();
  const bytes = new Uint8Array(44 + 4 * rings.length + 16 * points.length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 5, true);
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points.length, true);
  let first = 0;
  for (const [index, ring] of rings.entries()) {
    view.setInt32(44 + 4 * index, first, true);
    first += ring.length;
  }
  for (const [index, [x, y]] of points.entries()) {
    const at = 44 + 4 * rings.length + 16 * index;
    view.setFloat64(at, x, true);
    view.setFloat64(at + 8, y, true);
  }
  return bytes;
}

/** A .dbf of fields (name, type, width) and rows of bytes or ASCII text. `driver` is the language driver id, `count` the number of rows it claims. */
export function dbfBytes(
  fields: readonly (readonly [string, string, number])[],
  rows: readonly (readonly (string | Uint8Array)[])[],
  { driver = 0, count = rows.length }: { driver?: number; count?: number } = {},
): Uint8Array<ArrayBuffer> {
  const header = 32 + 32 * fields.length + 1;
  const width = 1 + fields.reduce((sum, field) => sum + field[2], 0);
  const bytes = new Uint8Array(header + rows.length * width).fill(0x20, header);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  bytes[29] = driver;
  view.setUint32(4, count, true);
  view.setUint16(8, header, true);
  view.setUint16(10, width, true);
  for (const [index, [name, type, length]] of fields.entries()) {
    bytes.set(new TextEncoder().encode(name).subarray(0, 11), 32 + 32 * index);
    bytes[32 + 32 * index + 11] = type.charCodeAt(0);
    bytes[32 + 32 * index + 16] = length;
  }
  bytes[header - 1] = 0x0d;
  for (const [index, row] of rows.entries()) {
    let at = header + index * width + 1;
    for (const [column, value] of row.entries()) {
      const length = fields[column]?.[2] ?? 0;
      bytes.set((typeof value === "string" ? new TextEncoder().encode(value) : value).subarray(0, length), at);
      at += length;
    }
  }
  return bytes;
}
