// What the hand on the map is told, and what it tells: the scene, the tools, and the port through which a draft is changed.

import type { Coverage } from "../../core/plan/coverage/store";
import type { Operation, Refusal } from "../../core/plan/coverage/types";
import type { FaceUse } from "../../core/plan/gestures/composed";
import type { Brush, SnapName, ToolName } from "../../core/plan/gestures/tools";
import type { Dragged, Tried } from "../../core/plan/trial";
import type { Theme } from "../palette";

/** Kinds of gestures, as the history names them. */
export type GestureKind = "move" | "insert" | "remove" | "cut" | "reshape" | "merge" | "paint" | "fill" | "lock" | "unlock";

/** What is drawn and worked on. A new object is a new scene. */
export interface EditScene {
  readonly coverage: Coverage;
  /** Goes up with every change of the coverage. */
  readonly version: number;
  readonly use: FaceUse;
  readonly tool: ToolName;
  /** Grids that are selected, in the order of selecting; the first receives what is painted, reshaped and merged. */
  readonly selected: readonly number[];
  readonly brush: Brush;
  readonly snaps: ReadonlySet<SnapName>;
  /** Lines to snap to, lattice units. */
  readonly roads: readonly Int32Array[];
  readonly beats: readonly Int32Array[];
  /** Parent unit of each face; null where faces have none. */
  readonly parent: Int32Array | null;
  readonly nameOf: (grid: number) => string;
  /** What stands under the name. */
  readonly noteOf: (grid: number) => string | null;
  readonly theme: Theme;
  readonly readOnly: boolean;
  /** Another plan of the ground, drawn in its place from the left edge on; null for none. */
  readonly other: OtherPlan | null;
}

/** A plan that is looked at beside the draft. */
export interface OtherPlan {
  readonly coverage: Coverage;
  readonly nameOf: (grid: number) => string;
  /** Of the width of the map, 0…1. */
  readonly share: number;
}

/** What comes out of the hand. */
export interface EditPort {
  tryOut(operations: readonly Operation[] | null): Tried | null;
  /** Does `prefix`, then moves a vertex as far towards a place as it may go. */
  tryDrag(prefix: readonly Operation[], vertexOf: () => number, x: number, y: number): Dragged;
  /** Adds to what is being tried. */
  tryMore(operations: readonly Operation[]): Tried | null;
  act(kind: GestureKind, grid: number | null, operations: readonly Operation[]): Promise<boolean>;
  select(grids: readonly number[]): void;
  /** A gesture was refused here, or (null) no longer is. */
  refused(refusal: Refusal | null): void;
  /** Says what is under the hand, for eyes and ears: a key of ours and its values. */
  say(key: "handle" | "line" | "brush" | "", values?: Readonly<Record<string, string | number>>): void;
  /** Load and deviation of a grid as it is being tried. */
  liveNote(grid: number): string | null;
}
