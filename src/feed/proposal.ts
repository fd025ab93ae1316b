// Which column is what: a proposal from names and values, for a person to confirm. What the values contradict is not proposed, but for native names.
import type { OpenTimes } from "../core/frame/answers";
import type { CodeColumn, CountColumn, NativeColumn, TextColumn, TimeColumn } from "../core/model/columns";
import { CODE_COLUMNS, COUNT_COLUMNS, NATIVE_COLUMNS, TEXT_COLUMNS, TIME_COLUMNS } from "../core/model/columns";
import type { Mapping, TimeMapping } from "../core/model/mapping";
import { COLUMN_NAMES, POSITION_NAMES, plainName, rankOf } from "./columnNames";
import { looksLikeNumber, looksLikeTime, looksUnique, pointFormOf, share, valuesOf } from "./looks";
import { formatsOf } from "./timeProposal";

/** A column of a file of reports with values of its first rows, as text. */
export interface SampledColumn {
  readonly name: string;
  readonly samples: readonly string[];
}

/** A column and what it was found to hold, while it is still free. */
interface Candidate extends SampledColumn {
  readonly plain: string;
  readonly values: readonly string[];
}

const MOST = 0.6;
/** Of a column that is called after a time, so many values must look like one: the rest may be "unknown". */
const SOME = 0.1;

/**
 * A mapping for columns like these. A native column under its own name is always in it; other names only when their values, where there are any, agree.
 * Without columns for the position neither lng, lat nor point is in it; without a telling time no reported_at.
 * `position: false` where positions come from geometries. The zone is never guessed, the CRS only where a column's name says it (gcj_lng, 百度经度).
 */
export function proposeMapping(columns: readonly SampledColumn[], options: { readonly position: boolean } = { position: true }): Mapping {
  const free = new Set(
    columns.filter(({ name }) => name !== "").map((column) => ({ ...column, plain: plainName(column.name), values: valuesOf(column.samples) })),
  );
  const take = (candidate: Candidate | undefined): Candidate | undefined => {
    if (candidate) free.delete(candidate);
    return candidate;
  };
  const named = (native: NativeColumn, fits: (candidate: Candidate) => boolean) => take(best(free, native, COLUMN_NAMES.get(native) ?? [], fits)[0]);

  const position = options.position ? positionOf(free, take) : {};
  const found = new Map<TimeColumn, Candidate>();
  for (const native of TIME_COLUMNS) {
    const column = named(native, (candidate) => candidate.values.length === 0 || share(candidate.values, looksLikeTime) > SOME);
    if (column) found.set(native, column);
  }
  if (!found.has("reported_at")) {
    const [only, ...others] = [...free].filter(
      (candidate) => !isNative(candidate) && share(candidate.values, looksLikeTime) > 0.9 && share(candidate.values, looksLikeNumber) < 0.5,
    );
    if (only && others.length === 0) found.set("reported_at", only);
    if (only && others.length === 0) take(only);
  }
  const plain: { [K in CodeColumn | CountColumn | TextColumn | "case_id"]?: string } = {};
  const id = named("case_id", (candidate) => candidate.samples.length === 0 || (looksUnique(candidate.samples) && share(candidate.values, looksLikeTime) < 1));
  if (id) plain.case_id = id.name;
  for (const native of [...CODE_COLUMNS, ...COUNT_COLUMNS, ...TEXT_COLUMNS]) {
    const whole = (COUNT_COLUMNS as readonly string[]).includes(native);
    const column = named(native, (candidate) => !whole || candidate.values.length === 0 || share(candidate.values, (value) => /^\d{1,5}$/.test(value)) > MOST);
    if (column) plain[native] = column.name;
  }
  return { ...plain, ...position, ...timesOf(found) };
}

/** Each time column with the first format that fits it; none where ISO 8601 reads it. */
function timesOf(found: ReadonlyMap<TimeColumn, Candidate>): { readonly [K in TimeColumn]?: TimeMapping } {
  const formats = formatsOf(new Map(Array.from(found, ([native, { values }]) => [native, values])));
  return Object.fromEntries(
    Array.from(found, ([native, { name }]) => {
      const format = formats.get(native)?.[0];
      return [native, format === undefined ? name : { column: name, format }];
    }),
  );
}

/** The time columns of a mapping whose day and month cannot be told apart in the file's first rows, each with the formats that fit it alike. */
export function openTimes(columns: readonly SampledColumn[], mapping: Mapping): OpenTimes {
  const values = new Map<TimeColumn, readonly string[]>();
  for (const native of TIME_COLUMNS) {
    const entry = mapping[native];
    const name = typeof entry === "object" ? entry.column : entry;
    const column = columns.find((candidate) => candidate.name === name);
    if (column) values.set(native, valuesOf(column.samples));
  }
  return Object.fromEntries([...formatsOf(values)].filter(([, formats]) => formats.length > 1));
}

/** Two columns of numbers by their names, or else one column of whole positions by its values. */
function positionOf(free: ReadonlySet<Candidate>, take: (candidate: Candidate | undefined) => Candidate | undefined): Mapping {
  const isCoordinate = ({ values }: Candidate) => values.length === 0 || share(values, looksLikeNumber) > MOST;
  const [lng] = best(free, "lng", POSITION_NAMES.lng, isCoordinate);
  const [lat] = best(free, "lat", POSITION_NAMES.lat, isCoordinate);
  if (lng && lat) {
    take(lng);
    take(lat);
    const crs = crsByName(lng.name) ?? crsByName(lat.name);
    return { lng: lng.name, lat: lat.name, ...(crs === null ? {} : { crs }) };
  }
  for (const candidate of free) {
    const form = pointFormOf(candidate.samples);
    if (form === null) continue;
    take(candidate);
    return { point: { column: candidate.name, form } };
  }
  return {};
}

function crsByName(name: string): string | null {
  if (/gcj|高德|amap|火星|腾讯|騰訊/i.test(name)) return "GCJ-02";
  return /bd-?09|^bd|baidu|百度/i.test(name) ? "BD-09" : null;
}

/** The columns whose names are in the list and whose values fit, best first: the native name, then those with values; of equals the first in the file. */
function best(free: Iterable<Candidate>, native: NativeColumn, names: readonly string[], fits: (candidate: Candidate) => boolean): readonly Candidate[] {
  return [...free]
    .map((candidate) => ({ candidate, own: candidate.name.toLowerCase() === native, rank: rankOf(candidate.plain, names) }))
    .filter(({ candidate, own, rank }) => own || (Number.isFinite(rank) && fits(candidate)))
    .sort((a, b) => Number(b.own) - Number(a.own) || emptiness(a.candidate) - emptiness(b.candidate) || a.rank - b.rank)
    .map(({ candidate }) => candidate);
}

function isNative({ name }: Candidate): boolean {
  return (NATIVE_COLUMNS as readonly string[]).includes(name.toLowerCase());
}

function emptiness({ values }: Candidate): number {
  return values.length === 0 ? 1 : 0;
}
