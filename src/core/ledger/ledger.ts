// The ledger: every report of every source, where it belongs, and the proof that none was lost.
//
//   begin ─ add ─ add ─ … ─ finish       rows gather behind the kept ones; nothing is visible before finish
//                      └─ abort          as if the source had never been
//
//   columns after finish:   kept, by reported_at │ kept, without a time │ duplicates
//                           0              timed │                 size │           length
import type { Bucket, Reconciliation, ReportRow, UnlocatedReason } from "../frame/question";
import type { Locator } from "../geo/locate";
import type { Bounds } from "../geo/polygons";
import type { RejectReason, ReportBatch } from "../model/batch";
import { type NativeColumn, NO_TIME } from "../model/columns";
import type { Period } from "../model/period";
import type { Cells, ReportColumns } from "../model/reports";
import { Amendments, asTold, type RowPatch } from "./amend";
import { type BucketPage, type BucketRows, type OnlyRows, pageOf, reportRow } from "./buckets";
import { orderRows } from "./order";
import { type Place, placeRows } from "./place";
import { countUnlocated, reconcile } from "./reconcile";
import {
  emptySource,
  type LedgerSource,
  newSource,
  noteBatch,
  type OpenSource,
  REJECTED_SHOWN,
  type RejectedRecord,
  rejectionsOf,
  type SourceFacts,
  settleSource,
} from "./sources";
import { standing } from "./standing";
import { RowStore } from "./store";
import { columnsOf, int32, type LedgerColumns } from "./views";

export interface LedgerOptions {
  /** How far from the plan's box a position may lie and still be OUTSIDE instead of UNLOCATED; metres, default 50,000. */
  readonly farMetres?: number;
}

/** The ledger as the engine and the command use it. The columns it extends show the kept reports of the last finish, relocate or abort. */
export interface Ledger extends ReportColumns {
  readonly farMetres: number;
  /** Changes when rows or the plan change, but not when a row is amended: for what hangs on ids, places, reporting times and texts alone. */
  readonly rowsVersion: number;
  /** Opens a source and returns its index. */
  begin(source: SourceFacts): number;
  /** Appends a batch; seen after finish. */
  add(source: number, batch: ReportBatch): void;
  /** Takes in what was added: duplicates resolved, sorted, located, spare room dropped, version + 1. */
  finish(): void;
  /** Everything of a source goes, finished or not; a case that it had updated shows its older report again. */
  abort(source: number): void;
  /** Everything of a source goes, but it stays open. Nothing may be read before the next finish. */
  empty(source: number): void;
  /** From the next finish on a live source holds no report that was reported before an instant, seconds since 2000. */
  keepFrom(source: number, instant: number): void;
  /** All sources go. The plan stays. */
  clear(): void;
  /** A new plan: every report is located again, version + 1. */
  relocate(locator: Locator, bounds: Bounds): void;
  sources(): readonly LedgerSource[];
  /** Of one source (null: of all). Rows added and not yet finished are not in it. */
  reconciliation(source?: number | null): Reconciliation;
  rejections(): ReadonlyMap<RejectReason, number>;
  unlocatedReasons(): Readonly<Record<UnlocatedReason, number>>;
  /** From the first reported_at to just after the last; null when no report has one. */
  span(): Period | null;
  /** A page of a bucket: positions for `row`, or the rejected records (the first 100,000 of them). `slot` narrows `located`, `only` the kept rows. */
  rowsOf(bucket: Bucket, slot: number | null, offset: number, limit: number, only?: OnlyRows): BucketPage;
  /** Record number in its source of each row, kept ones first. */
  records(): Cells;
  /** The case id at a position, "" without one. */
  id(position: number): string;
  /** The report at a position of `rowsOf`, kept or duplicate, without its texts. Null beyond the end. */
  row(position: number): ReportRow | null;
  /**
   * The kept row as its source told it, with these cells in place of its own; an empty patch brings the source's back. version + 1. Where the row
   * lies and when it was reported do not change, and so neither does the reconciliation. Whatever brings, removes or moves rows undoes it.
   */
  amend(position: number, patch: RowPatch): void;
  /** The kept report as its source told it. Null beyond the end. */
  told(position: number): ReportRow | null;
  /** Positions of kept reports by their ids; ids that are not here are left out. */
  find(ids: ReadonlySet<string>): ReadonlyMap<string, number>;
  /** Bytes kept a report, everything counted: columns, ids, words, duplicates. */
  bytesPerReport(): number;
}

/** An empty ledger without a plan. */
export function createLedger(options: LedgerOptions = {}): Ledger {
  return new ColumnLedger(options.farMetres ?? 50_000);
}

class ColumnLedger implements Ledger {
  readonly farMetres: number;
  version = 0;
  rowsVersion = 0;
  private store = new RowStore();
  private columns: LedgerColumns = columnsOf(this.store, 0);
  private place: Place | null = null;
  private onBorder = 0;
  private readonly open = new Map<number, OpenSource>();
  private rejected: RejectedRecord[] = [];
  private updates = new Map<number, number>();
  private nextSource = 0;
  /** Rows before this one were there at the last finish. */
  private settled = 0;
  private readonly amendments = new Amendments();

  constructor(farMetres: number) {
    this.farMetres = farMetres;
  }

  get size() {
    return this.columns.size;
  }
  get timed() {
    return this.columns.timed;
  }
  get slotCount() {
    return this.place?.locator.slotCount ?? 0;
  }
  get x() {
    return this.columns.x;
  }
  get y() {
    return this.columns.y;
  }
  get slot() {
    return this.columns.slot;
  }
  get source() {
    return this.columns.source;
  }
  get times() {
    return this.columns.times;
  }
  get codes() {
    return this.columns.codes;
  }
  get counts() {
    return this.columns.counts;
  }
  get dictionaries() {
    return this.columns.dictionaries;
  }

  maps(source: number, column: NativeColumn): boolean {
    return this.open.get(source)?.columns.has(column) ?? false;
  }

  begin(facts: SourceFacts): number {
    const index = this.nextSource++;
    this.open.set(index, newSource(facts, index));
    return index;
  }

  add(source: number, batch: ReportBatch): void {
    const open = this.open.get(source);
    if (!open) throw new Error(`add: source ${source} is not open; begin() gives the index`);
    noteBatch(open, batch);
    this.store.append(source, batch);
    for (const row of batch.rejected) if (this.rejected.length < REJECTED_SHOWN) this.rejected.push({ source, row });
  }

  finish(): void {
    const { store } = this;
    this.amendments.restoreAll(store);
    const count = store.length;
    const { status, reportedAt, updates } = standing(store, this.open.values());
    this.updates = updates;
    const { order, kept } = orderRows(count, reportedAt, status);
    store.settle(order);
    this.settled = store.length;
    for (const open of this.open.values()) settleSource(open);
    this.locate(kept);
  }

  abort(source: number): void {
    if (!this.open.delete(source)) return;
    this.rejected = this.rejected.filter((record) => record.source !== source);
    this.amendments.restoreAll(this.store);
    const wasSettled = this.store.remove(source, this.settled);
    if (wasSettled) this.finish();
    else this.columns = columnsOf(this.store, this.size);
  }

  empty(source: number): void {
    const open = this.open.get(source);
    if (!open) throw new Error(`empty: source ${source} is not open; begin() gives the index`);
    emptySource(open);
    this.rejected = this.rejected.filter((record) => record.source !== source);
    this.amendments.restoreAll(this.store);
    this.store.remove(source, this.settled);
    this.settled = Math.min(this.settled, this.store.length);
  }

  keepFrom(source: number, instant: number): void {
    const open = this.open.get(source);
    if (open?.live !== true) throw new Error(`keepFrom: source ${source} is not live`);
    open.keptFrom = instant;
  }

  clear(): void {
    this.open.clear();
    this.rejected = [];
    this.amendments.restoreAll(this.store);
    this.store = new RowStore();
    this.finish();
  }

  relocate(locator: Locator, bounds: Bounds): void {
    this.place = { locator, bounds, farMetres: this.farMetres };
    this.locate();
  }

  sources(): readonly LedgerSource[] {
    return [...this.open.values()];
  }

  reconciliation(source: number | null = null): Reconciliation {
    const counted = reconcile(this.rows(), [...this.open.values()], this.updates, this.onBorder, source);
    const gained = this.amendments.deadlinesGained(this.store, (row) => source === null || this.columns.source[row] === source);
    return { ...counted, withoutDeadline: counted.withoutDeadline + gained };
  }

  rejections(): ReadonlyMap<RejectReason, number> {
    return rejectionsOf(this.open.values());
  }

  unlocatedReasons(): Readonly<Record<UnlocatedReason, number>> {
    return countUnlocated(this.columns, this.place);
  }

  span(): Period | null {
    const { timed, times } = this.columns;
    return timed === 0 ? null : { from: times.reported_at?.[0] ?? NO_TIME, to: (times.reported_at?.[timed - 1] ?? NO_TIME) + 1 };
  }

  rowsOf(bucket: Bucket, slot: number | null, offset: number, limit: number, only?: OnlyRows): BucketPage {
    return pageOf(this.rows(), bucket, slot, offset, limit, only);
  }

  records(): Cells {
    return this.store.record.filled(this.store.length);
  }

  id(position: number): string {
    return this.store.ids.text(position);
  }

  row(position: number): ReportRow | null {
    return reportRow(this.rows(), position);
  }

  amend(position: number, patch: RowPatch): void {
    if (!(position >= 0 && position < this.size)) throw new RangeError(`amend: no kept report at ${position}`);
    this.amendments.amend(this.store, position, patch);
    this.columns = columnsOf(this.store, this.size);
    this.version++;
  }

  told(position: number): ReportRow | null {
    const row = position < this.size ? this.row(position) : null;
    return row === null ? null : asTold(row, this.amendments.toldAt(position));
  }

  find(ids: ReadonlySet<string>): ReadonlyMap<string, number> {
    return this.store.ids.find(ids, this.size);
  }

  bytesPerReport(): number {
    return this.size === 0 ? 0 : this.store.byteLength / this.size;
  }

  private rows(): BucketRows {
    return { store: this.store, columns: this.columns, settled: this.settled, place: this.place, rejected: this.rejected };
  }

  /** Looks at the columns where they lie now and locates kept rows and duplicates. */
  private locate(kept = this.columns.size): void {
    this.columns = columnsOf(this.store, kept);
    const { store, settled } = this;
    const x = int32(store.x, store.length);
    const y = int32(store.y, store.length);
    const slot = int32(store.slot, store.length);
    this.onBorder = placeRows(x, y, slot, 0, kept, this.place);
    placeRows(x, y, slot, kept, settled, this.place);
    this.version++;
    this.rowsVersion++;
  }
}
