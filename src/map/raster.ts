// A density raster as a picture: values per km² through a ramp to RGBA, laid on the map by its four corners.
import type { Raster } from "../core/frame/pictures";
import type { Palette } from "./palette";

const RAMP_STEPS = 256;

/** The ramp as 256 RGBA steps, straight lines between the stops. */
export function rampTable(stops: Palette["ramp"]): Uint8ClampedArray {
  const table = new Uint8ClampedArray(RAMP_STEPS * 4);
  const last = stops.length - 1;
  for (let step = 0; step < RAMP_STEPS; step++) {
    const at = (step / (RAMP_STEPS - 1)) * last;
    const lower = stops[Math.floor(at)] ?? [0, 0, 0, 0];
    const upper = stops[Math.min(last, Math.floor(at) + 1)] ?? lower;
    const part = at - Math.floor(at);
    for (let channel = 0; channel < 4; channel++) {
      table[step * 4 + channel] = (lower[channel] ?? 0) * (1 - part) + (upper[channel] ?? 0) * part;
    }
  }
  return table;
}

/**
 * RGBA of every cell, rows as in the raster (north first). The ramp runs over the square root of value / top, so that quiet streets
 * are still seen beside a hot spot; nothing is fully clear. `top` is the value of the ramp's end, `raster.max` by default.
 */
export function rasterPixels(raster: Pick<Raster, "values" | "max">, stops: Palette["ramp"], top = raster.max): Uint8ClampedArray<ArrayBuffer> {
  const { values } = raster;
  const table = new Uint32Array(rampTable(stops).buffer);
  const pixels = new Uint32Array(values.length);
  const scale = top > 0 ? 1 / top : 0;
  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? 0;
    if (value > 0) pixels[cell] = table[Math.min(RAMP_STEPS - 1, Math.round(Math.sqrt(value * scale) * (RAMP_STEPS - 1)))] ?? 0;
  }
  return new Uint8ClampedArray(pixels.buffer);
}

/** The corners of a box [west, south, east, north] as MapLibre wants them: clockwise from north-west. */
export function cornersOf([west, south, east, north]: Raster["bbox"]): [[number, number], [number, number], [number, number], [number, number]] {
  return [
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
}
