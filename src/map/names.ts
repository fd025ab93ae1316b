// Style layers of the ground's names and marks: roads, water, places, points. Drawn above the grids.
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { GroundLayer } from "../core/frame/pictures";
import type { Language } from "../core/model/issue";
import { groundSource, grow, LINE, POINT, POLYGON, ROAD_RANK, ROADS } from "./ground";
import { type Palette, REGULAR_FONT } from "./palette";

/** A feature's name in the reader's language, falling back to its plain name. */
function nameIn(language: Language): ExpressionSpecification {
  return language === "zh-CN"
    ? ["coalesce", ["get", "name:zh"], ["get", "name_zh"], ["get", "name"], ""]
    : ["coalesce", ["get", "name:en"], ["get", "name_en"], ["get", "name"], ""];
}

/** Zoom from which a place or point of a `rank` (0 first) is shown; without a rank it is of rank 2. */
const FROM_RANK: ExpressionSpecification = ["step", ["number", ["get", "rank"], 2], 10, 1, 13, 2, 14, 4, 16, 5, 15];
const RANKED: FilterSpecification = ["all", POINT, [">=", ["zoom"], FROM_RANK]];
const BY_RANK: ExpressionSpecification = ["number", ["get", "rank"], 2];

/** The marks and names of one ground layer, bottom first. */
export function groundNames(kind: GroundLayer["kind"], index: number, palette: Palette, language: Language): LayerSpecification[] {
  const source = groundSource(index);
  const id = `${source}-name`;
  const text = { "text-field": nameIn(language), "text-font": REGULAR_FONT };
  const paint = { "text-color": palette.label, "text-halo-color": palette.halo, "text-halo-width": 1.3 };
  switch (kind) {
    case "road":
    case "line":
      return [
        {
          id,
          type: "symbol",
          source,
          filter: kind === "road" ? ROADS : LINE,
          minzoom: 14,
          layout: {
            ...text,
            "symbol-placement": "line",
            "text-size": grow(10, 11, 13),
            "symbol-spacing": 360,
            "text-max-angle": 30,
            "symbol-sort-key": ["-", 0, ROAD_RANK],
          },
          paint,
        },
      ];
    case "water":
      return [
        {
          id,
          type: "symbol",
          source,
          filter: LINE,
          minzoom: 12,
          layout: { ...text, "symbol-placement": "line", "text-size": grow(11, 13, 15), "text-letter-spacing": 0.2, "symbol-spacing": 400 },
          paint: { ...paint, "text-color": palette.waterLabel },
        },
        {
          id: `${source}-surface`,
          type: "symbol",
          source,
          filter: POLYGON,
          minzoom: 13,
          layout: { ...text, "text-size": grow(11, 12.5, 14), "text-letter-spacing": 0.15, "text-padding": 60 },
          paint: { ...paint, "text-color": palette.waterLabel },
        },
      ];
    case "point":
      return [
        {
          id: `${source}-mark`,
          type: "circle",
          source,
          filter: RANKED,
          paint: { "circle-color": palette.point, "circle-radius": grow(1.6, 2.8, 4), "circle-stroke-color": palette.halo, "circle-stroke-width": 1 },
        },
        {
          id,
          type: "symbol",
          source,
          filter: RANKED,
          minzoom: 14,
          layout: { ...text, "text-size": grow(10, 10.5, 12), "text-max-width": 8, "text-anchor": "top", "text-offset": [0, 0.5], "symbol-sort-key": BY_RANK },
          paint,
        },
      ];
    case "place":
      return [
        {
          id,
          type: "symbol",
          source,
          filter: RANKED,
          layout: {
            ...text,
            "text-size": ["step", BY_RANK, 17, 1, 13, 4, 11],
            "text-letter-spacing": ["step", BY_RANK, 0.15, 1, 0.02],
            "text-max-width": 8,
            "symbol-sort-key": BY_RANK,
          },
          paint,
        },
      ];
    case "green":
    case "area":
    case "building":
      return [];
    default:
      return kind satisfies never;
  }
}
