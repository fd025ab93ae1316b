// The cases of the demo town, written as CSV and read like any other file.
import { caseCsv, DEMO_TIME_ZONE } from "../../data/cases";
import { ENGLISH } from "../../data/english";
import { COLUMNS } from "../../data/rows";
import { DEMO_SEED } from "../../data/seed";
import type { Town } from "../../data/town";
import type { Mapping } from "../core/model/mapping";
import type { ReportSource } from "./book";

/** They have the native columns (contract.md); the columns they do not have are not named. */
const MAPPING: Mapping = { ...Object.fromEntries(COLUMNS.split(",").map((column) => [column, column])), timeZone: DEMO_TIME_ZONE };

/** English for the Chinese words in them. */
export const ENGLISH_WORDS: ReadonlyMap<string, string> = ENGLISH;

/** The cases of a town as a source of reports, written while they are read. */
export function demoCases(town: Town): ReportSource {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* caseCsv(town, DEMO_SEED);
  }
  return { bytes: { name: "demo-cases.csv", size: null, chunks }, mapping: MAPPING, generated: true };
}
