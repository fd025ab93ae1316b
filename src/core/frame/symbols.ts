// Graduated symbols: a count is drawn as a circle whose area is in proportion to it, since a filled polygon would count its own size as well.

/** Radius of the circle of the largest value, CSS pixels. */
const LARGEST_PX = 26;

/** Radius of each value's circle in CSS pixels, 0 for none; `most` has the largest circle, and what lies above it (a scale may be kept) a larger one. */
export function symbolRadii(values: ArrayLike<number | null>, most: number): Float32Array {
  return Float32Array.from(values, (value) => (value !== null && value > 0 && most > 0 ? LARGEST_PX * Math.sqrt(value / most) : 0));
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
