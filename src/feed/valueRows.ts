// Values that are not bytes yet, shown as the fields of a row: what columnar files are read through.
import type { FieldRows } from "./fieldRows";

/** One row after the other: `begin`, then `put` each field that has a value. */
export class ValueRows implements FieldRows {
  bytes: Uint8Array<ArrayBuffer> = new Uint8Array(4096);
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly doubled: Uint8Array;
  readonly fields: number;
  readonly line = 0;
  readonly rowStart = 0;
  rowEnd = 0;
  private readonly encoder = new TextEncoder();

  constructor(fields: number) {
    this.fields = fields;
    this.starts = new Int32Array(fields);
    this.ends = new Int32Array(fields);
    this.doubled = new Uint8Array(fields);
  }

  begin(): void {
    this.starts.fill(0);
    this.ends.fill(0);
    this.rowEnd = 0;
  }

  put(field: number, text: string): void {
    const needed = this.rowEnd + text.length * 3;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(needed * 2);
      larger.set(this.bytes.subarray(0, this.rowEnd));
      this.bytes = larger;
    }
    this.starts[field] = this.rowEnd;
    this.rowEnd += this.encoder.encodeInto(text, this.bytes.subarray(this.rowEnd)).written;
    this.ends[field] = this.rowEnd;
  }
}
