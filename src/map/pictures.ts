// Small pictures made on the spot: the hatching of grids without data.
import { paletteOf, type Theme } from "./palette";

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

/** The three bytes of a colour written #rrggbb. */
function channels(colour: string): [number, number, number] {
  const bits = Number.parseInt(colour.slice(1), 16);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}
