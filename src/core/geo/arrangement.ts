// The plane cut up by the edges of a set of polygons: pieces of edges, the faces between them, and the parts that hold each face.
import type { EdgeSet } from "./edges";
import { crossSign } from "./exact";
import type { Noding } from "./noding";

/**
 * Half-edges in pairs: 2·i runs along piece i from its first node to its second, 2·i + 1 back. The face of a half-edge lies to its left.
 * Pieces are all different, meet at nodes only, and have another set of parts on either side.
 */
export interface Arrangement {
  /** Node from which each half-edge starts. */
  readonly origin: Int32Array;
  /** The half-edge that follows along the same face. */
  readonly next: Int32Array;
  /** Face of each half-edge: one boundary cycle is one face; the outer cycle of a connected piece of the drawing is its outer face. */
  readonly face: Int32Array;
  readonly faceCount: number;
  /** Any half-edge of each face. */
  readonly faceStart: Int32Array;
  /** Connected piece of the drawing of each face. */
  readonly faceComponent: Int32Array;
  /** Whether a face is the outside of its connected piece. */
  readonly isOuter: Uint8Array;
  /** Parts whose inside changes over each piece of edge, ascending. */
  readonly switches: readonly (readonly number[])[];
  /** Number of connected pieces, the half-edge of each whose face is its outer one, starting at its lowest leftmost node. */
  readonly outerStart: Int32Array;
}

/** Builds half-edges and faces. Exact: directions are those of the uncut edges. */
export function arrange(edges: EdgeSet, noding: Noding): Arrangement {
  const pieces = cut(edges, noding);
  const count = pieces.from.length;
  const origin = new Int32Array(count * 2);
  const dx = new Float64Array(count * 2);
  const dy = new Float64Array(count * 2);
  const degree = new Uint32Array(noding.nodes.count + 1);
  for (let piece = 0; piece < count; piece++) {
    const edge = pieces.edge[piece] as number;
    const from = pieces.from[piece] as number;
    const to = pieces.to[piece] as number;
    const stepX = (edges.bx[edge] as number) - (edges.ax[edge] as number);
    const stepY = (edges.by[edge] as number) - (edges.ay[edge] as number);
    origin[piece * 2] = from;
    origin[piece * 2 + 1] = to;
    dx[piece * 2] = stepX;
    dy[piece * 2] = stepY;
    dx[piece * 2 + 1] = -stepX;
    dy[piece * 2 + 1] = -stepY;
    degree[from + 1] = (degree[from + 1] as number) + 1;
    degree[to + 1] = (degree[to + 1] as number) + 1;
  }
  const next = linked(origin, dx, dy, degree);
  return { origin, next, switches: pieces.switches, ...faces(origin, next, dx, dy, noding) };
}

interface Pieces {
  readonly from: number[];
  readonly to: number[];
  /** An edge that runs along the piece, from `from` to `to`. */
  readonly edge: number[];
  readonly switches: number[][];
}

/** Pieces of the cut edges, each once; those that switch no part (run along twice by the same) are left out. */
function cut(edges: EdgeSet, noding: Noding): Pieces {
  const from: number[] = [];
  const to: number[] = [];
  const edge: number[] = [];
  const switches: number[][] = [];
  const known = new Map<number, number>();
  for (let e = 0; e < edges.count; e++) {
    const chain = noding.chains[e] as readonly number[];
    for (let i = 0; i + 1 < chain.length; i++) {
      const first = chain[i] as number;
      const second = chain[i + 1] as number;
      const key = Math.min(first, second) * noding.nodes.count + Math.max(first, second);
      let piece = known.get(key);
      if (piece === undefined) {
        piece = from.length;
        known.set(key, piece);
        from.push(first);
        to.push(second);
        edge.push(e);
        switches.push([]);
      }
      const parts = switches[piece] as number[];
      for (let k = edges.ownerStart[e] as number; k < (edges.ownerStart[e + 1] as number); k++) toggle(parts, edges.owners[k] as number);
    }
  }
  const kept = from.map((_, piece) => piece).filter((piece) => (switches[piece] as number[]).length > 0);
  const pick = (values: readonly number[]) => kept.map((piece) => values[piece] as number);
  return { from: pick(from), to: pick(to), edge: pick(edge), switches: kept.map((piece) => switches[piece] as number[]) };
}

/** Puts a part into an ascending list, or takes it out if it is there. */
export function toggle(parts: number[], part: number): void {
  let at = 0;
  while (at < parts.length && (parts[at] as number) < part) at++;
  if (parts[at] === part) parts.splice(at, 1);
  else parts.splice(at, 0, part);
}

/**
 * Links each half-edge to the one that follows along its face: at its end, the next one clockwise from the way back.
 *
 *      ╲  ↑ next
 *       ╲ │
 *   ─────→●───      (half-edges from a node are sorted by angle, exactly)
 */
function linked(origin: Int32Array, dx: Float64Array, dy: Float64Array, degree: Uint32Array): Int32Array {
  const start = degree;
  for (let node = 1; node < start.length; node++) start[node] = (start[node] as number) + (start[node - 1] as number);
  const around = new Int32Array(origin.length);
  const filled = new Uint32Array(start.length);
  for (let half = 0; half < origin.length; half++) {
    const node = origin[half] as number;
    around[(start[node] as number) + (filled[node] as number)] = half;
    filled[node] = (filled[node] as number) + 1;
  }
  const next = new Int32Array(origin.length);
  for (let node = 0; node + 1 < start.length; node++) {
    const own = around.subarray(start[node], start[node + 1]);
    own.sort((first, second) => compareAngle(dx[first] as number, dy[first] as number, dx[second] as number, dy[second] as number));
    for (let i = 0; i < own.length; i++) {
      const out = own[i] as number;
      const clockwise = own[(i + own.length - 1) % own.length] as number;
      next[out ^ 1] = clockwise;
    }
  }
  return next;
}

/** Order of directions by angle from just above −180° (exclusive) to 180°: below the x axis first, then from east to west. Exact. */
export function compareAngle(ax: number, ay: number, bx: number, by: number): number {
  const halfA = ay < 0 ? 0 : ay === 0 && ax < 0 ? 2 : 1;
  const halfB = by < 0 ? 0 : by === 0 && bx < 0 ? 2 : 1;
  return halfA === halfB ? -crossSign(0, 0, ax, ay, bx, by) : halfA - halfB;
}

function faces(origin: Int32Array, next: Int32Array, dx: Float64Array, dy: Float64Array, noding: Noding) {
  const face = new Int32Array(origin.length).fill(-1);
  const faceStart: number[] = [];
  for (let half = 0; half < origin.length; half++) {
    if ((face[half] as number) >= 0) continue;
    let at = half;
    do {
      face[at] = faceStart.length;
      at = next[at] as number;
    } while (at !== half);
    faceStart.push(half);
  }
  const faceComponent = new Int32Array(faceStart.length).fill(-1);
  const isOuter = new Uint8Array(faceStart.length);
  const outerStart: number[] = [];
  for (let first = 0; first < faceStart.length; first++) {
    if ((faceComponent[first] as number) >= 0) continue;
    const outer = outermost(first, outerStart.length, { origin, next, face, faceStart, faceComponent, dx, dy }, noding);
    isOuter[face[outer] as number] = 1;
    outerStart.push(outer);
  }
  return { face, faceCount: faceStart.length, faceStart: Int32Array.from(faceStart), faceComponent, isOuter, outerStart: Int32Array.from(outerStart) };
}

interface Walkable {
  readonly origin: Int32Array;
  readonly next: Int32Array;
  readonly face: Int32Array;
  readonly faceStart: readonly number[];
  readonly faceComponent: Int32Array;
  readonly dx: Float64Array;
  readonly dy: Float64Array;
}

/** Marks the component of a face; returns its half-edge that starts at the lowest leftmost node with the sky to its left: all others turn east. */
function outermost(first: number, component: number, walk: Walkable, noding: Noding): number {
  const { x, y } = noding.nodes;
  const stack = [first];
  walk.faceComponent[first] = component;
  let best = -1;
  while (stack.length > 0) {
    const start = walk.faceStart[stack.pop() as number] as number;
    let half = start;
    do {
      if (best < 0 || westward(half, best, walk, x, y)) best = half;
      const beyond = walk.face[half ^ 1] as number;
      if ((walk.faceComponent[beyond] as number) < 0) {
        walk.faceComponent[beyond] = component;
        stack.push(beyond);
      }
      half = walk.next[half] as number;
    } while (half !== start);
  }
  return best;
}

/** Whether half-edge a starts more to the west than b (then lower, then at the greater angle). The westmost node is always a lattice point. */
function westward(a: number, b: number, walk: Walkable, x: readonly number[], y: readonly number[]): boolean {
  const nodeA = walk.origin[a] as number;
  const nodeB = walk.origin[b] as number;
  if (nodeA !== nodeB) {
    const byX = (x[nodeA] as number) - (x[nodeB] as number);
    return byX !== 0 ? byX < 0 : (y[nodeA] as number) < (y[nodeB] as number);
  }
  return compareAngle(walk.dx[a] as number, walk.dy[a] as number, walk.dx[b] as number, walk.dy[b] as number) > 0;
}
