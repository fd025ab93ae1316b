// The planner's tools by name (planner.md §6.1): what the map's hand, the bar of buttons and the keys agree on.

/** The tools of planner.md §6.1, in the order of the bar. */
export const TOOLS = ["select", "boundary", "cut", "reshape", "merge", "paint", "fill", "lock"] as const;
export type ToolName = (typeof TOOLS)[number];

/** How the brush picks units. */
export const BRUSHES = ["round", "lasso", "box"] as const;
export type BrushShape = (typeof BRUSHES)[number];

/** What a vertex or a line is drawn to. */
export const SNAPS = ["vertices", "roads", "beats", "angles", "units"] as const;
export type SnapName = (typeof SNAPS)[number];

export interface Brush {
  readonly shape: BrushShape;
  /** Radius in pixels. */
  readonly size: number;
  /** Takes units away from their grid. */
  readonly erases: boolean;
  /** Which units it takes: all, those of no grid, or those of the grid in which the stroke began. */
  readonly source: "all" | "none" | "first";
  /** Whole parent units. */
  readonly parents: boolean;
}
