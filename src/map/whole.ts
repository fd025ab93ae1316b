// A map that builds itself up again after a lost context waits with drawing until the tiles it has asked for are there.
import type { Map as MapLibreMap } from "maplibre-gl";

/** Frames that are drawn at once: in them the style is taken up and the tiles are asked for; there is next to nothing to be seen in them. */
const FIRST_FRAMES = 3;
/** A tile that does not come holds up no frame for longer, milliseconds. */
const LONGEST_MS = 1500;

/**
 * Keeps frames back from a lost context on until the map is at rest. MapLibre draws one for every tile that comes; drawn by software twenty such frames
 * keep both cores of a small machine from the tiles that are still being cut: a wall of 1920 × 1080 came back in 3.3 s instead of 1.6.
 */
export function drawsWhole(map: MapLibreMap): void {
  const repaint = map.triggerRepaint.bind(map);
  let building = false;
  let frames = 0;
  let late: ReturnType<typeof setTimeout> | undefined;
  const draw = (): void => {
    clearTimeout(late);
    late = undefined;
    repaint();
  };
  map.triggerRepaint = () => {
    if (!building || frames < FIRST_FRAMES || map.areTilesLoaded()) draw();
    else late ??= setTimeout(draw, LONGEST_MS);
  };
  map.on("webglcontextlost", () => {
    building = true;
    frames = 0;
  });
  map.on("render", () => frames++);
  map.on("idle", () => {
    building = false;
  });
}
