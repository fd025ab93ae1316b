// Reports in columns, as statistics read them: the ledger is one, a test may build another by hand.
import type { CodeColumn, CountColumn, NativeColumn, TimeColumn } from "./columns";

/** Whole numbers in the narrowest typed array that holds them. */
export type Cells = Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** Kept reports, sorted by reported_at. Every column has `size` entries; a column in which no report has a value is absent. */
export interface ReportColumns {
  /** Changes with every change of the rows or of the plan. */
  readonly version: number;
  readonly size: number;
  /** Rows [0, timed) have a reported_at, ascending; the rows after have none. */
  readonly timed: number;
  /** Grids of the plan the reports were located in. */
  readonly slotCount: number;
  /** Longitude and latitude, lattice units, NO_COORDINATE when missing. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** Slot, OUTSIDE or UNLOCATED. */
  readonly slot: Int32Array;
  /** Index of the source. */
  readonly source: Cells;
  /** Seconds since 2000, NO_TIME when empty. */
  readonly times: { readonly [K in TimeColumn]?: Int32Array };
  /** Codes into `dictionaries`, 0 is the empty word. */
  readonly codes: { readonly [K in CodeColumn]?: Cells };
  readonly counts: { readonly [K in CountColumn]?: Cells };
  readonly dictionaries: { readonly [K in CodeColumn]?: readonly string[] };
  /** Whether a source brings a column at all, empty or not. */
  maps(source: number, column: NativeColumn): boolean;
}
