// A first look at a file of reports: what it is, which columns it has, and what they could mean. Reads no further than its first bytes, but all of a Parquet file.
import type { Inspection } from "../core/frame/answers";
import type { Suspicion } from "../core/frame/question";
import { NATIVE_COLUMNS } from "../core/model/columns";
import type { Issue } from "../core/model/issue";
import type { Mapping } from "../core/model/mapping";
import { done, type Result, refused } from "../core/model/result";
import { crsTransform } from "./crs";
import { firstRecords } from "./csv";
import { HEAD_BYTES, toUtf8 } from "./encoding";
import { crsInHead, firstJsonRecords } from "./jsonRecords";
import { valuesOf } from "./looks";
import { letGo, openPlain } from "./openPlain";
import { openTimes, proposeMapping, type SampledColumn } from "./proposal";
import { type ByteSource, FeedFault, peek } from "./source";
import { suspectAlone } from "./suspicion";
import type { Inflate } from "./unpack";
import { wholeFile } from "./wholeFile";

/** Rows that the proposal is judged by, as far as they are in the head. */
const JUDGED_ROWS = 2_000;
/** Rows that are shown. */
const SAMPLE_ROWS = 200;

/** Columns named in a refusal, and letters of each. */
const NAMES_TOLD = 20;
const NAME_LENGTH = 40;

interface Look {
  readonly format: string;
  readonly encoding: string;
  readonly columns: readonly SampledColumn[];
  /** Positions come from geometries, not from columns. */
  readonly shaped: boolean;
  /** Type of the first geometry where none is a point. */
  readonly pointless?: string | undefined;
  /** The CRS that the file itself names. */
  readonly crs: string | null;
}

/**
 * Format, encoding, columns with the values of the first 200 rows, and a proposed mapping for a person to confirm. An issue when the file cannot hold
 * reports. The proposal has no position when there are geometries, or when there is none at all. `wanted` is an encoding that overrules what is found;
 * it stands in the proposal then.
 */
export async function inspectReports(source: ByteSource, inflate?: Inflate, wanted?: string): Promise<Result<Inspection>> {
  try {
    const look = await lookAt(source, inflate, wanted);
    const { format, encoding, columns } = look;
    const proposal = {
      ...proposeMapping(columns, { position: !look.shaped || look.pointless !== undefined }),
      ...(await namedCrs(look.crs, source.name)),
      ...(wanted === undefined ? {} : { encoding: wanted }),
    };
    const { pointless } = look;
    if (pointless !== undefined && !positioned(proposal)) return refused({ code: "reports_without_points", file: source.name, detail: { found: pointless } });
    const shown = columns.map(({ name, samples }) => ({ name, samples: samples.slice(0, SAMPLE_ROWS) }));
    return done({
      file: source.name,
      format,
      encoding,
      columns: shown,
      proposal,
      shaped: look.shaped,
      suspicions: suspicionsOf(columns, proposal),
      openTimes: openTimes(columns, proposal),
    });
  } catch (error) {
    if (error instanceof FeedFault) return refused(error.issue);
    throw error;
  }
}

/** Why reports cannot be taken from this file without a mapping of its own: no position and no native column was recognised. null when some was. */
export function positionFault({ file, columns, proposal, shaped }: Inspection): Issue | null {
  if (shaped === true || columns.length === 0 || positioned(proposal) || NATIVE_COLUMNS.some((native) => proposal[native] !== undefined)) return null;
  const names = columns.slice(0, NAMES_TOLD).map(({ name }) => (name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH)}…` : name));
  return { code: "no_position_column", file, detail: { columns: names.join(", ") + (columns.length > NAMES_TOLD ? ", …" : "") } };
}

function positioned({ lng, point }: Mapping): boolean {
  return lng !== undefined || point !== undefined;
}

async function lookAt(source: ByteSource, inflate: Inflate | undefined, wanted: string | undefined): Promise<Look> {
  const { format, plain } = await openPlain(source, inflate, wanted);
  if (format === "parquet") return lookAtParquet(await wholeFile({ ...source, chunks: () => plain }), source.name);
  const utf8 = toUtf8(plain, wanted, source.name);
  const { head, all } = await peek(utf8, HEAD_BYTES);
  await letGo(all);
  const encoding = utf8.found.encoding ?? "utf-8";
  if (format === "json") return { ...lookAtJson(head, source.name), encoding };
  return { format, encoding, columns: tableColumns(head, format === "tsv" ? "\t" : undefined), shaped: false, crs: null };
}

function tableColumns(head: Uint8Array, delimiter: string | undefined): readonly SampledColumn[] {
  const [header, ...rows] = firstRecords(head, head.length < HEAD_BYTES, JUDGED_ROWS + 1, delimiter);
  return (header ?? []).map((name, index) => ({ name: name.trim(), samples: rows.map((row) => row[index] ?? "") }));
}

function lookAtJson(head: Uint8Array, file: string): Omit<Look, "encoding"> {
  const { records, broken, line } = firstJsonRecords(head, head.length < HEAD_BYTES, JUDGED_ROWS);
  if (broken && records.length === 0) throw new FeedFault({ code: "no_records", file, place: String(line) });
  const names = new Set(records.flatMap(({ fields }) => [...fields.keys()]));
  const columns = Array.from(names, (name) => ({ name, samples: records.map(({ fields }) => fields.get(name) ?? "") }));
  const shaped = records.some((record) => record.shaped);
  const shapes = records.flatMap(({ shape }) => shape ?? []);
  const pointless = shapes.some((shape) => shape === "Point" || shape === "MultiPoint") ? undefined : shapes[0];
  return { format: shaped ? "geojson" : "json", columns, shaped, pointless, crs: shaped ? crsInHead(head) : null };
}

async function lookAtParquet(bytes: Uint8Array, file: string): Promise<Look> {
  const { columnValues, parquetTable, textOf } = await import("./parquet");
  const table = await parquetTable(bytes, file);
  const names = table.columns.filter((name) => name !== table.geometry?.column);
  const values = await columnValues(table, names, 0, Math.min(JUDGED_ROWS, table.rowCount), file);
  const columns = names.map((name, index) => ({ name, samples: (values[index] ?? []).map((value) => textOf(value, table.local.has(name))) }));
  return { format: "parquet", encoding: "utf-8", columns, shaped: table.geometry !== null, crs: table.geometry?.crs ?? null };
}

/** A CRS in the mapping only where it changes something; one that is not known is kept, so that reading says so. */
async function namedCrs(name: string | null, file: string): Promise<Mapping> {
  if (name === null) return {};
  const transform = await crsTransform(name, file);
  return transform.ok && transform.value === null ? {} : { crs: name };
}

function suspicionsOf(columns: readonly SampledColumn[], { lng, lat }: Mapping): readonly Suspicion[] {
  const samples = (name: string | undefined) => columns.find((column) => column.name === name)?.samples ?? [];
  const latitudes = samples(lat);
  const positions = samples(lng).flatMap((sample, row) => {
    const pair = [sample, latitudes[row] ?? ""] as const;
    return valuesOf(pair).length === 2 ? [[Number(pair[0]), Number(pair[1])] as const] : [];
  });
  return suspectAlone(positions, { ...(lng === undefined ? {} : { lng }), ...(lat === undefined ? {} : { lat }) });
}
