// Orders to the camera, and where it has come to rest: the one thing beside picks that is read back from the map.
import type { Map as MapLibreMap } from "maplibre-gl";

/** A camera order: a new object is a new order. Degrees. */
export type CameraTarget =
  | { readonly kind: "fit"; readonly bbox: readonly [number, number, number, number] }
  | { readonly kind: "view"; readonly center: readonly [number, number]; readonly zoom: number };

/** Where the camera rests: degrees, CSS pixels, bbox [west, south, east, north]. */
export interface RestingCamera {
  readonly center: readonly [number, number];
  readonly zoom: number;
  readonly bbox: readonly [number, number, number, number];
  readonly width: number;
  readonly height: number;
}

/** Reads it. */
export function restingCamera(map: MapLibreMap): RestingCamera {
  const { lng, lat } = map.getCenter();
  const bounds = map.getBounds();
  const { clientWidth, clientHeight } = map.getContainer();
  return {
    center: [lng, lat],
    zoom: map.getZoom(),
    bbox: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
    width: clientWidth,
    height: clientHeight,
  };
}

const FIT_PADDING = 32;

/** Gives an order; `moving` lets the eye follow. */
export function moveCamera(map: MapLibreMap, order: CameraTarget, moving: boolean): void {
  if (order.kind === "fit") map.fitBounds([...order.bbox], { padding: FIT_PADDING, duration: moving ? 500 : 0 });
  else map.easeTo({ center: [order.center[0], order.center[1]], zoom: order.zoom, duration: moving ? 300 : 0 });
}
