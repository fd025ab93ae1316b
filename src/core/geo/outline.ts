// A closed line through nodes: its area, length and a point to show it by. Slivers of 1 cm keep their digits.
import { toDegrees } from "./lattice";
import type { Nodes } from "./nodes";

/** Turf's radius of the earth, m. */
const EARTH_RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** A closed line through nodes, measured. */
export interface Outline {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** m² on the sphere, whichever way the line runs. */
  readonly areaM2: number;
  /** Length, m. */
  readonly lengthM: number;
}

/** The outline through nodes, at least three. */
export function outlineOf(nodes: readonly number[], points: Pick<Nodes, "x" | "y">): Outline {
  const xs = nodes.map((node) => points.x[node] as number);
  const ys = nodes.map((node) => points.y[node] as number);
  return { xs, ys, ...measured(xs, ys) };
}

/** Area as Turf has it, (R²/2)·Σ Δλ·(sin φ + sin φ′), with φ and λ taken relative to the first vertex; length on the plane at its latitude. */
function measured(xs: readonly number[], ys: readonly number[]): Pick<Outline, "areaM2" | "lengthM"> {
  const originX = xs[0] as number;
  const originY = ys[0] as number;
  const scale = RADIANS / 10_000_000;
  const latitude = originY * scale;
  const shrink = Math.cos(latitude);
  const rise = (up: number): number => 2 * Math.cos(latitude + up / 2) * Math.sin(up / 2); // sin φ − sin φ₀
  let twice = 0;
  let length = 0;
  let fromX = 0;
  let fromY = 0;
  for (let i = 1; i <= xs.length; i++) {
    const toX = ((xs[i % xs.length] as number) - originX) * scale;
    const toY = ((ys[i % xs.length] as number) - originY) * scale;
    twice += (toX - fromX) * (rise(fromY) + rise(toY));
    length += Math.hypot((toX - fromX) * shrink, toY - fromY);
    fromX = toX;
    fromY = toY;
  }
  return { areaM2: Math.abs(twice / 2) * EARTH_RADIUS_M ** 2, lengthM: length * EARTH_RADIUS_M };
}

type Line = Pick<Outline, "xs" | "ys">;

/** A point inside the first line and outside the others, which lie in it: its centre of gravity if that will do, else the middle of the widest stretch at half height. Degrees [lng, lat]. */
export function pointWithin(lines: readonly [Line, ...Line[]]): readonly [number, number] {
  const centre = centreOf(lines[0]);
  const around = lines.filter((line) => outlineHolds(line, centre[0], centre[1]));
  const [x, y] = around.length === 1 && around[0] === lines[0] ? centre : widest(lines);
  return [toDegrees(x), toDegrees(y)];
}

function centreOf({ xs, ys }: Line): readonly [number, number] {
  const originX = xs[0] as number;
  const originY = ys[0] as number;
  let sumX = 0;
  let sumY = 0;
  let weights = 0;
  for (let i = 0; i < xs.length; i++) {
    const k = (i + 1) % xs.length;
    const weight = ((xs[i] as number) - originX) * ((ys[k] as number) - originY) - ((xs[k] as number) - originX) * ((ys[i] as number) - originY);
    sumX += weight * ((xs[i] as number) + (xs[k] as number) - 2 * originX);
    sumY += weight * ((ys[i] as number) + (ys[k] as number) - 2 * originY);
    weights += weight;
  }
  return [originX + sumX / (3 * weights), originY + sumY / (3 * weights)];
}

function widest(lines: readonly [Line, ...Line[]]): readonly [number, number] {
  const heights = [...new Set(lines.flatMap(({ ys }) => ys))].sort((a, b) => a - b);
  const half = heights.length >> 1;
  const y = ((heights[half - 1] ?? heights[0] ?? 0) + (heights[half] ?? 0)) / 2;
  const crossings: number[] = [];
  for (const { xs, ys } of lines) {
    for (let i = 0, k = xs.length - 1; i < xs.length; k = i++) {
      const fromY = ys[k] as number;
      const toY = ys[i] as number;
      if (fromY > y !== toY > y) crossings.push((xs[k] as number) + ((y - fromY) / (toY - fromY)) * ((xs[i] as number) - (xs[k] as number)));
    }
  }
  crossings.sort((a, b) => a - b);
  let best: readonly [number, number] = [lines[0].xs[0] as number, lines[0].ys[0] as number];
  let width = -1;
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const left = crossings[i] as number;
    const right = crossings[i + 1] as number;
    if (right - left <= width) continue;
    width = right - left;
    best = [(left + right) / 2, y];
  }
  return best;
}

/** Even-odd rule in lattice units; by doubles, so that a point on the line gets either answer. */
export function outlineHolds({ xs, ys }: Line, x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, k = xs.length - 1; i < xs.length; k = i++) {
    const [ax, ay, bx, by] = [xs[k] as number, ys[k] as number, xs[i] as number, ys[i] as number];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) odd = !odd;
  }
  return odd;
}
