// The coverage: vertices and half-edges in typed arrays; every word written is noted in a journal, so that it can be taken back.
//
//            b                    Half-edges come in pairs: h and its twin h ^ 1 run along the same edge in opposite ways.
//     f(h)  ╱ h ^ 1               A face lies to the left of its half-edges. It is a label, not a list of rings: holes, enclaves
//      h   ╱    f(h ^ 1)          and exclaves cost nothing. NO_FACE is the world outside, and every gap.
//         a                       next[h] starts where h ends and follows along the same face: the sharpest turn to the left's end.
//
// Invariants (tests/core/plan/coverage/verify.ts): no two vertices at one place; edges meet at vertices only; the two faces of an
// edge differ; no vertex without edges; next and prev are inverse; around a vertex the half-edges are sorted by angle.
import type { Bounds } from "../../geo/polygons";
import { EdgeIndex } from "./edgeIndex";
import { metresPerUnit } from "./scale";
import { NO_FACE, NO_GRID, SUM_STRIDE } from "./types";
import {
  EDGES,
  FACE,
  FACE_FIRST,
  FACE_GRID,
  FACE_NEXT,
  FACE_PREV,
  FACES,
  FREE_EDGE,
  FREE_VERTEX,
  GRID_LOCK,
  GRIDS,
  LOCK,
  META,
  NEXT,
  ORIGIN,
  OUT,
  PREV,
  VERTICES,
  X,
  Y,
} from "./words";

/** For each array: words per vertex, half-edge, edge, face or grid. */
const VERTEX_ARRAYS = [X, Y, OUT];
const HALF_ARRAYS = [ORIGIN, NEXT, PREV, FACE, FACE_NEXT, FACE_PREV];
const FACE_ARRAYS = [FACE_FIRST, FACE_GRID];

export class Coverage {
  x = new Int32Array(0);
  y = new Int32Array(0);
  out = new Int32Array(0);
  origin = new Int32Array(0);
  next = new Int32Array(0);
  prev = new Int32Array(0);
  face = new Int32Array(0);
  lock = new Int32Array(0);
  faceNext = new Int32Array(0);
  facePrev = new Int32Array(0);
  faceFirst = new Int32Array(0);
  faceGrid = new Int32Array(0);
  gridLock = new Int32Array(0);
  readonly meta = Int32Array.of(0, 0, 0, 0, -1, -1);
  /** Middle of the coverage, lattice units: sums are taken about it, so that they keep their digits. */
  readonly originX: number;
  readonly originY: number;
  /** Metres per lattice unit there, eastward and northward. */
  readonly metresX: number;
  readonly metresY: number;
  /** SUM_STRIDE doubles per grid. */
  sums = new Float64Array(0);
  readonly index: EdgeIndex;
  private arrays: Int32Array<ArrayBuffer>[] = [];
  private journal = new Int32Array(4096);
  private journalLength = 0;
  /** Sums as they were at the start of the operation: grid, then its sums. */
  private savedSums: number[] = [];
  private readonly savedGrids = new Set<number>();

  constructor(bounds: Bounds, vertices: number, edges: number, faces: number, grids: number) {
    this.originX = Math.round((bounds.minX + bounds.maxX) / 2);
    this.originY = Math.round((bounds.minY + bounds.maxY) / 2);
    [this.metresX, this.metresY] = metresPerUnit(this.originY);
    this.index = new EdgeIndex(bounds, edges);
    for (let id = 0; id <= META; id++) this.arrays.push(new Int32Array(0));
    for (const id of VERTEX_ARRAYS) this.resize(id, vertices);
    for (const id of HALF_ARRAYS) this.resize(id, edges * 2);
    this.resize(LOCK, edges);
    for (const id of FACE_ARRAYS) this.resize(id, faces);
    this.resize(GRID_LOCK, grids);
    this.arrays[META] = this.meta;
    this.sums = new Float64Array(grids * SUM_STRIDE);
    this.adopt();
  }

  /** Writes a word and notes it. */
  set(id: number, index: number, value: number): void {
    const array = this.arrays[id] as Int32Array;
    const before = array[index] as number;
    if (before === value) return;
    if (this.journalLength + 4 > this.journal.length) {
      const longer = new Int32Array(this.journal.length * 2);
      longer.set(this.journal);
      this.journal = longer;
    }
    const { journal } = this;
    const at = this.journalLength;
    journal[at] = id;
    journal[at + 1] = index;
    journal[at + 2] = before;
    journal[at + 3] = value;
    this.journalLength = at + 4;
    array[index] = value;
  }

  /** Writes a word as it is; only for taking back and repeating what a journal holds. */
  put(id: number, index: number, value: number): void {
    (this.arrays[id] as Int32Array)[index] = value;
  }

  /** Forgets the journal: the next word begins a new operation. */
  begin(): void {
    this.journalLength = 0;
    this.savedSums.length = 0;
    this.savedGrids.clear();
  }

  /** The words written since `begin`: array, index, before, after. */
  written(): Int32Array {
    return this.journal.slice(0, this.journalLength);
  }

  /** Sums of the grids touched since `begin`, as they were: grid, then SUM_STRIDE doubles, grid after grid. */
  sumsBefore(): readonly number[] {
    return this.savedSums;
  }

  /** To be called before the sums of a grid are changed. */
  saveSums(grid: number): void {
    if (this.savedGrids.has(grid)) return;
    this.savedGrids.add(grid);
    this.savedSums.push(grid);
    for (let i = 0; i < SUM_STRIDE; i++) this.savedSums.push(this.sums[grid * SUM_STRIDE + i] as number);
  }

  newVertex(x: number, y: number): number {
    const free = this.meta[FREE_VERTEX] as number;
    let vertex = free;
    if (free >= 0) this.set(META, FREE_VERTEX, -3 - (this.out[free] as number));
    else {
      vertex = this.meta[VERTICES] as number;
      if (vertex >= this.x.length) this.grow(VERTEX_ARRAYS, vertex + 1);
      this.set(META, VERTICES, vertex + 1);
    }
    this.set(X, vertex, x);
    this.set(Y, vertex, y);
    this.set(OUT, vertex, -1);
    return vertex;
  }

  freeVertex(vertex: number): void {
    this.set(OUT, vertex, -3 - (this.meta[FREE_VERTEX] as number));
    this.set(META, FREE_VERTEX, vertex);
  }

  /** A new edge between two vertices, linked to nothing, with no faces, not locked. Returns the edge. */
  newEdge(from: number, to: number): number {
    const free = this.meta[FREE_EDGE] as number;
    let edge = free;
    if (free >= 0) this.set(META, FREE_EDGE, this.next[free * 2] as number);
    else {
      edge = this.meta[EDGES] as number;
      if (edge * 2 >= this.origin.length) {
        this.grow(HALF_ARRAYS, edge * 2 + 2);
        this.grow([LOCK], edge + 1);
      }
      this.set(META, EDGES, edge + 1);
    }
    for (const half of [edge * 2, edge * 2 + 1]) {
      this.set(FACE, half, NO_FACE);
      this.set(FACE_NEXT, half, -1);
      this.set(FACE_PREV, half, -1);
    }
    this.set(ORIGIN, edge * 2, from);
    this.set(ORIGIN, edge * 2 + 1, to);
    this.set(LOCK, edge, 0);
    this.index.touch(edge);
    return edge;
  }

  /** Its faces must have been taken off before. */
  freeEdge(edge: number): void {
    this.set(ORIGIN, edge * 2, -1);
    this.set(ORIGIN, edge * 2 + 1, -1);
    this.set(NEXT, edge * 2, this.meta[FREE_EDGE] as number);
    this.set(META, FREE_EDGE, edge);
    this.index.touch(edge);
  }

  newFace(grid: number): number {
    const face = this.meta[FACES] as number;
    if (face >= this.faceFirst.length) this.grow(FACE_ARRAYS, face + 1);
    this.set(META, FACES, face + 1);
    this.set(FACE_FIRST, face, -1);
    this.set(FACE_GRID, face, grid);
    return face;
  }

  newGrid(): number {
    const grid = this.meta[GRIDS] as number;
    if (grid >= this.gridLock.length) {
      this.grow([GRID_LOCK], grid + 1);
      const longer = new Float64Array(this.gridLock.length * SUM_STRIDE);
      longer.set(this.sums);
      this.sums = longer;
    }
    this.set(META, GRIDS, grid + 1);
    this.set(GRID_LOCK, grid, 0);
    return grid;
  }

  link(half: number, following: number): void {
    this.set(NEXT, half, following);
    this.set(PREV, following, half);
  }

  setOrigin(half: number, vertex: number): void {
    this.set(ORIGIN, half, vertex);
    this.index.touch(half >> 1);
  }

  /** Moves a half-edge from the list of its face to that of another. Sums are the caller's business (sums.ts). */
  setFace(half: number, face: number): void {
    const before = this.face[half] as number;
    if (before === face) return;
    if (before !== NO_FACE) {
      const following = this.faceNext[half] as number;
      const preceding = this.facePrev[half] as number;
      if (following >= 0) this.set(FACE_PREV, following, preceding);
      if (preceding >= 0) this.set(FACE_NEXT, preceding, following);
      else this.set(FACE_FIRST, before, following);
    }
    this.set(FACE, half, face);
    if (face === NO_FACE) {
      this.set(FACE_NEXT, half, -1);
      this.set(FACE_PREV, half, -1);
      return;
    }
    const first = this.faceFirst[face] as number;
    this.set(FACE_NEXT, half, first);
    this.set(FACE_PREV, half, -1);
    if (first >= 0) this.set(FACE_PREV, first, half);
    this.set(FACE_FIRST, face, half);
  }

  /** Moves a vertex; its edges are marked for the index. */
  setPlace(vertex: number, x: number, y: number): void {
    this.set(X, vertex, x);
    this.set(Y, vertex, y);
    this.touchStar(vertex);
  }

  /** Marks the edges at a vertex as moved. */
  touchStar(vertex: number): void {
    const first = this.out[vertex] as number;
    if (first < 0 || vertex >= (this.meta[VERTICES] as number)) return; // free, or never there (then its words mean nothing)
    let half = first;
    do {
      this.index.touch(half >> 1);
      half = this.next[half ^ 1] as number;
    } while (half !== first);
  }

  /** Grid of a face; NO_GRID of NO_FACE. */
  gridOf(face: number): number {
    return face < 0 ? NO_GRID : (this.faceGrid[face] as number);
  }

  /** All words in use, array after array: equal for equal coverages. */
  snapshot(): readonly Int32Array[] {
    const [vertices = 0, edges = 0, faces = 0, grids = 0] = this.meta;
    const used = (id: number): number =>
      VERTEX_ARRAYS.includes(id) ? vertices : HALF_ARRAYS.includes(id) ? edges * 2 : id === LOCK ? edges : FACE_ARRAYS.includes(id) ? faces : grids;
    return this.arrays.map((array, id) => (id === META ? array.slice() : array.slice(0, used(id))));
  }

  private grow(ids: readonly number[], least: number): void {
    for (const id of ids) this.resize(id, Math.max(least, (this.arrays[id] as Int32Array).length * 2, 16));
    this.adopt();
  }

  private resize(id: number, length: number): void {
    const longer = new Int32Array(length);
    longer.set(this.arrays[id] as Int32Array);
    this.arrays[id] = longer;
  }

  private adopt(): void {
    const at = (id: number) => this.arrays[id] as Int32Array<ArrayBuffer>;
    [this.x, this.y, this.out, this.origin, this.next, this.prev, this.face, this.lock] = [X, Y, OUT, ORIGIN, NEXT, PREV, FACE, LOCK].map(at) as Eight;
    [this.faceNext, this.facePrev, this.faceFirst, this.faceGrid, this.gridLock] = [FACE_NEXT, FACE_PREV, FACE_FIRST, FACE_GRID, GRID_LOCK].map(at) as Five;
  }
}

type Words = Int32Array<ArrayBuffer>;
type Five = [Words, Words, Words, Words, Words];
type Eight = [Words, Words, Words, Words, Words, Words, Words, Words];
