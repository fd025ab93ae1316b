// The polygons of a plan as GeoJSON text: what MapLibre's own worker fetches, so that no GeoJSON objects of a plan stay in memory.
import { toDegrees } from "./lattice";
import type { PolygonSet } from "./polygons";

/**
 * A FeatureCollection as text, one MultiPolygon feature per slot with area, `id` = slot, [lng, lat] in degrees, rings closed; properties as
 * `propertiesOf` gives them, none without it.
 */
export function shapesJson(polygons: PolygonSet, propertiesOf?: (slot: number) => object): string {
  const features: string[] = [];
  const partCount = polygons.partSlot.length;
  let part = 0;
  while (part < partCount) {
    const slot = polygons.partSlot[part];
    const parts: string[] = [];
    for (; part < partCount && polygons.partSlot[part] === slot; part++) parts.push(partText(polygons, part));
    const properties = propertiesOf && slot !== undefined ? JSON.stringify(propertiesOf(slot)) : "{}";
    features.push(`{"type":"Feature","id":${slot},"properties":${properties},"geometry":{"type":"MultiPolygon","coordinates":[${parts.join(",")}]}}`);
  }
  return `{"type":"FeatureCollection","features":[${features.join(",\n")}]}`;
}

function partText(polygons: PolygonSet, part: number): string {
  const rings: string[] = [];
  const end = polygons.partStart[part + 1] as number;
  for (let ring = polygons.partStart[part] as number; ring < end; ring++) rings.push(ringText(polygons, ring));
  return `[${rings.join(",")}]`;
}

function ringText({ xy, ringStart }: PolygonSet, ring: number): string {
  const first = ringStart[ring] as number;
  const end = ringStart[ring + 1] as number;
  const positions: string[] = [];
  for (let vertex = first; vertex < end; vertex++) positions.push(`[${toDegrees(xy[2 * vertex] as number)},${toDegrees(xy[2 * vertex + 1] as number)}]`);
  positions.push(positions[0] as string);
  return `[${positions.join(",")}]`;
}
