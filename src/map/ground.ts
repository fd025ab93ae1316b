// Style layers of the ground's shapes: land, green, water, buildings, roads by class. Drawn below the grids; their names are in names.ts.
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from "maplibre-gl";
import type { GroundLayer } from "../core/frame/pictures";
import type { Palette } from "./palette";

/** Id of the source of the ground layer at a place in the list. */
export function groundSource(index: number): string {
  return `ground-${index}`;
}

export const POLYGON: ExpressionSpecification = ["==", ["geometry-type"], "Polygon"];
export const LINE: ExpressionSpecification = ["==", ["geometry-type"], "LineString"];
export const POINT: ExpressionSpecification = ["==", ["geometry-type"], "Point"];
const ROUND = { "line-cap": "round", "line-join": "round" } as const;

/** What a feature is, by whichever property its file uses (OpenStreetMap's among them). */
const CLASS: ExpressionSpecification = ["coalesce", ["get", "class"], ["get", "highway"], ["get", "railway"], ["get", "landuse"], ["get", "kind"], ""];

/** Class of a road as a rank: 3 trunk, 2 main, 1 street, 0 lane. */
export const ROAD_RANK: ExpressionSpecification = [
  "match",
  CLASS,
  ["motorway", "trunk", "expressway", "motorway_link", "trunk_link"],
  3,
  ["primary", "secondary", "arterial", "main", "collector", "ramp"],
  2,
  ["lane", "alley", "path", "service", "track", "footway"],
  0,
  1,
];
const RAIL: ExpressionSpecification = ["match", CLASS, ["rail", "light_rail", "tram"], true, false];
const METRO: ExpressionSpecification = ["match", CLASS, ["metro", "subway"], true, false];
/** Lines that are roads and no rails. */
export const ROADS: FilterSpecification = ["all", LINE, ["!", RAIL], ["!", METRO]];

/** A width in pixels that grows with zoom. */
export function grow(far: number, middle: number, near: number): ExpressionSpecification {
  return ["interpolate", ["linear"], ["zoom"], 11, far, 14, middle, 17, near];
}

/** The shapes of one ground layer, bottom first. */
export function groundShapes(kind: GroundLayer["kind"], index: number, palette: Palette): LayerSpecification[] {
  const source = groundSource(index);
  switch (kind) {
    case "area":
      return [
        { id: `${source}-fill`, type: "fill", source, filter: POLYGON, paint: { "fill-color": landColour(palette), "fill-antialias": false } },
        { id: `${source}-edge`, type: "line", source, minzoom: 14, paint: { "line-color": palette.areaLine, "line-width": 0.6 } },
      ];
    case "green":
      return [{ id: `${source}-fill`, type: "fill", source, filter: POLYGON, paint: { "fill-color": greenColour(palette), "fill-antialias": false } }];
    case "water":
      return [
        { id: `${source}-fill`, type: "fill", source, filter: POLYGON, paint: { "fill-color": palette.water } },
        { id: `${source}-edge`, type: "line", source, filter: POLYGON, minzoom: 13, paint: { "line-color": palette.waterLine, "line-width": 0.7 } },
        { id: `${source}-line`, type: "line", source, filter: LINE, layout: ROUND, paint: { "line-color": palette.water, "line-width": grow(1.2, 3, 8) } },
      ];
    case "building":
      return [
        {
          id: `${source}-fill`,
          type: "fill",
          source,
          filter: POLYGON,
          minzoom: 13,
          paint: {
            "fill-color": palette.building,
            "fill-outline-color": palette.buildingLine,
            "fill-opacity": ["interpolate", ["linear"], ["zoom"], 13, 0.35, 15, 1],
          },
        },
      ];
    case "road":
      return roadShapes(source, palette);
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

/** Casings of all roads below the fills of all roads, so that crossings are open; rails over them, the metro as a dashed line. */
function roadShapes(source: string, palette: Palette): LayerSpecification[] {
  const layout = { ...ROUND, "line-sort-key": ROAD_RANK };
  return [
    {
      id: `${source}-metro`,
      type: "line",
      source,
      filter: METRO,
      paint: { "line-color": palette.metro, "line-width": grow(1, 1.6, 3), "line-dasharray": [3, 2] },
    },
    { id: `${source}-casing`, type: "line", source, filter: ROADS, layout, paint: { "line-color": palette.roadCasing, "line-width": roadWidth(1.4) } },
    {
      id: `${source}-fill`,
      type: "line",
      source,
      filter: ROADS,
      layout,
      paint: { "line-color": ["match", ROAD_RANK, 3, palette.trunk, palette.road], "line-width": roadWidth(0) },
    },
    { id: `${source}-rail`, type: "line", source, filter: RAIL, paint: { "line-color": palette.rail, "line-width": grow(1.2, 2.2, 4) } },
    {
      id: `${source}-sleepers`,
      type: "line",
      source,
      filter: RAIL,
      minzoom: 13,
      paint: { "line-color": palette.background, "line-width": grow(0.5, 1.2, 2.4), "line-dasharray": [5, 5] },
    },
  ];
}

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
    lane + extra * 0.6,
  ];
  return ["interpolate", ["exponential", 1.5], ["zoom"], 11, at(0.1, 0.5, 1.2, 2), 14, at(0.7, 1.7, 3.2, 5), 17, at(3.5, 8, 13, 19)];
}

function landColour(palette: Palette): ExpressionSpecification {
  return [
    "match",
    CLASS,
    ["industrial", "railway"],
    palette.industrial,
    ["commercial", "retail", "office"],
    palette.commercial,
    ["public", "school", "hospital"],
    palette.public,
    palette.area,
  ];
}

function greenColour(palette: Palette): ExpressionSpecification {
  return [
    "match",
    CLASS,
    ["park", "pitch", "belt", "bank", "grass", "forest", "garden"],
    palette.park,
    ["greenhouse", "fallow"],
    palette.fallow,
    palette.green,
  ];
}
