// What the coverage kernel takes and gives: operations return a change (applied, and undone by `revert`) or a refusal with its place.

/** Face of a half-edge with no piece of the plan to its left: the world outside, or a gap. */
export const NO_FACE = -1;
/** Grid of a face that is assigned to none. */
export const NO_GRID = -1;
/** Asked for where a grid is named: one that is not there yet. */
export const NEW_GRID = -2;

/** A gesture of the planner as data: lattice units (1e-7°), ids of this coverage. The same operations on the same coverage give the same bytes. */
export type Operation =
  | { readonly kind: "move"; readonly vertex: number; readonly x: number; readonly y: number }
  | { readonly kind: "insert"; readonly edge: number; readonly x: number; readonly y: number }
  | { readonly kind: "remove"; readonly vertex: number }
  /** Cuts by a line through `faces` (null: all that it crosses). Pieces cut off get a grid each when `grids` is "new", else they keep theirs. */
  | { readonly kind: "split"; readonly line: readonly number[]; readonly faces: readonly number[] | null; readonly grids: "new" | "same" }
  /** Dissolves the borders between touching faces; the first survives. */
  | { readonly kind: "merge"; readonly faces: readonly number[] }
  /** What the line cuts off the neighbours of a face, and touches it, becomes part of it. */
  | { readonly kind: "reshape"; readonly receiver: number; readonly line: readonly number[] }
  /** Gives faces to a grid (NO_GRID: to none, NEW_GRID: to one that is made for them); no geometry changes. */
  | { readonly kind: "assign"; readonly faces: readonly number[]; readonly grid: number }
  /** A gap (the half-edge is one of its border) becomes part of the face. */
  | { readonly kind: "fill"; readonly half: number; readonly face: number }
  /** Drops vertices whose triangle is smaller than this, m² (Visvalingam–Whyatt); locked edges stay. */
  | { readonly kind: "simplify"; readonly areaM2: number }
  | { readonly kind: "lockEdges"; readonly edges: readonly number[]; readonly locked: boolean }
  | { readonly kind: "lockGrids"; readonly grids: readonly number[]; readonly locked: boolean };

/**
 * What an operation did, ready to be undone and done again. Plain typed arrays: it can be stored and sent between threads.
 * Undoing restores every word, also those of sums, so that undo-all is byte for byte what was there before.
 */
export interface Change {
  readonly kind: Operation["kind"];
  /** Words written: array, index, before, after; in the order of writing. */
  readonly words: Int32Array;
  /** Grids whose sums changed: grid, then SUM_STRIDE sums before, then after. */
  readonly sums: Float64Array;
  /** Swept triangles (x, y three times) and boxes (minX, minY, maxX, maxY), closed: only cases in them can have changed grid. */
  readonly triangles: Int32Array;
  readonly boxes: Int32Array;
  /** Grids whose shape or sums changed, ascending. */
  readonly grids: readonly number[];
  /** Faces that this operation made, each with the one it was cut off. */
  readonly made: readonly { readonly face: number; readonly from: number }[];
}

export type RefusalReason =
  | "no_such_thing" // a vertex, edge, face or grid that is not there (any more)
  | "unmoved" // the operation would change nothing
  | "locked" // an edge is locked, or borders a locked grid
  | "meets_border" // a new edge would cross or touch another
  | "swallows_vertex" // a vertex would end up on the other side
  | "turns_over" // edges would change their order around the vertex
  | "junction" // a vertex where three or more borders meet cannot be removed
  | "too_few_vertices" // what is left would enclose nothing
  | "cuts_nothing" // the line does not cut a face in two
  | "too_close" // the line runs closer to a vertex than the lattice can hold (1 cm)
  | "not_touching" // the faces have no border in common
  | "nothing_ceded" // the line cuts nothing off that touches the receiver
  | "no_gap"; // no gap on that side

/** Why an operation was not done, and where: lattice units; `edge` is the one in the way. */
export interface Refusal {
  readonly reason: RefusalReason;
  readonly place: readonly [number, number] | null;
  readonly edge: number | null;
}

export type Outcome = { readonly ok: true; readonly change: Change } | { readonly ok: false; readonly refusal: Refusal };

/** Sums of a grid, on the plane in metres about the middle of the coverage (planner.md §2). Compactness and moments follow from them. */
export interface GridSums {
  readonly areaM2: number;
  readonly perimeterM: number;
  /** Centre of gravity, lattice units. */
  readonly centre: readonly [number, number] | null;
  /** Polsby–Popper 4πA/P²; null without area. */
  readonly polsbyPopper: number | null;
  /** Normalised moment of inertia A²/(2πI); null without area. */
  readonly momentOfInertia: number | null;
}

/** Doubles kept per grid: doubled area in square lattice units (exact), perimeter m, Σ(x1+x2)k, Σ(y1+y2)k, Σk(x1²+x1x2+x2²+y1²+y1y2+y2²) in metres. */
export const SUM_STRIDE = 5;
