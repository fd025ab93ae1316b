// The real cities of the shared data, opened the way the engine and the command open them.
import { readFileSync } from "node:fs";
import { buildLocator, type Locator } from "../../src/core/geo/locate";
import { createLedger, type Ledger } from "../../src/core/ledger/ledger";
import type { Mapping } from "../../src/core/model/mapping";
import type { Plan } from "../../src/core/model/plan";
import { buildPlan } from "../../src/core/model/planBuild";
import type { Result } from "../../src/core/model/result";
import { readBoundaries } from "../../src/feed/boundaries";
import { loadReports } from "../../src/feed/load";
import { blobSource } from "../../src/feed/source";

/** The value of a result that a test counts on. */
export function expectDone<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.issue)}`);
  return result.value;
}

export function fileSource(path: string) {
  return blobSource(new Blob([readFileSync(path)]), path.replace(/^.*\//, ""));
}

export async function openCityPlan(path: string, idProperty: string): Promise<{ readonly plan: Plan; readonly locator: Locator }> {
  const file = expectDone(await readBoundaries(fileSource(path)));
  const { plan } = expectDone(buildPlan(file.name, file.features, { idProperty }));
  return { plan, locator: buildLocator(plan.polygons) };
}

export async function openCityLedger(paths: readonly string[], mappings: readonly Mapping[]): Promise<Ledger> {
  const ledger = createLedger();
  for (const [index, path] of paths.entries()) expectDone(await loadReports(ledger, fileSource(path), mappings[index] ?? {}, false, {}));
  ledger.finish();
  return ledger;
}

/** Counts of an oracle file, by unit: one number per year and the total; the unit "" is "in no polygon". */
export function readOracle(path: string): { readonly years: readonly string[]; readonly counts: ReadonlyMap<string, readonly number[]> } {
  const [header = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const counts = new Map(lines.map((line): [string, number[]] => [line.slice(0, line.indexOf(",")), line.split(",").slice(1).map(Number)]));
  return { years: header.split(",").slice(1, -1), counts };
}
