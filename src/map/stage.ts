// The one MapLibre map and what is set on it. Targets go in; only picks and the resting camera come out (house.md, bridge to the map).
import { type GeoJSONSource, type ImageSource, importScriptInWorkers, Map as MapLibreMap, prewarm, type StyleSpecification, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { Mark } from "../core/frame/marks";
import type { PointCloud, Raster } from "../core/frame/pictures";
import type { Grid } from "../core/model/plan";
import { type CameraTarget, moveCamera, type RestingCamera, restingCamera } from "./camera";
import { addControls, type MapWords, setWords, sharpen } from "./controls";
import { GRIDS_SOURCE, LABELS_SOURCE } from "./grids";
import { tellHexes } from "./hexSource";
import { labelPoints } from "./labels";
import { drawLimit, rendererOf, SOFTWARE_POINT_LIMIT } from "./limits";
import type { Hand } from "./MapCanvas";
import { MARKS_SOURCE, markAt, markPoints, markWalker } from "./marks";
import { nearestPoint } from "./nearest";
import type { PointOverlay } from "./overlay";
import { paletteOf, type Theme } from "./palette";
import type { PictureOrder } from "./picture";
import { drawPictures } from "./pictures";
import { type ScreenPoint, wirePointing } from "./pointing";
import { cornersOf, type Ramp, type RasterRole, rampOf, rasterPixels } from "./raster";
import { moveMark, recolour, sizer } from "./recolour";
import { inSteps } from "./steps";
import { keepContents, RASTER_SOURCE } from "./style";
import tilesWorkerUrl from "./tilesWorker?worker&url";
import { drawsWhole } from "./whole";

export interface StageEvents {
  onReady(machine: { readonly renderer: string; readonly drawLimit: number }): void;
  onHover(slot: number | null, point: ScreenPoint | null): void;
  /** `extend`: with Shift, beside what is selected. */
  onSelect(slot: number | null, extend: boolean): void;
  onPickReport(ledgerRow: number): void;
  /** A marked place was clicked. */
  onPickMark?(id: string): void;
  onCameraRest(camera: RestingCamera): void;
  /** This browser gives no WebGL 2: there is no map, everything else works. `reason` is MapLibre's own word for it. Not given: the error is thrown. */
  onUnavailable?(reason: string): void;
}

export interface Stage {
  setWords(words: MapWords): void;
  setStyle(style: StyleSpecification): void;
  setGrids(grids: readonly Grid[]): void;
  setClasses(classes: Uint8Array | null): void;
  setSizes(sizes: Float32Array | null): void;
  setHovered(slot: number | null): void;
  setSelected(slot: number | null): void;
  setPoints(cloud: PointCloud | null, theme: Theme): void;
  setRaster(raster: Raster | null, role: RasterRole, theme: Theme): void;
  setMarks(marks: readonly Mark[]): void;
  setCredits(lines: readonly string[]): void;
  setCamera(target: CameraTarget | null): void;
  /** Draws a picture for keeps; null orders none. */
  setPicture(order: PictureOrder | null): void;
  /** Lends the map; what comes back gives it back. */
  lend(hand: Hand | null | undefined): (() => void) | undefined;
  /** Pixels per CSS pixel; null as the screen has them. */
  setSharpness(ratio: number | null): void;
  remove(): void;
}

interface Painted {
  classes: Uint8Array | null;
  hovered: number | null;
  selected: number | null;
}

/** Pixels around a click in which a report is still hit. */
const PICK_RADIUS = 5;
/** An address that ends so is imported by MapLibre's worker as a module: neither eval nor blob: is needed, and the development server's modules work too. */
const AS_MODULE = "#.mjs";

/** Makes the map in an empty element; throws where the browser has no WebGL 2. Events are looked up at the time they happen, so that the caller may exchange them. */
export function openStage(container: HTMLElement, events: () => StageEvents): Stage {
  setWorkerUrl(workerUrl);
  prewarm(); // holds the worker, and what it has learnt, through a lost context too
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
    fadeDuration: 0, // fading names would draw a dozen more frames after every change
    maxZoom: 20,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  drawPictures(map);
  drawsWhole(map);
  const credits = addControls(map);

  // Targets, and what of them the map has been told. What could not be applied is applied at the next chance.
  let style: StyleSpecification | null = null;
  let told: StyleSpecification | null = null;
  let state: "empty" | "loading" | "lost" | "ready" = "empty";
  let grids: readonly Grid[] = [];
  const target: Painted = { classes: null, hovered: null, selected: null };
  const applied: Painted & { from: Uint8Array | null } = { classes: null, from: null, hovered: null, selected: null };
  let painted: unknown; // the source that bears what is applied
  let sizes: Float32Array | null = null;
  const tellSizes = sizer(map);
  const applySizes = (): boolean => state === "ready" && tellSizes(map.getSource(LABELS_SOURCE), sizes);
  let marks: readonly Mark[] = [];
  let drawn: { readonly source: unknown; readonly raster: Raster | null; readonly ramp: Ramp | null } = { source: undefined, raster: null, ramp: null };
  let cloud: PointCloud | null = null;
  let raster: Raster | null = null;
  let ramp = paletteOf("light").heat;
  let palette = paletteOf("light");
  let overlay: Promise<PointOverlay> | null = null;
  let cutting = false; // MapLibre's worker has learnt to cut our tiles
  let ordered: CameraTarget | null = null; // an order to the camera that has not been given yet
  let placed = false; // a first camera order has come
  const renderer = rendererOf(map.getCanvas()); // asked before anything is drawn: later the answer waits for all that was
  const limit = drawLimit(renderer);
  const glides = limit > SOFTWARE_POINT_LIMIT; // the machine draws fast enough for a moving camera
  let removed = false;

  /** Each tells the map one thing that it has not been told, and answers whether there was one. */
  const tellNames = teller(LABELS_SOURCE, labelPoints);
  const tellMarks = teller(MARKS_SOURCE, markPoints);
  const applyHexes = (): boolean => state === "ready" && tellHexes(map, told);
  const steps = inSteps([applyView, applyPointed, applyClasses, () => tellNames(grids), applySizes, () => tellMarks(marks), applyHexes, applyRaster]);

  /** Camera and style in one act: between two, the shapes that leave would be cut and drawn where the new ones lie. */
  function applyView(): boolean {
    const order = ordered;
    ordered = null;
    const moving = placed && glides; // the first order puts the camera in its place, later ones move it
    placed ||= order !== null;
    if (order) moveCamera(map, order, moving);
    return applyStyle() || order !== null;
  }

  function applyStyle(): boolean {
    if (!style || style === told || !cutting || state === "loading" || state === "lost") return false; // the first style is still on its way: "style.load" comes back
    if (state === "empty") state = "loading";
    map.setStyle(style, { diff: true, validate: false, transformStyle: keepContents });
    told = style;
    return true;
  }

  /** The source of the grids when something can be said of its slots. Other shapes are another source, of which nothing has been said yet. */
  function gridsSource(): unknown {
    const source = state === "ready" ? map.getSource(GRIDS_SOURCE) : undefined;
    if (source && source !== painted) {
      painted = source;
      Object.assign(applied, { classes: null, from: null, hovered: null, selected: null });
    }
    return source;
  }

  function applyPointed(): boolean {
    if (!gridsSource() || (applied.hovered === target.hovered && applied.selected === target.selected)) return false;
    applied.hovered = moveMark(map, "hovered", applied.hovered, target.hovered);
    applied.selected = moveMark(map, "selected", applied.selected, target.selected);
    return true;
  }

  function applyClasses(): boolean {
    if (!gridsSource() || applied.from === target.classes) return false;
    applied.classes = recolour(map, applied.classes, target.classes);
    applied.from = target.classes;
    return true;
  }

  /** Tells a source what stands on it, where source or things are others than it was told. */
  function teller<T>(id: string, pointsOf: (things: T) => ReturnType<typeof labelPoints>): (things: T) => boolean {
    let before: { readonly source: unknown; readonly things: T } | null = null;
    return (things) => {
      const source = state === "ready" ? map.getSource<GeoJSONSource>(id) : undefined;
      if (state !== "ready" || (source === before?.source && things === before?.things)) return false;
      source?.setData(pointsOf(things));
      before = { source, things };
      return true;
    };
  }

  function applyRaster(): boolean {
    const source = state === "ready" ? map.getSource<ImageSource>(RASTER_SOURCE) : undefined;
    if (state !== "ready" || (source === drawn.source && raster === drawn.raster && ramp === drawn.ramp)) return false;
    if (raster) {
      const image = new ImageData(rasterPixels(raster, ramp), raster.width, raster.height);
      source?.updateImage({ image, coordinates: cornersOf(raster.bbox) });
    }
    drawn = { source, raster, ramp };
    return true;
  }

  void importScriptInWorkers(`${tilesWorkerUrl}${AS_MODULE}`).then(() => {
    cutting = true;
    steps.ask();
  });
  map.on("webglcontextlost", () => {
    state = "lost"; // MapLibre builds its style anew when the context comes back, without feature-state and pictures
  });
  map.on("style.load", () => {
    if (state === "ready") return; // an ordinary change of style
    const tell = state === "lost" ? steps.hurry : steps.ask; // a map that was lost is whole again in its first frame
    state = "ready";
    tell();
  });
  map.once("style.load", () => events().onReady({ renderer, drawLimit: limit }));
  for (const event of ["moveend", "resize"] as const) {
    map.on(event, () => {
      if (placed) events().onCameraRest(restingCamera(map));
    });
  }
  const walk = markWalker(map, glides ? 300 : 0, (id) => events().onPickMark?.(id));
  const unwire = wirePointing(map, {
    onHover: (slot, point) => events().onHover(slot, point),
    onSelect: (slot, extend) => events().onSelect(slot, extend),
    takesClick: (position, point) => {
      const mark = markAt(map, point);
      if (mark !== null) {
        events().onPickMark?.(mark);
        return true;
      }
      if (!cloud) return false;
      const edge = map.unproject([point.x, point.y + PICK_RADIUS]);
      const index = nearestPoint(cloud, position, Math.abs(edge.lat - position[1]));
      const row = index === null ? undefined : cloud.rows[index];
      if (row === undefined) return false;
      events().onPickReport(row);
      return true;
    },
    nextMark: (step) => walk(marks, step),
    grids: () => grids,
    start: () => target.selected,
  });

  return {
    setWords: (words) => setWords(map, words),
    setStyle(next) {
      style = next;
      steps.ask();
    },
    setGrids(next) {
      grids = next;
      steps.ask();
    },
    setClasses(classes) {
      target.classes = classes;
      steps.ask();
    },
    setSizes(next) {
      sizes = next;
      steps.ask();
    },
    setHovered(slot) {
      target.hovered = slot;
      applyPointed(); // the hand does not wait
    },
    setSelected(slot) {
      target.selected = slot;
      applyPointed();
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
    setRaster(next, role, theme) {
      raster = next;
      ramp = rampOf(paletteOf(theme), role);
      steps.ask();
    },
    setMarks(next) {
      marks = next;
      steps.ask();
    },
    setCredits: (lines) => credits.show(lines),
    setCamera(order) {
      if (!order) return;
      ordered = order;
      steps.ask();
    },
    setPicture(order) {
      if (order) void import("./picture").then(({ takePicture }) => takePicture(map, cloud, palette, order));
    },
    lend: (hand) => hand?.take(map),
    setSharpness: (ratio) => sharpen(map, ratio),
    remove() {
      removed = true;
      steps.stop();
      unwire();
      void overlay?.then((ours) => ours.remove());
      map.remove();
    },
  };
}
