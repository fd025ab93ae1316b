// What a live source sent, kept as it came within a bound: to open a report with its texts, and to build the ledger anew.
import { type ByteSource, blobSource } from "../source";

/** One delivery: its records are numbered from `first` on. */
export interface Segment {
  readonly first: number;
  readonly count: number;
  readonly name: string;
  readonly blob: Blob;
}

/** Bytes kept of one source; what is older goes. */
const MOST_BYTES = 96e6;

/** The deliveries of one source, oldest first. */
export class Segments {
  private list: Segment[] = [];
  private bytes = 0;
  private readonly most: number;

  constructor(most: number = MOST_BYTES) {
    this.most = most;
  }

  clear(): void {
    this.list = [];
    this.bytes = 0;
  }

  add(segment: Segment): void {
    this.list.push(segment);
    this.bytes += segment.blob.size;
    while (this.bytes > this.most && this.list.length > 1) this.bytes -= this.list.shift()?.blob.size ?? 0;
  }

  all(): readonly Segment[] {
    return this.list;
  }

  /** Where a record lies: its delivery as a file, and its number in it; null when that is gone. */
  find(record: number): { readonly source: ByteSource; readonly record: number } | null {
    let low = 0;
    let high = this.list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.list[middle]?.first ?? 0) <= record) low = middle + 1;
      else high = middle;
    }
    const segment = this.list[low - 1];
    if (!segment || record >= segment.first + segment.count) return null;
    return { source: blobSource(segment.blob, segment.name), record: record - segment.first + 1 };
  }
}
