// The first step of everything that looks into a file of reports: its plain bytes, and what they are.
import { HEAD_BYTES } from "./encoding";
import { isText } from "./plainText";
import { REPORT_FORMATS, type ReportFormat, reportFormat } from "./reportFormat";
import { type ByteSource, FeedFault, peek } from "./source";
import { type Inflate, unpacked } from "./unpack";

/** A source unpacked: its format and its bytes from the first on, to be iterated once. */
export interface OpenedSource {
  readonly format: ReportFormat;
  readonly plain: AsyncIterable<Uint8Array>;
}

/** Opens a source of reports. `encoding` is that of its text where it is known. Throws FeedFault `empty_file`, `unknown_format`, `not_text`, and what unpacking throws. */
export async function openPlain(source: ByteSource, inflate?: Inflate, encoding?: string): Promise<OpenedSource> {
  const { head, all } = await peek(unpacked(source, inflate), HEAD_BYTES);
  const format = head.length === 0 ? null : reportFormat(source.name, head);
  const binary = format !== null && format !== "parquet" && !isText(head, encoding);
  if (format !== null && !binary) return { format, plain: all };
  await letGo(all);
  throw new FeedFault({
    code: head.length === 0 ? "empty_file" : binary ? "not_text" : "unknown_format",
    file: source.name,
    detail: { expected: REPORT_FORMATS },
  });
}

/** Ends a stream that is not wanted further, so that its file is closed. A generator that never ran would not hear of it. */
export async function letGo(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of chunks) break;
}
