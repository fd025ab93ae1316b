// From faces to polygons on the ground: borders are bent once per edge, so that both sides have the same vertices to the last digit.
import type { Polygon, Position } from "geojson";
import { bend, toPosition } from "./board";
import { at, directed, type Mesh } from "./mesh";

/** Bends the edges of a mesh, each once, and joins faces into outlines. */
export interface Outlines {
  /** Positions of the edge a→b: a first, b left out. */
  edge(a: number, b: number): readonly Position[];
  /** The union of the faces, as one polygon without holes that go nowhere: outer ring first. */
  union(faces: Iterable<number>): Polygon;
}

/** Deviation in metres below which a bent edge is left straight. */
const TOLERANCE_M = 1.2;

export function outlinesOf(mesh: Mesh): Outlines {
  const edges = new Map<number, readonly Position[]>();
  const forward = (a: number, b: number): readonly Position[] => {
    const key = directed(a, b);
    let points = edges.get(key);
    if (!points) {
      points = bentEdge(at(mesh.u, a), at(mesh.v, a), at(mesh.u, b), at(mesh.v, b));
      edges.set(key, points);
    }
    return points;
  };
  const edge = (a: number, b: number): readonly Position[] => (a < b ? forward(a, b).slice(0, -1) : [...forward(b, a)].reverse().slice(0, -1));
  return { edge, union: (faces) => unionOf(mesh, new Set(faces), edge) };
}

/** Both ends included. */
function bentEdge(u0: number, v0: number, u1: number, v1: number): readonly Position[] {
  const points: Position[] = [];
  const add = (ta: number, tb: number, depth: number): void => {
    const [ax, ay] = bend(u0 + ta * (u1 - u0), v0 + ta * (v1 - v0));
    const [bx, by] = bend(u0 + tb * (u1 - u0), v0 + tb * (v1 - v0));
    const middle = (ta + tb) / 2;
    const [mx, my] = bend(u0 + middle * (u1 - u0), v0 + middle * (v1 - v0));
    if (depth === 0 || Math.hypot(mx - (ax + bx) / 2, my - (ay + by) / 2) > TOLERANCE_M) {
      if (depth < 6 && Math.hypot(bx - ax, by - ay) > 40) {
        add(ta, middle, depth + 1);
        add(middle, tb, depth + 1);
        return;
      }
    }
    points.push(toPosition(ax, ay));
  };
  add(0, 1, 0);
  points.push(toPosition(...bend(u1, v1)));
  return points;
}

function unionOf(mesh: Mesh, faces: ReadonlySet<number>, edge: (a: number, b: number) => readonly Position[]): Polygon {
  const next = new Map<number, number>(); // directed rim edge → the vertex after it on the rim
  for (const face of faces) {
    const ring = at(mesh.faces, face);
    for (let i = 0; i < ring.length; i++) {
      const a = at(ring, i);
      const b = at(ring, (i + 1) % ring.length);
      if (!inside(mesh, faces, b, a)) next.set(directed(a, b), after(mesh, faces, a, b));
    }
  }
  const rings: Position[][] = [];
  for (const start of next.keys()) {
    if (!next.has(start)) continue;
    const ring: Position[] = [];
    let a = Math.floor(start / 0x10000);
    let b = start % 0x10000;
    for (let c = next.get(directed(a, b)); c !== undefined; c = next.get(directed(a, b))) {
      next.delete(directed(a, b));
      ring.push(...edge(a, b));
      a = b;
      b = c;
    }
    ring.push(at(ring, 0));
    rings.push(ring);
  }
  rings.sort((left, right) => Math.abs(area(right)) - Math.abs(area(left)));
  return { type: "Polygon", coordinates: rings };
}

function inside(mesh: Mesh, faces: ReadonlySet<number>, a: number, b: number): boolean {
  const face = mesh.left.get(directed(a, b));
  return face !== undefined && faces.has(face);
}

/** The vertex that follows b on the rim of the union, coming from a: the first edge out of b, turning left to right, that has no face of the union beyond. */
function after(mesh: Mesh, faces: ReadonlySet<number>, a: number, b: number): number {
  let face = mesh.left.get(directed(a, b));
  for (;;) {
    if (face === undefined) throw new Error("a rim edge without a face");
    const ring = at(mesh.faces, face);
    const c = at(ring, (ring.indexOf(b) + 1) % ring.length);
    if (!inside(mesh, faces, c, b)) return c;
    face = mesh.left.get(directed(c, b));
  }
}

function area(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, i + 1);
    twice += ((a[0] ?? 0) - 123) * ((b[1] ?? 0) - 31) - ((b[0] ?? 0) - 123) * ((a[1] ?? 0) - 31);
  }
  return twice;
}
