// Rows of buildings on a parcel: rectangles, in rows, that do not leave the parcel and do not touch each other.
import type { Path } from "./chains";
import { at } from "./mesh";
import type { Random } from "./random";

/** How buildings stand in a row and rows behind each other, metres: [least, most]. */
export interface Pattern {
  /** Along the row. */
  readonly length: readonly [number, number];
  readonly depth: readonly [number, number];
  readonly gap: readonly [number, number];
  /** From the back of a row to the front of the next. */
  readonly rowGap: readonly [number, number];
  readonly floors: readonly [number, number];
  /** Share of places left empty. */
  readonly empty: number;
  /** Buildings stand back and forth in the row by up to this. */
  readonly stagger: number;
  /** The last rows are left out beyond this share of the parcel's depth (yards and gardens). */
  readonly fill: number;
}

/** A building: four corners on the ground, its middle, its floors. */
export interface Footprint {
  readonly corners: Path;
  readonly middle: readonly [number, number];
  readonly floors: number;
}

/** Fills a parcel with rows that run at `angle` (radians from east, anticlockwise). */
export function fillRows(parcel: Path, angle: number, pattern: Pattern, random: Random): readonly Footprint[] {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const turned: Path = parcel.map(([x, y]) => [x * cos + y * sin, -x * sin + y * cos]);
  const xs = turned.map(([x]) => x);
  const ys = turned.map(([, y]) => y);
  const maxX = Math.max(...xs);
  const minY = Math.min(...ys);
  const maxY = minY + (Math.max(...ys) - minY) * pattern.fill;
  const found: Footprint[] = [];
  let y = minY + 1;
  while (y < maxY) {
    const depth = within(random, pattern.depth);
    let x = Math.min(...xs) + random.next() * 4;
    while (x < maxX) {
      let length = within(random, pattern.length);
      const y0 = y + (random.next() - 0.5) * pattern.stagger;
      const wanted = !random.chance(pattern.empty);
      let placed = wanted && fits(turned, x, y0, x + length, y0 + depth);
      if (wanted && !placed) {
        length = pattern.length[0] * 0.66; // a short one where a long one does not fit
        placed = fits(turned, x, y0, x + length, y0 + depth);
      }
      if (placed) found.push(footprint(x, y0, x + length, y0 + depth, cos, sin, Math.round(within(random, pattern.floors))));
      x += placed ? length + within(random, pattern.gap) : Math.max(3, length * 0.3);
    }
    y += depth + within(random, pattern.rowGap);
  }
  return found;
}

function within(random: Random, [least, most]: readonly [number, number]): number {
  return random.between(least, most);
}

function footprint(x0: number, y0: number, x1: number, y1: number, cos: number, sin: number, floors: number): Footprint {
  const back = (x: number, y: number): readonly [number, number] => [x * cos - y * sin, x * sin + y * cos];
  return { corners: [back(x0, y0), back(x1, y0), back(x1, y1), back(x0, y1)], middle: back((x0 + x1) / 2, (y0 + y1) / 2), floors };
}

function fits(ring: Path, x0: number, y0: number, x1: number, y1: number): boolean {
  return holds(ring, x0, y0) && holds(ring, x1, y0) && holds(ring, x1, y1) && holds(ring, x0, y1);
}

function holds(ring: Path, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = at(ring, i);
    const [bx, by] = at(ring, j);
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Direction of the longest side of a ring, radians, turned to lie within a quarter turn of east. */
export function longestSide(ring: Path): number {
  let most = 0;
  let angle = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = at(ring, i);
    const [bx, by] = at(ring, (i + 1) % ring.length);
    const length = Math.hypot(bx - ax, by - ay);
    if (length > most) {
      most = length;
      angle = Math.atan2(by - ay, bx - ax);
    }
  }
  const quarter = Math.PI / 2;
  return angle - quarter * 2 * Math.round(angle / (quarter * 2));
}
