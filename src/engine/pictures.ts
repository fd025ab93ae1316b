// Pictures of the reports of a period, ready for the map.
import type { HexBins, PointCloud, Raster, RasterRequest } from "../core/frame/pictures";
import { pointCloud } from "../core/frame/points";
import type { Ledger } from "../core/ledger/ledger";
import type { Period } from "../core/model/period";
import { UNLOCATED } from "../core/model/plan";
import { type HexagonBins, hexagonBins } from "../core/stats/hexbin";
import { rangeOf } from "../core/stats/range";
import { densityRaster } from "../core/stats/raster";
import { blobUrl } from "./urls";

/** At most `limit` points of the reports of a period that have a usable position. */
export function drawPoints(ledger: Ledger, period: Period | null, limit: number): PointCloud {
  const { from, to } = rangeOf(ledger, period);
  return pointCloud(ledger, from, to, UNLOCATED, limit);
}

/** Density over the view. */
export function drawRaster(ledger: Ledger, { period, ...box }: RasterRequest): Raster {
  return densityRaster(ledger, rangeOf(ledger, period), box);
}

/** Hexagons with sides of `cellM` metres that hold a report, as a blob: URL of polygons with their counts. `origin` keeps them in place. */
export function drawHexes(ledger: Ledger, cellM: number, period: Period | null, origin: readonly [number, number]): HexBins {
  const bins = hexagonBins(ledger, rangeOf(ledger, period), cellM, origin);
  return { shapesUrl: blobUrl(hexJson(bins)), cellM, bins: bins.counts.length, counts: bins.counts };
}

function hexJson({ counts, perKm2, corners }: HexagonBins): string {
  const features = Array.from(counts, (n, bin) => {
    const ring = [0, 1, 2, 3, 4, 5, 0].map((corner) => {
      const at = 12 * bin + 2 * corner;
      return `[${(corners[at] ?? 0).toFixed(7)},${(corners[at + 1] ?? 0).toFixed(7)}]`;
    });
    const density = (perKm2[bin] ?? 0).toFixed(3);
    return `{"type":"Feature","id":${bin},"properties":{"n":${n},"perKm2":${density}},"geometry":{"type":"Polygon","coordinates":[[${ring.join(",")}]]}}`;
  });
  return `{"type":"FeatureCollection","features":[${features.join(",\n")}]}`;
}
