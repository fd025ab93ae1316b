// Cutting faces by a line, and ceding what is cut off to a neighbour.

import { type Cycle, cyclesThrough, halvesOf, type Region, regionsOf } from "./cycles";
import { connect, type Drawing, vertexAt } from "./draw";
import { refusal } from "./legal";
import { dropEdge, dropInner, mergeInto, noteBox, relabel, touches } from "./merge";
import type { Coverage } from "./store";
import { atomically, faceLives, type Notes } from "./transaction";
import type { Outcome, Refusal } from "./types";

/**
 * Cuts faces by a line (x, y interleaved, lattice units), also through several at once. The largest piece of each keeps the face; every other
 * becomes a face of its own, in a new grid each or in the same grid. What the line leaves dangling is taken away.
 */
export function splitFaces(coverage: Coverage, line: readonly number[], faces: readonly number[] | null, grids: "new" | "same"): Outcome {
  return atomically(coverage, "split", (notes) => cut(coverage, line, faces && new Set(faces), grids, notes));
}

/** What the line cuts off the neighbours of a face, and touches it, becomes part of it. */
export function reshapeFace(coverage: Coverage, receiver: number, line: readonly number[]): Outcome {
  return atomically(coverage, "reshape", (notes) => {
    if (!faceLives(coverage, receiver)) return refusal("no_such_thing");
    const donors = new Set<number>();
    for (const half of halvesOf(coverage, receiver)) donors.add(coverage.face[half ^ 1] as number);
    donors.delete(-1);
    const found = cut(coverage, line, donors, "same", notes);
    if (found) return found;
    let ceded = 0;
    for (const { face } of notes.made) {
      if (!touches(coverage, face, receiver)) continue;
      const locked = mergeInto(coverage, receiver, face, notes);
      if (locked) return locked;
      ceded++;
    }
    return ceded > 0 ? null : refusal("nothing_ceded", [line[0] ?? 0, line[1] ?? 0]);
  });
}

function cut(coverage: Coverage, line: readonly number[], faces: ReadonlySet<number> | null, grids: "new" | "same", notes: Notes): Refusal | null {
  for (const face of faces ?? []) if (!faceLives(coverage, face)) return refusal("no_such_thing");
  const drawing: Drawing = { faces, notes, edges: [], loose: [], steps: 0 };
  const failed = draw(coverage, line, drawing);
  if (failed) return failed;
  dropDangling(coverage, drawing.edges);
  for (const vertex of drawing.loose) if (coverage.out[vertex] === -1) coverage.freeVertex(vertex);
  const cutFaces = new Set(livingEdges(coverage, drawing.edges).map((edge) => coverage.face[edge * 2] as number));
  for (const face of cutFaces) {
    const locked = coverage.gridOf(face) >= 0 && coverage.gridLock[coverage.gridOf(face)] === 1;
    if (locked) return refusal("locked", [line[0] ?? 0, line[1] ?? 0]);
    partFace(coverage, face, livingEdges(coverage, drawing.edges), grids, notes);
  }
  return notes.made.length > 0 ? null : refusal("cuts_nothing", [line[0] ?? 0, line[1] ?? 0]);
}

function draw(coverage: Coverage, line: readonly number[], drawing: Drawing): Refusal | null {
  let before = -1;
  for (let i = 0; i + 1 < line.length; i += 2) {
    const vertex = vertexAt(coverage, line[i] as number, line[i + 1] as number, drawing);
    if (typeof vertex !== "number") return vertex;
    const failed = before < 0 ? null : connect(coverage, before, vertex, drawing);
    if (failed) return failed;
    before = vertex;
  }
  return null;
}

function livingEdges(coverage: Coverage, edges: readonly number[]): number[] {
  return edges.filter((edge) => (coverage.origin[edge * 2] as number) >= 0);
}

/** Takes drawn edges away that end in nothing, again and again. */
function dropDangling(coverage: Coverage, edges: readonly number[]): void {
  for (let dropped = true; dropped; ) {
    dropped = false;
    for (const edge of livingEdges(coverage, edges)) {
      if (coverage.next[edge * 2] !== edge * 2 + 1 && coverage.next[edge * 2 + 1] !== edge * 2) continue;
      dropEdge(coverage, edge);
      dropped = true;
    }
  }
}

/** Gives the pieces into which drawn edges part a face their own faces. */
function partFace(coverage: Coverage, face: number, drawn: readonly number[], grids: "new" | "same", notes: Notes): void {
  const own = drawn.filter((edge) => coverage.face[edge * 2] === face);
  const halves = [...halvesOf(coverage, face)];
  const regions = regionsOf(coverage, cyclesThrough(coverage, halves, "face"), "face");
  const regionOf = new Map<number, number>();
  for (const [index, { outer, holes }] of regions.entries()) for (const cycle of [outer, ...holes]) for (const half of cycle.halves) regionOf.set(half, index);
  const groups = grouped(regions.length, own, regionOf);
  noteBox(coverage, halves, notes);
  const gone: number[] = [];
  for (const group of groups) {
    group.sort((a, b) => (regions[b] as Region).area2 - (regions[a] as Region).area2 || a - b);
    for (const index of group.slice(1)) {
      const made = coverage.newFace(grids === "new" ? coverage.newGrid() : coverage.gridOf(face));
      notes.made.push({ face: made, from: face });
      relabel(coverage, halvesOfRegion(regions[index] as Region), made);
    }
  }
  for (const edge of own) if (coverage.face[edge * 2] === coverage.face[edge * 2 + 1]) gone.push(edge);
  dropInner(coverage, gone);
}

function halvesOfRegion({ outer, holes }: Region): number[] {
  return [outer, ...holes].flatMap(({ halves }: Cycle) => [...halves]);
}

/** Regions that drawn edges part from one another, group by group: those of one piece of the face before. */
function grouped(count: number, edges: readonly number[], regionOf: ReadonlyMap<number, number>): number[][] {
  const leader = Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (leader[at] !== at) at = leader[at] as number;
    return at;
  };
  const parted = new Set<number>();
  for (const edge of edges) {
    const left = regionOf.get(edge * 2);
    const right = regionOf.get(edge * 2 + 1);
    if (left === undefined || right === undefined || left === right) continue;
    leader[find(left)] = find(right);
    parted.add(left);
    parted.add(right);
  }
  const groups = new Map<number, number[]>();
  for (const index of parted) groups.set(find(index), [...(groups.get(find(index)) ?? []), index]);
  return [...groups.values()];
}
