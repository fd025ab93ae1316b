// Reading a file of reports into a ledger: through a given mapping, or the one that is proposed.
import type { OpenTimes } from "../core/frame/answers";
import type { Ledger } from "../core/ledger/ledger";
import type { Mapping } from "../core/model/mapping";
import { done, type Result, refused } from "../core/model/result";
import { inspectReports, positionFault } from "../feed/inspect";
import { loadReports } from "../feed/load";
import { parseMapping } from "../feed/mapping";
import { gunzip, openSource } from "./files";

/** How a file was read, and what its times leave open. */
export interface Reading {
  readonly mapping: Mapping;
  readonly openTimes: OpenTimes;
}

/** Reads one file of reports; gives the mapping by which it was read. */
export async function loadCases(ledger: Ledger, path: string, options: { readonly mapping?: string; readonly timeZone: string }): Promise<Result<Reading>> {
  const source = await openSource(path);
  if (!source.ok) return source;
  let mapping: Mapping;
  let openTimes: OpenTimes = {};
  if (options.mapping !== undefined) {
    const given = await readMapping(options.mapping);
    if (!given.ok) return given;
    mapping = given.value;
  } else {
    const looked = await inspectReports(source.value, gunzip);
    if (!looked.ok) return looked;
    const blind = positionFault(looked.value);
    if (blind) return refused(blind);
    mapping = looked.value.proposal;
    openTimes = looked.value.openTimes;
  }
  const named = { timeZone: options.timeZone, ...mapping };
  const loaded = await loadReports(ledger, source.value, named, false, { inflate: gunzip });
  return loaded.ok ? done({ mapping: named, openTimes }) : loaded;
}

async function readMapping(path: string): Promise<Result<Mapping>> {
  const source = await openSource(path);
  if (!source.ok) return source;
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of source.value.chunks()) text += decoder.decode(chunk, { stream: true });
  try {
    return parseMapping(JSON.parse(text), path);
  } catch (error) {
    return refused({ code: "unreadable", file: path, place: "JSON", detail: { reason: error instanceof Error ? error.message : String(error) } });
  }
}
