// Pictures of the reports of a period, ready for the map.
import { hexShapesJson } from "../core/frame/hexShapes";
import type { HexBins, PointCloud, Raster, RasterRequest } from "../core/frame/pictures";
import { pointCloud } from "../core/frame/points";
import type { Selection } from "../core/frame/question";
import { UNLOCATED } from "../core/model/plan";
import { hexagonBins } from "../core/stats/hexbin";
import { rangeOf } from "../core/stats/range";
import { densityRaster } from "../core/stats/raster";
import { placedUnder } from "../core/stats/rowMask";
import type { Book } from "./book";
import { blobUrl } from "./urls";

/** At most `limit` points of the reports of a period that have a usable position. */
export function drawPoints(book: Book, selection: Selection, limit: number): PointCloud {
  const { from, to } = rangeOf(book.ledger, selection.period);
  return pointCloud(selected(book, selection), from, to, UNLOCATED, limit);
}

/** Density over the view. */
export function drawRaster(book: Book, request: RasterRequest): Raster {
  const { period, filters: _, ...box } = request;
  return densityRaster(selected(book, request), rangeOf(book.ledger, period), box);
}

/** Hexagons with sides of `cellM` metres that hold a report, as a blob: URL of polygons with their counts. `origin` keeps them in place. */
export function drawHexes(book: Book, cellM: number, selection: Selection, origin: readonly [number, number]): HexBins {
  const bins = hexagonBins(selected(book, selection), rangeOf(book.ledger, selection.period), cellM, origin);
  const shapes = hexShapesJson(bins.corners, (bin) => `{"n":${bins.counts[bin]},"perKm2":${(bins.perKm2[bin] ?? 0).toFixed(3)}}`);
  return { shapesUrl: blobUrl(shapes), cellM, bins: bins.counts.length, counts: bins.counts };
}

function selected({ ledger, filtering }: Book, { filters }: Selection) {
  return placedUnder(ledger, filtering.mask(filters));
}
