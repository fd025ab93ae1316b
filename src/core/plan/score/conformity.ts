// Conformity: how much of a grid's border runs along lines that are there already (roads, rivers, edges of units).
import type { Geometry } from "geojson";
import { cellsOf, linesOf, type Way, waysAlong } from "../units/barriers";
import type { Plane } from "../units/plane";

/** A border within this distance of a line runs along it, m. */
const NEAR_M = 10;
/** Borders are looked at in pieces no longer than this, m. */
const STEP_M = 5;

/** Tells how far a point may be from the nearest line: true within NEAR_M. Lines (of areas their borders) in degrees [lng, lat]. */
export type Along = (x: number, y: number) => boolean;

/** An index of lines on a plane in metres. */
export function alongLines(plane: Plane, lines: readonly (Geometry | null)[], nearM = NEAR_M): Along {
  const cells = new Map<string, Way[]>();
  const side = 100;
  for (const geometry of lines) {
    for (const { line } of linesOf(geometry)) {
      for (const way of waysAlong(plane, line)) {
        for (const cell of cellsOf(way, side, nearM)) {
          const own = cells.get(cell);
          if (own) own.push(way);
          else cells.set(cell, [way]);
        }
      }
    }
  }
  return (x, y) => (cells.get(`${Math.floor(x / side)},${Math.floor(y / side)}`) ?? []).some((way) => distance2(x, y, way) <= nearM * nearM);
}

/** Share of each grid's border that runs along the lines, then of all borders together (shared ones counted from both sides); null without border. */
export function conformityOf(grids: readonly (Geometry | null)[], plane: Plane, along: Along): (number | null)[] {
  let [allLength, allNear] = [0, 0];
  const shares = grids.map((geometry) => {
    let [length, near] = [0, 0];
    for (const { line } of linesOf(geometry)) {
      for (const way of waysAlong(plane, line)) {
        const own = Math.hypot(way[2] - way[0], way[3] - way[1]);
        length += own;
        near += own * nearShare(way, own, along);
      }
    }
    allLength += length;
    allNear += near;
    return length > 0 ? near / length : null;
  });
  return [...shares, allLength > 0 ? allNear / allLength : null];
}

/** Share of the pieces of a way whose middle lies near a line. */
function nearShare([ax, ay, bx, by]: Way, length: number, along: Along): number {
  const pieces = Math.max(1, Math.ceil(length / STEP_M));
  let near = 0;
  for (let piece = 0; piece < pieces; piece++) {
    const t = (piece + 0.5) / pieces;
    if (along(ax + (bx - ax) * t, ay + (by - ay) * t)) near++;
  }
  return near / pieces;
}

/** Square of the distance from a point to a piece of line. */
function distance2(x: number, y: number, [ax, ay, bx, by]: Way): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length2 = dx * dx + dy * dy;
  const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2)) : 0;
  return (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2;
}
