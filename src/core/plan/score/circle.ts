// The smallest circle around points, and their convex hull.

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

type Point = readonly [number, number];

/** Convex hull, counter-clockwise, no point on an edge of it (Andrew's monotone chain). Fewer than three points for points in a line. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (line: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of line) {
      while (chain.length > 1 && turn(chain[chain.length - 2] as Point, chain[chain.length - 1] as Point, point) <= 0) chain.pop();
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/**
 * Smallest circle that holds all points; null for none. Incremental way of Welzl (1991): when a point lies outside the circle so far, it lies on the
 * circle of all points up to it. Expected effort is linear for points in no order; here they are those of a hull, few enough in any order.
 */
export function smallestCircle(points: readonly Point[]): Circle | null {
  const hull = points.length > 3 ? convexHull(points) : points;
  const within = hull.length > 0 ? hull : points;
  let circle: Circle | null = null;
  for (const [i, first] of within.entries()) {
    if (circle && holds(circle, first)) continue;
    circle = { x: first[0], y: first[1], radius: 0 };
    for (const [k, second] of within.slice(0, i).entries()) {
      if (holds(circle, second)) continue;
      circle = overTwo(first, second);
      for (const third of within.slice(0, k)) if (!holds(circle, third)) circle = throughThree(first, second, third);
    }
  }
  return circle;
}

/** A trifle of the radius allows for rounding. */
function holds({ x, y, radius }: Circle, point: Point): boolean {
  return Math.hypot(point[0] - x, point[1] - y) <= radius * (1 + 1e-12) + 1e-9;
}

function overTwo(a: Point, b: Point): Circle {
  return { x: (a[0] + b[0]) / 2, y: (a[1] + b[1]) / 2, radius: Math.hypot(b[0] - a[0], b[1] - a[1]) / 2 };
}

function throughThree(a: Point, b: Point, c: Point): Circle {
  const [bx, by, cx, cy] = [b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]];
  const twice = 2 * (bx * cy - by * cx);
  if (twice === 0) return [overTwo(a, b), overTwo(a, c), overTwo(b, c)].reduce((most, each) => (each.radius > most.radius ? each : most));
  const [b2, c2] = [bx * bx + by * by, cx * cx + cy * cy];
  const [x, y] = [(cy * b2 - by * c2) / twice, (bx * c2 - cx * b2) / twice];
  return { x: a[0] + x, y: a[1] + y, radius: Math.hypot(x, y) };
}
