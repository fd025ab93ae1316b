// What is left of a block for building and planting, once streets, verges and waters have taken their share.
import { bend } from "./board";
import type { Path } from "./chains";
import type { Division } from "./division";
import { type LineClass, SETBACK } from "./lines";
import { at, directed, undirected } from "./mesh";

/** A convex ring on the board, anticlockwise, not closed. */
export type Ring = readonly (readonly [number, number])[];

/** The parcel of a face on the board, every side moved in by the setback of its line and `extra` metres; empty when nothing is left. */
export function parcelOf(division: Division, face: number, extra = 0): Ring {
  return movedIn(division, face, (kind) => (kind === null ? 0 : SETBACK[kind]) + extra);
}

/** A face with every side moved in by so many metres, by the class of its line (null on the rim of the board) and whether the town ends there. */
export function movedIn({ mesh, lines, unitOf }: Division, face: number, metres: (kind: LineClass | null, outermost: boolean) => number): Ring {
  const vertices = at(mesh.faces, face);
  let ring: Ring = vertices.map((vertex) => [at(mesh.u, vertex), at(mesh.v, vertex)]);
  for (let i = 0; i < vertices.length; i++) {
    const a = at(vertices, i);
    const b = at(vertices, (i + 1) % vertices.length);
    const line = mesh.lineOf.get(undirected(a, b));
    const neighbour = mesh.left.get(directed(b, a));
    const inward = metres(line === undefined ? null : at(lines, line).class, neighbour === undefined || at(unitOf, neighbour) < 0);
    ring = moveIn(ring, [at(mesh.u, a), at(mesh.v, a)], [at(mesh.u, b), at(mesh.v, b)], inward);
  }
  return ring;
}

function moveIn(ring: Ring, a: readonly [number, number], b: readonly [number, number], inward: number): Ring {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
  const nu = -(b[1] - a[1]) / length;
  const nv = (b[0] - a[0]) / length;
  return keepLeft(ring, nu, nv, nu * a[0] + nv * a[1] + inward);
}

/** The part of a convex ring where nu·u + nv·v ≥ least. */
export function keepLeft(ring: Ring, nu: number, nv: number, least: number): Ring {
  const kept: (readonly [number, number])[] = [];
  for (let i = 0; i < ring.length; i++) {
    const p = at(ring, i);
    const q = at(ring, (i + 1) % ring.length);
    const sp = nu * p[0] + nv * p[1] - least;
    const sq = nu * q[0] + nv * q[1] - least;
    if (sp >= 0) kept.push(p);
    if (sp >= 0 !== sq >= 0) kept.push([p[0] + ((q[0] - p[0]) * sp) / (sp - sq), p[1] + ((q[1] - p[1]) * sp) / (sp - sq)]);
  }
  return kept.length < 3 ? [] : kept;
}

/** A ring of the board as it lies on the ground, with a point at least every `longest` metres. */
export function bentRing(ring: Ring, longest = 70): Path {
  const path: (readonly [number, number])[] = [];
  for (let i = 0; i < ring.length; i++) {
    const [u, v] = at(ring, i);
    const [nextU, nextV] = at(ring, (i + 1) % ring.length);
    const length = Math.hypot(nextU - u, nextV - v);
    if (length < 0.5) continue;
    const steps = Math.ceil(length / longest);
    for (let step = 0; step < steps; step++) path.push(bend(u + ((nextU - u) * step) / steps, v + ((nextV - v) * step) / steps));
  }
  return path;
}

/** Strips of a ring across its longer side, each about `pitch` metres wide, with `gap` between. */
export function stripsOf(ring: Ring, pitch: number, gap: number): readonly Ring[] {
  const us = ring.map(([u]) => u);
  const vs = ring.map(([, v]) => v);
  const [minU, maxU, minV, maxV] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const across: readonly [number, number] = maxU - minU > maxV - minV ? [1, 0] : [0, 1];
  const from = across[0] ? minU : minV;
  const count = Math.max(1, Math.round((across[0] ? maxU - minU : maxV - minV) / pitch));
  const width = (across[0] ? maxU - minU : maxV - minV) / count;
  const strips: Ring[] = [];
  for (let i = 0; i < count; i++) {
    const right = keepLeft(ring, across[0], across[1], from + i * width + gap / 2);
    const strip = keepLeft(right, -across[0], -across[1], -(from + (i + 1) * width - gap / 2));
    if (strip.length > 2) strips.push(strip);
  }
  return strips;
}

/** A soft shape inside a ring: its corners cut off again and again, drawn towards its middle. */
export function softened(ring: Ring, share: number): Ring {
  const mu = ring.reduce((sum, [u]) => sum + u, 0) / ring.length;
  const mv = ring.reduce((sum, [, v]) => sum + v, 0) / ring.length;
  let soft: Ring = ring.map(([u, v]) => [mu + (u - mu) * share, mv + (v - mv) * share]);
  for (let round = 0; round < 3; round++) {
    soft = soft.flatMap(([u, v], i): Ring => {
      const [nu, nv] = at(soft, (i + 1) % soft.length);
      return [
        [u + (nu - u) * 0.25, v + (nv - v) * 0.25],
        [u + (nu - u) * 0.75, v + (nv - v) * 0.75],
      ];
    });
  }
  return soft;
}
