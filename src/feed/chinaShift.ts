// Out of the two shifted systems of Chinese maps, GCJ-02 (Amap, Tencent) and BD-09 (Baidu), into WGS 84, to the accuracy of the coordinates themselves.
import gcoord from "gcoord";

type Position = readonly [number, number];

/** Half of the coordinate lattice's step (1e-7°) is never reached: the answer is off by less than a millimetre. */
const TOLERANCE_DEGREES = 1e-9;
const MAX_STEPS = 20;

/** GCJ-02 [lng, lat] in degrees to WGS 84. Outside the box in which the shift is defined a position is left as it is. */
export function fromGcj02(lng: number, lat: number): Position {
  return inverse(lng, lat, toGcj02);
}

/** BD-09 [lng, lat] in degrees to WGS 84. Outside the same box a position is left as it is. */
export function fromBd09(lng: number, lat: number): Position {
  return inverse(lng, lat, toBd09);
}

/** WGS 84 [lng, lat] in degrees to GCJ-02. */
export function toGcj02(lng: number, lat: number): Position {
  const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  return [x, y];
}

/** WGS 84 [lng, lat] in degrees to BD-09. */
export function toBd09(lng: number, lat: number): Position {
  const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.BD09);
  return [x, y];
}

/**
 * The position that `forward` sends to (lng, lat), by fixed-point steps: the shift changes by less than 1 % over its own length, so each
 * step gains two digits. gcoord's own inverse stops at 1e-6° for GCJ-02, uses a closed form for BD-09 (up to a metre off), and can turn
 * for ever on the edge of the box; along that edge, where nothing is sent to some positions, they are left as they are.
 */
function inverse(lng: number, lat: number, forward: (lng: number, lat: number) => Position): Position {
  if (!inBox(lng, lat)) return [lng, lat];
  let x = lng;
  let y = lat;
  for (let step = 0; step < MAX_STEPS; step++) {
    const [shiftedX, shiftedY] = forward(x, y);
    const dx = shiftedX - lng;
    const dy = shiftedY - lat;
    x -= dx;
    y -= dy;
    if (Math.abs(dx) < TOLERANCE_DEGREES && Math.abs(dy) < TOLERANCE_DEGREES) return [x, y];
  }
  return [lng, lat];
}

/** The box in which GCJ-02 differs from WGS 84 (domain facts: 72.004–137.8347° E, 0.8293–55.8271° N). */
function inBox(lng: number, lat: number): boolean {
  return lng >= 72.004 && lng <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}
