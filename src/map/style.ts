// The whole style of the map as one pure function: no glyphs, no sprite, no network but the blob: URLs it is given.
import type { ExpressionSpecification, LayerSpecification, SourceSpecification, StyleSpecification, VectorSourceSpecification } from "maplibre-gl";
import type { GroundLayer } from "../core/frame/pictures";
import type { Language } from "../core/model/issue";
import { GRIDS_SOURCE, gridFills, gridLines, gridNames, gridSymbols, HEXES_SOURCE, hexLayers, LABELS_SOURCE } from "./grids";
import { groundShapes, groundSource } from "./ground";
import { MARKS_SOURCE, markLayers } from "./marks";
import { groundNames } from "./names";
import { paletteOf, type Theme } from "./palette";
import type { RasterRole } from "./raster";
import { SHAPES_LAYER, SHAPES_MAX_ZOOM, tilesOf } from "./tiles";

/** Which groups of layers are drawn. */
export interface Visible {
  readonly ground: boolean;
  readonly grids: boolean;
  readonly borders: boolean;
  readonly labels: boolean;
  readonly points: boolean;
  readonly raster: boolean;
  readonly hexes: boolean;
}

/** Hex bins with their legend: `colours` has one more entry than `breaks` (reports per km², ascending). */
export interface HexPicture {
  /** Property that is shown; "perKm2" unless named. */
  readonly property?: string;
  readonly shapesUrl: string;
  readonly breaks: readonly number[];
  readonly colours: readonly string[];
}

export interface StyleInput {
  readonly theme: Theme;
  readonly language: Language;
  readonly ground: readonly GroundLayer[];
  /** blob: URL of the grids, features with id = slot; null without a plan. */
  readonly shapesUrl: string | null;
  /** Colour of each class, lowest first. */
  readonly colours: readonly string[];
  readonly hexes: HexPicture | null;
  /** Counts are drawn as circles. */
  readonly symbols?: boolean;
  /** What the density raster stands for while it is visible. */
  readonly rasterRole: RasterRole;
  readonly visible: Visible;
  /** Slots that the reader filters by: outlined. */
  readonly filtered?: readonly number[];
  /** A drawn ring of [lng, lat], not closed. */
  readonly outline: readonly (readonly [number, number])[] | null;
}

/** Dots from afar would soil the colours of the grids: they come up as one goes near. */
const DOTS_OPACITY: ExpressionSpecification = ["interpolate", ["linear"], ["zoom"], 12, 0.16, 14, 0.28, 16.5, 0.9];

export const RASTER_SOURCE = "raster";
const OUTLINE = "outline";

/** Sources whose content is set on the map itself (setData, updateImage); a new style keeps what they hold. */
export const KEPT_SOURCES: readonly string[] = [LABELS_SOURCE, RASTER_SOURCE, MARKS_SOURCE];

/**
 * The style of everything but the points, which deck.gl draws over it. From bottom to top:
 * ground shapes, grid fills or hex bins, density raster, borders and focus lines, names, marked places.
 */
export function buildStyle(input: StyleInput): StyleSpecification {
  const palette = paletteOf(input.theme);
  const ground = input.visible.ground ? input.ground : [];
  const layers: LayerSpecification[] = [{ id: "background", type: "background", paint: { "background-color": palette.background } }];
  const sorted = ground.map((layer, index) => ({ kind: layer.kind, index })).sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
  for (const { kind, index } of sorted) layers.push(...groundShapes(kind, index, palette));
  const hexes = input.visible.hexes ? input.hexes : null;
  const filled = input.visible.grids && hexes === null && !(input.visible.raster && input.rasterRole === "heat"); // never one colour scale over another
  if (input.shapesUrl !== null) layers.push(...gridFills(input.colours, palette, input.theme, filled));
  if (hexes) layers.push(...hexLayers(hexes, palette));
  layers.push({
    id: "raster",
    type: "raster",
    source: RASTER_SOURCE,
    layout: { visibility: input.visible.raster ? "visible" : "none" },
    paint: { "raster-opacity": input.rasterRole === "heat" ? 0.9 : DOTS_OPACITY, "raster-fade-duration": 0 },
  });
  if (input.shapesUrl !== null) layers.push(...gridLines(palette, input.visible.borders, input.filtered ?? []));
  if (input.outline)
    layers.push({ id: OUTLINE, type: "line", source: OUTLINE, paint: { "line-color": palette.selected, "line-width": 2, "line-dasharray": [3, 2] } });
  for (const { kind, index } of sorted) if (input.visible.labels) layers.push(...groundNames(kind, index, palette, input.language));
  if (input.shapesUrl !== null && input.symbols) layers.push(gridSymbols(palette));
  if (input.shapesUrl !== null) layers.push(gridNames(palette, input.visible.labels));
  layers.push(...markLayers(palette));
  const sources = sourcesOf(ground, input.shapesUrl, hexes);
  if (input.outline) sources[OUTLINE] = outlineSource(input.outline);
  return { version: 8, name: "Gridkeeper", sources, layers: layers.map((layer) => inShapes(layer, sources)) };
}

/** Bottom first. */
const ORDER: Readonly<Record<GroundLayer["kind"], number>> = { area: 0, green: 1, water: 2, building: 3, line: 4, road: 5, place: 6, point: 7 };

/** An image source without a picture draws nothing; its corners are moved with the first picture. */
const SOMEWHERE: [[number, number], [number, number], [number, number], [number, number]] = [
  [0, 1],
  [1, 1],
  [1, 0],
  [0, 0],
];

/** Grids first: MapLibre's worker takes sources in turn, and the boundaries must not wait for the buildings. */
function sourcesOf(ground: readonly GroundLayer[], shapesUrl: string | null, hexes: HexPicture | null): Record<string, SourceSpecification> {
  const sources: Record<string, SourceSpecification> = {};
  if (shapesUrl !== null) {
    sources[GRIDS_SOURCE] = shapes(shapesUrl);
    sources[LABELS_SOURCE] = { type: "geojson", data: { type: "FeatureCollection", features: [] } };
  }
  if (hexes) sources[HEXES_SOURCE] = shapes(hexes.shapesUrl);
  sources[MARKS_SOURCE] = { type: "geojson", data: { type: "FeatureCollection", features: [] } };
  sources[RASTER_SOURCE] = { type: "image", coordinates: SOMEWHERE } as SourceSpecification;
  for (const [index, layer] of ground.entries()) sources[groundSource(index)] = shapes(layer.shapesUrl);
  return sources;
}

function outlineSource(corners: readonly (readonly [number, number])[]): SourceSpecification {
  const ring = [...corners, ...corners.slice(0, 1)].map(([lng, lat]) => [lng, lat]);
  return { type: "geojson", data: { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } } };
}

function shapes(url: string): VectorSourceSpecification {
  return { type: "vector", tiles: [tilesOf(url)], maxzoom: SHAPES_MAX_ZOOM };
}

/** Layers of vector sources name the one layer that our tiles have. */
function inShapes(layer: LayerSpecification, sources: Record<string, SourceSpecification>): LayerSpecification {
  return "source" in layer && sources[layer.source]?.type === "vector" ? { ...layer, "source-layer": SHAPES_LAYER } : layer;
}

/** Sources whose content was set on the map keep it through a change of style; so do hex bins, until others are set. */
export function keepContents(previous: StyleSpecification | undefined, next: StyleSpecification): StyleSpecification {
  const sources = { ...next.sources };
  for (const id of [...KEPT_SOURCES, HEXES_SOURCE]) {
    const held = previous?.sources[id];
    if (held && sources[id]) sources[id] = held;
  }
  return { ...next, sources };
}
