// Streets, expressway, rail and metro as lines, and the rivers as bands, from the lines of the mesh.
import type { FeatureCollection } from "geojson";
import { type Chain, chainsOf, offset, type Path, shorten } from "./chains";
import type { Division } from "./division";
import { drawExtras } from "./extras";
import { collection, line, polygon } from "./features";
import { HALF_WATER, type LineClass } from "./lines";
import { at } from "./mesh";

const SMALL: ReadonlySet<LineClass> = new Set<LineClass>(["street", "lane"]);

/** The riverside roads run so far from the river's middle, metres. */
const RIVERSIDE = 66;

/** Half the width of the water that a line of this class is; 0 for roads. */
export function halfWater(kind: LineClass): number {
  return kind === "river" || kind === "canal" || kind === "creek" ? HALF_WATER[kind] : 0;
}

/** Roads (properties class, name, name_en), largest first, and water bands. */
export function drawLines(division: Division): { readonly roads: FeatureCollection; readonly water: FeatureCollection; readonly banks: FeatureCollection } {
  const chains = chainsOf(division);
  const kindOf = (chain: Chain): LineClass => at(division.lines, chain.line).class;
  const river = chains.filter((chain) => kindOf(chain) === "river");
  const riverPaths = river.map(({ path }) => path);
  const waterAt = waterVertices(division);
  const ends = new Map<number, number>();
  for (const chain of chains) if (kindOf(chain) === "street") for (const end of [chain.from, chain.to]) ends.set(end, (ends.get(end) ?? 0) + 1);
  const roads = chains.flatMap((chain) => {
    const { class: kind, zh, en } = at(division.lines, chain.line);
    if (halfWater(kind) > 0) return [];
    const path = SMALL.has(kind) ? stopAtWater(chain, kind, waterAt, ends, riverPaths) : chain.path;
    return path.length > 1 ? [line(path, { class: kind, name: zh, name_en: en })] : [];
  });
  const water = chains.flatMap((chain) => {
    const { class: kind, zh, en } = at(division.lines, chain.line);
    const half = halfWater(kind);
    return half > 0 ? [polygon(band(chain.path, half), { class: kind, name: zh, name_en: en })] : [];
  });
  const banks = river.map((chain) => polygon(band(chain.path, 62), { class: "bank" }));
  const along = river.flatMap(({ path }) => {
    const north = at(path, path.length - 1)[0] > at(path, 0)[0] ? 1 : -1;
    const road = (side: number): Path => offset(path, () => side * RIVERSIDE);
    return [
      line(road(north), { class: "street", name: "滨江北路", name_en: "Binjiang North Road" }),
      line(road(-north), { class: "street", name: "滨江南路", name_en: "Binjiang South Road" }),
    ];
  });
  const extras = drawExtras(division, chains);
  return { roads: collection([...roads, ...along, ...extras.roads]), water: collection(water), banks: collection([...banks, ...extras.belts]) };
}

/** Widest half water at each vertex of the mesh. */
function waterVertices(division: Division): ReadonlyMap<number, number> {
  const widest = new Map<number, number>();
  for (const [key, index] of division.mesh.lineOf) {
    const half = halfWater(at(division.lines, index).class);
    if (half > 0) for (const vertex of [Math.floor(key / 0x10000), key % 0x10000]) widest.set(vertex, Math.max(half, widest.get(vertex) ?? 0));
  }
  return widest;
}

/** Small streets end on the bank; where two streets (not lanes) meet at a creek or canal there is a bridge. */
function stopAtWater(chain: Chain, kind: LineClass, waterAt: ReadonlyMap<number, number>, ends: ReadonlyMap<number, number>, river: readonly Path[]): Path {
  const cut = (path: Path, vertex: number): Path => {
    const half = waterAt.get(vertex) ?? 0;
    if (half === HALF_WATER.river) return shortenTo(path, RIVERSIDE, river);
    const bridge = kind === "street" && (ends.get(vertex) ?? 0) > 1;
    return half > 0 && !bridge ? shorten(path, half + 5) : path;
  };
  return [...cut([...cut(chain.path, chain.from)].reverse(), chain.to)].reverse();
}

/** A path that starts in the river, shortened until it starts so many metres from its middle: it may leave the river at a slant. */
function shortenTo(path: Path, metres: number, river: readonly Path[]): Path {
  let short = shorten(path, metres);
  for (let tries = 0; tries < 12 && short.length > 1 && distanceTo(at(short, 0), river) < metres - 2; tries++) short = shorten(short, 6);
  return short;
}

function distanceTo([x, y]: readonly [number, number], river: readonly Path[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const path of river) {
    for (let i = 0; i + 1 < path.length; i++) {
      const [ax, ay] = at(path, i);
      const [bx, by] = at(path, i + 1);
      const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
      const t = Math.min(1, Math.max(0, along));
      least = Math.min(least, Math.hypot(ax + t * (bx - ax) - x, ay + t * (by - ay) - y));
    }
  }
  return least;
}

/** A path as a band of the ground; the water's edge swings a little, as edges of water do. */
function band(path: Path, half: number): Path {
  const swing = (index: number, phase: number): number => half * (1 + 0.13 * Math.sin(index * 0.55 + phase));
  return [...offset(path, (index) => swing(index, 0)), ...[...offset(path, (index) => -swing(index, 2))].reverse()];
}
