// A dictionary of words by their bytes: a known word costs a hash and a comparison, never a string.
import { viewOf } from "./fourBytes";

/** Beyond so many words, or bytes of words, further ones share the code of REST. */
const MOST_WORDS = 1_048_576;
const MOST_BYTES = 67_108_864;
/** An odd number whose bits are spread evenly: 2^32 by the golden ratio. */
const MIXER = 0x9e3779b1;
/** Words remembered by a few of their bytes: 2^8, the upper bits of 32 telling which. */
const RECENT = 256;
const RECENT_SHIFT = 24;
/** The word of all that no longer fit. */
const REST = "…";

/** Codes of words in the order in which they first came; code 0 is the empty word. Words are UTF-8. */
export class Words {
  /** Word of each code; grows. */
  readonly list: string[] = [""];
  private table = new Int32Array(256); // code, or 0 where free; open addressing
  private hashes = new Int32Array(128);
  private ends = new Uint32Array(128);
  private arena = new Uint8Array(4096);
  private arenaView = new DataView(this.arena.buffer);
  private rest = 0;
  /** The code last found at each sample of bytes. */
  private readonly recent = new Int32Array(RECENT);
  private readonly decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  /** The code of the word in bytes[start .. end). */
  code(bytes: Uint8Array, start: number, end: number): number {
    const code = this.known(bytes, start, end);
    return code < 0 ? this.add(bytes, start, end) : code;
  }

  /** The code of the word in bytes[start .. end) if it came before, otherwise -1. */
  known(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    if (length <= 0) return 0;
    const view = viewOf(bytes);
    // Columns of few words: the first, the middle and the last four bytes nearly always tell which it is.
    const middle = start + ((length - 4) >> 1);
    const sample = length < 4 ? (bytes[start] as number) : view.getInt32(start, true) + view.getInt32(middle, true) + view.getInt32(end - 4, true);
    const slot = Math.imul(sample ^ length, MIXER) >>> RECENT_SHIFT;
    const recent = this.recent[slot] as number;
    if (recent > 0 && this.same(recent, bytes, view, start, length)) return recent;
    const code = this.table[this.placeOf(bytes, start, length, hashOf(bytes, view, start, end))] as number;
    if (code > 0) this.recent[slot] = code;
    return code > 0 ? code : -1;
  }

  /** Where the word with this hash is in the table, or the free place for it. */
  private placeOf(bytes: Uint8Array, start: number, length: number, hash: number): number {
    const { table, hashes } = this;
    const view = viewOf(bytes);
    const mask = table.length - 1;
    let place = hash & mask;
    for (let code = table[place] as number; code > 0; code = table[place] as number) {
      if (hashes[code] === hash && this.same(code, bytes, view, start, length)) break;
      place = (place + 1) & mask;
    }
    return place;
  }

  private same(code: number, bytes: Uint8Array, view: DataView, start: number, length: number): boolean {
    const from = this.ends[code - 1] as number;
    if ((this.ends[code] as number) - from !== length) return false;
    const { arena, arenaView } = this;
    let at = 0;
    if (length >= 4) {
      // The last four bytes overlap those before.
      const last = length - 4;
      for (; at < last; at += 4) if (arenaView.getInt32(from + at, true) !== view.getInt32(start + at, true)) return false;
      return arenaView.getInt32(from + last, true) === view.getInt32(start + last, true);
    }
    for (; at < length; at++) if (arena[from + at] !== bytes[start + at]) return false;
    return true;
  }

  private add(bytes: Uint8Array, start: number, end: number): number {
    const code = this.list.length;
    const from = this.ends[code - 1] as number;
    const to = from + end - start;
    if (this.rest > 0 || code > MOST_WORDS || to > MOST_BYTES) return this.restCode();
    const hash = hashOf(bytes, viewOf(bytes), start, end);
    this.table[this.placeOf(bytes, start, end - start, hash)] = code;
    if (code >= this.ends.length) {
      this.ends = grown(this.ends, new Uint32Array(code * 2));
      this.hashes = grown(this.hashes, new Int32Array(code * 2));
    }
    if (to > this.arena.length) {
      this.arena = grown(this.arena, new Uint8Array(Math.max(to, this.arena.length * 2)));
      this.arenaView = new DataView(this.arena.buffer);
    }
    this.arena.set(bytes.subarray(start, end), from);
    this.ends[code] = to;
    this.hashes[code] = hash;
    this.list.push(this.decoder.decode(bytes.subarray(start, end)));
    if (code * 2 > this.table.length) this.spread();
    return code;
  }

  private restCode(): number {
    if (this.rest === 0) this.rest = this.list.push(REST) - 1;
    return this.rest;
  }

  private spread(): void {
    const table = new Int32Array(this.table.length * 4);
    const mask = table.length - 1;
    for (const code of this.table) {
      if (code === 0) continue;
      let place = (this.hashes[code] as number) & mask;
      while (table[place] !== 0) place = (place + 1) & mask;
      table[place] = code;
    }
    this.table = table;
  }
}

/** A hash of all bytes of a word that is not empty. */
function hashOf(bytes: Uint8Array, view: DataView, start: number, end: number): number {
  let hash = end - start;
  if (hash < 4) for (let at = start; at < end; at++) hash = (hash << 8) ^ (bytes[at] as number);
  else {
    // Four bytes a turn; the last four overlap those before.
    const last = end - 4;
    for (let at = start; at < last; at += 4) {
      hash = Math.imul(hash ^ view.getInt32(at, true), MIXER);
      hash = (hash << 13) | (hash >>> 19);
    }
    hash ^= view.getInt32(last, true);
  }
  hash = Math.imul(hash ^ (hash >>> 16), MIXER);
  return hash ^ (hash >>> 15);
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
