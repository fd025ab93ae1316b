// Small pictures made on the spot: the hatching of grids without data, the shapes of marked places.
import type { Map as MapLibreMap } from "maplibre-gl";
import { MARK_SHAPES, type MarkShape } from "../core/frame/marks";
import { shapeNamed } from "./marks";
import { paletteOf, type Theme } from "./palette";

/** Draws the pictures that a style names, when the map asks for them. */
export function drawPictures(map: MapLibreMap): void {
  map.setMissingStyleImageResolver((id) => {
    const shape = shapeNamed(id);
    if (shape !== null) map.addImage(id, shapePicture(shape.shape, shape.colour, shape.rim), { pixelRatio: SHAPE_RATIO });
    else if (id.startsWith("hatch-")) map.addImage(id, hatchTile(id === "hatch-dark" ? "dark" : "light"), { pixelRatio: 2 });
  });
}

/** Side of the hatch tile in device pixels; lines run from lower left to upper right and meet at its edges. */
export const HATCH_SIDE = 16;

/** A seamless tile of diagonal lines, RGBA, HATCH_SIDE², for map.addImage with pixelRatio 2. */
export function hatchTile(theme: Theme): { width: number; height: number; data: Uint8ClampedArray } {
  const [red, green, blue] = channels(paletteOf(theme).hatch);
  const data = new Uint8ClampedArray(HATCH_SIDE * HATCH_SIDE * 4);
  for (let y = 0; y < HATCH_SIDE; y++) {
    for (let x = 0; x < HATCH_SIDE; x++) {
      const across = (x + y) % HATCH_SIDE; // distance along the tile's diagonal, seamless
      const distance = Math.min(across, HATCH_SIDE - across);
      const alpha = Math.max(0, Math.min(1, 1.9 - distance));
      data.set([red, green, blue, alpha * 255], (y * HATCH_SIDE + x) * 4);
    }
  }
  return { width: HATCH_SIDE, height: HATCH_SIDE, data };
}

/** Pixels of the map across a shape with its rim. */
const SHAPE_SIDE = 15;
/** Shapes are drawn so many times larger: a wall enlarges its map. */
const SHAPE_RATIO = 4;

/** A shape with a rim, SHAPE_RATIO times as large as it is on the map. */
function shapePicture(shape: MarkShape, colour: string, rim: string): ImageData {
  const side = SHAPE_SIDE * SHAPE_RATIO;
  const draw = new OffscreenCanvas(side, side).getContext("2d");
  if (draw === null) throw new Error("shapePicture: no 2D canvas");
  draw.scale(side / 20, side / 20);
  draw.translate(2, 2);
  const path = new Path2D(MARK_SHAPES[shape]);
  draw.lineJoin = "round";
  draw.lineWidth = 3;
  draw.strokeStyle = rim;
  draw.stroke(path);
  draw.fillStyle = colour;
  draw.fill(path);
  return draw.getImageData(0, 0, side, side);
}

/** The three bytes of a colour written #rrggbb. */
function channels(colour: string): [number, number, number] {
  const bits = Number.parseInt(colour.slice(1), 16);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}
