// Faults of one grid's own border: where it crosses or touches itself, holes that lie outside, parts that hold nothing.
import { compareAngle } from "../geo/arrangement";
import type { EdgeSet } from "../geo/edges";
import { placeInPart } from "../geo/exact";
import { toDegrees } from "../geo/lattice";
import type { Noding } from "../geo/noding";
import { outlineOf } from "../geo/outline";
import type { PolygonSet } from "../geo/polygons";
import type { CheckIssue } from "./checkIssue";

/** A loop that a crossing cuts off is an error from this size on; smaller ones come of rounding to the lattice, m². */
const TRIFLE_M2 = 1;

/** Points 10 cm around: a vertex beyond a border by less than that lies on it, for a reader. */
const NEIGHBOURS = [
  [10, 0],
  [-10, 0],
  [0, 10],
  [0, -10],
] as const;

/** A visit of a ring to a node: whence it came and where it goes on. */
interface Visit {
  readonly ring: number;
  readonly node: number;
  /** Place of the visit in the ring's nodes. */
  readonly index: number;
  readonly before: number;
  readonly after: number;
}

/** Checks each part for crossings and touches with itself (also between its rings), and its holes. */
export function checkBorders(set: PolygonSet, edges: EdgeSet, noding: Noding): CheckIssue[] {
  const edgeAt = new EdgeFinder(edges, noding);
  const issues: CheckIssue[] = [];
  for (let part = 0; part < set.partSlot.length; part++) {
    const slot = set.partSlot[part] as number;
    const firstRing = set.partStart[part] as number;
    const endRing = set.partStart[part + 1] as number;
    const crossings: number[] = [];
    const touches: number[] = [];
    let loopM2 = 0;
    const visits = new Map<number, Visit[]>();
    for (let ring = firstRing; ring < endRing; ring++) {
      const nodes = nodesOf(set, ring, edgeAt);
      for (const visit of visitsOf(ring, nodes)) {
        const earlier = visits.get(visit.node);
        if (!earlier) {
          visits.set(visit.node, [visit]);
          continue;
        }
        const meeting = earlier.map((other) => meet(other, visit, noding));
        if (meeting.includes("cross")) {
          crossings.push(visit.node);
          const other = earlier[meeting.indexOf("cross")] as Visit;
          if (other.ring === ring) loopM2 = Math.max(loopM2, loopArea(nodes, other.index, visit.index, noding)); // a hole that leaves its ring is judged below
        }
        if (!meeting.includes("cross") && meeting.includes("touch")) touches.push(visit.node);
        earlier.push(visit);
      }
    }
    const found = (kind: "self_crossing" | "self_touch", severity: "error" | "warning", nodes: number[]): void => {
      const [node] = nodes;
      if (node === undefined) return;
      issues.push({ kind, severity, slots: [slot], place: placeOf(noding, node), count: new Set(nodes).size });
    };
    found("self_crossing", loopM2 >= TRIFLE_M2 ? "error" : "warning", crossings);
    found("self_touch", "warning", touches);
    for (let ring = firstRing + 1; ring < endRing; ring++) {
      if (holeLiesInside(set, part, ring)) continue;
      const kind = ringArea2(set, ring) > ringArea2(set, firstRing) ? "hole_larger" : "hole_outside";
      issues.push({ kind, severity: "error", slots: [slot], place: vertexOf(set, ring) });
    }
  }
  return issues;
}

/** Two visits of one part to one node. Rings may touch in a point; a ring that touches itself, or two that run along each other, is a fault. */
function meet(first: Visit, second: Visit, noding: Noding): "cross" | "touch" | "fine" {
  const { x, y } = noding.nodes;
  const towards = (node: number): readonly [number, number] => [
    (x[node] as number) - (x[first.node] as number),
    (y[node] as number) - (y[first.node] as number),
  ];
  const along = [second.before, second.after].some((node) => node === first.before || node === first.after);
  if (along || first.before === first.after || second.before === second.after) return "touch";
  const start = towards(first.before);
  const turns = [second.before, first.after, second.after].map((node) => ({ node, direction: towards(node) }));
  turns.sort((a, b) => angleFrom(start, a.direction, b.direction));
  if (turns[1]?.node === first.after) return "cross"; // the second way comes on one side of the first and leaves on the other
  return first.ring === second.ring ? "touch" : "fine";
}

/** Order of two directions counter-clockwise from a third. */
function angleFrom(start: readonly [number, number], a: readonly [number, number], b: readonly [number, number]): number {
  const wrapA = compareAngle(a[0], a[1], start[0], start[1]) < 0 ? 1 : 0;
  const wrapB = compareAngle(b[0], b[1], start[0], start[1]) < 0 ? 1 : 0;
  return wrapA - wrapB || compareAngle(a[0], a[1], b[0], b[1]);
}

/** The smaller of the two loops into which a ring falls at a node that it visits twice, m². */
function loopArea(nodes: readonly number[], from: number, to: number, noding: Noding): number {
  return Math.min(...[nodes.slice(from, to), [...nodes.slice(to), ...nodes.slice(0, from)]].map((loop) => outlineOf(loop, noding.nodes).areaM2));
}

/** All nodes along a ring in order, cuts by other edges included. */
function nodesOf(set: PolygonSet, ring: number, edgeAt: EdgeFinder): number[] {
  const first = set.ringStart[ring] as number;
  const end = set.ringStart[ring + 1] as number;
  const nodes: number[] = [];
  for (let vertex = first; vertex < end; vertex++) {
    const following = vertex + 1 < end ? vertex + 1 : first;
    const chain = edgeAt.chain(
      set.xy[vertex * 2] as number,
      set.xy[vertex * 2 + 1] as number,
      set.xy[following * 2] as number,
      set.xy[following * 2 + 1] as number,
    );
    for (let i = 0; i + 1 < chain.length; i++) nodes.push(chain[i] as number);
  }
  return nodes;
}

function visitsOf(ring: number, nodes: readonly number[]): Visit[] {
  const count = nodes.length;
  return nodes.map((node, i) => ({ ring, node, index: i, before: nodes[(i + count - 1) % count] as number, after: nodes[(i + 1) % count] as number }));
}

/** The cut edge between two lattice points, in the direction asked for. */
class EdgeFinder {
  private readonly chains = new Map<number, readonly number[]>();
  private readonly noding: Noding;

  constructor(edges: EdgeSet, noding: Noding) {
    this.noding = noding;
    for (let edge = 0; edge < edges.count; edge++) {
      const chain = noding.chains[edge] as readonly number[];
      this.chains.set((chain[0] as number) * noding.nodes.count + (chain[chain.length - 1] as number), chain);
    }
  }

  chain(ax: number, ay: number, bx: number, by: number): readonly number[] {
    const from = this.noding.nodes.at(ax, ay);
    const to = this.noding.nodes.at(bx, by);
    const forward = this.chains.get(from * this.noding.nodes.count + to);
    if (forward) return forward;
    return [...(this.chains.get(to * this.noding.nodes.count + from) ?? [])].reverse();
  }
}

/** Whether no vertex of a hole lies outside the outer ring by more than the rounding of the lattice. */
function holeLiesInside(set: PolygonSet, part: number, hole: number): boolean {
  const outer = set.partStart[part] as number;
  const alone: PolygonSet = { ...set, partStart: Uint32Array.of(outer, outer + 1), partSlot: Uint32Array.of(0) };
  const outside = (x: number, y: number) => placeInPart(alone, 0, x, y) === "outside";
  for (let vertex = set.ringStart[hole] as number; vertex < (set.ringStart[hole + 1] as number); vertex++) {
    const x = set.xy[vertex * 2] as number;
    const y = set.xy[vertex * 2 + 1] as number;
    if (outside(x, y) && NEIGHBOURS.every(([dx, dy]) => outside(x + dx, y + dy))) return false;
  }
  return true;
}

/** Doubled area of a ring on the lattice, whichever way it runs. */
function ringArea2({ xy, ringStart }: PolygonSet, ring: number): number {
  const first = ringStart[ring] as number;
  const end = ringStart[ring + 1] as number;
  const [x0, y0] = [xy[first * 2] as number, xy[first * 2 + 1] as number];
  let area2 = 0;
  for (let vertex = first + 1; vertex + 1 < end; vertex++) {
    const [ax, ay] = [(xy[vertex * 2] as number) - x0, (xy[vertex * 2 + 1] as number) - y0];
    area2 += ax * ((xy[vertex * 2 + 3] as number) - y0) - ((xy[vertex * 2 + 2] as number) - x0) * ay;
  }
  return Math.abs(area2);
}

function placeOf(noding: Noding, node: number): readonly [number, number] {
  return [toDegrees(noding.nodes.x[node] as number), toDegrees(noding.nodes.y[node] as number)];
}

function vertexOf(set: PolygonSet, ring: number): readonly [number, number] {
  const vertex = set.ringStart[ring] as number;
  return [toDegrees(set.xy[vertex * 2] as number), toDegrees(set.xy[vertex * 2 + 1] as number)];
}
