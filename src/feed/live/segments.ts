// What a live source sent, kept as it came within a bound: to open a report with its texts, to search them, and to build the ledger anew.
import { type ByteSource, blobSource } from "../source";
import type { KeptPart } from "./kept";

/** One delivery. */
interface Segment {
  readonly first: number;
  readonly name: string;
  readonly blob: Blob;
  /** The last reporting time in it, seconds since 2000; null where a report has none. */
  readonly newest: number | null;
  /** A record a line: what comes next may be put behind it. */
  readonly lines: boolean;
}

/** Bytes kept of one source; what is older goes. */
const MOST_BYTES = 96e6;
/** Deliveries of lines are kept together up to about this size. */
const JOINED_BYTES = 1e6;

/** The deliveries of one source, oldest first. */
export class Segments {
  /** Counts every change. */
  version = 0;
  private list: (Segment & { readonly turn: number })[] = [];
  /** Whether all that came is here, but for what was let go for its age. */
  isWhole = true;
  private turns = 0;
  private bytes = 0;
  private readonly most: number;

  constructor(most: number = MOST_BYTES) {
    this.most = most;
  }

  clear(): void {
    this.version++;
    this.list = [];
    this.bytes = 0;
    this.isWhole = true;
  }

  add(segment: Segment): void {
    this.version++;
    this.list.push({ ...segment, turn: this.turns++ });
    this.bytes += segment.blob.size;
    for (; this.bytes > this.most && this.list.length > 1; this.isWhole = false) this.bytes -= this.list.shift()?.blob.size ?? 0;
  }

  /** Lets go of deliveries in which everything was reported before an instant. */
  forget(instant: number): void {
    const before = this.list.length;
    this.list = this.list.filter(({ newest }) => newest === null || newest >= instant);
    if (this.list.length !== before) this.version++;
    this.bytes = this.list.reduce((sum, { blob }) => sum + blob.size, 0);
  }

  all(): readonly Segment[] {
    return [...this.list];
  }

  /** The newest deliveries, no more bytes than `most`, put together for keeping, and whether they are all; null when not even the last of them fits. */
  async packed(most: number): Promise<{ readonly bytes: ArrayBuffer; readonly parts: readonly KeptPart[]; readonly isWhole: boolean } | null> {
    let from = this.list.length;
    let length = 0;
    for (let size = this.list[from - 1]?.blob.size; size !== undefined && length + size <= most; size = this.list[from - 1]?.blob.size) {
      length += size;
      from--;
    }
    const taken = this.list.slice(from);
    if (taken.length === 0 && this.list.length > 0) return null;
    const parts: KeptPart[] = [];
    let before = Number.NaN;
    for (const { blob, turn, ...one } of taken) {
      const last = parts.at(-1);
      // One that was let go in between would shift the numbers of the records.
      if (one.lines && turn === before + 1 && last?.lines && last.name === one.name && last.size < JOINED_BYTES) {
        const newest = last.newest === null || one.newest === null ? null : Math.max(last.newest, one.newest);
        parts[parts.length - 1] = { ...last, newest, size: last.size + blob.size };
      } else parts.push({ ...one, size: blob.size });
      before = turn;
    }
    return { bytes: await new Blob(taken.map(({ blob }) => blob)).arrayBuffer(), parts, isWhole: this.isWhole && from === 0 };
  }

  /** The deliveries as files; records of each are numbered from `first` on. */
  files(): readonly { readonly bytes: ByteSource; readonly first: number }[] {
    return this.list.map(({ blob, name, first }) => ({ bytes: blobSource(blob, name), first }));
  }
}
