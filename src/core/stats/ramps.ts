// Colours of classes on a light and on a dark ground. More is always farther from the ground: darker on paper, brighter on a wall.
import { hexOf, type Lab, labOf, linearOf, rgbOfLab } from "./colour";

export type Ground = "light" | "dark";

/** Anchors of rising distance from the ground; between them colours run straight through CIELAB, at equal steps of lightness. */
const SEQUENTIAL: Readonly<Record<Ground, readonly string[]>> = {
  light: ["#d6e9e5", "#71b3b9", "#1f6d80", "#062a3a"],
  dark: ["#143b43", "#1d6f78", "#58b3ab", "#d8f2e4"],
};

/** From no change to much: one arm for less, one for more. Blue and orange stay apart for every kind of colour vision. */
const DIVERGING: Readonly<Record<Ground, { readonly less: readonly string[]; readonly more: readonly string[] }>> = {
  light: { less: ["#e8e5df", "#8db4dc", "#173f7d"], more: ["#e8e5df", "#e5a261", "#6b2c00"] },
  dark: { less: ["#3a4046", "#3f78b8", "#a9d5ff"], more: ["#3a4046", "#b4681f", "#ffc48a"] },
};

/** Colours of the types A to D of two measures: one blue for the first, one orange for the second, both together, and neither. */
export const QUADRANTS: Readonly<Record<Ground, { readonly A: string; readonly B: string; readonly C: string; readonly D: string }>> = {
  light: { A: "#4f94cd", B: "#d5d0c6", C: "#e08e3c", D: "#6d3f86" },
  dark: { A: "#3b82c4", B: "#4b545c", C: "#cf7a26", D: "#c79be0" },
};

/** Colours that are in no ramp: zero, and the lines of the hatching that says there is no data. */
export const APART: Readonly<Record<Ground, { readonly zero: string; readonly noData: string }>> = {
  light: { zero: "#ffffff", noData: "#8d8578" },
  dark: { zero: "#1d2329", noData: "#6d7882" },
};

/** Colours of `count` classes from least to most ("#rrggbb"); a single class has the middle colour. */
export function sequentialRamp(ground: Ground, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => colourAt(SEQUENTIAL[ground], count === 1 ? 0.5 : index / (count - 1)));
}

/** Colours of `count` classes around no change: an odd count has the neutral colour in its middle, an even one has none. */
export function divergingRamp(ground: Ground, count: number): readonly string[] {
  const { less, more } = DIVERGING[ground];
  return Array.from({ length: count }, (_, index) => {
    const side = count === 1 ? 0 : (2 * index) / (count - 1) - 1;
    return colourAt(side < 0 ? less : more, Math.abs(side));
  });
}

/** Colour at a share of the way, measured in lightness. */
function colourAt(anchors: readonly string[], share: number): string {
  const labs = anchors.map((hex) => labOf(linearOf(hex)));
  const first = labs[0] ?? [0, 0, 0];
  const last = labs.at(-1) ?? first;
  const lightness = first[0] + (last[0] - first[0]) * share;
  for (let i = 1; i < labs.length; i++) {
    const from = labs[i - 1] ?? first;
    const to = labs[i] ?? last;
    const within = (lightness - from[0]) / (to[0] - from[0]);
    if (within <= 1 || i === labs.length - 1) return hexOf(rgbOfLab(mixed(from, to, Math.min(within, 1))));
  }
  return hexOf(rgbOfLab(last));
}

function mixed(from: Lab, to: Lab, share: number): Lab {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share];
}
