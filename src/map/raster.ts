// A density raster as a picture: values per km² through a ramp to RGBA, laid on the map by its four corners.
import type { Raster } from "../core/frame/pictures";
import type { Palette } from "./palette";

/** What a raster says: "heat" is a picture of its own, "dots" stands for more reports than can be drawn one by one. */
export type RasterRole = "heat" | "dots";

/** Stops of a ramp, from nothing to the densest: [red, green, blue, alpha] 0–255. */
export type Ramp = readonly (readonly [number, number, number, number])[];

const RAMP_STEPS = 256;

/** The ramp of a role: many colours for heat; for dots the ink of the dots, so that the colours of the grids below keep their meaning. */
export function rampOf(palette: Palette, role: RasterRole): Ramp {
  return role === "heat" ? palette.heat : palette.ink;
}

/** The ramp as 256 RGBA steps, straight lines between the stops. */
export function rampTable(stops: Ramp): Uint8ClampedArray {
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
export function rasterPixels(raster: Pick<Raster, "values" | "max">, stops: Ramp, top = raster.max): Uint8ClampedArray<ArrayBuffer> {
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
