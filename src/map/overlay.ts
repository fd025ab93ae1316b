// The deck.gl overlay: made when there is something to draw, made anew when its WebGL context is lost. Loaded lazily: deck.gl is large.
import { MapLibreOverlay } from "@deck.gl/maplibre";
import type { Map as MapLibreMap } from "maplibre-gl";
import type { PointCloud } from "../core/frame/pictures";
import { pointLayers } from "./layers";
import type { Palette } from "./palette";

export interface PointOverlay {
  /** Sets what is drawn; null draws nothing. */
  draw(cloud: PointCloud | null, palette: Palette): void;
  remove(): void;
}

/** deck.gl does not come back by itself from a lost context: its overlay is removed, and a new one made when the map is back, or after so long. */
const REBIRTH_MS = 3000;

/** Lays a deck.gl overlay over the map. Overlaid, not interleaved: interleaved layers do not survive a lost context. */
export function openOverlay(map: MapLibreMap): PointOverlay {
  let layers: ReturnType<typeof pointLayers> = [];
  let rebuild: () => typeof layers = () => [];
  let overlay = attach();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function attach(): MapLibreOverlay {
    const born = new MapLibreOverlay({
      interleaved: false,
      layers,
      onLoad: () => born.getCanvas()?.addEventListener("webglcontextlost", reborn, { once: true }),
    });
    map.addControl(born, "top-left");
    return born;
  }

  function reborn(): void {
    map.removeControl(overlay);
    map.once("idle", again);
    timer = setTimeout(again, REBIRTH_MS);
  }

  function again(): void {
    leave();
    layers = rebuild(); // layers hold what they drew with: a new device needs new ones
    overlay = attach();
  }

  function leave(): void {
    clearTimeout(timer);
    map.off("idle", again);
  }

  return {
    draw(cloud, palette) {
      rebuild = () => (cloud ? pointLayers(cloud, palette) : []);
      layers = rebuild();
      if (map.hasControl(overlay)) overlay.setProps({ layers });
    },
    remove() {
      leave();
      if (map.hasControl(overlay)) map.removeControl(overlay);
    },
  };
}
