// Case ids of all rows, as bytes end to end. Ids of one width, the usual case, need no list of ends.

/** The ids of a ledger's rows. A row without an id has zero bytes. */
export class IdColumn {
  bytes = new Uint8Array(0);
  length = 0;
  /** Bytes of every id while all have the same; then there is no `end`. */
  private width = 0;
  private end: Uint32Array | null = null;

  /** Position of the first byte of row's id; `start(length)` is the end of all. */
  start(row: number): number {
    if (this.end === null) return row * this.width;
    return row === 0 ? 0 : (this.end[row - 1] ?? 0);
  }

  get byteLength(): number {
    return this.bytes.byteLength + (this.end?.byteLength ?? 0);
  }

  /** Appends a batch's ids for the rows from `at` on (UTF-8, id i ends at end[i]). */
  append(at: number, ids: { readonly bytes: Uint8Array; readonly end: Uint32Array }, count: number): void {
    if (count === 0) return;
    this.padTo(at);
    const used = this.start(this.length);
    const added = ids.end[count - 1] ?? 0;
    if (used + added > this.bytes.length) this.bytes = grownBytes(this.bytes, used, used + added);
    this.bytes.set(ids.bytes.subarray(0, added), used);
    const width = ids.end[0] ?? 0;
    if (this.length === 0) this.width = width;
    if (this.end !== null || width !== this.width || !evenlySpaced(ids.end, count, width)) {
      const end = this.reserveEnds(at + count);
      for (let i = 0; i < count; i++) end[at + i] = used + (ids.end[i] ?? 0);
    }
    this.length = at + count;
  }

  /** Keeps the rows named in `order`, in that order, out of `total`; drops spare room. */
  gather(order: Uint32Array, total: number): void {
    if (this.length === 0) return;
    this.padTo(total);
    if (this.end === null) this.bytes = sameWidth(this.bytes, order, this.width);
    else {
      const moved = anyWidth(this.bytes, order, this.end);
      this.bytes = moved.bytes;
      this.keepEnds(moved.end);
    }
    this.length = order.length;
  }

  /** Brings the column to exactly `total` rows and drops spare room. */
  trim(total: number): void {
    if (this.length === 0) return;
    this.padTo(total);
    const size = this.start(total);
    if (this.bytes.length !== size) this.bytes = this.bytes.slice(0, size);
    if (this.end !== null) this.keepEnds(this.end.length === total ? this.end : this.end.slice(0, total));
  }

  /** The id of a row as text; bytes that are no UTF-8 become U+FFFD. */
  text(row: number): string {
    return row < this.length ? decodeUtf8(this.bytes, this.start(row), this.start(row + 1)) : "";
  }

  /** The first of the rows [0, total) of each id; one pass over the bytes, however many are looked for. */
  find(ids: ReadonlySet<string>, total: number): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const wanted = new Set([...ids].map((id) => encodeUtf8(id)).map((bytes) => hashOf(bytes, 0, bytes.length)));
    for (let row = 0; row < Math.min(total, this.length) && found.size < ids.size; row++) {
      if (!wanted.has(hashOf(this.bytes, this.start(row), this.start(row + 1)))) continue;
      const id = this.text(row);
      if (ids.has(id) && !found.has(id)) found.set(id, row);
    }
    return found;
  }

  /** Takes the ends, or only the width when every id has the same. */
  private keepEnds(end: Uint32Array): void {
    this.width = end[0] ?? 0;
    this.end = evenlySpaced(end, end.length, this.width) ? null : end;
  }

  private padTo(total: number): void {
    if (this.length >= total) return;
    const used = this.start(this.length);
    this.reserveEnds(total).fill(used, this.length, total);
    this.length = total;
  }

  private reserveEnds(rows: number): Uint32Array {
    const { end, width, length } = this;
    if (end !== null && end.length >= rows) return end;
    const grown = new Uint32Array(Math.max(rows, Math.ceil(length * 1.5), 1024));
    if (end !== null) grown.set(end.subarray(0, length));
    else for (let i = 0; i < length; i++) grown[i] = (i + 1) * width;
    this.end = grown;
    return grown;
  }
}

function evenlySpaced(end: Uint32Array, count: number, width: number): boolean {
  for (let i = 0; i < count; i++) if (end[i] !== (i + 1) * width) return false;
  return true;
}

function sameWidth(bytes: Uint8Array, order: Uint32Array, width: number): Uint8Array<ArrayBuffer> {
  const moved = new Uint8Array(order.length * width);
  for (let i = 0, to = 0; i < order.length; i++) {
    const from = (order[i] ?? 0) * width;
    for (let k = 0; k < width; k++) moved[to++] = bytes[from + k] ?? 0;
  }
  return moved;
}

function anyWidth(bytes: Uint8Array, order: Uint32Array, end: Uint32Array): { bytes: Uint8Array<ArrayBuffer>; end: Uint32Array } {
  let size = 0;
  for (const row of order) size += (end[row] ?? 0) - (row === 0 ? 0 : (end[row - 1] ?? 0));
  const moved = new Uint8Array(size);
  const ends = new Uint32Array(order.length);
  let to = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i] ?? 0;
    const last = end[row] ?? 0;
    for (let from = row === 0 ? 0 : (end[row - 1] ?? 0); from < last; from++) moved[to++] = bytes[from] ?? 0;
    ends[i] = to;
  }
  return { bytes: moved, end: ends };
}

function grownBytes(bytes: Uint8Array, used: number, needed: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(Math.max(needed, Math.ceil(bytes.length * 1.5), 16_384));
  grown.set(bytes.subarray(0, used));
  return grown;
}

/** FNV-1a of bytes [start, end). */
export function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 2_166_136_261;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] ?? 0), 16_777_619);
  return hash ^ (hash >>> 15);
}

/** A text as UTF-8. core/ has no TextEncoder. */
function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return Uint8Array.from(bytes);
}

/** UTF-8 bytes [from, to) as text. core/ has no TextDecoder; wrong bytes become U+FFFD one by one. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; ) {
    const lead = bytes[at++] ?? 0;
    const more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1;
    let code = more === 0 ? lead : lead & (0x3f >> more);
    let valid = more >= 0 && at + more <= to;
    for (let i = 0; valid && i < more; i++) {
      const next = bytes[at + i] ?? 0;
      valid = (next & 0xc0) === 0x80;
      code = (code << 6) | (next & 0x3f);
    }
    const shortest = more === 2 ? 0x800 : more === 3 ? 0x10000 : 0;
    if (!valid || code < shortest || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) text += "\ufffd";
    else {
      text += String.fromCodePoint(code);
      at += Math.max(more, 0);
    }
  }
  return text;
}
