// What a server tells again with every answer and nobody can tell by an id: reports without one, and rows that were refused. Without this they would grow with every round.
import type { ReportBatch } from "../../core/model/batch";
import { pickRows } from "./batchRows";

/** Knows rows again by all that they say. Of rows that say the same each one of an answer is known by itself. */
export class Repeats {
  private readonly known = new Set<string>();

  /** The batches of one answer without what was there before. */
  fresh(batches: readonly ReportBatch[]): readonly ReportBatch[] {
    const answer = new Map<string, number>();
    const isNew = (said: string): boolean => {
      const place = (answer.get(said) ?? 0) + 1;
      answer.set(said, place);
      const key = `${place} ${said}`;
      return !this.known.has(key) && this.known.add(key) !== undefined;
    };
    return batches.map((batch) => {
      const repeated = new Set<number>();
      for (let row = 0; row < batch.count; row++) if (!hasId(batch, row) && !isNew(saidBy(batch, row))) repeated.add(row);
      const rejected = batch.rejected.filter(({ reason, found }) => isNew(`${reason} ${found}`));
      if (repeated.size === 0) return { ...batch, rejected };
      const rows = Uint32Array.from({ length: batch.count }, (_, row) => row).filter((row) => !repeated.has(row));
      return { ...pickRows(batch, rows), rejected };
    });
  }

  /** Knows what another knows. */
  learn({ known }: Repeats): void {
    for (const key of known) this.known.add(key);
  }
}

function hasId({ ids }: ReportBatch, row: number): boolean {
  return ids !== undefined && (ids.end[row] ?? 0) > (row === 0 ? 0 : (ids.end[row - 1] ?? 0));
}

/** Words, not codes: those are of the answer. */
function saidBy({ x, y, times, codes, dictionaries }: ReportBatch, row: number): string {
  const words = Object.entries(codes).map(([name, values]) => dictionaries[name as keyof typeof dictionaries]?.[values[row] ?? 0]);
  return JSON.stringify([x[row], y[row], ...Object.values(times).map((values) => values[row]), ...words]);
}
