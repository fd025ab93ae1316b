// The door for reports: any file that can hold them comes out as batches of typed columns in WGS 84, or as one issue.
import type { ReportBatch } from "../core/model/batch";
import type { Mapping } from "../core/model/mapping";
import { done, type Result, refused } from "../core/model/result";
import { crsTransform, type Transform } from "./crs";
import { readCsv } from "./csv";
import { toUtf8 } from "./encoding";
import { readGeoJsonReports } from "./geojsonReports";
import { openPlain } from "./openPlain";
import { type ByteSource, FeedFault } from "./source";
import type { Inflate } from "./unpack";
import { wholeFile } from "./wholeFile";

export interface ReadHooks {
  readonly signal?: AbortSignal;
  /** Called once a batch: bytes of the source (packed ones where it is packed) and rows so far, rejected ones included. */
  readonly progress?: (progress: { readonly bytes: number; readonly rows: number }) => void;
  /** Another way to gunzip; the command line brings Node's own. */
  readonly inflate?: Inflate;
  /** A record of JSON need not have every mapped name, nor any of them: live sources send what they have. */
  readonly sparse?: boolean;
  /** JSON must be there to its end: of a file what can be read is read, but half an answer of a server is none. */
  readonly entire?: boolean;
  /** Nobody wrote the mapping: columns go by their native names, and few of them are enough. */
  readonly native?: boolean;
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
    for await (const batch of batches(counted(source, meter, hooks.signal), mapping, transform.value, hooks)) {
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

async function* batches(source: ByteSource, mapping: Mapping, transform: Transform | null, hooks: ReadHooks): AsyncGenerator<ReportBatch> {
  const { format, plain } = await openPlain(source, hooks.inflate, mapping.encoding);
  const { name: file } = source;
  const converted = transform === null ? {} : { transform };
  const { native = false } = hooks;
  if (format === "parquet") {
    const { readParquet } = await import("./parquet");
    yield* readParquet(await wholeFile({ ...source, chunks: () => plain }), { mapping, file, ...converted });
    return;
  }
  const utf8 = toUtf8(plain, mapping.encoding, file);
  if (format === "json") {
    const { sparse = false, entire = false } = hooks;
    yield* readGeoJsonReports(utf8, { mapping, file, sparse, entire, native, ...converted });
    return;
  }
  const tabs = format === "tsv" ? { delimiter: "\t" } : {};
  yield* readCsv(utf8, { mapping, file, native, ...tabs, ...converted });
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
