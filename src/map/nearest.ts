// Which report lies under the pointer: a look through the offsets, which is faster than asking the graphics card.
import type { PointCloud } from "../core/frame/pictures";

/**
 * Index of the point of the cloud nearest to a position [lng, lat], null when none lies within `radiusDegrees` of latitude.
 * Of several at the same distance the last one, which is drawn on top.
 */
export function nearestPoint(
  cloud: Pick<PointCloud, "origin" | "offsets" | "drawn">,
  position: readonly [number, number],
  radiusDegrees: number,
): number | null {
  const x = position[0] - cloud.origin[0];
  const y = position[1] - cloud.origin[1];
  const shrink = Math.cos((position[1] * Math.PI) / 180);
  let least = radiusDegrees * radiusDegrees;
  let found: number | null = null;
  for (let i = 0; i < cloud.drawn; i++) {
    const dx = ((cloud.offsets[2 * i] ?? 0) - x) * shrink;
    const dy = (cloud.offsets[2 * i + 1] ?? 0) - y;
    const distance = dx * dx + dy * dy;
    if (distance <= least) {
      least = distance;
      found = i;
    }
  }
  return found;
}
