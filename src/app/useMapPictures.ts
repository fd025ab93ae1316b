// Points, density raster and hex bins for the map: asked of the engine for the period at rest and the view of the camera.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Remote } from "comlink";
import { useMemo } from "react";
import type { HexBins, PointCloud, Raster } from "../core/frame/pictures";
import type { Selection } from "../core/frame/question";
import type { Engine } from "../engine/api";
import type { RestingCamera } from "../map/camera";
import type { LayerName } from "../panels/choices";

/** Raster pixels on a side at most: finer than this is not seen. */
const MOST_PIXELS = 640;

export interface MapPictures {
  readonly points: PointCloud | null;
  readonly raster: Raster | null;
  readonly hexes: HexBins | null;
  /** True when there are more reports than are drawn smoothly, so that the raster stands for the points. */
  readonly tooMany: boolean;
}

export interface PicturesAsked {
  readonly versions: readonly (number | null)[];
  readonly total: number;
  readonly selection: Selection;
  readonly layers: readonly LayerName[];
  readonly heatM: number;
  readonly hexM: number;
  /** How many points this machine draws; null until the map has told. */
  readonly drawLimit: number | null;
  readonly camera: RestingCamera | null;
}

/** The pictures of what is looked at; what no layer shows is not asked for. */
export function useMapPictures(engine: Remote<Engine>, asked: PicturesAsked): MapPictures {
  const { versions, total, selection, layers, heatM, hexM, drawLimit, camera } = asked;
  const some = total > 0;
  const wantsPoints = some && layers.includes("points") && drawLimit !== null;
  const tooMany = wantsPoints && total > drawLimit;
  const heat = some && layers.includes("heat");
  const view = camera && {
    bbox: camera.bbox,
    width: Math.max(1, Math.round(Math.min(MOST_PIXELS, camera.width / 2))),
    height: Math.max(1, Math.round(Math.min(MOST_PIXELS, camera.height / 2))),
    ...selection,
    bandwidthM: heat ? heatM : 0,
  };
  const kept = { staleTime: Number.POSITIVE_INFINITY, placeholderData: keepPreviousData } as const;
  const points = useQuery({
    queryKey: ["points", ...versions, selection, drawLimit],
    queryFn: () => engine.points(selection, drawLimit ?? 0),
    enabled: wantsPoints && !tooMany,
    ...kept,
  });
  const raster = useQuery({
    queryKey: ["raster", ...versions, view],
    queryFn: () => (view ? engine.raster(view) : Promise.reject(new Error("no view"))),
    enabled: view !== null && (heat || tooMany),
    ...kept,
  });
  const hexes = useQuery({
    queryKey: ["hexes", ...versions, hexM, selection],
    queryFn: () => engine.hexes(hexM, selection),
    enabled: some && layers.includes("hex"),
    ...kept,
    gcTime: 0, // the engine keeps the shapes of the last answer only
  });
  const shownPoints = wantsPoints && !tooMany ? (points.data ?? null) : null;
  const shownRaster = heat || tooMany ? (raster.data ?? null) : null;
  const shownHexes = some && layers.includes("hex") ? (hexes.data ?? null) : null;
  return useMemo(() => ({ points: shownPoints, raster: shownRaster, hexes: shownHexes, tooMany }), [shownPoints, shownRaster, shownHexes, tooMany]);
}
