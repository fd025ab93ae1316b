// What may be wrong with positions, found without changing them: exchanged halves, metres for degrees, the shift of Chinese maps. Said aloud with how many speak for it.
import type { Suspicion } from "../core/frame/question";
import { toUnits } from "../core/geo/lattice";
import type { Bounds } from "../core/geo/polygons";
import type { Mapping } from "../core/model/mapping";
import { fromBd09, fromGcj02 } from "./chinaShift";
import { crsTransform } from "./crs";

/** [first, second] as the source has them under lng and lat, in its own units. */
export type RawPosition = readonly [number, number];
/** Where a position belongs: within the plan's bounds, or more exactly. [lng, lat] in degrees. */
export type Inside = (lng: number, lat: number) => boolean;

/** Share of the positions that must speak for a thing before it is said. */
const LEAST_SHARE = 0.005;
/** Conversions that carry positions both in and out of the plan must carry in so many times more. */
const CLEARLY_MORE = 3;

/** A test for the box of a plan, in lattice units. */
export function insideBounds(bounds: Bounds): Inside {
  return (lng, lat) => {
    const x = toUnits(lng);
    const y = toUnits(lat);
    return x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY;
  };
}

/** What can be said without a plan: latitudes beyond 90° under lat while lng holds such as could be latitudes; numbers that are no degrees at all. */
export function suspectAlone(positions: readonly RawPosition[], mapping: Mapping): readonly Suspicion[] {
  const usable = positions.filter(isUsable);
  const of = usable.length;
  const exchanged = usable.filter(([x, y]) => Math.abs(y) > 90 && Math.abs(y) <= 180 && Math.abs(x) <= 90).length;
  const projected = usable.filter(isProjected).length;
  return [
    ...(exchanged > of * LEAST_SHARE ? [{ kind: "swapped" as const, support: exchanged, of, fix: exchanged * 2 > of ? exchange(mapping) : {} }] : []),
    ...(projected * 2 > of ? [{ kind: "projected" as const, support: projected, of, fix: {} }] : []),
  ];
}

/**
 * What the plan's place tells of a sample of positions (as they are in the source, before any CRS): each suspicion with the number of positions that lie
 * outside as they are and inside once mended. `fix` is a change of the mapping; it is empty where mending some would spoil more.
 */
export async function suspect(positions: readonly RawPosition[], inside: Inside, mapping: Mapping = {}): Promise<readonly Suspicion[]> {
  const usable = positions.filter(isUsable);
  const of = usable.length;
  if (of === 0 || (mapping.crs !== undefined && mapping.crs !== "EPSG:4326")) return [];
  const projected = usable.filter(isProjected);
  if (projected.length * 2 > of) return [await projectedSuspicion(projected, of, inside)];
  const found: Suspicion[] = [];
  const exchanged = moves(usable, inside, (lng, lat) => [lat, lng]);
  if (exchanged.in > of * LEAST_SHARE || exchanged.in > CLEARLY_MORE)
    found.push({ kind: "swapped", support: exchanged.in, of, fix: exchanged.in > exchanged.out * CLEARLY_MORE ? exchange(mapping) : {} });
  const gcj02 = moves(usable, inside, fromGcj02);
  const bd09 = moves(usable, inside, fromBd09);
  const [kind, crs, shift] = bd09.in - bd09.out > gcj02.in - gcj02.out ? (["bd09", "BD-09", bd09] as const) : (["gcj02", "GCJ-02", gcj02] as const);
  if (shift.in > of * LEAST_SHARE && shift.in > CLEARLY_MORE && shift.in > shift.out * CLEARLY_MORE) found.push({ kind, support: shift.in, of, fix: { crs } });
  return found;
}

/** How many positions a conversion carries into the plan, and how many out of it. */
function moves(
  positions: readonly RawPosition[],
  inside: Inside,
  convert: (lng: number, lat: number) => RawPosition,
): { readonly in: number; readonly out: number } {
  let carriedIn = 0;
  let carriedOut = 0;
  for (const [x, y] of positions) {
    const before = inside(x, y);
    const after = inside(...convert(x, y));
    if (after && !before) carriedIn++;
    if (before && !after) carriedOut++;
  }
  return { in: carriedIn, out: carriedOut };
}

/** The projected system, of those in use, that brings most positions into the plan. */
async function projectedSuspicion(positions: readonly RawPosition[], of: number, inside: Inside): Promise<Suspicion> {
  let best: { crs: string; support: number } | null = null;
  for (const crs of candidates(positions)) {
    const transform = await crsTransform(crs, "");
    const convert = transform.ok ? transform.value : null;
    if (convert === null) continue;
    const support = positions.filter(([x, y]) => inside(...convert(x, y))).length;
    if (support > (best?.support ?? 0)) best = { crs, support };
  }
  return { kind: "projected", support: best?.support ?? positions.length, of, fix: best ? { crs: best.crs } : {} };
}

/** Web Mercator; CGCS2000 in 3-degree zones, with the zone's number before the easting (4513–4533) or without (4534–4554); UTM north. */
function candidates(positions: readonly RawPosition[]): readonly string[] {
  const eastings = positions.map(([x]) => x).sort((a, b) => a - b);
  const middle = eastings[eastings.length >> 1] ?? 0;
  const zones = Array.from({ length: 21 }, (_, index) => index);
  const chinese = middle > 25_000_000 ? zones.map((zone) => `EPSG:${4513 + zone}`) : zones.map((zone) => `EPSG:${4534 + zone}`);
  return ["EPSG:3857", ...chinese, ...Array.from({ length: 60 }, (_, zone) => `EPSG:${32601 + zone}`)];
}

function exchange({ lng, lat }: Mapping): Readonly<Record<string, string>> {
  return lng === undefined || lat === undefined ? {} : { lng: lat, lat: lng };
}

function isUsable([x, y]: RawPosition): boolean {
  return Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0);
}

function isProjected([x, y]: RawPosition): boolean {
  return Math.abs(x) > 180 || Math.abs(y) > 180;
}
