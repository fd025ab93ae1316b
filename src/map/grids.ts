// Style layers of the grids: choropleth by feature-state, hatching for no data, borders, focus lines, names; and of the hex bins.
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { NO_DATA_CLASS, ZERO_CLASS } from "../core/frame/pictures";
import { MEDIUM_FONT, type Palette, type Theme } from "./palette";

export const GRIDS_SOURCE = "grids";
export const LABELS_SOURCE = "grid-labels";
export const HEXES_SOURCE = "hexes";
/** Layer that the pointer asks: always there, never drawn. */
export const HIT_LAYER = "grids-hit";

/** No class yet: feature-state starts without one. */
const UNJUDGED = -1;
const CLASS: ExpressionSpecification = ["coalesce", ["feature-state", "class"], UNJUDGED];
const SELECTED: ExpressionSpecification = ["boolean", ["feature-state", "selected"], false];
const HOVERED: ExpressionSpecification = ["boolean", ["feature-state", "hovered"], false];

/** Name of the hatch image of a theme; `pictures` draw it when the map asks for it. */
export function hatchName(theme: Theme): string {
  return `hatch-${theme}`;
}

/** Colour of a grid by its class: `colours[class]`, the zero class apart, nothing for no data (the hatching shows) and for not yet judged. */
function classColour(colours: readonly string[], palette: Palette): ExpressionSpecification {
  const cases: (number | string)[] = colours.flatMap((colour, index) => [index, colour]);
  return ["match", CLASS, ...cases, ZERO_CLASS, palette.zero, "rgba(0,0,0,0)"] as unknown as ExpressionSpecification;
}

// MapLibre prepares shapes once for all layers of one kind whose layout reads the same: that is why "visible" is written where it is the default.

/** Fills of the grids. `fill-pattern` cannot read feature-state, so the hatching is a layer of its own that is seen through its opacity. */
export function gridFills(colours: readonly string[], palette: Palette, theme: Theme, drawn: boolean): LayerSpecification[] {
  const visibility = drawn ? "visible" : "none";
  const strength = theme === "dark" ? 0.72 : 0.74;
  return [
    { id: HIT_LAYER, type: "fill", source: GRIDS_SOURCE, layout: { visibility: "visible" }, paint: { "fill-opacity": 0 } },
    {
      id: "grids-fill",
      type: "fill",
      source: GRIDS_SOURCE,
      layout: { visibility },
      paint: {
        "fill-color": classColour(colours, palette),
        "fill-opacity": ["case", HOVERED, Math.min(1, strength + 0.12), strength],
        "fill-antialias": false,
      },
    },
    {
      id: "grids-hatch",
      type: "fill",
      source: GRIDS_SOURCE,
      layout: { visibility },
      paint: { "fill-pattern": hatchName(theme), "fill-opacity": ["case", ["==", CLASS, NO_DATA_CLASS], 0.75, 0], "fill-antialias": false },
    },
  ];
}

/** Borders, and over them the lines of the hovered and the selected grid: of width 0 everywhere else, so that they cost nothing. */
export function gridLines(palette: Palette, drawn: boolean, filtered: readonly number[]): LayerSpecification[] {
  const visibility = drawn ? "visible" : "none";
  return [
    {
      id: "grids-border-casing",
      type: "line",
      source: GRIDS_SOURCE,
      layout: { visibility, "line-join": "round" },
      paint: { "line-color": palette.borderCasing, "line-width": scale(1.6, 3.2, 4.5), "line-opacity": 0.7 },
    },
    {
      id: "grids-border",
      type: "line",
      source: GRIDS_SOURCE,
      layout: { visibility, "line-join": "round" },
      paint: { "line-color": palette.border, "line-width": scale(0.5, 1.1, 1.8), "line-opacity": 0.85 },
    },
    {
      id: "grids-filtered",
      type: "line",
      source: GRIDS_SOURCE,
      filter: ["in", ["id"], ["literal", [...filtered]]],
      layout: { "line-join": "round" },
      paint: { "line-color": palette.selected, "line-width": 3, "line-dasharray": [3, 2] },
    },
    {
      id: "grids-focus-casing",
      type: "line",
      source: GRIDS_SOURCE,
      layout: { visibility: "visible", "line-join": "round" },
      paint: { "line-color": palette.focusCasing, "line-width": ["case", SELECTED, 7, HOVERED, 4.5, 0] },
    },
    {
      id: "grids-focus",
      type: "line",
      source: GRIDS_SOURCE,
      layout: { visibility: "visible", "line-join": "round" },
      paint: { "line-color": ["case", SELECTED, palette.selected, palette.hover], "line-width": ["case", SELECTED, 3.5, HOVERED, 2, 0] },
    },
  ];
}

/** Circles at the label points, their radius by feature-state: of a slot without one nothing is drawn. */
export function gridSymbols(palette: Palette): LayerSpecification {
  const radius: ExpressionSpecification = ["coalesce", ["feature-state", "radius"], 0];
  return {
    id: "grids-symbol",
    type: "circle",
    source: LABELS_SOURCE,
    paint: {
      "circle-radius": radius,
      "circle-color": palette.symbol,
      "circle-opacity": 0.72,
      "circle-stroke-color": palette.focusCasing,
      "circle-stroke-width": ["case", [">", radius, 0], 1.2, 0],
    },
  };
}

/** Names of the grids at their label points. */
export function gridNames(palette: Palette, drawn: boolean): LayerSpecification {
  return {
    id: "grids-name",
    type: "symbol",
    source: LABELS_SOURCE,
    filter: [">=", ["zoom"], ["-", ["get", "fromZoom"], 0.75]],
    layout: {
      visibility: drawn ? "visible" : "none",
      "text-field": ["get", "name"],
      "text-font": MEDIUM_FONT,
      "text-size": ["interpolate", ["linear"], ["zoom"], 9, 10.5, 12, 13, 16, 17],
      "text-max-width": 9,
      "text-padding": 6,
      "symbol-sort-key": ["get", "order"],
    },
    paint: { "text-color": palette.gridLabel, "text-halo-color": palette.halo, "text-halo-width": 1.6, "text-halo-blur": 0.4 },
  };
}

/** How hexagons are coloured. */
interface HexShades {
  readonly breaks: readonly number[];
  readonly colours: readonly string[];
  /** Property that is shown. */
  readonly property?: string;
}

/** Hex bins by reports per km², or by a property that is named: `colours[0]` below `breaks[0]`, `colours[i]` from `breaks[i - 1]` on; breaks ascend strictly. */
export function hexLayers({ breaks, colours, property = "perKm2" }: HexShades, palette: Palette): LayerSpecification[] {
  const steps = breaks.flatMap((value, index) => [value, colours[index + 1] ?? palette.zero]);
  const first = colours[0] ?? palette.zero;
  const colour = steps.length === 0 ? first : (["step", ["number", ["get", property], 0], first, ...steps] as unknown as ExpressionSpecification);
  return [
    {
      id: "hexes-fill",
      type: "fill",
      source: HEXES_SOURCE,
      paint: { "fill-color": colour, "fill-opacity": 0.8, "fill-outline-color": palette.borderCasing },
    },
  ];
}

function scale(far: number, middle: number, near: number): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], 9, far, 13, middle, 17, near];
}
