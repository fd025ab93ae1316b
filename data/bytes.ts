// Writes CSV as UTF-8 bytes into chunks of about a megabyte; no strings are built.

const CHUNK = 1 << 20;
const MARGIN = 4096;
const encoder = new TextEncoder();

/** Words in UTF-8, once. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

export class ByteWriter {
  private buffer = new Uint8Array(CHUNK + MARGIN);
  private end = 0;

  /** True when a chunk is full and should be taken. */
  get full(): boolean {
    return this.end >= CHUNK;
  }

  /** The bytes so far; the writer goes on with a new buffer. */
  take(): Uint8Array {
    const chunk = this.buffer.subarray(0, this.end);
    this.buffer = new Uint8Array(CHUNK + MARGIN);
    this.end = 0;
    return chunk;
  }

  byte(value: number): void {
    this.buffer[this.end++] = value;
  }

  word(bytes: Uint8Array): void {
    const { buffer } = this;
    let end = this.end;
    for (let i = 0; i < bytes.length; i++) buffer[end++] = bytes[i] ?? 0; // short words: faster than set()
    this.end = end;
  }

  /** A whole number ≥ 0 with at least so many digits. */
  number(value: number, digits = 1): void {
    let width = digits;
    for (let limit = 10 ** digits; value >= limit; limit *= 10) width++;
    let rest = value;
    for (let i = this.end + width - 1; i >= this.end; i--) {
      const next = Math.floor(rest / 10);
      this.buffer[i] = 48 + rest - next * 10;
      rest = next;
    }
    this.end += width;
  }

  /** Lattice units as degrees with seven decimals. */
  degrees(units: number): void {
    if (units < 0) this.byte(45);
    const whole = Math.floor(Math.abs(units) / 1e7);
    this.number(whole);
    this.byte(46);
    this.number(Math.abs(units) - whole * 1e7, 7);
  }

  /** Bytes written since `start`, again. */
  repeat(start: number): void {
    const length = this.end - start;
    this.buffer.copyWithin(this.end, start, this.end);
    this.end += length;
  }

  get position(): number {
    return this.end;
  }
}
