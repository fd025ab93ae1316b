// The one MapLibre map and what is set on it. Targets go in; only picks and the resting camera come out (house.md, bridge to the map).
import { type GeoJSONSource, type ImageSource, Map as MapLibreMap, type StyleSpecification, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { PointCloud, Raster } from "../core/frame/pictures";
import type { Grid } from "../core/model/plan";
import { addControls, type MapWords, setWords } from "./controls";
import { GRIDS_SOURCE, LABELS_SOURCE } from "./grids";
import { labelPoints } from "./labels";
import { drawLimit, rendererOf } from "./limits";
import { nearestPoint } from "./nearest";
import type { PointOverlay } from "./overlay";
import { type Palette, paletteOf, type Theme } from "./palette";
import { hatchTile } from "./pictures";
import { type ScreenPoint, wirePointing } from "./pointing";
import { cornersOf, rasterPixels } from "./raster";
import { moveMark, recolour } from "./recolour";
import { KEPT_SOURCES, RASTER_SOURCE } from "./style";

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

export interface StageEvents {
  onReady(machine: { readonly renderer: string; readonly drawLimit: number }): void;
  onHover(slot: number | null, point: ScreenPoint | null): void;
  onSelect(slot: number | null): void;
  onPickReport(ledgerRow: number): void;
  onCameraRest(camera: RestingCamera): void;
}

export interface Stage {
  setWords(words: MapWords): void;
  setStyle(style: StyleSpecification): void;
  setGrids(grids: readonly Grid[]): void;
  setClasses(classes: Uint8Array | null): void;
  setHovered(slot: number | null): void;
  setSelected(slot: number | null): void;
  setPoints(cloud: PointCloud | null, theme: Theme): void;
  setRaster(raster: Raster | null, theme: Theme): void;
  setCredits(lines: readonly string[]): void;
  setCamera(target: CameraTarget | null): void;
  remove(): void;
}

/** Pixels around a click in which a report is still hit. */
const PICK_RADIUS = 5;
const FIT_PADDING = 32;

/** Makes the map in an empty element. Events are looked up at the time they happen, so that the caller may exchange them. */
export function openStage(container: HTMLElement, events: () => StageEvents): Stage {
  setWorkerUrl(workerUrl);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = new MapLibreMap({
    container,
    attributionControl: false,
    validateStyle: false, // the style is a pure function that the tests validate
    dragRotate: false,
    touchPitch: false,
    pitchWithRotate: false,
    maxPitch: 0,
    renderWorldCopies: false,
    cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    fadeDuration: still ? 0 : 150,
    maxZoom: 20,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.setMissingStyleImageResolver((id) => {
    if (id.startsWith("hatch-")) map.addImage(id, hatchTile(id === "hatch-dark" ? "dark" : "light"), { pixelRatio: 2 });
  });
  const credits = addControls(map);

  // Targets, and what of them the map has been told. A target that could not be applied is applied at the next chance.
  let style: StyleSpecification | null = null;
  let styleSet = false;
  let ready = false;
  let grids: readonly Grid[] = [];
  const target = { classes: null as Uint8Array | null, hovered: null as number | null, selected: null as number | null };
  const applied = { classes: null as Uint8Array | null, hovered: null as number | null, selected: null as number | null };
  let shapes: unknown;
  let cloud: PointCloud | null = null;
  let palette: Palette = paletteOf("light");
  let overlay: Promise<PointOverlay> | null = null;
  let raster: Raster | null = null;
  let removed = false;

  function applyStyle(): void {
    if (!style || (styleSet && !ready)) return; // a first style is still on its way: "style.load" comes back here
    map.setStyle(style, { diff: true, validate: false, transformStyle: keepContents });
    styleSet = true;
    if (ready) applyFeatures();
  }

  function applyFeatures(): void {
    const source = map.getSource(GRIDS_SOURCE);
    const data = style?.sources[GRIDS_SOURCE];
    const current = data?.type === "geojson" ? data.data : undefined;
    if (current !== shapes) {
      // other shapes: what was said of the old slots is void
      if (source) map.removeFeatureState({ source: GRIDS_SOURCE });
      Object.assign(applied, { classes: null, hovered: null, selected: null });
      shapes = current;
      applyLabels();
    }
    if (!source) return;
    applied.classes = recolour(map, applied.classes, target.classes);
    applied.hovered = moveMark(map, "hovered", applied.hovered, target.hovered);
    applied.selected = moveMark(map, "selected", applied.selected, target.selected);
  }

  function applyLabels(): void {
    if (ready) map.getSource<GeoJSONSource>(LABELS_SOURCE)?.setData(labelPoints(grids));
  }

  function applyRaster(): void {
    if (!ready || !raster) return;
    const image = new ImageData(rasterPixels(raster, palette.ramp), raster.width, raster.height);
    map.getSource<ImageSource>(RASTER_SOURCE)?.updateImage({ image, coordinates: cornersOf(raster.bbox) });
  }

  map.on("style.load", () => {
    const first = !ready;
    ready = true;
    shapes = undefined;
    Object.assign(applied, { classes: null, hovered: null, selected: null });
    applyStyle();
    applyRaster();
    if (first) {
      const renderer = rendererOf(map.getCanvas());
      events().onReady({ renderer, drawLimit: drawLimit(renderer) });
    }
  });
  map.on("moveend", () => events().onCameraRest(restingCamera(map)));
  map.on("resize", () => events().onCameraRest(restingCamera(map)));
  const unwire = wirePointing(map, {
    onHover: (slot, point) => events().onHover(slot, point),
    onSelect: (slot) => events().onSelect(slot),
    takesClick: (position, point) => {
      if (!cloud) return false;
      const edge = map.unproject([point.x, point.y + PICK_RADIUS]);
      const index = nearestPoint(cloud, position, Math.abs(edge.lat - position[1]));
      const row = index === null ? undefined : cloud.rows[index];
      if (row === undefined) return false;
      events().onPickReport(row);
      return true;
    },
    grids: () => grids,
    start: () => target.selected,
  });

  return {
    setWords: (words) => setWords(map, words),
    setStyle(next) {
      style = next;
      applyStyle();
    },
    setGrids(next) {
      grids = next;
      applyLabels();
    },
    setClasses(classes) {
      target.classes = classes;
      if (ready) applyFeatures();
    },
    setHovered(slot) {
      target.hovered = slot;
      if (ready) applyFeatures();
    },
    setSelected(slot) {
      target.selected = slot;
      if (ready) applyFeatures();
    },
    setPoints(next, theme) {
      cloud = next;
      palette = paletteOf(theme);
      if (!next && !overlay) return; // deck.gl is loaded when there is something to draw
      overlay ??= import("./overlay").then(({ openOverlay }) => openOverlay(map));
      void overlay.then((ours) => {
        if (!removed) ours.draw(cloud, palette);
      });
    },
    setRaster(next, theme) {
      raster = next;
      palette = paletteOf(theme);
      applyRaster();
    },
    setCredits: (lines) => credits.show(lines),
    setCamera(order) {
      if (order?.kind === "fit") map.fitBounds([...order.bbox], { padding: FIT_PADDING, duration: styleSet ? 500 : 0 });
      else if (order) map.easeTo({ center: [order.center[0], order.center[1]], zoom: order.zoom, duration: styleSet ? 300 : 0 });
    },
    remove() {
      removed = true;
      unwire();
      void overlay?.then((ours) => ours.remove());
      map.remove();
    },
  };
}

/** Sources whose content was set on the map keep it through a change of style. */
function keepContents(previous: StyleSpecification | undefined, next: StyleSpecification): StyleSpecification {
  const sources = { ...next.sources };
  for (const id of KEPT_SOURCES) {
    const held = previous?.sources[id];
    if (held && sources[id]) sources[id] = held;
  }
  return { ...next, sources };
}

function restingCamera(map: MapLibreMap): RestingCamera {
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
