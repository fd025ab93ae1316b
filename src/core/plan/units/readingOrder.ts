// The order in which grids are numbered by the standards (DB11/T 2157-2023, DB6101/T 3185-2024): from west to east, row by row from the north.

/**
 * Indexes of the places (x east, y north, any unit) in the order of reading: the extent is cut into rows of equal height, about as many as make
 * the places square, then each row is read from the west. Equal places keep their order.
 */
export function readingOrder(x: Float64Array, y: Float64Array): number[] {
  const order = Array.from(x, (_, index) => index);
  const [west, east] = extent(x);
  const [south, north] = extent(y);
  const height = north - south;
  const rows = east > west ? Math.max(1, Math.round(Math.sqrt((x.length * height) / (east - west)))) : Math.max(1, x.length);
  const row = (index: number): number => (height > 0 ? Math.min(rows - 1, Math.floor(((north - (y[index] as number)) / height) * rows)) : 0);
  return order.sort((a, b) => row(a) - row(b) || (x[a] as number) - (x[b] as number) || (y[b] as number) - (y[a] as number) || a - b);
}

function extent(values: Float64Array): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return [least, most];
}
