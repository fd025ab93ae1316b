// The door for reports: any file that can hold them comes out as batches of typed columns in WGS 84, or as one issue.
import type { ReportBatch } from "../core/model/batch";
import type { Mapping } from "../core/model/mapping";
import { done, type Result, refused } from "../core/model/result";
import { crsTransform, type Transform } from "./crs";
import { readCsv, readRecords } from "./csv";
import { HEAD_BYTES, toUtf8 } from "./encoding";
import { readGeojson } from "./geojsonReports";
import { REPORT_FORMATS, type ReportFormat, reportFormat } from "./reportFormat";
import { type ByteSource, FeedFault, peek } from "./source";
import { type Inflate, unpacked } from "./unpack";

export interface ReadHooks {
  readonly signal?: AbortSignal;
  /** Called once a batch: bytes of the source (packed ones where it is packed) and rows so far, rejected ones included. */
  readonly progress?: (progress: { readonly bytes: number; readonly rows: number }) => void;
  /** Another way to gunzip; the command line brings Node's own. */
  readonly inflate?: Inflate;
}

/**
 * The reports of a source, batch by batch, columns renamed by the mapping and positions out of its CRS. Nothing is dropped: what is no report is in
 * a batch's `rejected`. The return value is an issue when the source cannot be read at all (format, CRS, a mapped column that is not there, a broken
 * archive) or when the signal stopped it; batches that came before are void then.
 */
export async function* readReports(source: ByteSource, mapping: Mapping, hooks: ReadHooks = {}): AsyncGenerator<ReportBatch, Result<null>> {
  try {
    const transform = await crsTransform(mapping.crs ?? "EPSG:4326", source.name);
    if (!transform.ok) return transform;
    const meter = { bytes: 0 };
    let rows = 0;
    for await (const batch of batches(counted(source, meter, hooks.signal), mapping, transform.value, hooks.inflate)) {
      rows += batch.count + batch.rejected.length;
      hooks.progress?.({ bytes: meter.bytes, rows });
      yield batch;
    }
    return done(null);
  } catch (error) {
    if (error instanceof FeedFault) return refused(error.issue);
    throw error;
  }
}

async function* batches(source: ByteSource, mapping: Mapping, transform: Transform | null, inflate: Inflate | undefined): AsyncGenerator<ReportBatch> {
  const { format, plain } = await openPlain(source, inflate);
  const { name: file } = source;
  const utf8 = toUtf8(plain, undefined, file);
  const converted = transform === null ? {} : { transform };
  if (format === "json") {
    yield* readGeojson(utf8, { mapping, file, ...converted });
    return;
  }
  const tabs = format === "tsv" ? { delimiter: "\t" } : {};
  yield* readCsv(utf8, { mapping, file, ...tabs, ...converted });
}

/** A record of a source as text: its fields by name (of equal names the first), and its line where the source has lines. */
export interface OpenedRecord {
  readonly line?: number;
  readonly fields: ReadonlyMap<string, string>;
}

/** Opens records again (numbers as in `ReportBatch.record`), with all their fields, mapped or not; those that are not found are absent. */
export async function readFields(source: ByteSource, records: readonly number[], inflate?: Inflate): Promise<Result<ReadonlyMap<number, OpenedRecord>>> {
  try {
    const { format, plain } = await openPlain(source, inflate);
    const utf8 = toUtf8(plain, undefined, source.name);
    const wanted = [...new Set(records)].sort((a, b) => a - b);
    return done(await tableFields(utf8, wanted, format === "tsv" ? "\t" : undefined));
  } catch (error) {
    if (error instanceof FeedFault) return refused(error.issue);
    throw error;
  }
}

async function tableFields(utf8: AsyncIterable<Uint8Array>, wanted: readonly number[], delimiter: string | undefined): Promise<Map<number, OpenedRecord>> {
  const found = await readRecords(utf8, [0, ...wanted], delimiter);
  const names = found.get(0)?.fields.map((name) => name.trim()) ?? [];
  found.delete(0);
  return new Map(
    Array.from(found, ([record, { line, fields }]) => {
      const named = new Map<string, string>();
      for (const [index, name] of names.entries()) if (!named.has(name)) named.set(name, fields[index] ?? "");
      return [record, { line, fields: named }];
    }),
  );
}

/** The plain bytes of a source and its format; throws FeedFault `empty_file` or `unknown_format`. */
export async function openPlain(
  source: ByteSource,
  inflate?: Inflate,
): Promise<{ readonly format: ReportFormat; readonly head: Uint8Array; readonly plain: AsyncIterable<Uint8Array> }> {
  const { head, all } = await peek(unpacked(source, inflate), HEAD_BYTES);
  if (head.length === 0) throw new FeedFault({ code: "empty_file", file: source.name, detail: { expected: REPORT_FORMATS } });
  const format = reportFormat(source.name, head);
  if (format === null) throw new FeedFault({ code: "unknown_format", file: source.name, detail: { expected: REPORT_FORMATS } });
  return { format, head, plain: all };
}

/** The same source, its bytes counted and the signal heeded at every chunk. */
function counted(source: ByteSource, meter: { bytes: number }, signal: AbortSignal | undefined): ByteSource {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    meter.bytes = 0;
    for await (const chunk of source.chunks()) {
      if (signal?.aborted) throw new FeedFault({ code: "cancelled", file: source.name });
      meter.bytes += chunk.length;
      yield chunk;
    }
  }
  return { name: source.name, size: source.size, chunks };
}
