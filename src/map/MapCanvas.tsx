// The bridge to the map: React draws one empty element, one effect makes the map, then one effect per prop sets a target.
import "maplibre-gl/dist/maplibre-gl.css";
import "./map.css";
import type { Map as MapLibreMap } from "maplibre-gl";
import { type ReactElement, useEffect, useMemo, useRef } from "react";
import type { Mark } from "../core/frame/marks";
import type { GroundLayer, PointCloud, Raster } from "../core/frame/pictures";
import type { Language } from "../core/model/issue";
import type { Grid } from "../core/model/plan";
import type { CameraTarget } from "./camera";
import type { MapWords } from "./controls";
import type { Theme } from "./palette";
import type { PictureOrder } from "./picture";
import type { RasterRole } from "./raster";
import { openStage, type Stage, type StageEvents } from "./stage";
import { buildStyle, type HexPicture, type Visible } from "./style";

/** What borrows the map, and what gives it back. */
export interface Hand {
  /** The map draws the grids as before. */
  readonly keepsPlan?: true;
  take(map: MapLibreMap): () => void;
}

export interface MapCanvasProps extends StageEvents {
  readonly theme: Theme;
  readonly language: Language;
  readonly words: MapWords;
  readonly ground: readonly GroundLayer[];
  readonly plan: { readonly shapesUrl: string; readonly grids: readonly Grid[] } | null;
  /** Class of each slot: an index into `colours`, ZERO_CLASS or NO_DATA_CLASS; null while nothing is counted. A new array for a new picture. */
  readonly classes: Uint8Array | null;
  readonly colours: readonly string[];
  /** Radius of each slot's circle, CSS pixels, for counts; null draws none. A new array for a new picture. */
  readonly sizes?: Float32Array | null;
  readonly points: PointCloud | null;
  readonly raster: Raster | null;
  /** What the raster says; "dots" (it stands for points too many to draw, over the choropleth) unless it is said to be "heat" (it takes the choropleth's place). */
  readonly rasterRole?: RasterRole;
  readonly hexes: HexPicture | null;
  readonly visible: Visible;
  readonly hovered: number | null;
  readonly selected: number | null;
  readonly marks?: readonly Mark[];
  /** A new object is a new order to the camera; null leaves it alone. */
  readonly camera: CameraTarget | null;
  /** A new object is a new order for a picture of the map. */
  readonly picture: PictureOrder | null;
  readonly hand?: Hand | null;
  /** Pixels per CSS pixel; null as the screen has them. */
  readonly sharpness?: number | null;
  /** Slots that are outlined. */
  readonly filtered?: readonly number[];
  /** A drawn ring of [lng, lat]. */
  readonly outline?: readonly (readonly [number, number])[] | null;
  /** Lines at the foot of the map: review number, sources. */
  readonly credits: readonly string[];
}

const NO_SLOTS: readonly number[] = [];
const NO_MARKS: readonly Mark[] = [];
const NO_GRIDS: readonly Grid[] = [];

/** The map. One for the whole app; it is never made anew on navigation, and fills the element it stands in. */
export function MapCanvas(props: MapCanvasProps): ReactElement {
  const element = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const events = useRef<StageEvents>(props);
  const {
    theme,
    language,
    words,
    ground,
    plan,
    classes,
    colours,
    sizes = null,
    points,
    raster,
    rasterRole = "dots",
    hexes,
    visible,
    hovered,
    selected,
    marks = NO_MARKS,
    camera,
    picture,
    hand,
    sharpness = null,
    credits,
    outline = null,
    filtered = NO_SLOTS,
  } = props;
  const shapesUrl = plan?.shapesUrl ?? null;
  const symbols = sizes !== null;
  const grids = plan?.grids ?? NO_GRIDS;
  const style = useMemo(
    () => buildStyle({ theme, language, ground, shapesUrl, colours, symbols, hexes, rasterRole, visible, outline, filtered }),
    [theme, language, ground, shapesUrl, colours, symbols, hexes, rasterRole, visible, outline, filtered],
  );

  useEffect(() => {
    events.current = props;
  });
  useEffect(() => {
    if (!element.current) return;
    try {
      stage.current = openStage(element.current, () => events.current);
    } catch (error) {
      if (!events.current.onUnavailable) throw error;
      events.current.onUnavailable(error instanceof Error ? error.message : String(error));
    }
    return () => {
      stage.current?.remove();
      stage.current = null;
    };
  }, []);
  useEffect(() => stage.current?.setWords(words), [words]);
  useEffect(() => stage.current?.setCredits(credits), [credits]);
  useEffect(() => stage.current?.setGrids(grids), [grids]);
  useEffect(() => stage.current?.setStyle(style), [style]);
  useEffect(() => stage.current?.setMarks(marks), [marks]);
  useEffect(() => stage.current?.setCamera(camera), [camera]);
  useEffect(() => stage.current?.setPicture(picture), [picture]);
  useEffect(() => stage.current?.lend(hand), [hand]);
  useEffect(() => stage.current?.setSharpness(sharpness), [sharpness]);
  useEffect(() => stage.current?.setClasses(classes), [classes]);
  useEffect(() => stage.current?.setSizes(sizes), [sizes]);
  useEffect(() => stage.current?.setHovered(hovered), [hovered]);
  useEffect(() => stage.current?.setSelected(selected), [selected]);
  useEffect(() => stage.current?.setPoints(visible.points ? points : null, theme), [points, visible.points, theme]);
  useEffect(() => stage.current?.setRaster(raster, rasterRole, theme), [raster, rasterRole, theme]);

  return <div ref={element} className="gridkeeper-map" data-theme={theme} />;
}
