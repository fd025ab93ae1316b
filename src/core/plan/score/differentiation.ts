// Differentiation 差异化: whether grids are of one kind each (housing, shops, factories, villages) or every grid is the same mixture.

export interface Differentiation {
  /** Entropy of each grid over the types, by ln m: 0 of one kind … 1 all kinds alike; null without weight. */
  readonly mixture: (number | null)[];
  /** Share of the commonest type of each grid; null without weight. */
  readonly dominant: (number | null)[];
  /** Theil's information index Σ (w_g/W)(H − H_g)/H: 0 every grid mixed like the whole … 1 every grid of one kind; null when the whole is of one kind. */
  readonly distinctness: number | null;
}

/** The measures of design/planner.md §2. `weight[grid · types + type]`. */
export function differentiationOf(weight: Float64Array, grids: number, types: number): Differentiation {
  const rows = Array.from({ length: grids }, (_, grid) => weight.subarray(grid * types, (grid + 1) * types));
  const whole = new Float64Array(types);
  for (const row of rows) for (const [type, each] of row.entries()) whole[type] = (whole[type] as number) + each;
  const all = sum(whole);
  const entropy = entropyOf(whole);
  const most = types > 1 ? Math.log(types) : 1;
  return {
    mixture: rows.map((row) => (sum(row) > 0 ? entropyOf(row) / most : null)),
    dominant: rows.map((row) => (sum(row) > 0 ? Math.max(...row) / sum(row) : null)),
    distinctness: entropy > 0 ? rows.reduce((total, row) => total + ((sum(row) / all) * (entropy - entropyOf(row))) / entropy, 0) : null,
  };
}

/** −Σ p ln p, nats; 0 without weight. */
function entropyOf(row: Float64Array): number {
  const whole = sum(row);
  return whole > 0 ? row.reduce((total, each) => total - (each > 0 ? (each / whole) * Math.log(each / whole) : 0), 0) : 0;
}

function sum(row: Float64Array): number {
  return row.reduce((total, each) => total + each, 0);
}
