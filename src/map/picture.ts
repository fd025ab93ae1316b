// A picture of the map as it stands, sharper than the screen if wanted: MapLibre's own drawing, and over it the reports as dots.
import type { Map as MapLibreMap } from "maplibre-gl";
import type { PointCloud } from "../core/frame/pictures";
import type { Palette } from "./palette";

/** An order for a picture; a new object is a new order. `scale` is in picture pixels per CSS pixel, 1 to 4. */
export interface PictureOrder {
  readonly scale: number;
  deliver(picture: HTMLCanvasElement): void;
}

/** Radius of a dot in CSS pixels. deck.gl draws dots of 9 m between these bounds (layers.ts). */
const DOT_M = 9;
const DOT_LEAST = 1.3;
const DOT_MOST = 6;
const EARTH_M = 40_075_016.686;

/** Draws the map at `scale` and delivers it as a canvas of its own; the map on screen is as before afterwards. */
export function takePicture(map: MapLibreMap, cloud: PointCloud | null, palette: Palette, { scale, deliver }: PictureOrder): void {
  const usual = map.getPixelRatio();
  map.once("idle", () => {
    // A WebGL canvas can be read only in the very frame that drew it.
    map.once("render", () => {
      const drawn = map.getCanvas();
      const picture = document.createElement("canvas");
      picture.width = drawn.width;
      picture.height = drawn.height;
      const pen = picture.getContext("2d");
      if (!pen) return;
      pen.drawImage(drawn, 0, 0);
      if (cloud) drawDots(pen, map, cloud, palette, drawn.width / map.getContainer().clientWidth);
      map.setPixelRatio(usual);
      deliver(picture);
    });
    map.triggerRepaint();
  });
  map.setPixelRatio(scale);
  map.triggerRepaint();
}

/** deck.gl draws into a canvas of its own that cannot be read later; dots are simple enough to be drawn once more. */
function drawDots(pen: CanvasRenderingContext2D, map: MapLibreMap, cloud: PointCloud, palette: Palette, scale: number): void {
  const metresPerPixel = (EARTH_M * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
  const radius = Math.min(DOT_MOST, Math.max(DOT_LEAST, DOT_M / metresPerPixel)) * scale;
  const [red, green, blue, alpha] = palette.report;
  pen.fillStyle = `rgb(${red} ${green} ${blue} / ${(alpha / 255).toFixed(3)})`;
  for (let index = 0; index < cloud.drawn; index++) {
    const { x, y } = map.project([cloud.origin[0] + (cloud.offsets[2 * index] ?? 0), cloud.origin[1] + (cloud.offsets[2 * index + 1] ?? 0)]);
    pen.beginPath();
    pen.arc(x * scale, y * scale, radius, 0, 2 * Math.PI);
    pen.fill();
  }
}
