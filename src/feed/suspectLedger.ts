// Suspicions about the sources of a ledger, judged by the plan its reports were located in.
import type { Suspicion } from "../core/frame/question";
import { NO_COORDINATE, toDegrees, toUnits } from "../core/geo/lattice";
import type { Locator } from "../core/geo/locate";
import type { Ledger } from "../core/ledger/ledger";
import type { Mapping } from "../core/model/mapping";
import { OUTSIDE } from "../core/model/plan";
import { type RawPosition, suspect } from "./suspicion";

/** Positions of a source that are looked at: enough to tell one in two hundred. */
const SAMPLE = 5000;

/** What may be wrong with the positions of each source; `mappings` by index of the source, null for one that is not looked at. */
export async function suspectLedger(ledger: Ledger, locator: Locator, mappings: readonly (Mapping | null)[]): Promise<readonly Suspicion[]> {
  const inside = (lng: number, lat: number): boolean => locator.locate(toUnits(lng), toUnits(lat)) !== OUTSIDE;
  const found = mappings.map(async (mapping, source) =>
    mapping === null ? [] : (await suspect(samplePositions(ledger, source), inside, mapping)).map((suspicion) => ({ ...suspicion, source })),
  );
  return (await Promise.all(found)).flat();
}

function samplePositions({ x, y, size, source: sources }: Ledger, source: number): readonly RawPosition[] {
  const step = Math.max(1, Math.floor(size / SAMPLE));
  const positions: RawPosition[] = [];
  for (let row = 0; row < size; row += step) {
    const [px = NO_COORDINATE, py = NO_COORDINATE] = [x[row], y[row]];
    if (sources[row] === source && px !== NO_COORDINATE && py !== NO_COORDINATE) positions.push([toDegrees(px), toDegrees(py)]);
  }
  return positions;
}
