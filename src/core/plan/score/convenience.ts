// Convenience 便民: how far the load lies from the station of its grid.

/** Places with a weight (cases, or units with their load), metres on one plane; grid −1 is none. */
export interface Places {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
  readonly grid: ArrayLike<number>;
}

export interface Stations {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface Travel {
  /** Weighted mean, 90th percentile and longest way, m; null where a grid has no weight. */
  readonly meanM: number | null;
  readonly p90M: number | null;
  readonly maxM: number | null;
  /** Share of the weight within `reachM`. */
  readonly within: number | null;
}

/** Ways are longer than straight lines by about this (detour factor of street networks). */
const DETOUR = 1.3;

/** Travel of each grid, then of all together as the last entry. `reachM`: a way that counts as near, 500 m unless told. */
export function travelByGrid(places: Places, stations: Stations, reachM = 500): Travel[] {
  const count = stations.x.length;
  const ways = Array.from({ length: count }, (): [number, number][] => []);
  for (let place = 0; place < places.x.length; place++) {
    const weight = places.weight[place] as number;
    const own = places.grid[place] as number;
    if (own < 0 || !(weight > 0)) continue;
    const way = DETOUR * Math.hypot((places.x[place] as number) - (stations.x[own] as number), (places.y[place] as number) - (stations.y[own] as number));
    ways[own]?.push([way, weight]);
  }
  return [...ways, ways.flat()].map((each) => summed(each, reachM));
}

function summed(ways: [number, number][], reachM: number): Travel {
  if (ways.length === 0) return { meanM: null, p90M: null, maxM: null, within: null };
  const sorted = ways.sort((a, b) => a[0] - b[0]);
  let [whole, product, near] = [0, 0, 0];
  for (const [way, weight] of sorted) {
    whole += weight;
    product += way * weight;
    if (way <= reachM) near += weight;
  }
  let passed = 0;
  const p90 = sorted.find(([, weight]) => {
    passed += weight;
    return passed >= 0.9 * whole;
  });
  return { meanM: product / whole, p90M: p90?.[0] ?? null, maxM: sorted[sorted.length - 1]?.[0] ?? null, within: near / whole };
}

/** Steps of Weiszfeld's way; it comes within a metre in far fewer over a grid. */
const STEPS = 100;

/** Where a station would stand best: the weighted geometric median of each grid's places (Weiszfeld 1937). Grids without weight get the origin. */
export function bestStations(places: Places, grids: number): Stations {
  const stations = { x: new Float64Array(grids), y: new Float64Array(grids) };
  const members = Array.from({ length: grids }, (): number[] => []);
  for (let place = 0; place < places.x.length; place++) if ((places.weight[place] as number) > 0) members[places.grid[place] as number]?.push(place);
  for (const [grid, own] of members.entries()) {
    if (own.length === 0) continue;
    let [x, y] = weightedMean(places, own, () => 1);
    for (let step = 0; step < STEPS; step++) {
      const [fromX, fromY] = [x, y];
      [x, y] = weightedMean(places, own, (place) => 1 / Math.max(0.01, Math.hypot((places.x[place] as number) - fromX, (places.y[place] as number) - fromY)));
      if (Math.hypot(x - fromX, y - fromY) < 0.01) break;
    }
    stations.x[grid] = x;
    stations.y[grid] = y;
  }
  return stations;
}

function weightedMean(places: Places, own: readonly number[], factor: (place: number) => number): [number, number] {
  let [sumX, sumY, whole] = [0, 0, 0];
  for (const place of own) {
    const weight = (places.weight[place] as number) * factor(place);
    sumX += weight * (places.x[place] as number);
    sumY += weight * (places.y[place] as number);
    whole += weight;
  }
  return [sumX / whole, sumY / whole];
}
