// Hexagons as GeoJSON text, ready to be fetched by MapLibre's worker.

/** `corners` are those of HexagonBins; `propertiesOf` writes a hexagon's properties as JSON, null leaves it out. A feature's id is its place. */
export function hexShapesJson(corners: Float64Array, propertiesOf: (bin: number) => string | null): string {
  const features = Array.from({ length: corners.length / 12 }, (_, bin) => {
    const properties = propertiesOf(bin);
    if (properties === null) return [];
    const ring = [0, 1, 2, 3, 4, 5, 0].map((corner) => {
      const at = 12 * bin + 2 * corner;
      return `[${(corners[at] ?? 0).toFixed(7)},${(corners[at + 1] ?? 0).toFixed(7)}]`;
    });
    return [`{"type":"Feature","id":${bin},"properties":${properties},"geometry":{"type":"Polygon","coordinates":[[${ring.join(",")}]]}}`];
  }).flat();
  return `{"type":"FeatureCollection","features":[${features.join(",\n")}]}`;
}
