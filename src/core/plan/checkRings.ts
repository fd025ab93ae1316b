// Faults of the rings as they were written: what a reader of the file can see without geometry.
import type { Feature, Geometry, Position } from "geojson";
import { NO_COORDINATE, toUnits } from "../geo/lattice";
import { partsOf } from "../geo/polygons";
import type { CheckIssue } from "./checkIssue";

/** Checks each feature by itself: kind of geometry, range of coordinates, closed and long enough rings, repeated vertices, several parts. */
export function checkRings(features: readonly Feature<Geometry | null>[]): CheckIssue[] {
  return features.flatMap((feature, slot) => {
    const parts = partsOf(feature.geometry);
    if (parts.length === 0) return [{ kind: "not_area", severity: "error", slots: [slot], place: null } as const];
    const issues = parts.flat().flatMap((positions, ring) => checkRing(positions, slot, ring));
    if (parts.length > 1) issues.push({ kind: "multi_part", severity: "note", slots: [slot], place: placeOf(parts[1]?.[0]?.[0]), count: parts.length });
    return issues;
  });
}

function checkRing(positions: readonly Position[], slot: number, ring: number): CheckIssue[] {
  const issues: CheckIssue[] = [];
  const beyond = positions.filter((position) => placeOf(position) === null);
  if (beyond.length > 0) issues.push({ kind: "out_of_range", severity: "error", slots: [slot], place: null, ring, count: beyond.length });
  const first = positions[0];
  const last = positions[positions.length - 1];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1]))
    issues.push({ kind: "ring_open", severity: "warning", slots: [slot], place: placeOf(last), ring });
  const points = positions.map((position) => `${toUnits(position[0] ?? Number.NaN)},${toUnits(position[1] ?? Number.NaN)}`);
  if (new Set(points).size < 3) {
    // A ring that has its corners in the file, but closer than the lattice (1 cm), is no fault of drawing: it holds nothing.
    const corners = new Set(positions.map((position) => `${position[0]},${position[1]}`)).size;
    issues.push({ kind: corners < 3 ? "ring_short" : "zero_area", severity: corners < 3 ? "error" : "warning", slots: [slot], place: placeOf(first), ring });
    return issues;
  }
  const repeated = points.flatMap((point, index) => (index > 0 && point === points[index - 1] ? [index] : []));
  if (repeated.length > 0) {
    issues.push({ kind: "duplicate_vertex", severity: "note", slots: [slot], place: placeOf(positions[repeated[0] ?? 0]), ring, count: repeated.length });
  }
  return issues;
}

/** The position in degrees, null when it is none on the globe. */
function placeOf(position: Position | undefined): readonly [number, number] | null {
  const [lng = Number.NaN, lat = Number.NaN] = position ?? [];
  if (toUnits(lng) === NO_COORDINATE || toUnits(lat) === NO_COORDINATE || Math.abs(lng) > 180 || Math.abs(lat) > 90) return null;
  return [lng, lat];
}
