// Where the camera of a map rests.
import type { Map as MapLibreMap } from "maplibre-gl";
import type { RestingCamera } from "./stage";

/** Its middle and its box, in degrees, and the pixels it fills. */
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
