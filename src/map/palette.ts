// The colours and fonts of the map itself, in both themes; the colours of classes come from the legend.

export type Theme = "light" | "dark";

/** Every colour of the ground and of the lines over it. Quiet on purpose: only the grids may speak. */
export interface Palette {
  readonly background: string;
  readonly water: string;
  readonly waterLine: string;
  /** Fields; parks and banks are greener, fallow land and greenhouses paler. */
  readonly green: string;
  readonly park: string;
  readonly fallow: string;
  readonly area: string;
  readonly industrial: string;
  readonly commercial: string;
  readonly public: string;
  readonly areaLine: string;
  readonly building: string;
  readonly buildingLine: string;
  readonly road: string;
  readonly roadCasing: string;
  readonly trunk: string;
  readonly rail: string;
  readonly metro: string;
  readonly line: string;
  readonly point: string;
  readonly zero: string;
  /** Circles of counts: the middle colour of the ramp (core/stats/ramps.ts). */
  readonly symbol: string;
  readonly hatch: string;
  readonly border: string;
  readonly borderCasing: string;
  readonly hover: string;
  readonly selected: string;
  readonly focusCasing: string;
  readonly label: string;
  readonly gridLabel: string;
  readonly waterLabel: string;
  readonly halo: string;
  readonly report: readonly [red: number, green: number, blue: number, alpha: number];
  /** Stops of the heat map's ramp, from nothing to the densest: [red, green, blue, alpha] 0–255. */
  readonly heat: readonly (readonly [number, number, number, number])[];
  /** Likewise for the raster that stands for dots too many to draw. */
  readonly ink: readonly (readonly [number, number, number, number])[];
}

const LIGHT: Palette = {
  background: "#f5f3ee",
  water: "#c6dae6",
  waterLine: "#b3ccdb",
  green: "#e6ecdb",
  park: "#d3e4c6",
  fallow: "#eeefe4",
  area: "#efebe3",
  industrial: "#e8e4e4",
  commercial: "#f1e8dd",
  public: "#ebe7ee",
  areaLine: "#ddd6c8",
  building: "#e3ddd2",
  buildingLine: "#d3cbbd",
  road: "#ffffff",
  roadCasing: "#d8d1c4",
  trunk: "#f6e3b4",
  rail: "#aaa59c",
  metro: "#c9a3b4",
  line: "#a79f92",
  point: "#7d7568",
  zero: "#ffffff",
  symbol: "#438997",
  hatch: "#8d8578",
  border: "#4a5560",
  borderCasing: "#ffffff",
  hover: "#1b2a38",
  selected: "#0b4f9e",
  focusCasing: "#ffffff",
  label: "#6d675d",
  gridLabel: "#1f2830",
  waterLabel: "#5f8299",
  halo: "#fbfaf7",
  report: [24, 42, 58, 170],
  ink: [
    [24, 42, 58, 0],
    [24, 42, 58, 110],
    [24, 42, 58, 220],
  ],
  heat: [
    [255, 237, 160, 0],
    [254, 217, 118, 120],
    [253, 141, 60, 185],
    [227, 26, 28, 215],
    [110, 0, 38, 235],
  ],
};

const DARK: Palette = {
  background: "#14181c",
  water: "#17313f",
  waterLine: "#234556",
  green: "#18221d",
  park: "#1c3025",
  fallow: "#191f1d",
  area: "#1a2025",
  industrial: "#1d2228",
  commercial: "#211f24",
  public: "#1e2130",
  areaLine: "#2a323a",
  building: "#232a31",
  buildingLine: "#303942",
  road: "#343e47",
  roadCasing: "#0f1215",
  trunk: "#55492f",
  rail: "#4c565f",
  metro: "#5b4350",
  line: "#56616b",
  point: "#8b97a1",
  zero: "#1d2329",
  symbol: "#439897",
  hatch: "#6d7882",
  border: "#c3ccd4",
  borderCasing: "#0c0f12",
  hover: "#ffffff",
  selected: "#7cc4ff",
  focusCasing: "#0b0e11",
  label: "#98a3ac",
  gridLabel: "#eef2f5",
  waterLabel: "#6fa3bf",
  halo: "#12161a",
  report: [255, 236, 179, 190],
  ink: [
    [255, 236, 179, 0],
    [255, 236, 179, 120],
    [255, 244, 214, 235],
  ],
  heat: [
    [64, 38, 112, 0],
    [99, 44, 140, 130],
    [190, 55, 100, 190],
    [246, 126, 40, 220],
    [252, 246, 170, 240],
  ],
};

/** The palette of a theme. */
export function paletteOf(theme: Theme): Palette {
  return theme === "dark" ? DARK : LIGHT;
}

/**
 * Font families of labels. The style names no glyph files, so MapLibre draws every letter, Chinese or Latin, with the fonts of the system
 * in this order. It reads the weight out of the first name, hence the made-up first family of the medium stack.
 */
const FAMILIES = ["Noto Sans", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Helvetica Neue", "Arial"];
export const REGULAR_FONT: string[] = [...FAMILIES];
export const MEDIUM_FONT: string[] = ["Gridkeeper Medium", ...FAMILIES];
