// A source as the files it is made of: one for a file, one a delivery for a live source.
import type { ByteSource } from "../feed/source";
import type { ReportSource } from "./book";

/** A stretch of a source that is a file by itself. */
export interface SourcePart {
  readonly bytes: ByteSource;
  readonly first: number;
}

/** The files that a source is made of. */
export function partsOf(source: ReportSource): readonly SourcePart[] {
  return source.live?.parts() ?? [{ bytes: source.bytes, first: 1 }];
}
