// What the planner has in hand: tool, selection, brush, what is snapped to. Not undoable, and not in the address: it belongs to the moment.
import { type Brush, SNAPS, type SnapName, TOOLS, type ToolName } from "../../core/plan/gestures/tools";

export interface HandState {
  readonly tool: ToolName;
  /** Selected grids; the first receives. */
  readonly selected: readonly number[];
  readonly brush: Brush;
  readonly snaps: readonly SnapName[];
  /** A line moves whole units instead of cutting them. */
  readonly whole: boolean;
}

export const FIRST_HAND: HandState = {
  tool: "select",
  selected: [],
  brush: { shape: "round", size: 14, erases: false, source: "all", parents: false },
  snaps: SNAPS.filter((name) => name !== "units" && name !== "angles"),
  whole: false,
};

/** The letter of each tool (planner.md §6.1). */
export const TOOL_KEYS: { readonly [K in ToolName]: string } = {
  select: "V",
  boundary: "A",
  cut: "C",
  reshape: "R",
  merge: "M",
  paint: "B",
  fill: "G",
  lock: "K",
};

/** The tool of a key; null for none. */
export function toolOfKey(key: string): ToolName | null {
  return TOOLS.find((tool) => TOOL_KEYS[tool] === key.toUpperCase()) ?? null;
}

/** Tools that have nothing to do where the faces are the grids themselves. */
export function toolsFor(hasUnits: boolean): readonly ToolName[] {
  return TOOLS.filter((tool) => hasUnits || tool !== "paint");
}

/** The brush one size larger or smaller. */
export function resized(brush: Brush, step: 1 | -1): Brush {
  return { ...brush, size: Math.max(2, Math.min(80, Math.round(brush.size * (step > 0 ? 1.3 : 1 / 1.3) + step))) };
}
