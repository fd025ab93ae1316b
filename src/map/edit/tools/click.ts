// Tools that a click is enough for: selecting, choosing what is merged, filling, locking.
import { faceAt, gridAt } from "../../../core/plan/coverage/around";
import { NO_FACE } from "../../../core/plan/coverage/types";
import { EDGES } from "../../../core/plan/coverage/words";
import { fillAt } from "../../../core/plan/gestures/composed";
import { openLine } from "../pen";
import { edgeNear, isBorder } from "../pick";
import { type Bench, type HandPoint, IdleTool, reach } from "../tool";

/** Click chooses a grid, Shift adds; for merging every click adds or takes away. */
export class SelectTool extends IdleTool {
  private readonly adds: boolean;

  constructor(bench: Bench, adds: boolean) {
    super(bench);
    this.adds = adds;
  }

  override click(point: HandPoint): void {
    const { coverage, selected } = this.bench.scene;
    const grid = gridAt(coverage, point.x, point.y);
    if (grid < 0) this.bench.port.select([]);
    else if (!this.adds && !point.shift) this.bench.port.select([grid]);
    else this.bench.port.select(selected.includes(grid) ? selected.filter((one) => one !== grid) : [...selected, grid]);
  }
}

/** Click on a gap, or on units that hang on no grid of their own: they go to the longest border. */
export class FillTool extends IdleTool {
  override readonly cursor: string = "cell";

  override click(point: HandPoint): void {
    const { coverage, use, readOnly } = this.bench.scene;
    if (readOnly) return;
    const asked = fillAt(coverage, point.x, point.y, use);
    if (asked.ok) void this.bench.port.act("fill", null, asked.operations);
    else this.bench.port.refused(asked.refusal);
  }
}

/** Click on a border locks all of it between its two grids; click on ground locks the grid. */
export class LockTool extends IdleTool {
  override readonly cursor: string = "pointer";
  private border: readonly number[] = [];

  override hover(point: HandPoint | null): void {
    this.border = point ? this.borderAt(point) : [];
    this.bench.redraw();
  }

  override click(point: HandPoint): void {
    const { coverage, readOnly } = this.bench.scene;
    if (readOnly) return;
    const edges = this.borderAt(point);
    if (edges.length > 0) {
      const locked = edges.some((edge) => coverage.lock[edge] !== 1);
      void this.bench.port.act(locked ? "lock" : "unlock", null, [{ kind: "lockEdges", edges, locked }]);
      return;
    }
    const face = faceAt(coverage, point.x, point.y);
    const grid = face === NO_FACE ? -1 : coverage.gridOf(face);
    if (grid < 0) return;
    const locked = coverage.gridLock[grid] !== 1;
    void this.bench.port.act(locked ? "lock" : "unlock", grid, [{ kind: "lockGrids", grids: [grid], locked }]);
  }

  /** The whole border between the two grids that meet near a point. */
  private borderAt(point: HandPoint): readonly number[] {
    const { coverage } = this.bench.scene;
    const near = edgeNear(coverage, reach(this.bench, point, 8, 18), (edge) => isBorder(coverage, edge));
    if (!near) return [];
    const gridOf = (half: number): number => coverage.gridOf(coverage.face[half] as number);
    const [left, right] = [gridOf(near.edge * 2), gridOf(near.edge * 2 + 1)];
    const edges: number[] = [];
    for (let edge = 0; edge < (coverage.meta[EDGES] as number); edge++) {
      if ((coverage.origin[edge * 2] as number) < 0) continue;
      const [one, other] = [gridOf(edge * 2), gridOf(edge * 2 + 1)];
      if ((one === left && other === right) || (one === right && other === left)) edges.push(edge);
    }
    return edges;
  }

  override draw(context: CanvasRenderingContext2D): void {
    const { scene, projection, colours } = this.bench;
    const { coverage } = scene;
    for (const edge of this.border) {
      const ends = [coverage.origin[edge * 2] as number, coverage.origin[edge * 2 + 1] as number];
      if (ends.some((vertex) => vertex < 0)) continue;
      const places = ends.map((vertex) => [projection.x(coverage.x[vertex] as number), projection.y(coverage.y[vertex] as number)] as const);
      openLine(context, places, colours.locked, 5);
    }
  }
}
