// Units of the same grid melted into one shape: borders inside go, what is left is traced into rings.
import type { MultiPolygon, Polygon, Position } from "geojson";
import { compareAngle } from "../../geo/arrangement";
import { toDegrees } from "../../geo/lattice";
import type { PolygonSet } from "../../geo/polygons";
import { ringHolds, signedArea } from "../../geo/ring";

/** A ring inside a grid that is thinner than this is where units do not quite meet, lattice units (about 1 m). */
const HAIRLINE = 100;

/** Shape of each grid 0 … gridCount − 1, null for one without units. Degrees, [lng, lat], closed; outer rings counter-clockwise (RFC 7946). */
export function dissolve(set: PolygonSet, gridOf: Int32Array, gridCount: number): (Polygon | MultiPolygon | null)[] {
  const edges = Array.from({ length: gridCount }, () => new Map<string, Directed>());
  for (let part = 0; part < set.partSlot.length; part++) {
    const own = edges[gridOf[set.partSlot[part] as number] as number];
    if (!own) continue;
    const firstRing = set.partStart[part] as number;
    for (let ring = firstRing; ring < (set.partStart[part + 1] as number); ring++) addRing(own, verticesOf(set, ring), ring === firstRing);
  }
  return edges.map((own) => shapeOf(tracedRings([...own.values()])));
}

/** An edge with the grid to its left. */
interface Directed {
  readonly from: Vertex;
  readonly to: Vertex;
}
type Vertex = readonly [number, number];

function verticesOf(set: PolygonSet, ring: number): Vertex[] {
  const vertices: Vertex[] = [];
  for (let vertex = set.ringStart[ring] as number; vertex < (set.ringStart[ring + 1] as number); vertex++)
    vertices.push([set.xy[vertex * 2] as number, set.xy[vertex * 2 + 1] as number]);
  return vertices;
}

/** Adds the edges of a ring, inside to the left; an edge that meets itself running the other way goes, and so does it. */
function addRing(edges: Map<string, Directed>, vertices: Vertex[], isOuter: boolean): void {
  if (signedArea(vertices as unknown as Position[]) > 0 !== isOuter) vertices.reverse();
  for (const [index, from] of vertices.entries()) {
    const to = vertices[(index + 1) % vertices.length] as Vertex;
    if (!edges.delete(`${to} ${from}`)) edges.set(`${from} ${to}`, { from, to });
  }
}

/** Rings through the edges: at each end the next one clockwise from the way back, then cut wherever a ring comes to a vertex again. */
function tracedRings(edges: readonly Directed[]): Vertex[][] {
  const outOf = new Map<string, Directed[]>();
  for (const edge of edges) outOf.set(`${edge.from}`, [...(outOf.get(`${edge.from}`) ?? []), edge]);
  const open = new Set(edges);
  const rings: Vertex[][] = [];
  for (const start of edges) {
    if (!open.has(start)) continue;
    const path: Vertex[] = [];
    const place = new Map<string, number>();
    for (let edge: Directed | undefined = start; edge !== undefined && open.has(edge); edge = following(edge, outOf, open)) {
      open.delete(edge);
      const known = place.get(`${edge.from}`);
      if (known !== undefined) for (const vertex of rings[rings.push(path.splice(known)) - 1] as Vertex[]) place.delete(`${vertex}`);
      place.set(`${edge.from}`, path.length);
      path.push(edge.from);
    }
    rings.push(path);
  }
  return rings.filter((ring) => ring.length > 2);
}

function following({ from, to }: Directed, outOf: ReadonlyMap<string, readonly Directed[]>, open: ReadonlySet<Directed>): Directed | undefined {
  const turns = (outOf.get(`${to}`) ?? []).filter((edge) => open.has(edge));
  if (turns.length < 2) return turns[0];
  // Sorted by angle; the one just below the direction back, or the highest where none is below.
  const [backX, backY] = [from[0] - to[0], from[1] - to[1]];
  const byAngle = turns.sort((a, b) => compareAngle(a.to[0] - to[0], a.to[1] - to[1], b.to[0] - to[0], b.to[1] - to[1]));
  const below = byAngle.filter((edge) => compareAngle(edge.to[0] - to[0], edge.to[1] - to[1], backX, backY) < 0);
  return below[below.length - 1] ?? byAngle[byAngle.length - 1];
}

function shapeOf(rings: readonly Vertex[][]): Polygon | MultiPolygon | null {
  const measured = rings.map((ring) => ({ ring: ring as unknown as Position[], area: signedArea(ring as unknown as Position[]) }));
  const outers = measured.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area);
  const polygons = outers.map(({ ring }) => [closed(ring)]);
  for (const { ring, area } of measured) {
    if (area >= 0 || (-2 * area) / lengthOf(ring) < HAIRLINE) continue;
    const around = outers.findIndex((outer) => outer.area >= -area && ring.some((vertex) => ringHolds(outer.ring, vertex)));
    polygons[around]?.push(closed(ring));
  }
  const [only] = polygons;
  if (!only) return null;
  return polygons.length === 1 ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates: polygons };
}

function lengthOf(ring: readonly Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    return sum + Math.hypot(nextX - x, nextY - y);
  }, 0);
}

function closed(ring: readonly Position[]): Position[] {
  return [...ring, ring[0] as Position].map(([x = 0, y = 0]) => [toDegrees(x), toDegrees(y)]);
}
