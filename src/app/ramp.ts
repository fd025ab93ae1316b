// Colours of the classes: one hue from quiet to strong. On a dark map the strong end is the bright one.

const LIGHT = ["#d9ece9", "#b5d8d6", "#8bc0c3", "#5fa4ae", "#388697", "#1d677c", "#0c485d", "#062f40"];
const DARK = ["#14343c", "#174a54", "#1c626b", "#277d82", "#429a97", "#6cb6aa", "#9dd1c0", "#d5eee0"];

/** `count` colours (CSS), evenly taken from the ramp of a theme, low to high. */
export function rampOf(count: number, scheme: "light" | "dark"): readonly string[] {
  const ramp = scheme === "dark" ? DARK : LIGHT;
  return Array.from({ length: count }, (_, index) => ramp[count === 1 ? 4 : Math.round((index * (ramp.length - 1)) / (count - 1))] ?? "#808080");
}
