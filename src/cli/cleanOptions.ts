// What may be written after `gridkeeper clean`.
import { resolve } from "node:path";
import { CLEAN_DEFAULTS, type CleanOptions } from "../core/plan/clean";
import { WRITTEN_ENDINGS, writtenFormat } from "../feed/write/boundaries";
import { defined, parse, text, type Wrong, wrong } from "./words";

export interface CleanOptionsGiven extends CleanOptions {
  readonly grids: string;
  readonly out: string;
  readonly crs?: string;
  readonly gridId?: string;
}

export interface CleanInvocation {
  readonly command: "clean";
  readonly options: CleanOptionsGiven;
}

/** Reads the words after "clean". */
export function readClean(words: readonly string[]): CleanInvocation | Wrong {
  const parsed = parse(words, { grids: text, out: text, snap: text, "max-gap": text, crs: text, "grid-id": text });
  if (typeof parsed === "string") return wrong(parsed);
  const { grids, out, crs, "grid-id": gridId } = parsed;
  if (grids === undefined) return wrong("clean needs --grids FILE with the boundaries.");
  if (out === undefined) return wrong("clean needs --out FILE for the cleaned boundaries.");
  if (resolve(grids) === resolve(out)) return wrong(`${out} is the file that is read; expected another name.`);
  if (writtenFormat(out) === null) return wrong(`--out is "${out}"; expected a file that ends in ${WRITTEN_ENDINGS}.`);
  const snapM = metres(parsed.snap, CLEAN_DEFAULTS.snapM);
  if (snapM === null || snapM > 100) return wrong(`--snap is "${parsed.snap}"; expected metres from 0 to 100.`);
  const maxGapM = metres(parsed["max-gap"], CLEAN_DEFAULTS.maxGapM);
  if (maxGapM === null) return wrong(`--max-gap is "${parsed["max-gap"]}"; expected metres from 0.`);
  return { command: "clean", options: { grids, out, snapM, maxGapM, ...defined({ crs, gridId }) } };
}

function metres(given: string | undefined, otherwise: number): number | null {
  if (given === undefined) return otherwise;
  return /^\d+(\.\d+)?$/.test(given) ? Number(given) : null;
}
