// A plane cut into convex faces by chords. Neighbours share their vertices, so no cut can open a gap or an overlap.
//
//   a ───── m ───── b      a cut that ends at m puts m into the face above and into the face below,
//   │       │       │      so that every border is the same list of vertices seen from both sides
//
// Coordinates are metres on the drawing board (board.ts bends the board into the town).

/** Faces are rings of vertex numbers, anticlockwise. A directed edge a→b lies on the rim of the face to its left. */
export interface Mesh {
  readonly u: number[];
  readonly v: number[];
  readonly faces: number[][];
  /** Face to the left of the directed edge. */
  readonly left: Map<number, number>;
  /** Line (index into the town's lines) that an edge belongs to, by undirected edge; none on the outer rim. */
  readonly lineOf: Map<number, number>;
}

/** A straight cut: a point on it and a direction. */
export interface Cut {
  readonly u: number;
  readonly v: number;
  readonly du: number;
  readonly dv: number;
}

/** Key of the directed edge a→b. */
export function directed(a: number, b: number): number {
  return a * 0x10000 + b;
}

/** Key of the edge between a and b, whichever way. */
export function undirected(a: number, b: number): number {
  return a < b ? directed(a, b) : directed(b, a);
}

/** A mesh of one rectangular face. */
export function rectangleMesh(minU: number, minV: number, maxU: number, maxV: number): Mesh {
  const mesh: Mesh = { u: [minU, maxU, maxU, minU], v: [minV, minV, maxV, maxV], faces: [[0, 1, 2, 3]], left: new Map(), lineOf: new Map() };
  for (let i = 0; i < 4; i++) mesh.left.set(directed(i, (i + 1) % 4), 0);
  return mesh;
}

/** Entry of a list that must be there. */
export function at<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no entry ${index} in a list of ${list.length}`);
  return item;
}

/** Signed area of a ring of vertices, m² of the board. */
export function ringArea(mesh: Mesh, ring: readonly number[]): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, (i + 1) % ring.length);
    twice += at(mesh.u, a) * at(mesh.v, b) - at(mesh.u, b) * at(mesh.v, a);
  }
  return twice / 2;
}

/** Centre of mass of a face, [u, v]. */
export function centreOf(mesh: Mesh, face: number): readonly [number, number] {
  const ring = at(mesh.faces, face);
  const u0 = at(mesh.u, at(ring, 0));
  const v0 = at(mesh.v, at(ring, 0));
  let twice = 0;
  let sumU = 0;
  let sumV = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const au = at(mesh.u, at(ring, i)) - u0;
    const av = at(mesh.v, at(ring, i)) - v0;
    const bu = at(mesh.u, at(ring, i + 1)) - u0;
    const bv = at(mesh.v, at(ring, i + 1)) - v0;
    const cross = au * bv - bu * av;
    twice += cross;
    sumU += cross * (au + bu);
    sumV += cross * (av + bv);
  }
  return [u0 + sumU / (3 * twice), v0 + sumV / (3 * twice)];
}

/**
 * Cuts one face in two along a line; ends within `snap` metres of a vertex go to it. Answers the new face (the old number keeps the other half),
 * or null where the line misses the face or would leave a part smaller than `minArea` m².
 */
export function cutFace(mesh: Mesh, face: number, cut: Cut, line: number, snap: number, minArea: number): number | null {
  const ends = crossings(mesh, face, cut, snap);
  if (!ends) return null;
  const ring = at(mesh.faces, face);
  const from = ring.indexOf(ends[0]);
  const to = ring.indexOf(ends[1]);
  const first = from < to ? ring.slice(from, to + 1) : [...ring.slice(from), ...ring.slice(0, to + 1)];
  const second = from < to ? [...ring.slice(to), ...ring.slice(0, from + 1)] : ring.slice(to, from + 1);
  if (ringArea(mesh, first) < minArea || ringArea(mesh, second) < minArea) return null;
  const added = mesh.faces.length;
  mesh.faces[face] = first;
  mesh.faces.push(second);
  for (let i = 0; i < second.length; i++) mesh.left.set(directed(at(second, i), at(second, (i + 1) % second.length)), added);
  mesh.left.set(directed(ends[1], ends[0]), face);
  mesh.lineOf.set(undirected(ends[0], ends[1]), line);
  return added;
}

function crossings(mesh: Mesh, face: number, cut: Cut, snap: number): readonly [number, number] | null {
  const ring = [...at(mesh.faces, face)];
  const side = ring.map((vertex) => cut.du * (at(mesh.v, vertex) - cut.v) - cut.dv * (at(mesh.u, vertex) - cut.u));
  const found: number[] = [];
  for (let i = 0; i < ring.length; i++) {
    const j = (i + 1) % ring.length;
    const sa = at(side, i);
    const sb = at(side, j);
    if (sa < 0 === sb < 0) continue;
    found.push(pointOnEdge(mesh, at(ring, i), at(ring, j), sa / (sa - sb), snap));
  }
  const [a, b] = found;
  return a === undefined || b === undefined || a === b || found.length > 2 ? null : [a, b];
}

/** The vertex at the share `t` of the way from a to b: an end of the edge when it is near, otherwise a new vertex in both faces. */
function pointOnEdge(mesh: Mesh, a: number, b: number, t: number, snap: number): number {
  const length = Math.hypot(at(mesh.u, b) - at(mesh.u, a), at(mesh.v, b) - at(mesh.v, a));
  if (t * length < snap && t <= 0.5) return a;
  if ((1 - t) * length < snap) return b;
  const middle = mesh.u.length;
  mesh.u.push(at(mesh.u, a) + t * (at(mesh.u, b) - at(mesh.u, a)));
  mesh.v.push(at(mesh.v, a) + t * (at(mesh.v, b) - at(mesh.v, a)));
  insert(mesh, a, b, middle);
  insert(mesh, b, a, middle);
  const line = mesh.lineOf.get(undirected(a, b));
  mesh.lineOf.delete(undirected(a, b));
  if (line !== undefined) mesh.lineOf.set(undirected(a, middle), line).set(undirected(middle, b), line);
  return middle;
}

function insert(mesh: Mesh, a: number, b: number, middle: number): void {
  const face = mesh.left.get(directed(a, b));
  if (face === undefined) return;
  const ring = at(mesh.faces, face);
  ring.splice(ring.indexOf(a) + 1, 0, middle);
  mesh.left.delete(directed(a, b));
  mesh.left.set(directed(a, middle), face).set(directed(middle, b), face);
}
