// Case ids as UTF-8 bytes end to end.

/** Collects the ids of one batch after the other. */
export class IdArena {
  private bytes = new Uint8Array(16_384);
  private ends: Uint32Array<ArrayBuffer>;
  private count = 0;
  private readonly size: number;

  constructor(batchRows: number) {
    this.size = batchRows;
    this.ends = new Uint32Array(batchRows);
  }

  /** Adds the id in bytes[start .. end). */
  add(bytes: Uint8Array, start: number, end: number): void {
    let at = this.count === 0 ? 0 : (this.ends[this.count - 1] as number);
    const to = at + end - start;
    if (to > this.bytes.length) {
      const larger = new Uint8Array(Math.max(to, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, at));
      this.bytes = larger;
    }
    for (let from = start; from < end; from++) this.bytes[at++] = bytes[from] as number;
    this.ends[this.count++] = to;
  }

  /** The ids so far, `count` of them; begins anew. */
  take(count: number): { readonly bytes: Uint8Array; readonly end: Uint32Array } {
    const length = count === 0 ? 0 : (this.ends[count - 1] as number);
    const taken = { bytes: this.bytes.slice(0, length), end: count === this.size ? this.ends : this.ends.slice(0, count) };
    if (count === this.size) this.ends = new Uint32Array(this.size);
    this.count = 0;
    return taken;
  }
}
