// Ground that two grids claim, or none: overlaps by pair, gaps one by one.
import { arrange } from "../geo/arrangement";
import { type Face, facesWhere } from "../geo/coverageFaces";
import type { EdgeSet } from "../geo/edges";
import type { Noding } from "../geo/noding";
import type { PolygonSet } from "../geo/polygons";
import type { CheckIssue, Severity } from "./checkIssue";

/** Less than this is drawing inaccuracy, m². */
const TRIFLE_M2 = 1;
/** Less than this comes of rounding to the lattice of 1 cm, m². */
const ROUNDING_M2 = 0.1;
/** A gap is wide enough to be meant (a real enclave, a lake) when its mean width, twice the area over the boundary, reaches this, m. */
export const ENCLAVE_WIDTH_M = 10;

/** Overlaps (an error from 1 m² on, below 0.1 m² a note, else a warning) and gaps (a warning when they are slivers, a note when they may be real enclaves). */
export function checkGround(set: PolygonSet, edges: EdgeSet, noding: Noding): CheckIssue[] {
  const slotsOf = (parts: readonly number[]): number[] => [...new Set(parts.map((part) => set.partSlot[part] as number))];
  const faces = facesWhere(set, noding, arrange(edges, noding), (parts) => parts.length !== 1);
  const pairs = new Map<string, { slots: readonly number[]; areaM2: number; count: number; largest: Face }>();
  const issues: CheckIssue[] = [];
  for (const face of faces) {
    if (face.parts.length === 0) {
      const enclave = isWide(face.areaM2, face.lengthM);
      issues.push({ kind: "gap", severity: enclave ? "note" : "warning", slots: [], place: face.place, areaM2: face.areaM2, lengthM: face.lengthM });
      continue;
    }
    const slots = slotsOf(face.parts);
    const claims = slots.length === 1 ? [slots] : slots.flatMap((first, i) => slots.slice(i + 1).map((second) => [first, second]));
    for (const pair of claims) {
      const known = pairs.get(pair.join());
      if (!known) pairs.set(pair.join(), { slots: pair, areaM2: face.areaM2, count: 1, largest: face });
      else {
        known.areaM2 += face.areaM2;
        known.count++;
        if (face.areaM2 > known.largest.areaM2) known.largest = face;
      }
    }
  }
  for (const { slots, areaM2, count, largest } of pairs.values()) {
    issues.push({ kind: "overlap", severity: overlapSeverity(slots.length, areaM2), slots, place: largest.place, areaM2, count });
  }
  return issues;
}

/** Whether a gap of this area (m²) and boundary (m) is wide enough to be meant. */
export function isWide(areaM2: number, lengthM: number): boolean {
  return (2 * areaM2) / lengthM >= ENCLAVE_WIDTH_M;
}

function overlapSeverity(grids: number, areaM2: number): Severity {
  if (areaM2 < ROUNDING_M2) return "note";
  return grids > 1 && areaM2 >= TRIFLE_M2 ? "error" : "warning"; // parts of one grid over one another change no count
}
