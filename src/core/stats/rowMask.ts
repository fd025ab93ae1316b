// Which reports pass the filters: one bit a filter in a mask of every row, set where the row fails it.
//
//   mask of a row   text lasso grids level state department source category hours
//                     0    0     0     0     0       0        1       0       0       fails the filter of sources, passes all others
//   passes all: mask = 0        counts under the OTHERS' filters (a filter's own list): mask without its own bit = 0
import { buildLocator } from "../geo/locate";
import { polygonSet } from "../geo/polygons";
import { FILTERS, type FilterName, type Filters, type RowMask, WORD_FILTERS } from "../model/filters";
import { UNLOCATED } from "../model/plan";
import type { Cells, ReportColumns } from "../model/reports";
import { sumRow } from "./tally";
import type { RowWatcher } from "./watcher";

/** What the filters need to know beside the columns. */
export interface MaskAids {
  /** Hour of the week of each row on the clocks of the filter's zone (weekHours.ts); asked only when hours are filtered. */
  hours(zone: string): Uint8Array;
  /** 1 for each row in which the text was found; asked only when a text is looked for. */
  found(text: string): Uint8Array;
}

export interface Masker extends RowWatcher {
  /** The mask of these filters; only the bits of the filters that changed are made anew. The array is the same each time. */
  mask(filters: Filters): RowMask;
}

/** The bit of a filter. */
export function bitOf(name: FilterName): number {
  return 1 << FILTERS.indexOf(name);
}

/** A masker over reports. It starts anew when the reports' version changes. */
export function createMasker(reports: ReportColumns, aids: MaskAids): Masker {
  let bits = new Uint16Array(0);
  let rows = -1;
  let version = 0;
  const told = new Map<FilterName, string>();
  return {
    mask(filters) {
      if (rows !== reports.version) {
        rows = reports.version;
        bits = new Uint16Array(reports.size);
        told.clear();
        version++;
      }
      for (const name of FILTERS) {
        const key = filters[name] === undefined ? "" : JSON.stringify(filters[name]);
        if (key === (told.get(name) ?? "")) continue;
        told.set(name, key);
        version++;
        writeBit(bits, bitOf(name), passesOf(name, filters, reports, aids));
      }
      return { version, bits };
    },
    amending(row) {
      const follows = rows === reports.version;
      return () => {
        if (!follows) return;
        rows = reports.version;
        const before = bits[row] ?? 0;
        // Only words can change; place, time and texts stay.
        for (const name of WORD_FILTERS) {
          const kept = JSON.parse(told.get(name) || "null") as readonly string[] | null;
          const word = reports.dictionaries[name]?.[reports.codes[name]?.[row] ?? 0] ?? "";
          if (kept !== null) bits[row] = kept.includes(word) ? (bits[row] ?? 0) & (0xffff ^ bitOf(name)) : (bits[row] ?? 0) | bitOf(name);
        }
        if (bits[row] !== before) version++;
      };
    },
  };
}

/** What passes a filter: a table by code (of a column whose entries are codes from `base` on), or nothing to look at. */
interface Passes {
  readonly codes: ArrayLike<number>;
  readonly table: Uint8Array;
}

function passesOf(name: FilterName, filters: Filters, reports: ReportColumns, aids: MaskAids): Passes | null {
  switch (name) {
    case "hours":
      return filters.hours === undefined ? null : { codes: aids.hours(filters.hours.zone), table: tableOf(filters.hours.kept, 256) };
    case "grids":
      return filters.grids === undefined ? null : { codes: rowsOf(reports), table: tableOf(filters.grids, reports.slotCount + 2) };
    case "lasso":
      return filters.lasso === undefined ? null : { codes: insideOf(filters.lasso, reports), table: tableOf([1], 2) };
    case "text":
      return filters.text === undefined ? null : { codes: aids.found(filters.text), table: tableOf([1], 2) };
    default: {
      const kept = filters[name];
      return kept === undefined ? null : wordsOf(kept, reports.codes[name], reports.dictionaries[name], reports.size);
    }
  }
}

/** The row of sums of each report: slots, OUTSIDE, UNLOCATED. */
function rowsOf({ slot, slotCount }: ReportColumns): Int32Array {
  return slot.map((one) => sumRow(one, slotCount));
}

/** A column that is not there is empty in every row. */
function wordsOf(kept: readonly string[], codes: Cells | undefined, words: readonly string[] = [""], size: number): Passes {
  const wanted = new Set(kept);
  return { codes: codes ?? new Uint8Array(size), table: Uint8Array.from(words, (word) => (wanted.has(word) ? 1 : 0)) };
}

/** 1 for each report with a usable position in the closed ring: the rule of locating itself. */
function insideOf(ring: readonly (readonly [number, number])[], { x, y, slot, size }: ReportColumns): Uint8Array {
  const closed = ring.map(([lng, lat]) => [lng, lat]);
  const locator = buildLocator(polygonSet([{ type: "Polygon", coordinates: [closed] }]));
  const found = new Int32Array(size);
  locator.locateAll(x, y, found, 0, size);
  return Uint8Array.from(found, (at, row) => (at >= 0 && slot[row] !== UNLOCATED ? 1 : 0));
}

function tableOf(kept: readonly number[], size: number): Uint8Array {
  const table = new Uint8Array(size);
  for (const code of kept) if (code >= 0 && code < size) table[code] = 1;
  return table;
}

function writeBit(bits: Uint16Array, bit: number, passes: Passes | null): void {
  const others = 0xffff ^ bit;
  if (passes === null) {
    for (let row = 0; row < bits.length; row++) bits[row] = (bits[row] as number) & others;
    return;
  }
  const { codes, table } = passes;
  for (let row = 0; row < bits.length; row++) {
    bits[row] = table[codes[row] as number] === 1 ? (bits[row] as number) & others : (bits[row] as number) | bit;
  }
}

/** The positions of the reports that pass; the others stand as UNLOCATED, so that every picture leaves them out. */
export function placedUnder(reports: Pick<ReportColumns, "x" | "y" | "slot">, mask: RowMask | null): Pick<ReportColumns, "x" | "y" | "slot"> {
  if (mask === null) return reports;
  const { x, y, slot } = reports;
  const { bits } = mask;
  return { x, y, slot: slot.map((one, row) => (bits[row] === 0 ? one : UNLOCATED)) };
}
