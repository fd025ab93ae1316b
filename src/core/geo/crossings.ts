// Where an edge crosses the lines between cells, decided exactly: the half-unit lines on which no vertex can lie.
//
// Every cell is entered at its corner S, half a unit to the left and below its lowest lattice point, and a hair (ε) above that:
//
//        │ cell            S = (cx − ½, cy − ½ + ε)
//        │ · · ·           Lattice points never lie on the lines through S, so only edges that pass exactly through S need a rule,
//        │ · · ·           and ε is that rule: an edge through S runs below it.
//      S ┼──────

import { type CellLists, CellPairs, type Frame } from "./cells";
import type { EdgeSet } from "./edges";

/** Products of an edge's extents doubled stay below 2^53 up to here (about 3.3°); longer edges are reckoned in BigInt. */
const LONGEST_PLAIN = 2 ** 25;

/** floor(a + b·c / d) for whole numbers, d > 0. Exact. */
export function floorAlong(a: number, b: number, c: number, d: number): number {
  if (Math.abs(b) <= LONGEST_PLAIN && Math.abs(c) <= 4 * LONGEST_PLAIN) {
    const product = b * c;
    let quotient = Math.floor(product / d);
    const rest = product - quotient * d;
    if (rest < 0) quotient--;
    else if (rest >= d) quotient++;
    return a + quotient;
  }
  const product = BigInt(b) * BigInt(c);
  const divisor = BigInt(d);
  const quotient = product / divisor; // towards zero
  return a + Number(product < 0n && quotient * divisor !== product ? quotient - 1n : quotient);
}

/** ceil(a + b·c / d) for whole numbers, d > 0. Exact. */
export function ceilAlong(a: number, b: number, c: number, d: number): number {
  return -floorAlong(-a, -b, c, d);
}

/**
 * For each cell the edges that cross the line through its row's corners between the corner of the cell before it and its own:
 * going along the row, they switch their owners on and off.
 */
export function crossingsByCell(edges: EdgeSet, frame: Frame): CellLists {
  const { originX, originY, shift, columns, rows } = frame;
  const size = 2 ** shift;
  const pairs = new CellPairs();
  for (let edge = 0; edge < edges.count; edge++) {
    const ax = edges.ax[edge] as number;
    const ay = edges.ay[edge] as number;
    const dx = (edges.bx[edge] as number) - ax;
    const dy = (edges.by[edge] as number) - ay;
    const lastRow = Math.min(rows - 1, Math.floor((ay + dy - originY) / size));
    for (let row = Math.floor((ay - originY) / size) + 1; row <= lastRow; row++) {
      const cornerY = originY + row * size;
      // The edge passes y = cornerY − ½ at x = ax + dx·(2·(cornerY − ay) − 1) / 2dy. First corner to the right of it:
      // cx − ½ > x, that is cx ≥ floor(x + ½) + 1; through the corner itself a falling edge (dx < 0) is to the left of S, a rising one to the right.
      const doubled = 2 * (cornerY - ay) - 1;
      const twice = 2 * dy;
      const firstX = dx < 0 ? ceilHalf(ax, dx, doubled, twice) : floorHalf(ax, dx, doubled, twice) + 1;
      const column = Math.ceil((firstX - originX) / size);
      if (column < columns) pairs.add(row * columns + Math.max(0, column), edge);
    }
  }
  return pairs.sorted(columns * rows);
}

/** floor(a + b·c / d + ½), d even. */
function floorHalf(a: number, b: number, c: number, d: number): number {
  return Math.floor(floorAlong(2 * a + 1, b, c, d / 2) / 2);
}

/** ceil(a + b·c / d + ½), d even. */
function ceilHalf(a: number, b: number, c: number, d: number): number {
  return Math.ceil(ceilAlong(2 * a + 1, b, c, d / 2) / 2);
}
