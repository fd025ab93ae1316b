// A Gaussian blur of a raster at a cost that does not depend on its width: four extended box filters one after the other.

/** Box of half-width `reach`, with two more cells of weight `rim` at its ends, so that its variance is exact. */
export interface Box {
  readonly reach: number;
  readonly rim: number;
}

const PASSES = 4;

/**
 * The box whose four-fold application has standard deviation `sigma` (cells). From the variance of a box with rims (Gwosdek et al. 2011):
 * s = σ²/4, rim = (2l + 1)(l(l + 1) − 3s) / 6(s − (l + 1)²), l = ⌊(√(12s + 1) − 1) / 2⌋.
 */
export function boxOf(sigma: number): Box {
  const share = (sigma * sigma) / PASSES;
  const reach = Math.floor((Math.sqrt(12 * share + 1) - 1) / 2);
  return { reach, rim: ((2 * reach + 1) * (reach * (reach + 1) - 3 * share)) / (6 * (share - (reach + 1) ** 2)) };
}

/** How many cells away the blur still writes. */
export function blurReach(sigma: number): number {
  return PASSES * (boxOf(sigma).reach + 1);
}

/** Blurs in place. What lies nearer to the edge than `blurReach` loses the part that falls off. */
export function blur(cells: Float32Array, width: number, height: number, sigma: number): void {
  const box = boxOf(sigma);
  const row = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const line = cells.subarray(y * width, (y + 1) * width);
    for (let pass = 0; pass < PASSES; pass++) {
      row.set(line);
      boxLine(row, line, box);
    }
  }
  const copy = new Float32Array(cells.length);
  for (let pass = 0; pass < PASSES; pass++) {
    copy.set(cells);
    boxColumns(copy, cells, width, height, box);
  }
}

/** One pass along a line. */
function boxLine(from: Float32Array, to: Float32Array, { reach, rim }: Box): void {
  const { length } = from;
  const scale = 1 / (2 * reach + 1 + 2 * rim);
  let sum = 0;
  for (let i = 0; i < Math.min(reach, length); i++) sum += from[i] ?? 0;
  for (let i = 0; i < length; i++) {
    const ahead = i + reach < length ? (from[i + reach] ?? 0) : 0;
    const rimAhead = i + reach + 1 < length ? (from[i + reach + 1] ?? 0) : 0;
    const rimBehind = i - reach - 1 >= 0 ? (from[i - reach - 1] ?? 0) : 0;
    sum += ahead - rimBehind;
    to[i] = (sum + rim * (rimAhead + rimBehind)) * scale;
  }
}

/** One pass down all columns at once, line by line, so that memory is read in order. */
function boxColumns(from: Float32Array, to: Float32Array, width: number, height: number, { reach, rim }: Box): void {
  const scale = 1 / (2 * reach + 1 + 2 * rim);
  const sums = new Float64Array(width);
  const nothing = new Float32Array(width);
  const line = (y: number): Float32Array => (y >= 0 && y < height ? from.subarray(y * width, (y + 1) * width) : nothing);
  for (let y = 0; y < Math.min(reach, height); y++) {
    const values = line(y);
    for (let x = 0; x < width; x++) sums[x] = (sums[x] ?? 0) + (values[x] ?? 0);
  }
  for (let y = 0; y < height; y++) {
    const ahead = line(y + reach);
    const rimAhead = line(y + reach + 1);
    const rimBehind = line(y - reach - 1);
    const out = to.subarray(y * width, (y + 1) * width);
    for (let x = 0; x < width; x++) {
      const behind = rimBehind[x] ?? 0;
      const sum = (sums[x] ?? 0) + (ahead[x] ?? 0) - behind;
      sums[x] = sum;
      out[x] = (sum + rim * ((rimAhead[x] ?? 0) + behind)) * scale;
    }
  }
}
