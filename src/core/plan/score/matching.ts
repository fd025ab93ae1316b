// The best pairing of new grids with old ones: the assignment problem, solved exactly.

/**
 * For each row the column it is paired with, so that the sum of the values of all pairs is the largest; −1 where there are more rows than columns.
 * Hungarian method with potentials, O(n²m) (Kuhn 1955, Munkres 1957; the form with shortest augmenting paths after Jonker and Volgenant 1987).
 * `value[row · columns + column]`, all finite.
 */
export function bestPairs(value: Float64Array, rows: number, columns: number): Int32Array {
  if (rows > columns) {
    const turned = new Float64Array(value.length);
    for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) turned[column * rows + row] = value[row * columns + column] as number;
    const pairs = new Int32Array(rows).fill(-1);
    for (const [column, row] of bestPairs(turned, columns, rows).entries()) pairs[row] = column;
    return pairs;
  }
  // Columns and rows are counted from 1; column 0 stands for "the row that is being placed".
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) place(row, { value, columns, rowPotential, columnPotential, rowOf });
  const pairs = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column++) if ((rowOf[column] as number) > 0) pairs[(rowOf[column] as number) - 1] = column - 1;
  return pairs;
}

interface Work {
  readonly value: Float64Array;
  readonly columns: number;
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  readonly rowOf: Int32Array;
}

/** Finds the cheapest chain of exchanges that gives one more row a column, and makes them. */
function place(row: number, { value, columns, rowPotential, columnPotential, rowOf }: Work): void {
  const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(columns + 1);
  const used = new Uint8Array(columns + 1);
  rowOf[0] = row;
  let at = 0;
  do {
    used[at] = 1;
    const here = rowOf[at] as number;
    let step = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let column = 1; column <= columns; column++) {
      if (used[column] === 1) continue;
      const cost = -(value[(here - 1) * columns + column - 1] as number) - (rowPotential[here] as number) - (columnPotential[column] as number);
      if (cost < (least[column] as number)) {
        least[column] = cost;
        before[column] = at;
      }
      if ((least[column] as number) < step) {
        step = least[column] as number;
        next = column;
      }
    }
    for (let column = 0; column <= columns; column++) {
      if (used[column] === 1) {
        rowPotential[rowOf[column] as number] = (rowPotential[rowOf[column] as number] as number) + step;
        columnPotential[column] = (columnPotential[column] as number) - step;
      } else least[column] = (least[column] as number) - step;
    }
    at = next;
  } while (rowOf[at] !== 0);
  for (; at !== 0; at = before[at] as number) rowOf[at] = rowOf[before[at] as number] as number;
}
