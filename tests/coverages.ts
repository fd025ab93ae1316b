// Generated coverages for tests and benchmarks: Voronoi cells whose shared borders are fractal and the same on both sides, with chosen defects.
import { Delaunay } from "d3-delaunay";
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from "geojson";

export interface CoverageOptions {
  readonly seed: number;
  readonly count: number;
  /** Each border is halved and displaced this many times: 2^depth edges. */
  readonly depth?: number;
  /** Share of cells that hold an exclave of their neighbour (hole here, second part there). */
  readonly enclaves?: number;
  /** Share of cells that are left out. */
  readonly gaps?: number;
  /** Share of cells blown up over their neighbours. */
  readonly overlaps?: number;
  /** Share of cells with two vertices of the ring exchanged, so that it crosses itself. */
  readonly crossed?: number;
}

type Vertex = readonly [number, number];

/** A seeded stream of numbers in [0, 1) (mulberry32, public domain). */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Lower left corner and side of the box of every coverage, lattice units: about 55 km near Hangzhou. */
const WEST = 1_200_000_000;
const SOUTH = 300_000_000;
const SIDE = 5_000_000;

/** A coverage as published files are: features with an id, coordinates [lng, lat] of seven decimals, closed rings. */
export function coverage(options: CoverageOptions): FeatureCollection<Polygon | MultiPolygon> {
  const { seed, count, depth = 4, enclaves = 0, gaps = 0, overlaps = 0, crossed = 0 } = options;
  const random = randomStream(seed);
  const rings = voronoiRings(count, random).map((ring) => fractalRing(ring, depth, seed));
  const parts: Vertex[][][][] = rings.map((ring) => [[ring]]);
  for (let cell = 0; cell < count; cell++) {
    const outer = rings[cell] ?? [];
    const lot = random();
    if (lot < enclaves && count > 1) {
      const hole = shrunk(outer, 0.3);
      parts[cell]?.[0]?.push(hole);
      parts[(cell + 1) % count]?.push([hole]);
    } else if (lot < enclaves + gaps) parts[cell] = [];
    else if (lot < enclaves + gaps + overlaps) parts[cell] = [[shrunk(outer, 1.2)]];
    else if (lot < enclaves + gaps + overlaps + crossed) parts[cell] = [[exchanged(outer, random)]];
  }
  const features = parts.map((own, cell): Feature<Polygon | MultiPolygon> => {
    const coordinates = own.map((ringsOfPart) => ringsOfPart.map(closedDegrees));
    const [only] = coordinates;
    const geometry: Polygon | MultiPolygon = own.length === 1 && only ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates };
    return { type: "Feature", properties: { id: `g${cell}` }, geometry };
  });
  return { type: "FeatureCollection", features };
}

/** Points in lattice units over the box of the coverages and 2 % beyond: spread evenly, or in 200 clusters of Zipf weights. */
export function scatter(seed: number, count: number, kind: "uniform" | "clustered"): { readonly x: Int32Array; readonly y: Int32Array } {
  const random = randomStream(seed);
  const x = new Int32Array(count);
  const y = new Int32Array(count);
  const centres = Array.from({ length: 200 }, (): Vertex => [random(), random()]);
  for (let i = 0; i < count; i++) {
    let across = random() * 1.04 - 0.02;
    let up = random() * 1.04 - 0.02;
    if (kind === "clustered") {
      const centre = centres[Math.floor(200 ** random()) - 1] ?? [0.5, 0.5];
      const radius = 0.01 * Math.sqrt(-2 * Math.log(1 - random()));
      const turn = 2 * Math.PI * random();
      across = centre[0] + radius * Math.cos(turn);
      up = centre[1] + radius * Math.sin(turn);
    }
    x[i] = WEST + Math.round(across * SIDE);
    y[i] = SOUTH + Math.round(up * SIDE);
  }
  return { x, y };
}

/** Rings of a Voronoi diagram, relaxed twice (few sites can end up in a line, which the diagram does not survive), corners shared exactly; open. */
function voronoiRings(count: number, random: () => number): Vertex[][] {
  let sites = Array.from({ length: count }, (): Vertex => [random() * SIDE, random() * SIDE]);
  for (let round = 0; round < 2 && count >= 10; round++) sites = cellsOf(sites).map(meanOf);
  return cellsOf(sites).map((ring) => ring.map(([x, y]): Vertex => [WEST + Math.round(x), SOUTH + Math.round(y)]));
}

function cellsOf(sites: readonly Vertex[]): Vertex[][] {
  const voronoi = Delaunay.from(sites.map(([x, y]): [number, number] => [x, y])).voronoi([0, 0, SIDE, SIDE]);
  return sites.map((_, cell) => (voronoi.cellPolygon(cell) ?? []).slice(0, -1).map(([x, y]): Vertex => [x, y]));
}

function meanOf(ring: readonly Vertex[]): Vertex {
  const [x, y] = ring.reduce(([sumX, sumY], vertex) => [sumX + vertex[0], sumY + vertex[1]], [0, 0]);
  return [x / ring.length, y / ring.length];
}

function fractalRing(corners: readonly Vertex[], depth: number, seed: number): Vertex[] {
  return corners.flatMap((from, index) => {
    const to = corners[(index + 1) % corners.length] ?? from;
    const forward = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1]);
    const line = forward ? fractalLine(from, to, depth, seed) : fractalLine(to, from, depth, seed).reverse();
    return line.slice(0, -1);
  });
}

/** The line between two corners: its shape depends on nothing but them, so both neighbours draw the same one. The box's own border stays straight. */
function fractalLine(from: Vertex, to: Vertex, depth: number, seed: number): Vertex[] {
  const straight =
    (from[0] === to[0] && (from[0] === WEST || from[0] === WEST + SIDE)) || (from[1] === to[1] && (from[1] === SOUTH || from[1] === SOUTH + SIDE));
  const random = randomStream(seed ^ Math.imul(from[0], 31) ^ Math.imul(from[1], 17) ^ Math.imul(to[0], 7) ^ to[1]);
  let line: Vertex[] = [from, to];
  for (let level = 0; level < depth; level++) {
    line = line.flatMap((vertex, index) => {
      const next = line[index + 1];
      if (!next) return [vertex];
      const sway = straight ? 0 : (random() - 0.5) * 0.25;
      const middle: Vertex = [
        Math.round((vertex[0] + next[0]) / 2 - (next[1] - vertex[1]) * sway),
        Math.round((vertex[1] + next[1]) / 2 + (next[0] - vertex[0]) * sway),
      ];
      return [vertex, middle];
    });
  }
  return line;
}

/** The ring about its mean, scaled. */
function shrunk(ring: readonly Vertex[], scale: number): Vertex[] {
  const [x, y] = meanOf(ring);
  return ring.map((vertex): Vertex => [Math.round(x + (vertex[0] - x) * scale), Math.round(y + (vertex[1] - y) * scale)]);
}

function exchanged(ring: readonly Vertex[], random: () => number): Vertex[] {
  const changed = [...ring];
  const first = Math.floor(random() * ring.length);
  const second = Math.floor(random() * ring.length);
  changed[first] = ring[second] ?? [0, 0];
  changed[second] = ring[first] ?? [0, 0];
  return changed;
}

function closedDegrees(ring: readonly Vertex[]): Position[] {
  return [...ring, ring[0] ?? [0, 0]].map(([x, y]) => [x / 1e7, y / 1e7]);
}
