// CIELAB, in which equal steps look about equal: hex to Lab and back. sRGB by IEC 61966-2-1, white D65, Lab by CIE 15.

/** Lightness 0–100, green–red, blue–yellow. */
export type Lab = readonly [lightness: number, a: number, b: number];
/** Red, green, blue, linear light, 0–1. */
export type LinearRgb = readonly [red: number, green: number, blue: number];

const WHITE = [0.95047, 1, 1.08883] as const;
const EPSILON = 216 / 24_389;
const KAPPA = 24_389 / 27;

/** Linear light of "#rrggbb". */
export function linearOf(hex: string): LinearRgb {
  const number = Number.parseInt(hex.slice(1), 16);
  const channel = (shift: number): number => {
    const value = ((number >> shift) & 255) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(16), channel(8), channel(0)];
}

/** "#rrggbb" of linear light; what lies outside the screen's colours is drawn to the nearest channel value. */
export function hexOf(rgb: LinearRgb): string {
  const channels = rgb.map((value) => {
    const inside = Math.min(Math.max(value, 0), 1);
    const encoded = inside <= 0.0031308 ? inside * 12.92 : 1.055 * inside ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}

/** CIELAB of linear light. */
export function labOf([red, green, blue]: LinearRgb): Lab {
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE[0]);
  const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / WHITE[2]);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Linear light of CIELAB, perhaps outside 0–1. */
export function rgbOfLab([lightness, a, b]: Lab): LinearRgb {
  const y = (lightness + 16) / 116;
  const [x, z] = [uncurve(y + a / 500) * WHITE[0], uncurve(y - b / 200) * WHITE[2]];
  const luminance = uncurve(y);
  return [
    3.2404542 * x - 1.5371385 * luminance - 0.4985314 * z,
    -0.969266 * x + 1.8760108 * luminance + 0.041556 * z,
    0.0556434 * x - 0.2040259 * luminance + 1.0572252 * z,
  ];
}

function curve(value: number): number {
  return value > EPSILON ? Math.cbrt(value) : (KAPPA * value + 16) / 116;
}

function uncurve(value: number): number {
  return value ** 3 > EPSILON ? value ** 3 : (116 * value - 16) / KAPPA;
}
