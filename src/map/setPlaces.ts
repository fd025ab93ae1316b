// Setting places on the map by tap or click: what is dragged still moves the map, and no grid is chosen meanwhile.
import type { Map as MapLibreMap } from "maplibre-gl";
import type { Hand } from "./MapCanvas";
import type { ScreenPoint } from "./pointing";

/** The map as long as places are set on it: pixels of its box on one side, [lng, lat] on the other. */
export interface PlaceMap {
  readonly width: number;
  readonly height: number;
  toPixels(place: readonly [number, number]): ScreenPoint;
  toPlace(point: ScreenPoint): readonly [number, number];
  /** Moves the map under a point of its box by so many pixels. */
  pan(x: number, y: number): void;
  zoom(by: number): void;
}

export interface PlaceEvents {
  /** The map was lent, or given back with null. */
  onMap(map: PlaceMap | null): void;
  onPlace(place: readonly [number, number]): void;
  /** Everything on it lies elsewhere in the box. */
  onMove(): void;
}

/** Pixels that a finger or a mouse may tremble within a tap. */
const TREMBLE = 8;

/** A hand that sets places. */
export function placeHand(events: PlaceEvents): Hand {
  return {
    keepsPlan: true,
    take(map) {
      const box = map.getContainer();
      let pressed: ScreenPoint | null = null;
      const press = ({ clientX, clientY }: PointerEvent): void => {
        pressed = { x: clientX, y: clientY };
      };
      const click = (event: MouseEvent): void => {
        if (!map.getCanvasContainer().contains(event.target as Node)) return; // the map's own buttons
        event.stopPropagation();
        if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > TREMBLE) return;
        const { left, top } = box.getBoundingClientRect();
        events.onPlace(mapOf(map).toPlace({ x: event.clientX - left, y: event.clientY - top }));
      };
      const move = (): void => events.onMove();
      box.addEventListener("pointerdown", press, { capture: true });
      box.addEventListener("click", click, { capture: true });
      map.doubleClickZoom.disable(); // two quick taps are two places
      map.on("move", move);
      map.on("resize", move);
      map.getCanvas().classList.add("sets-places");
      events.onMap(mapOf(map));
      return () => {
        box.removeEventListener("pointerdown", press, { capture: true });
        box.removeEventListener("click", click, { capture: true });
        map.doubleClickZoom.enable();
        map.off("move", move);
        map.off("resize", move);
        map.getCanvas().classList.remove("sets-places");
        events.onMap(null);
      };
    },
  };
}

function mapOf(map: MapLibreMap): PlaceMap {
  return {
    get width() {
      return map.getContainer().clientWidth;
    },
    get height() {
      return map.getContainer().clientHeight;
    },
    toPixels: ([lng, lat]) => map.project([lng, lat]),
    toPlace: ({ x, y }) => {
      const { lng, lat } = map.unproject([x, y]);
      return [lng, lat];
    },
    pan: (x, y) => void map.panBy([x, y], { duration: 0 }),
    zoom: (by) => void map.zoomTo(map.getZoom() + by, { duration: 0 }),
  };
}
