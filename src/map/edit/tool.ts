// What a tool of the hand is: it is told of the pointer, and draws what it has in hand.

import type { HandColours } from "./colours";
import type { Projection } from "./projection";
import type { Snapped, Square } from "./snap";
import type { EditPort, EditScene } from "./words";

/** A place under the pointer. */
export interface HandPoint {
  /** CSS pixels on the map. */
  readonly px: number;
  readonly py: number;
  /** Lattice units. */
  readonly x: number;
  readonly y: number;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly touch: boolean;
}

/** What a tool works with. */
export interface Bench {
  readonly port: EditPort;
  readonly scene: EditScene;
  readonly projection: Projection;
  readonly colours: HandColours;
  /** Where a place is drawn to; Ctrl suspends it. See Snapper. */
  snap(point: HandPoint, own: boolean, square?: Square | null): Snapped;
  /** Faces that the gesture changes: drawn anew with every frame, taken out of what stands still. null ends it. */
  lift(faces: Iterable<number> | null): void;
  tintOf(grid: number): string;
  /** Asks for a frame. */
  redraw(): void;
}

export interface Tool {
  readonly cursor: string;
  hover(point: HandPoint | null): void;
  /** True takes the pointer: then the map does not move. */
  press(point: HandPoint): boolean;
  drag(points: readonly HandPoint[]): void;
  release(point: HandPoint): void;
  /** A press that was not taken and did not travel. */
  click(point: HandPoint): void;
  double(point: HandPoint): void;
  /** Takes back what is in hand; false when nothing was. */
  cancel(): boolean;
  key(event: KeyboardEvent): boolean;
  draw(context: CanvasRenderingContext2D): void;
}

/** A tool that does nothing, for others to build on. */
export class IdleTool implements Tool {
  readonly cursor: string = "default";
  protected readonly bench: Bench;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  hover(_point: HandPoint | null): void {}
  press(_point: HandPoint): boolean {
    return false;
  }
  drag(_points: readonly HandPoint[]): void {}
  release(_point: HandPoint): void {}
  click(_point: HandPoint): void {}
  double(_point: HandPoint): void {}
  cancel(): boolean {
    return false;
  }
  key(_event: KeyboardEvent): boolean {
    return false;
  }
  draw(_context: CanvasRenderingContext2D): void {}
}

/** How far around a point something is hit, lattice units. */
export function reach(bench: Bench, point: HandPoint, mouse = 12, touch = 22) {
  const { projection } = bench;
  return { x: point.x, y: point.y, radius: (point.touch ? touch : mouse) * projection.unitsPerPixel, stretch: projection.stretch };
}
