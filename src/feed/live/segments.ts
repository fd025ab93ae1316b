// What a live source sent, kept as it came within a bound: to open a report with its texts, to search them, and to build the ledger anew.
import { type ByteSource, blobSource } from "../source";

/** One delivery. */
interface Segment {
  readonly first: number;
  readonly name: string;
  readonly blob: Blob;
  /** The last reporting time in it, seconds since 2000; null where a report has none. */
  readonly newest: number | null;
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

  /** Lets go of deliveries in which everything was reported before an instant. */
  forget(instant: number): void {
    this.list = this.list.filter(({ newest }) => newest === null || newest >= instant);
    this.bytes = this.list.reduce((sum, { blob }) => sum + blob.size, 0);
  }

  all(): readonly Segment[] {
    return [...this.list];
  }

  /** The deliveries as files; records of each are numbered from `first` on. */
  files(): readonly { readonly bytes: ByteSource; readonly first: number }[] {
    return this.list.map(({ blob, name, first }) => ({ bytes: blobSource(blob, name), first }));
  }
}
