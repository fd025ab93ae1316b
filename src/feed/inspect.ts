// A first look at a file of reports: what it is, which columns it has, and what they could mean. Reads no further than its first bytes.
import type { Inspection } from "../core/frame/answers";
import { done, type Result, refused } from "../core/model/result";
import { readRecords } from "./csv";
import { HEAD_BYTES, toUtf8 } from "./encoding";
import { proposeMapping, type SampledColumn } from "./proposal";
import { openPlain } from "./reports";
import { type ByteSource, FeedFault, peek } from "./source";
import type { Inflate } from "./unpack";

const SAMPLE_ROWS = 200;

/** Format, encoding, columns with the values of the first 200 rows, and a proposed mapping; an issue when the file cannot hold reports. */
export async function inspectReports(source: ByteSource, inflate?: Inflate): Promise<Result<Inspection>> {
  try {
    const { format, plain } = await openPlain(source, inflate);
    const utf8 = toUtf8(plain, undefined, source.name);
    const { head } = await peek(utf8, HEAD_BYTES);
    const columns = await tableColumns(head, format === "tsv" ? "\t" : undefined);
    return done({ file: source.name, format, encoding: utf8.found.encoding ?? "utf-8", columns, proposal: proposeMapping(columns), suspicions: [] });
  } catch (error) {
    if (error instanceof FeedFault) return refused(error.issue);
    throw error;
  }
}

async function tableColumns(head: Uint8Array, delimiter: string | undefined): Promise<readonly SampledColumn[]> {
  const wanted = Array.from({ length: SAMPLE_ROWS + 1 }, (_, record) => record);
  const records = [...(await readRecords(once(head), wanted, delimiter)).values()];
  const [header, ...rows] = records.map(({ fields }) => fields);
  return (header ?? []).map((name, index) => ({ name: name.trim(), samples: rows.map((row) => row[index] ?? "") }));
}

async function* once(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}
