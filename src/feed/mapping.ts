// The mapping file at the door: checked once against its schema, every fault named by its key.

import type { CodeColumn, CountColumn, TextColumn, TimeColumn } from "../core/model/columns";
import { CODE_COLUMNS, COUNT_COLUMNS, NATIVE_COLUMNS, TEXT_COLUMNS, TIME_COLUMNS } from "../core/model/columns";
import type { Issue } from "../core/model/issue";
import type { Mapping } from "../core/model/mapping";
import { done, type Result, refused } from "../core/model/result";
import { z } from "./schema";
import { isTimeFormat } from "./time";

const column = z.string().min(1);
const timeColumn = z.union([column, z.strictObject({ column, format: z.string().refine(isTimeFormat).exactOptional() })]);
const point = z.strictObject({ column, form: z.enum(["wkt", "(lat, lon)", "ewkb", "geojson"]) });

const schema: z.ZodType<Mapping> = z.strictObject({
  case_id: column.exactOptional(),
  lng: column.exactOptional(),
  lat: column.exactOptional(),
  point: point.exactOptional(),
  crs: z.string().min(1).exactOptional(),
  timeZone: z.string().refine(isTimeZone).exactOptional(),
  encoding: z.string().refine(isEncoding).exactOptional(),
  ...each(TIME_COLUMNS, timeColumn.exactOptional()),
  ...each([...CODE_COLUMNS, ...COUNT_COLUMNS, ...TEXT_COLUMNS], column.exactOptional()),
});

/** What a key takes, in the mapping's own notation, so that it reads in every language. */
const EXPECTED = {
  column: '"…"',
  time: '"…" | { "column": "…", "format": "yyyy-MM-dd HH:mm:ss" }',
  point: '{ "column": "…", "form": "wkt" | "(lat, lon)" | "ewkb" | "geojson" }',
  crs: '"EPSG:4326" | "EPSG:4549" | "GCJ-02" | "BD-09"',
  timeZone: '"Asia/Shanghai" (IANA)',
  encoding: '"UTF-8" | "UTF-16LE" | "GB18030" | "windows-1252" (WHATWG)',
  whole: '{ "lng": "…", "lat": "…", "reported_at": "…" }',
} as const;

/** A mapping out of parsed JSON, or an issue of `file` that names the key and what it takes. Positions must be named whole: lng with lat, or point alone. */
export function parseMapping(json: unknown, file: string): Result<Mapping> {
  const parsed = schema.safeParse(json);
  if (!parsed.success) return refused(issueOf(parsed.error.issues[0], file));
  const { lng, lat, point: position } = parsed.data;
  if ((lng === undefined) !== (lat === undefined)) return refused(wrong(lng === undefined ? "lng" : "lat", EXPECTED.column, file));
  if (position !== undefined && lng !== undefined) return refused({ code: "mapping_two_positions", file });
  return done(parsed.data);
}

function each<K extends TimeColumn | CodeColumn | CountColumn | TextColumn, S>(names: readonly K[], one: S): { [P in K]: S } {
  return Object.fromEntries(names.map((name) => [name, one])) as { [P in K]: S };
}

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false; // RangeError: no such zone
  }
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false; // RangeError: no such encoding
  }
}

function issueOf(fault: z.core.$ZodIssue | undefined, file: string): Issue {
  if (fault === undefined || (fault.path.length === 0 && fault.code === "invalid_type"))
    return { code: "mapping_no_object", file, detail: { expected: EXPECTED.whole } };
  if (fault.code === "unrecognized_keys") {
    const path = [...fault.path, fault.keys[0] ?? ""].join(".");
    return { code: "mapping_unknown_key", file, place: path, detail: { known: [...NATIVE_COLUMNS, "point", "crs", "timeZone", "encoding"].join(", ") } };
  }
  const key = String(fault.path[0] ?? "");
  return wrong(fault.path.join("."), expectedOf(key), file);
}

function expectedOf(key: string): string {
  if (key === "point" || key === "crs" || key === "timeZone" || key === "encoding") return EXPECTED[key];
  if ((TIME_COLUMNS as readonly string[]).includes(key)) return EXPECTED.time;
  return EXPECTED.column;
}

function wrong(place: string, expected: string, file: string): Issue {
  return { code: "mapping_wrong", file, place, detail: { expected } };
}
