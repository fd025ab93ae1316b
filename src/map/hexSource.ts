// The source of hex bins on the map: other bins go into the source that is there, which draws what it has until they are cut.
import type { Map as MapLibreMap, StyleSpecification, VectorTileSource } from "maplibre-gl";
import { HEXES_SOURCE } from "./grids";

/** Tells the source of the map the tiles that a style has for it, and answers whether they were new to it. A new source would be empty for as long as tiles are cut, with every live report. */
export function tellHexes(map: MapLibreMap, style: StyleSpecification | null): boolean {
  const wanted = style?.sources[HEXES_SOURCE];
  const source = map.getSource<VectorTileSource>(HEXES_SOURCE);
  if (!source || wanted?.type !== "vector" || !wanted.tiles || source.tiles?.[0] === wanted.tiles[0]) return false;
  source.setTiles(wanted.tiles);
  return true;
}
