// Places marked on the map: where a rule fired, a hazard, a black spot, a service, a case that someone must look at.

/** Shapes of a mark, as SVG paths in a box of 16 × 16: so that no one has to tell them by their colours. */
export const MARK_SHAPES = {
  diamond: "M8 0l8 8-8 8-8-8z",
  triangle: "M8 1l7 14H1z",
  square: "M2 2h12v12H2z",
  disc: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1",
} as const;
export type MarkShape = keyof typeof MARK_SHAPES;

/** One place. Position [lng, lat] in degrees; colour "#rrggbb". */
export interface Mark {
  readonly id: string;
  readonly position: readonly [number, number];
  readonly colour: string;
  readonly text: string;
  readonly chosen: boolean;
  /** A round dot unless named. */
  readonly shape?: MarkShape;
}
