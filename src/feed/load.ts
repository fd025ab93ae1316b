// From a source of reports to the ledger: the loop that the engine and the command share.
import type { Ledger } from "../core/ledger/ledger";
import type { Mapping } from "../core/model/mapping";
import { done, type Result, refused } from "../core/model/result";
import { type ReadHooks, readReports } from "./reports";
import type { ByteSource } from "./source";

/**
 * Reads a source through a mapping into the ledger, batch by batch, and returns its index there.
 * When the source is refused or the reading is cancelled the ledger is as it was before. The caller calls `ledger.finish()` after the last source.
 */
export async function loadReports(ledger: Ledger, source: ByteSource, mapping: Mapping, generated: boolean, hooks: ReadHooks): Promise<Result<number>> {
  const index = ledger.begin({ name: source.name, bytes: source.size, generated });
  const reading = readReports(source, mapping, hooks);
  for (;;) {
    const step = await reading.next();
    const cancelled = hooks.signal?.aborted === true;
    if (!step.done && !cancelled) {
      ledger.add(index, step.value);
      continue;
    }
    if (step.done && step.value.ok && !cancelled) return done(index);
    ledger.abort(index);
    return step.done && !step.value.ok ? step.value : refused({ code: "cancelled", file: source.name });
  }
}
