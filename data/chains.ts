// Lines of the mesh as they run over the ground: one polyline per stretch, for roads, rails and water.
import { bend } from "./board";
import type { Division } from "./division";
import { at } from "./mesh";

/** A polyline on the ground, x y pairs in metres. */
export type Path = readonly (readonly [number, number])[];

/** A stretch of one line, with the vertices of its two ends. */
export interface Chain {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly path: Path;
}

/** All stretches of all lines; edges of a line that touch are one stretch. */
export function chainsOf(division: Division): readonly Chain[] {
  const { mesh } = division;
  const edges: (readonly [number, number])[][] = division.lines.map(() => []);
  for (const [key, line] of mesh.lineOf) at(edges, line).push([Math.floor(key / 0x10000), key % 0x10000]);
  return edges.flatMap((list, line) => chainsOfLine(division, line, list));
}

function chainsOfLine(division: Division, line: number, edges: readonly (readonly [number, number])[]): readonly Chain[] {
  const next = new Map<number, number[]>();
  for (const [a, b] of edges) {
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  }
  const chains: Chain[] = [];
  for (const [start, neighbours] of next) {
    if (neighbours.length !== 1) continue;
    const vertices = [start];
    for (let here = neighbours[0]; here !== undefined; ) {
      vertices.push(here);
      const before = vertices[vertices.length - 2];
      here = next.get(here)?.find((vertex) => vertex !== before);
    }
    const to = at(vertices, vertices.length - 1);
    if (start < to) chains.push({ line, from: start, to, path: bentPath(division, vertices) });
  }
  return chains;
}

function bentPath({ mesh }: Division, vertices: readonly number[]): Path {
  const path: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < vertices.length; i++) {
    const a = at(vertices, i);
    const b = at(vertices, i + 1);
    const du = at(mesh.u, b) - at(mesh.u, a);
    const dv = at(mesh.v, b) - at(mesh.v, a);
    const steps = Math.max(1, Math.round(Math.hypot(du, dv) / 60));
    for (let step = 0; step < steps; step++) path.push(bend(at(mesh.u, a) + (du * step) / steps, at(mesh.v, a) + (dv * step) / steps));
  }
  const last = at(vertices, vertices.length - 1);
  path.push(bend(at(mesh.u, last), at(mesh.v, last)));
  return path;
}

/** A path moved sideways, metres to its left; `width` may change along the way. */
export function offset(path: Path, width: (index: number) => number): Path {
  return path.map((point, index) => {
    const before = path[Math.max(0, index - 1)] ?? point;
    const after = path[Math.min(path.length - 1, index + 1)] ?? point;
    const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
    const w = width(index);
    return [point[0] - ((after[1] - before[1]) / length) * w, point[1] + ((after[0] - before[0]) / length) * w];
  });
}

/** A path shortened by so many metres at its start (and, reversed twice, at its end); empty when it is shorter than that. */
export function shorten(path: Path, metres: number): Path {
  let left = metres;
  for (let i = 0; i + 1 < path.length; i++) {
    const [ax, ay] = at(path, i);
    const [bx, by] = at(path, i + 1);
    const length = Math.hypot(bx - ax, by - ay);
    if (length > left) return [[ax + ((bx - ax) * left) / length, ay + ((by - ay) * left) / length], ...path.slice(i + 1)];
    left -= length;
  }
  return [];
}
