// Graduated symbols: a count is drawn as a circle whose area is in proportion to it, since a filled polygon would count its own size as well.

/** Bounds of the radius of the largest circle, CSS pixels. */
const LARGEST_PX = 26;
const LEAST_PX = 7;
/** Side of the square that all grids together fill when a plan is first seen, CSS pixels: about half of a desk's map. */
const FIRST_LOOK_PX = 500;
/** The largest circle is so many times as wide as a small grid: usual counts are a quarter of the largest, and their circles half as wide. */
const WIDER = 2;

/**
 * Radius of the largest circle for grids of these areas (any unit), CSS pixels: what lets the circles of most small grids (the lower quartile) stay about
 * within them when the whole plan is seen. It hangs on the plan alone, so that a scale that is kept means the same another day.
 */
export function largestRadius(areas: readonly number[]): number {
  const sorted = areas.filter((area) => area > 0).sort((a, b) => a - b);
  const whole = sorted.reduce((sum, area) => sum + area, 0);
  const small = sorted[Math.floor(sorted.length / 4)] ?? whole;
  const radius = whole > 0 ? FIRST_LOOK_PX * Math.sqrt(small / whole / Math.PI) : LARGEST_PX;
  return Math.min(LARGEST_PX, Math.max(LEAST_PX, WIDER * radius));
}

/** Radius of each value's circle in CSS pixels, 0 for none; `most` has the circle of `largest`, and what lies above it (a scale may be kept) a larger one. */
export function symbolRadii(values: ArrayLike<number | null>, most: number, largest: number): Float32Array {
  return Float32Array.from(values, (value) => (value !== null && value > 0 && most > 0 ? largest * Math.sqrt(value / most) : 0));
}

/** Round values for a legend of sizes, the largest first: 1, 2 or 5 of a power of ten, at most `most` and about a third of the one before; none below 1. */
export function symbolMarks(most: number): readonly number[] {
  const marks = [most, most / 3, most / 10].map(roundDown).filter((mark) => mark >= 1);
  return [...new Set(marks)];
}

function roundDown(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}
