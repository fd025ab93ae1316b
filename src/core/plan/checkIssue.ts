// What a check of a plan can find.

export type CheckKind =
  | "ring_open" // last position differs from the first
  | "ring_short" // fewer than three different vertices
  | "duplicate_vertex" // the same vertex twice in a row
  | "self_crossing" // a grid's border crosses itself
  | "self_touch" // a grid's border touches itself
  | "zero_area" // a part that holds nothing
  | "overlap" // two grids claim the same ground
  | "gap" // ground between the grids that none claims
  | "hole_outside" // a hole that does not lie in its outer ring
  | "hole_larger" // a hole larger than the outer ring it should lie in
  | "t_touch" // a neighbour's vertex on a border that has none there
  | "duplicate_geometry" // two grids with the same shape
  | "id_missing"
  | "id_duplicate"
  | "id_scheme" // an id that is made unlike the others
  | "not_area" // no polygon
  | "out_of_range" // beyond ±180° or ±90°, or no number
  | "multi_part"; // several separate parts

export type Severity = "error" | "warning" | "note";

/** One finding. `slots` are the grids concerned (feature order), `place` is [lng, lat] in degrees. */
export interface CheckIssue {
  readonly kind: CheckKind;
  readonly severity: Severity;
  readonly slots: readonly number[];
  readonly place: readonly [number, number] | null;
  /** Size of an overlap or gap, m². */
  readonly areaM2?: number;
  /** Length of the boundary of a gap, m. */
  readonly lengthM?: number;
  /** Ring within the grid, counted from 0 over all its parts. */
  readonly ring?: number;
  /** How many such places; `place` is the first (of overlaps the largest). */
  readonly count?: number;
}
