// The demo's cases as plain rows, for tests. The generator writes no quotes, so a split at commas is right.
import { caseCsv } from "../../data/cases";
import { DEMO_SEED } from "../../data/seed";
import { drawTown, type Town } from "../../data/town";

export type Row = Readonly<Record<string, string>>;

export interface DemoCases {
  readonly town: Town;
  readonly header: readonly string[];
  readonly rows: readonly Row[];
  /** Rows with fewer fields than the header. */
  readonly short: number;
}

/** All bytes of the demo's CSV. */
export function caseBytes(town: Town, options: { count?: number; from?: string; months?: number } = {}): Uint8Array {
  return Buffer.concat([...caseCsv(town, DEMO_SEED, options)]);
}

export function demoCases(): DemoCases {
  const town = drawTown(DEMO_SEED);
  const lines = Buffer.from(caseBytes(town)).toString("utf8").split("\n");
  const header = lines[0]?.split(",") ?? [];
  const rows: Row[] = [];
  let short = 0;
  for (const line of lines.slice(1, -1)) {
    const fields = line.split(",");
    if (fields.length === header.length) rows.push(Object.fromEntries(header.map((name, index) => [name, fields[index] ?? ""])));
    else short++;
  }
  return { town, header, rows, short };
}
