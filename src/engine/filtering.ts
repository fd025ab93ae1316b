// Filters over the open book: which rows pass, how many each choice has, and the search of texts behind the filter of words typed in.
import type { FacetAnswer } from "../core/frame/answers";
import type { Ledger } from "../core/ledger/ledger";
import type { Filters, RowMask } from "../core/model/filters";
import { isUnfiltered } from "../core/model/filters";
import type { Period } from "../core/model/period";
import { done, type Result } from "../core/model/result";
import { categoryGroups } from "../core/stats/categoryGroups";
import { createFacets, type Facets } from "../core/stats/facets";
import { createMasker } from "../core/stats/rowMask";
import type { RowWatcher } from "../core/stats/watcher";
import { weekHours } from "../core/stats/weekHours";
import { offsetReader } from "../feed/zone";
import type { ReportSource } from "./book";
import { partsOf } from "./sourceParts";

/** How far a search has come: bytes of all files, null where a file does not know its size. */
export interface SearchProgress {
  readonly bytes: number;
  readonly totalBytes: number | null;
}

export interface Filtering extends RowWatcher {
  /** Waits until `mask` can answer: a text that was not looked for yet is looked for first. */
  ready(filters: Filters | undefined): Promise<void>;
  /** The rows that pass; null when nothing is filtered. To be used at once: the next mask is written over it. */
  mask(filters: Filters | undefined): RowMask | null;
  /** Reports of each choice of each filter, under the period and the others' filters, hours on the clocks of `zone`. */
  facets(filters: Filters | undefined, period: Period | null, zone: string): FacetAnswer;
  /** Looks for a text in ids, addresses and titles; how many reports hold it. A new search ends the one before, null only ends it. */
  search(text: string | null, report: (progress: SearchProgress) => void): Promise<Result<number>>;
}

interface Hits {
  readonly version: number;
  readonly rows: Promise<Result<Uint8Array>>;
}

/** Searches that are kept: the last few. */
const KEPT_SEARCHES = 4;

export function createFiltering(ledger: Ledger, sources: readonly ReportSource[]): Filtering {
  const searches = new Map<string, Hits>();
  let searching = new AbortController();
  const byZone = new Map<string, { readonly version: number; readonly hours: Uint8Array; readonly facets: Facets }>();
  const found = new Map<string, Uint8Array>();
  let groups: { readonly version: number; readonly names: readonly string[] } = { version: -1, names: [] };

  const inZone = (zone: string) => {
    const known = byZone.get(zone);
    if (known?.version === ledger.rowsVersion) return known;
    const hours = weekHours(ledger, offsetReader(zone));
    const fresh = { version: ledger.rowsVersion, hours, facets: createFacets(ledger, hours) };
    byZone.set(zone, fresh);
    return fresh;
  };
  const masker = createMasker(ledger, {
    hours: (zone) => inZone(zone).hours,
    found: (text) => foundRows(found.get(text), text),
  });

  const start = (text: string, report: (progress: SearchProgress) => void): Promise<Result<Uint8Array>> => {
    const known = searches.get(text);
    if (known?.version === ledger.rowsVersion) return known.rows;
    searching.abort();
    searching = new AbortController();
    const rows = searchRows(ledger, sources, text, searching.signal, report).then((result) => {
      if (result.ok) found.set(text, result.value);
      else searches.delete(text);
      return result;
    });
    searches.set(text, { version: ledger.rowsVersion, rows });
    for (const old of [...searches.keys()].slice(0, -KEPT_SEARCHES)) {
      searches.delete(old);
      found.delete(old);
    }
    return rows;
  };

  const mask = (filters: Filters | undefined): RowMask | null => (filters === undefined || isUnfiltered(filters) ? null : masker.mask(filters));

  return {
    async ready(filters) {
      if (filters?.text === undefined) return;
      const hits = await start(filters.text, () => undefined);
      if (!hits.ok) throw new Error(`search for ${JSON.stringify(filters.text)}: ${hits.issue.code} (${hits.issue.file})`);
    },
    mask,
    amending: masker.amending,
    facets(filters, period, zone) {
      const { facets } = inZone(zone);
      const counts = facets.move(period, mask(filters));
      if (groups.version !== ledger.version) groups = { version: ledger.version, names: categoryGroups(ledger) };
      return { counts, words: ledger.dictionaries, groups: groups.names };
    },
    async search(text, report) {
      if (text === null) {
        searching.abort();
        return done(0);
      }
      const hits = await start(text, report);
      return hits.ok ? done(hits.value.reduce((sum, one) => sum + one, 0)) : hits;
    },
  };
}

function foundRows(rows: Uint8Array | undefined, text: string): Uint8Array {
  if (rows === undefined) throw new Error(`mask: ${JSON.stringify(text)} was not looked for; wait for ready()`);
  return rows;
}

/** 1 for every row whose id, address or title holds the text. */
async function searchRows(
  ledger: Ledger,
  sources: readonly ReportSource[],
  text: string,
  signal: AbortSignal,
  report: (progress: SearchProgress) => void,
): Promise<Result<Uint8Array>> {
  const { searchTexts } = await import("../feed/textSearch");
  const totalBytes = sources.reduce<number | null>((sum, { bytes }) => (sum === null || bytes.size === null ? null : sum + bytes.size), 0);
  const records: Set<number>[] = [];
  let before = 0;
  for (const source of sources) {
    const found = new Set<number>();
    for (const { bytes, first } of partsOf(source)) {
      const result = await searchTexts(bytes, source.mapping, text, { signal, progress: (read) => report({ bytes: before + read, totalBytes }) });
      if (!result.ok) return result;
      for (const record of result.value) found.add(record + first - 1);
      before += bytes.size ?? 0;
    }
    records.push(found);
  }
  const wanted = text.toLowerCase();
  const { size, source } = ledger;
  const record = ledger.records();
  const hits = new Uint8Array(size);
  for (let row = 0; row < size; row++) {
    if (records[source[row] as number]?.has(record[row] as number) || ledger.id(row).toLowerCase().includes(wanted)) hits[row] = 1;
  }
  return done(hits);
}
