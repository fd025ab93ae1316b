// Cleaning: whatever was drawn becomes a coverage in which every piece of ground has one owner or none, and every repair is told.
//
//   snap ─▶ node ─▶ faces ─▶ overlaps to a claimant ─▶ narrow gaps to a neighbour ─▶ crumbs to a neighbour ─▶ coverage
//           exact   who claims   by the longest border    wide ones are kept: lakes, enclaves
import { arrange } from "../geo/arrangement";
import { holdersOf } from "../geo/coverageFaces";
import { type FullyNoded, fullyNoded } from "../geo/fullyNoded";
import { toDegrees } from "../geo/lattice";
import type { PolygonSet } from "../geo/polygons";
import { snapped } from "../geo/snap";
import { ENCLAVE_WIDTH_M } from "./checkGround";
import { coverageOf } from "./coverage/build";
import { cyclesThrough, halvesOf, type Region, regionsOf } from "./coverage/cycles";
import { dropInner, gapHalves, relabel } from "./coverage/merge";
import { metresPerUnit } from "./coverage/scale";
import type { Coverage } from "./coverage/store";
import { resetSums } from "./coverage/sums";
import { NO_FACE, NO_GRID } from "./coverage/types";

/** A repair, or something that was left as it is. `slots` are the grids concerned, the one that got the ground first. */
export interface Repair {
  readonly kind: "overlap" | "gap" | "enclave_kept" | "crumb" | "emptied";
  readonly slots: readonly number[];
  /** [lng, lat] in degrees. */
  readonly place: readonly [number, number] | null;
  readonly areaM2: number;
  /** Around the ground concerned, degrees, not closed; null where none is left. */
  readonly outline: readonly (readonly [number, number])[] | null;
}

export interface Cleaned {
  /** One face and grid per slot. */
  readonly coverage: Coverage;
  readonly repairs: readonly Repair[];
  /** Crossings of edges and vertices on another's edge that became vertices of both: degrees [lng, lat]. */
  readonly crossings: readonly (readonly [number, number])[];
  readonly touches: readonly (readonly [number, number])[];
}

export interface CleanOptions {
  /** Vertices and edges this near are one, m. */
  readonly snapM: number;
  /** Gaps up to this mean width (twice the area over the boundary) are filled, m. */
  readonly maxGapM: number;
}

/** Hairlines of a few centimetres are rounding; wider gaps than `check` calls slivers may be real enclaves. */
export const CLEAN_DEFAULTS: CleanOptions = { snapM: 0.05, maxGapM: ENCLAVE_WIDTH_M };

/** A part of a grid smaller than this that borders another grid is a crumb of noding, m². */
const CRUMB_M2 = 1;

/** Cleans polygons, one slot per grid; null when the drawing does not come to rest on the lattice. */
export function cleanPolygons(given: PolygonSet, options: CleanOptions): Cleaned | null {
  const [metresX, metresY] = metresPerUnit((given.bounds.minY + given.bounds.maxY) / 2);
  const noded = fullyNoded(snapped(given, { x: options.snapM / metresX, y: options.snapM / metresY }));
  if (!noded || noded.edges.count === 0) return null;
  const { coverage, claims } = claimedCoverage(noded);
  const repairs: Repair[] = [];
  settleClaims(coverage, claims, given.slotCount, repairs);
  fillGaps(coverage, options.maxGapM, repairs);
  giveCrumbs(coverage, given.slotCount, repairs);
  for (const slot of new Set(given.partSlot)) {
    if ((coverage.faceFirst[slot] as number) < 0) repairs.push({ kind: "emptied", slots: [slot], place: null, areaM2: 0, outline: null });
  }
  resetSums(coverage);
  coverage.begin();
  const degrees = ([x, y]: readonly [number, number]) => [toDegrees(x), toDegrees(y)] as const;
  return { coverage, repairs, crossings: noded.crossings.map(degrees), touches: noded.touches.map(degrees) };
}

/** A coverage in which ground with several claimants has faces of its own, one for each set of claimants: `claims[i]` of face slotCount + i. */
function claimedCoverage({ set, edges, noding }: FullyNoded) {
  const arrangement = arrange(edges, noding);
  const claims: (readonly number[])[] = [];
  const faceOfClaim = new Map<string, number>();
  const labels = holdersOf(set, noding, arrangement).map((parts) => {
    const slots = [...new Set(parts.map((part) => set.partSlot[part] as number))];
    if (slots.length < 2) return slots[0] ?? NO_FACE;
    const key = slots.join();
    const known = faceOfClaim.get(key);
    if (known !== undefined) return known;
    claims.push(slots);
    faceOfClaim.set(key, set.slotCount + claims.length - 1);
    return set.slotCount + claims.length - 1;
  });
  const gridOf = [...Array.from({ length: set.slotCount }, (_, slot) => slot), ...claims.map(() => NO_GRID)];
  return { coverage: coverageOf(set, noding, arrangement, labels, gridOf), claims };
}

/** Gives every piece of claimed ground to the claimant with the longest border beside it; those in the midst of others wait until one has. */
function settleClaims(coverage: Coverage, claims: readonly (readonly number[])[], slotCount: number, repairs: Repair[]): void {
  let waiting = claims.flatMap((slots, claim) => regionsOfFace(coverage, slotCount + claim).map((region) => ({ slots, region })));
  for (let force = false; waiting.length > 0; ) {
    const later: typeof waiting = [];
    for (const { slots, region } of waiting) {
      const owner = longestNeighbour(coverage, region, slots) ?? (force ? slots[0] : undefined);
      if (owner === undefined) later.push({ slots, region });
      else give(coverage, region, owner, "overlap", [owner, ...slots.filter((slot) => slot !== owner)], repairs);
      if (owner !== undefined) force = false;
    }
    if (later.length === waiting.length) force = true; // claimants with no ground of their own: the first gets it
    waiting = later;
  }
}

function fillGaps(coverage: Coverage, maxGapM: number, repairs: Repair[]): void {
  for (const region of regionsOf(coverage, cyclesThrough(coverage, [...gapHalves(coverage)], "face"), "face")) {
    const areaM2 = areaOf(coverage, region);
    const owner = (2 * areaM2) / lengthOf(coverage, region) <= maxGapM ? longestNeighbour(coverage, region, null) : null;
    if (owner === null || owner === undefined)
      repairs.push({ kind: "enclave_kept", slots: [], place: placeOf(coverage, region), areaM2, outline: outlineOf(coverage, region) });
    else give(coverage, region, owner, "gap", [owner], repairs);
  }
}

function giveCrumbs(coverage: Coverage, slotCount: number, repairs: Repair[]): void {
  for (let slot = 0; slot < slotCount; slot++) {
    const regions = regionsOfFace(coverage, slot).sort((a, b) => b.area2 - a.area2);
    for (const region of regions.slice(1)) {
      const owner = areaOf(coverage, region) < CRUMB_M2 ? longestNeighbour(coverage, region, null) : undefined;
      if (owner !== undefined) give(coverage, region, owner, "crumb", [owner, slot], repairs);
    }
  }
}

function give(coverage: Coverage, region: Region, owner: number, kind: Repair["kind"], slots: readonly number[], repairs: Repair[]): void {
  repairs.push({ kind, slots, place: placeOf(coverage, region), areaM2: areaOf(coverage, region), outline: outlineOf(coverage, region) });
  const halves = [region.outer, ...region.holes].flatMap((cycle) => [...cycle.halves]);
  relabel(coverage, halves, owner);
  dropInner(
    coverage,
    halves.map((half) => half >> 1),
  );
  coverage.begin(); // nothing of this is taken back
}

function regionsOfFace(coverage: Coverage, face: number): Region[] {
  return regionsOf(coverage, cyclesThrough(coverage, [...halvesOf(coverage, face)], "face"), "face");
}

/** The neighbour with the longest border with a region, of equal ones the lowest; only among some, or (null) among all with a grid. */
function longestNeighbour(coverage: Coverage, region: Region, among: readonly number[] | null): number | undefined {
  const lengths = new Map<number, number>();
  for (const { halves } of [region.outer, ...region.holes]) {
    for (const half of halves) {
      const beyond = coverage.face[half ^ 1] as number;
      if (among ? among.includes(beyond) : coverage.gridOf(beyond) >= 0) lengths.set(beyond, (lengths.get(beyond) ?? 0) + lengthOfHalf(coverage, half));
    }
  }
  let best: number | undefined;
  for (const [face, length] of lengths) {
    const least = best === undefined ? -1 : (lengths.get(best) as number);
    if (length > least || (length === least && face < (best as number))) best = face;
  }
  return best;
}

function areaOf({ metresX, metresY }: Coverage, region: Region): number {
  return (region.area2 / 2) * metresX * metresY;
}

/** Length of the outer boundary, m. */
function lengthOf(coverage: Coverage, region: Region): number {
  return region.outer.halves.reduce((length, half) => length + lengthOfHalf(coverage, half), 0);
}

function lengthOfHalf({ origin, x, y, metresX, metresY }: Coverage, half: number): number {
  const a = origin[half] as number;
  const b = origin[half ^ 1] as number;
  return Math.hypot(((x[b] as number) - (x[a] as number)) * metresX, ((y[b] as number) - (y[a] as number)) * metresY);
}

function outlineOf({ origin, x, y }: Coverage, { outer }: Region): readonly (readonly [number, number])[] {
  return outer.halves.map((half) => [toDegrees(x[origin[half] as number] as number), toDegrees(y[origin[half] as number] as number)] as const);
}

/** A vertex of the outer boundary: where to look. */
function placeOf({ origin, x, y }: Coverage, region: Region): readonly [number, number] {
  const vertex = origin[region.outer.halves[0] as number] as number;
  return [toDegrees(x[vertex] as number), toDegrees(y[vertex] as number)];
}
