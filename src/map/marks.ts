// Marked places on the map: a dot with a rim or a shape of its own, its name where there is room, larger when it is chosen.
import type { FeatureCollection, Point } from "geojson";
import type { LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { MARK_SHAPES, type Mark, type MarkShape } from "../core/frame/marks";
import { MEDIUM_FONT, type Palette } from "./palette";
import type { ScreenPoint } from "./pointing";

export const MARKS_SOURCE = "marks";
/** Layer that a click asks. */
export const MARKS_LAYER = "marks-dot";

/** The marks as features, the chosen one last, so that it lies on top. */
export function markPoints(marks: readonly Mark[]): FeatureCollection<Point> {
  const sorted = [...marks].sort((a, b) => Number(a.chosen) - Number(b.chosen));
  return {
    type: "FeatureCollection",
    features: sorted.map(({ id, position, colour, text, chosen, shape }) => ({
      type: "Feature",
      properties: { id, colour, text, chosen, ...(shape && { shape }) },
      geometry: { type: "Point", coordinates: [position[0], position[1]] },
    })),
  };
}

/** Name of the picture of a shape; `pictures` draws it when the map asks for it. */
const PICTURE = /^mark (\w+) (#\w{6}) (#\w{6})$/;

/** What the name of a picture asks for; null for another's. */
export function shapeNamed(name: string): { readonly shape: MarkShape; readonly colour: string; readonly rim: string } | null {
  const [, shape = "", colour = "", rim = ""] = PICTURE.exec(name) ?? [];
  return Object.hasOwn(MARK_SHAPES, shape) ? { shape: shape as MarkShape, colour, rim } : null;
}

export function markLayers(palette: Palette): LayerSpecification[] {
  return [
    {
      id: "marks-shape",
      type: "symbol",
      source: MARKS_SOURCE,
      filter: ["has", "shape"],
      layout: {
        "icon-image": ["concat", "mark ", ["get", "shape"], " ", ["get", "colour"], " ", palette.focusCasing],
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
      },
    },
    {
      id: MARKS_LAYER,
      type: "circle",
      source: MARKS_SOURCE,
      filter: ["!", ["has", "shape"]],
      paint: {
        "circle-color": ["get", "colour"],
        "circle-radius": ["case", ["get", "chosen"], 10, 6.5],
        "circle-stroke-color": ["case", ["get", "chosen"], palette.hover, palette.focusCasing],
        "circle-stroke-width": ["case", ["get", "chosen"], 3, 1.8],
      },
    },
    {
      id: "marks-name",
      type: "symbol",
      source: MARKS_SOURCE,
      minzoom: 14,
      layout: {
        "text-field": ["get", "text"],
        "text-font": MEDIUM_FONT,
        "text-size": 12,
        "text-anchor": "top",
        "text-offset": [0, 0.8],
        "text-max-width": 9,
        "text-padding": 4,
      },
      paint: { "text-color": palette.gridLabel, "text-halo-color": palette.halo, "text-halo-width": 1.6 },
    },
  ];
}

/** The marked place at a point; of several the topmost. */
export function markAt(map: MapLibreMap, { x, y }: ScreenPoint): string | null {
  if (!map.getLayer(MARKS_LAYER)) return null;
  const [feature] = map.queryRenderedFeatures([x, y], { layers: [MARKS_LAYER] });
  return typeof feature?.properties["id"] === "string" ? feature.properties["id"] : null;
}

/** The mark after the chosen one (or after the one of the id `from`) in their order, or before it with -1; the first when none is chosen, null when there is none. */
export function markAfter(marks: readonly Mark[], step: 1 | -1, from: string | null = null): Mark | null {
  const chosen = marks.findIndex((mark) => (from === null ? mark.chosen : mark.id === from));
  const next = chosen < 0 ? (step === 1 ? 0 : marks.length - 1) : (chosen + step + marks.length) % marks.length;
  return marks[next] ?? null;
}

/** Goes from mark to mark: moves the map there in `duration` ms and picks it; false where there is none. Marks that are the same as before have not heard of the last pick yet. */
export function markWalker(map: MapLibreMap, duration: number, pick: (id: string) => void): (marks: readonly Mark[], step: 1 | -1) => boolean {
  let last: { readonly marks: readonly Mark[]; readonly id: string } | null = null;
  return (marks, step) => {
    const next = markAfter(marks, step, last?.marks === marks ? last.id : null);
    if (next === null) return false;
    last = { marks, id: next.id };
    map.easeTo({ center: [next.position[0], next.position[1]], duration });
    pick(next.id);
    return true;
  };
}
