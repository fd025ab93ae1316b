// Checks a plan before anyone relies on it: every fault of its shapes and ids, with its place. Exact on the lattice.
import type { Feature, Geometry } from "geojson";
import { edgeSet } from "../geo/edges";
import { nodeEdges } from "../geo/noding";
import { type PolygonSet, polygonSet } from "../geo/polygons";
import { checkBorders } from "./checkBorders";
import { checkGround } from "./checkGround";
import { checkIds } from "./checkIds";
import type { CheckIssue, Severity } from "./checkIssue";
import { checkRings } from "./checkRings";
import { checkTouches } from "./checkTouches";

/**
 * All findings over the features (one grid each, coordinates [lng, lat] in degrees, WGS 84), errors first, then in the order of the grids.
 * `ids[i]` is the id of features[i], null where it has none.
 */
export function checkPlan(features: readonly Feature<Geometry | null>[], ids: readonly (string | null)[]): readonly CheckIssue[] {
  const set = polygonSet(features.map((feature) => feature.geometry));
  const edges = edgeSet(set);
  const noding = nodeEdges(edges, set.bounds);
  const twins = duplicates(set);
  const isTwin = (issue: CheckIssue) => issue.kind === "overlap" && twins.some((twin) => twin.slots.join() === issue.slots.join());
  const ground = checkGround(set, edges, noding).filter((issue) => !isTwin(issue));
  const issues = [...checkRings(features), ...checkBorders(set, edges, noding), ...checkTouches(set, edges, noding), ...twins, ...ground, ...checkIds(ids)];
  return issues.sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.slots[0] ?? set.slotCount) - (b.slots[0] ?? set.slotCount));
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Pairs of slots with the same shape: the later one and the first that has it. */
function duplicates(set: PolygonSet): CheckIssue[] {
  const shapes = new Map<number, string[]>();
  for (let part = 0; part < set.partSlot.length; part++) {
    const slot = set.partSlot[part] as number;
    const rings: string[] = [];
    for (let ring = set.partStart[part] as number; ring < (set.partStart[part + 1] as number); ring++) rings.push(ringKey(set, ring));
    shapes.set(slot, [...(shapes.get(slot) ?? []), rings.join("|")]);
  }
  const first = new Map<string, number>();
  const issues: CheckIssue[] = [];
  for (const [slot, parts] of shapes) {
    const key = parts.sort().join("||");
    const known = first.get(key);
    if (known === undefined) first.set(key, slot);
    else issues.push({ kind: "duplicate_geometry", severity: "error", slots: [known, slot], place: null });
  }
  return issues;
}

/** The edges of a ring in sorted order, without direction: the same for any starting vertex and either way round. */
function ringKey(set: PolygonSet, ring: number): string {
  const vertices: string[] = [];
  for (let vertex = set.ringStart[ring] as number; vertex < (set.ringStart[ring + 1] as number); vertex++)
    vertices.push(`${set.xy[vertex * 2]},${set.xy[vertex * 2 + 1]}`);
  const edges = vertices.map((vertex, i) => {
    const following = vertices[(i + 1) % vertices.length] as string;
    return vertex < following ? `${vertex} ${following}` : `${following} ${vertex}`;
  });
  return edges.sort().join(";");
}
