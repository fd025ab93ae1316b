// The deck.gl layers, by pure functions: reports as dots straight from the engine's binary columns.
import { ScatterplotLayer } from "@deck.gl/layers";
import type { PointCloud } from "../core/frame/pictures";
import type { Palette } from "./palette";

/**
 * Farthest reach of offsets, in degrees of latitude, for which deck.gl's expansion around the origin stays within 10 cm (its error grows with
 * the cube of the distance). Clouds that reach farther are handed over as 64-bit positions instead.
 */
export const OFFSET_REACH = 0.2;

/** Positions of a cloud for deck.gl: the very array of offsets where they are exact enough, else a copy in degrees. */
export function positionsOf(cloud: Pick<PointCloud, "origin" | "offsets">): {
  readonly value: Float32Array | Float64Array;
  readonly coordinateSystem: "lnglat-offsets" | "lnglat";
} {
  const { offsets, origin } = cloud;
  let reach = 0;
  for (let i = 0; i < offsets.length; i++) reach = Math.max(reach, Math.abs(offsets[i] ?? 0));
  if (reach <= OFFSET_REACH) return { value: offsets, coordinateSystem: "lnglat-offsets" };
  const value = new Float64Array(offsets.length);
  for (let i = 0; i < offsets.length; i++) value[i] = (offsets[i] ?? 0) + (i % 2 === 0 ? origin[0] : origin[1]);
  return { value, coordinateSystem: "lnglat" };
}

/** The reports as dots, of at least one pixel and about 12 m. Not pickable: `nearestPoint` answers clicks without drawing again. */
export function pointLayers(cloud: PointCloud, palette: Palette): ScatterplotLayer[] {
  const { value, coordinateSystem } = positionsOf(cloud);
  return [
    new ScatterplotLayer({
      id: "reports",
      data: { length: cloud.drawn, attributes: { getPosition: { value, size: 2 } } },
      coordinateSystem,
      coordinateOrigin: [cloud.origin[0], cloud.origin[1], 0],
      getRadius: 9,
      radiusMinPixels: 1.3,
      radiusMaxPixels: 6,
      getFillColor: [...palette.report],
      stroked: false,
      pickable: false,
    }),
  ];
}
