// The points where edges meet: lattice points, and crossings between them, kept as exact fractions.

/** Numbers points; equal points get the same number. Crossings that fall on the lattice are lattice points. */
export class Nodes {
  /** Coordinates of each node in lattice units: exact for lattice points, nearest double for crossings. */
  readonly x: number[] = [];
  readonly y: number[] = [];
  /** x → y → node. */
  private readonly latticePoints = new Map<number, Map<number, number>>();
  private readonly crossings = new Map<string, number>();
  private readonly fractions = new Map<number, Fraction>();

  get count(): number {
    return this.x.length;
  }

  /** The node at a lattice point. */
  at(x: number, y: number): number {
    let column = this.latticePoints.get(x);
    if (!column) {
      column = new Map();
      this.latticePoints.set(x, column);
    }
    const known = column.get(y);
    if (known !== undefined) return known;
    const node = this.add(x, y);
    column.set(y, node);
    return node;
  }

  /** The node where segments a–b and c–d, which cross properly, cross. */
  crossing(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): number {
    const abX = BigInt(bx - ax);
    const abY = BigInt(by - ay);
    const cdX = BigInt(dx - cx);
    const cdY = BigInt(dy - cy);
    const divisor = abX * cdY - abY * cdX;
    const along = BigInt(cx - ax) * cdY - BigInt(cy - ay) * cdX;
    const fraction = reduced(BigInt(ax) * divisor + abX * along, BigInt(ay) * divisor + abY * along, divisor);
    if (fraction.divisor === 1n) return this.at(Number(fraction.x), Number(fraction.y));
    const key = `${fraction.x},${fraction.y},${fraction.divisor}`;
    const known = this.crossings.get(key);
    if (known !== undefined) return known;
    const node = this.add(nearest(fraction.x, fraction.divisor), nearest(fraction.y, fraction.divisor));
    this.crossings.set(key, node);
    this.fractions.set(node, fraction);
    return node;
  }

  /** Order of two nodes along a way (dx, dy) on which both lie: negative when `first` comes before `second`. Exact. */
  compareAlong(dx: number, dy: number, first: number, second: number): number {
    const byX = dx !== 0;
    const values = byX ? this.x : this.y;
    const direction = Math.sign(byX ? dx : dy);
    const difference = (values[first] as number) - (values[second] as number);
    if (Math.abs(difference) > 0.001) return difference * direction;
    const a = this.fraction(first);
    const b = this.fraction(second);
    const exact = (byX ? a.x : a.y) * b.divisor - (byX ? b.x : b.y) * a.divisor;
    return (exact > 0n ? 1 : exact < 0n ? -1 : 0) * direction;
  }

  private fraction(node: number): Fraction {
    return this.fractions.get(node) ?? { x: BigInt(this.x[node] as number), y: BigInt(this.y[node] as number), divisor: 1n };
  }

  private add(x: number, y: number): number {
    this.x.push(x);
    this.y.push(y);
    return this.x.length - 1;
  }
}

interface Fraction {
  readonly x: bigint;
  readonly y: bigint;
  /** Positive; has no factor that x and y both have. */
  readonly divisor: bigint;
}

function reduced(x: bigint, y: bigint, divisor: bigint): Fraction {
  let common = magnitude(divisor);
  for (const other of [magnitude(x), magnitude(y)]) {
    let rest = other;
    while (rest !== 0n) [common, rest] = [rest, common % rest];
  }
  const by = divisor < 0n ? -common : common;
  return { x: x / by, y: y / by, divisor: divisor / by };
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Nearest double to value / divisor (divisor > 0): whole part exact, the rest to 2^-30. */
function nearest(value: bigint, divisor: bigint): number {
  const whole = value / divisor;
  return Number(whole) + Number(((value - whole * divisor) << 30n) / divisor) / 1_073_741_824;
}
