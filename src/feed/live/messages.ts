// Messages of a stream to reports: each is JSON of one record, a list or a collection; what is none is a fault of its own and spoils no other.
import type { Cursor, Delivery } from "./contract";

/** Lists that are found under one of these names, as in files. */
const LISTS = ["features", "records", "rows", "items", "data", "results", "service_requests", "events"] as const;
const LONGEST = 1_000_000;

/** The records in a parsed message; null when it holds none. */
export function recordsOf(value: unknown): readonly object[] | null {
  if (Array.isArray(value)) return value.filter((one) => typeof one === "object" && one !== null);
  if (typeof value !== "object" || value === null) return null;
  for (const name of LISTS) {
    const list: unknown = Reflect.get(value, name);
    if (Array.isArray(list)) return recordsOf(list);
  }
  return [value];
}

/** Messages as one delivery of JSON, a record a line, and a fault for each that is not to be read. `name` is the source's. */
export function deliveriesOf(name: string, texts: readonly string[], cursor: Cursor): readonly Delivery[] {
  const lines: string[] = [];
  const faults: Delivery[] = [];
  for (const text of texts) {
    const records = parsed(text);
    if (records === null) faults.push({ kind: "fault", issue: { code: "live_no_report", file: name, detail: { found: text.slice(0, 60) } } });
    else for (const record of records) lines.push(JSON.stringify(placed(record)));
  }
  if (lines.length === 0) return faults;
  const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
  return [...faults, { kind: "bytes", bytes, format: "json", whole: false, cursor, lines: true }];
}

/** A plain record with lng and lat becomes a feature, so that its position is found without a mapping. */
function placed(record: object): object {
  const [lng, lat]: readonly unknown[] = [Reflect.get(record, "lng"), Reflect.get(record, "lat")];
  if ("geometry" in record || typeof lng !== "number" || typeof lat !== "number") return record;
  return { type: "Feature", geometry: { type: "Point", coordinates: [lng, lat] }, properties: record };
}

function parsed(text: string): readonly object[] | null {
  if (text.length > LONGEST) return null;
  try {
    return recordsOf(JSON.parse(text));
  } catch {
    return null; // counted by the caller
  }
}
