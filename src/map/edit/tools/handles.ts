// Which handles of borders are shown, where a new vertex can be put, and the way along a grid's rim.
import { cyclesThrough, halvesOf } from "../../../core/plan/coverage/cycles";
import { facesOfGrid } from "../../../core/plan/gestures/faces";
import { edgesIn, isBorder } from "../pick";
import type { Bench, HandPoint } from "../tool";

/** Pixels: the shortest segment that shows its midpoint; how far around the pointer handles are shown, nearer where they are many. */
const SHORTEST = 28;
const HANDLES_AROUND = [110, 44, 16] as const;
const MOST_HANDLES = 160;

/** The middle of an edge that is long enough on screen to take a new vertex; null for a shorter one. */
export function middleOf({ scene, projection }: Bench, edge: number) {
  const { coverage } = scene;
  const [a, b] = [coverage.origin[edge * 2] as number, coverage.origin[edge * 2 + 1] as number];
  const [ax, ay, bx, by] = [coverage.x[a] as number, coverage.y[a] as number, coverage.x[b] as number, coverage.y[b] as number];
  const [x, y] = [Math.round((ax + bx) / 2), Math.round((ay + by) / 2)];
  const length = Math.hypot(projection.x(bx) - projection.x(ax), projection.y(by) - projection.y(ay));
  return length < SHORTEST ? null : { x, y, px: projection.x(x), py: projection.y(y) };
}

/** Border edges whose handles are shown: near the pointer, and all of the selected grid that are in view. */
export function handleEdges({ scene, projection }: Bench, pointer: HandPoint | null, ofSelected: boolean): number[] {
  const { coverage, selected } = scene;
  const edges = new Set<number>();
  if (pointer) for (const edge of nearBorders(coverage, pointer, projection.unitsPerPixel)) edges.add(edge);
  if (selected.length > 0 && ofSelected) {
    const [west, north] = projection.place(0, 0);
    const [east, south] = projection.place(projection.width, projection.height);
    for (const edge of edgesIn(coverage, west, south, east, north)) {
      if (!isBorder(coverage, edge)) continue;
      const sides = [coverage.gridOf(coverage.face[edge * 2] as number), coverage.gridOf(coverage.face[edge * 2 + 1] as number)];
      if (sides.some((grid) => selected.includes(grid))) edges.add(edge);
    }
  }
  return [...edges];
}

/** Borders near the pointer: seen from afar they are thousands, of which only the nearest can be told apart. */
function nearBorders(coverage: Bench["scene"]["coverage"], { x, y }: HandPoint, unitsPerPixel: number): number[] {
  let near: number[] = [];
  for (const pixels of HANDLES_AROUND) {
    const radius = pixels * unitsPerPixel;
    near = [...edgesIn(coverage, x - radius, y - radius, x + radius, y + radius)].filter((edge) => isBorder(coverage, edge));
    if (near.length <= MOST_HANDLES) return near;
  }
  return near.slice(0, MOST_HANDLES);
}

/** Vertices along the longest outer border of a grid. */
export function rimOf(coverage: Bench["scene"]["coverage"], grid: number): number[] {
  const halves = facesOfGrid(coverage, grid).flatMap((face) => [...halvesOf(coverage, face)]);
  const [longest] = cyclesThrough(coverage, halves, "grid").sort((a, b) => b.area2 - a.area2);
  return longest ? longest.halves.map((half) => coverage.origin[half] as number) : [];
}
