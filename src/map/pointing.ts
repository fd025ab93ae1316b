// The hand on the map: hovering, clicking and the keyboard's cursor, told as slots.
import type { Map as MapLibreMap, MapMouseEvent, PointLike } from "maplibre-gl";
import type { Grid } from "../core/model/plan";
import { type Direction, nearestGrid, nextGrid } from "./cursor";
import { HIT_LAYER } from "./grids";

/** A place on the map's box in CSS pixels. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export interface Pointing {
  /** A grid under the pointer or the keyboard's cursor, null when it has left. */
  onHover(slot: number | null, point: ScreenPoint | null): void;
  /** A click, or Enter on the cursor, `extend` with Shift; null for a click beside all grids and for Escape. */
  onSelect(slot: number | null, extend: boolean): void;
  /** A click at a position; true when it was on a report, which then takes the click. */
  takesClick(position: readonly [number, number], point: ScreenPoint): boolean;
  /** M, and Shift+M backwards, on the map: to the next marked place; true when there is one. */
  nextMark(step: 1 | -1): boolean;
  grids(): readonly Grid[];
  /** Where the keyboard starts: the selected grid, if any. */
  start(): number | null;
}

const DIRECTIONS: Readonly<Record<string, Direction>> = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" };

/** Wires pointer and keyboard of a map; returns what unwires the keyboard (MapLibre forgets its own listeners when removed). */
export function wirePointing(map: MapLibreMap, pointing: Pointing): () => void {
  let hovered: number | null = null;
  let waiting: MapMouseEvent | null = null;

  function hover(slot: number | null, point: ScreenPoint | null): void {
    if (slot === null && hovered === null) return;
    hovered = slot;
    pointing.onHover(slot, point);
  }

  function look(): void {
    const event = waiting;
    waiting = null;
    if (event && !map.isMoving()) hover(slotAt(map, event.point), { x: event.point.x, y: event.point.y });
  }

  map.on("mousemove", (event) => {
    if (waiting === null) requestAnimationFrame(look); // one look a frame, however fast the hand is
    waiting = event;
  });
  map.on("mouseout", () => {
    waiting = null;
    hover(null, null);
  });
  map.on("click", (event) => {
    const point = { x: event.point.x, y: event.point.y };
    const { shiftKey } = event.originalEvent;
    if (shiftKey || !pointing.takesClick([event.lngLat.lng, event.lngLat.lat], point)) pointing.onSelect(slotAt(map, event.point), shiftKey);
  });

  function moveCursor(slot: number | null): void {
    const label = slot === null ? null : pointing.grids()[slot]?.label;
    if (slot === null || !label) return;
    const center: [number, number] = [label[0], label[1]];
    if (!map.getBounds().contains(center)) map.easeTo({ center, duration: 250 });
    const { x, y } = map.project(center);
    hover(slot, { x, y });
  }

  /** Shift and an arrow: to the neighbour; [ and ]: by the plan's order; M: to the next marked place; Enter: select; Escape: leave. */
  function onKey(event: KeyboardEvent): void {
    if (event.target !== map.getCanvas() || event.ctrlKey || event.altKey || event.metaKey) return;
    const grids = pointing.grids();
    const from = hovered ?? pointing.start();
    const direction = event.shiftKey ? DIRECTIONS[event.key] : undefined;
    const step = event.key === "[" ? -1 : event.key === "]" ? 1 : 0;
    if (direction || step !== 0) {
      const { lng, lat } = map.getCenter();
      if (from === null) moveCursor(nearestGrid(grids, [lng, lat]));
      else moveCursor(direction ? nextGrid(grids, from, direction) : (from + step + grids.length) % grids.length);
    } else if (event.key.toLowerCase() === "m") {
      if (!pointing.nextMark(event.shiftKey ? -1 : 1)) return;
    } else if (event.key === "Enter" && hovered !== null) pointing.onSelect(hovered, event.shiftKey);
    else if (event.key === "Escape") {
      if (hovered !== null) hover(null, null);
      else pointing.onSelect(null, false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const container = map.getContainer();
  container.addEventListener("keydown", onKey, { capture: true });
  return () => container.removeEventListener("keydown", onKey, { capture: true });
}

/** Slot of the grid drawn at a point; of several the lowest, as everywhere (contract.md). */
function slotAt(map: MapLibreMap, point: PointLike): number | null {
  if (!map.getLayer(HIT_LAYER)) return null;
  let lowest: number | null = null;
  for (const feature of map.queryRenderedFeatures(point, { layers: [HIT_LAYER] })) {
    if (typeof feature.id === "number" && (lowest === null || feature.id < lowest)) lowest = feature.id;
  }
  return lowest;
}
