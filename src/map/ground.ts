// Style layers of the ground: water, green, buildings, roads by class, names. Drawn below the grids, names above them.
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { GroundLayer } from "../core/frame/pictures";
import type { Language } from "../core/model/issue";
import { type Palette, REGULAR_FONT } from "./palette";

/** Id of the source of the ground layer at a place in the list. */
export function groundSource(index: number): string {
  return `ground-${index}`;
}

/** A feature's name in the reader's language, falling back to its plain name. */
export function nameIn(language: Language): ExpressionSpecification {
  return language === "zh-CN"
    ? ["coalesce", ["get", "name:zh"], ["get", "name_zh"], ["get", "name"], ""]
    : ["coalesce", ["get", "name:en"], ["get", "name_en"], ["get", "name"], ""];
}

/** Class of a road by whichever property the file uses, as a rank: 3 trunk, 2 main, 1 street, 0 lane. */
const ROAD_RANK: ExpressionSpecification = [
  "match",
  ["coalesce", ["get", "class"], ["get", "highway"], ["get", "kind"], "street"],
  ["motorway", "trunk", "expressway", "arterial", "primary"],
  3,
  ["secondary", "main", "collector"],
  2,
  ["lane", "alley", "path", "service", "track", "footway"],
  0,
  1,
];

/** Width in pixels of a road, growing with zoom; `extra` is added for the casing. */
function roadWidth(extra: number): ExpressionSpecification {
  const at = (lane: number, street: number, main: number, trunk: number): ExpressionSpecification => [
    "match",
    ROAD_RANK,
    3,
    trunk + extra,
    2,
    main + extra,
    1,
    street + extra,
    lane + extra * 0.7,
  ];
  return ["interpolate", ["exponential", 1.5], ["zoom"], 11, at(0.2, 0.5, 1.2, 2), 14, at(0.7, 1.6, 3.2, 5), 17, at(3, 7, 12, 18)];
}

/** The shapes of one ground layer, bottom first. */
export function groundShapes(kind: GroundLayer["kind"], index: number, palette: Palette): LayerSpecification[] {
  const source = groundSource(index);
  switch (kind) {
    case "water":
      return [
        { id: `${source}-fill`, type: "fill", source, filter: POLYGON, paint: { "fill-color": palette.water } },
        { id: `${source}-edge`, type: "line", source, filter: POLYGON, paint: { "line-color": palette.waterLine, "line-width": 0.8 } },
        { id: `${source}-line`, type: "line", source, filter: LINE, layout: ROUND, paint: { "line-color": palette.water, "line-width": grow(1.2, 3, 8) } },
      ];
    case "green":
      return [{ id: `${source}-fill`, type: "fill", source, filter: POLYGON, paint: { "fill-color": palette.green } }];
    case "area":
      return [
        { id: `${source}-fill`, type: "fill", source, filter: POLYGON, paint: { "fill-color": palette.area } },
        { id: `${source}-edge`, type: "line", source, paint: { "line-color": palette.areaLine, "line-width": 0.8 } },
      ];
    case "building":
      return [
        {
          id: `${source}-fill`,
          type: "fill",
          source,
          filter: POLYGON,
          minzoom: 12,
          paint: {
            "fill-color": palette.building,
            "fill-outline-color": palette.buildingLine,
            "fill-opacity": ["interpolate", ["linear"], ["zoom"], 12, 0.3, 14, 1],
          },
        },
      ];
    case "road":
      return [
        {
          id: `${source}-casing`,
          type: "line",
          source,
          filter: LINE,
          layout: { ...ROUND, "line-sort-key": ROAD_RANK },
          paint: { "line-color": palette.roadCasing, "line-width": roadWidth(1.4) },
        },
        {
          id: `${source}-fill`,
          type: "line",
          source,
          filter: LINE,
          layout: { ...ROUND, "line-sort-key": ROAD_RANK },
          paint: { "line-color": palette.road, "line-width": roadWidth(0) },
        },
      ];
    case "line":
      return [
        {
          id: `${source}-line`,
          type: "line",
          source,
          layout: ROUND,
          paint: { "line-color": palette.line, "line-width": grow(0.8, 1.2, 2), "line-dasharray": [4, 3] },
        },
      ];
    case "point":
    case "place":
      return [];
    default:
      return kind satisfies never;
  }
}

/** The marks and names of one ground layer, drawn above the grids. */
export function groundNames(kind: GroundLayer["kind"], index: number, palette: Palette, language: Language): LayerSpecification[] {
  const source = groundSource(index);
  const text = nameIn(language);
  const paint = { "text-color": palette.label, "text-halo-color": palette.halo, "text-halo-width": 1.2 };
  switch (kind) {
    case "road":
    case "line":
      return [
        {
          id: `${source}-name`,
          type: "symbol",
          source,
          filter: LINE,
          minzoom: 12.5,
          layout: {
            "symbol-placement": "line",
            "text-field": text,
            "text-font": REGULAR_FONT,
            "text-size": grow(10, 11, 13),
            "symbol-spacing": 320,
            "text-max-angle": 30,
            "symbol-sort-key": ["-", 0, ROAD_RANK],
          },
          paint,
        },
      ];
    case "water":
      return [
        {
          id: `${source}-name`,
          type: "symbol",
          source,
          filter: LINE,
          minzoom: 11,
          layout: {
            "symbol-placement": "line",
            "text-field": text,
            "text-font": REGULAR_FONT,
            "text-size": grow(11, 13, 15),
            "text-letter-spacing": 0.2,
            "symbol-spacing": 400,
          },
          paint: { ...paint, "text-color": palette.waterLabel },
        },
      ];
    case "point":
    case "place":
      return [
        {
          id: `${source}-mark`,
          type: "circle",
          source,
          filter: POINT,
          minzoom: kind === "point" ? 12.5 : 0,
          paint: {
            "circle-color": palette.point,
            "circle-radius": kind === "point" ? grow(1.6, 2.6, 4) : 0,
            "circle-stroke-color": palette.halo,
            "circle-stroke-width": kind === "point" ? 1 : 0,
          },
        },
        {
          id: `${source}-name`,
          type: "symbol",
          source,
          filter: POINT,
          minzoom: kind === "point" ? 14 : 11,
          layout: {
            "text-field": text,
            "text-font": REGULAR_FONT,
            "text-size": kind === "point" ? grow(10, 10.5, 12) : grow(10, 12, 14),
            "text-max-width": 8,
            "text-anchor": kind === "point" ? "top" : "center",
            "text-offset": [0, kind === "point" ? 0.5 : 0],
          },
          paint: { ...paint, "text-halo-width": 1.4 },
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

const POLYGON: ExpressionSpecification = ["==", ["geometry-type"], "Polygon"];
const LINE: ExpressionSpecification = ["==", ["geometry-type"], "LineString"];
const POINT: ExpressionSpecification = ["==", ["geometry-type"], "Point"];
const ROUND = { "line-cap": "round", "line-join": "round" } as const;

function grow(far: number, middle: number, near: number): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], 11, far, 14, middle, 17, near];
}
