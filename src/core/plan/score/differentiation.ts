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

/**
 * η² = SS between grids / SS in all, weighted: the share of a number's variance over the units (income, age of the houses) that the grids explain,
 * 0 every grid alike … 1 every unit like its grid. Units in no grid or without weight or value (NaN) are left out; null when the number never differs.
 */
export function explainedVariance(value: ArrayLike<number>, weight: ArrayLike<number>, grid: ArrayLike<number>, grids: number): number | null {
  const [sums, weights] = [new Float64Array(grids), new Float64Array(grids)];
  const counts = (unit: number): boolean => (grid[unit] as number) >= 0 && (weight[unit] as number) > 0 && !Number.isNaN(value[unit] as number);
  for (let unit = 0; unit < grid.length; unit++) {
    if (!counts(unit)) continue;
    const own = grid[unit] as number;
    sums[own] = (sums[own] as number) + (weight[unit] as number) * (value[unit] as number);
    weights[own] = (weights[own] as number) + (weight[unit] as number);
  }
  const mean = sum(sums) / sum(weights);
  let [between, whole] = [0, 0];
  for (let own = 0; own < grids; own++) {
    const held = weights[own] as number;
    if (held > 0) between += held * ((sums[own] as number) / held - mean) ** 2;
  }
  for (let unit = 0; unit < grid.length; unit++) if (counts(unit)) whole += (weight[unit] as number) * ((value[unit] as number) - mean) ** 2;
  return whole > 0 ? Math.min(1, between / whole) : null;
}

/** −Σ p ln p, nats; 0 without weight. */
function entropyOf(row: Float64Array): number {
  const whole = sum(row);
  return whole > 0 ? row.reduce((total, each) => total - (each > 0 ? (each / whole) * Math.log(each / whole) : 0), 0) : 0;
}

function sum(row: Float64Array): number {
  return row.reduce((total, each) => total + each, 0);
}
