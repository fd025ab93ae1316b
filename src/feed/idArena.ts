// Case ids as UTF-8 bytes end to end.
import { viewOf } from "./fourBytes";

/** Collects the ids of one batch after the other. */
export class IdArena {
  private bytes = new Uint8Array(16_384);
  private view = new DataView(this.bytes.buffer);
  private ends: Uint32Array<ArrayBuffer>;
  private readonly size: number;

  constructor(batchRows: number) {
    this.size = batchRows;
    this.ends = new Uint32Array(batchRows);
  }

  /** The id of a row is that in bytes[start .. end). Rows come in order; one that is set again, or before the last, drops what came behind it. */
  set(row: number, bytes: Uint8Array, start: number, end: number): void {
    let at = row === 0 ? 0 : (this.ends[row - 1] as number);
    const to = at + end - start;
    if (to > this.bytes.length) {
      const larger = new Uint8Array(Math.max(to, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, at));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    const from = viewOf(bytes);
    // Four bytes a turn; the last four overlap those before.
    if (end - start < 4) for (let next = start; next < end; next++) this.bytes[at++] = bytes[next] as number;
    else {
      const last = to - 4;
      for (let next = start; at < last; at += 4, next += 4) this.view.setInt32(at, from.getInt32(next, true), true);
      this.view.setInt32(last, from.getInt32(end - 4, true), true);
    }
    this.ends[row] = to;
  }

  /** The ids so far, `count` of them; begins anew. */
  take(count: number): { readonly bytes: Uint8Array; readonly end: Uint32Array } {
    const length = count === 0 ? 0 : (this.ends[count - 1] as number);
    const taken = { bytes: this.bytes.slice(0, length), end: count === this.size ? this.ends : this.ends.slice(0, count) };
    if (count === this.size) this.ends = new Uint32Array(this.size);
    return taken;
  }
}
