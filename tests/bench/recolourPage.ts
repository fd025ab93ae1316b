// P14 in a page of its own: 500 grids take new classes by feature-state, through the map room's own function, and the same through setData; both in turn.
import { Map as MapLibre, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { GRIDS_SOURCE } from "../../src/map/grids";
import { recolour } from "../../src/map/recolour";
import { coverage, randomStream } from "../coverages";

const GRIDS = 500;
const CLASSES = 7;
const ROUNDS = 20;

interface Times {
  /** Milliseconds that the call itself takes the main thread. */
  readonly sync: readonly number[];
  /** Milliseconds until the map rests again. */
  readonly idle: readonly number[];
}

export interface RecolourResult {
  readonly featureState: Times;
  readonly setData: Times;
  /** Whether every grid bore the class that was asked for, after every round of both. */
  readonly equal: boolean;
}

declare global {
  interface Window {
    recolourBench: Promise<RecolourResult>;
  }
}

const OTHER = "bench-data";
const colours = [
  "match",
  ["coalesce", ["feature-state", "class"], ["get", "class"], 0],
  0,
  "#fff",
  1,
  "#fee",
  2,
  "#fcc",
  3,
  "#faa",
  4,
  "#f88",
  5,
  "#f44",
  "#f00",
];

window.recolourBench = run();

async function run(): Promise<RecolourResult> {
  setWorkerUrl(workerUrl);
  const { features } = coverage({ seed: GRIDS, count: GRIDS, depth: 3 });
  const dataOf = (classes: Uint8Array) => ({
    type: "FeatureCollection" as const,
    features: features.map((feature, slot) => ({ ...feature, id: slot, properties: { class: classes[slot] ?? 0 } })),
  });
  const xy = features.flatMap((feature) => feature.geometry.coordinates.flat(2)).filter((value): value is number => typeof value === "number");
  const lngs = xy.filter((_, at) => at % 2 === 0);
  const lats = xy.filter((_, at) => at % 2 === 1);
  const none = new Uint8Array(GRIDS);
  const fill = (id: string, source: string) => ({ id, type: "fill" as const, source, paint: { "fill-color": colours as never } });
  const empty = { type: "FeatureCollection" as const, features: features.map((feature, slot) => ({ ...feature, id: slot, properties: {} })) };
  const map = new MapLibre({
    container: "map",
    style: {
      version: 8,
      sources: { [GRIDS_SOURCE]: { type: "geojson", data: empty }, [OTHER]: { type: "geojson", data: dataOf(none) } },
      layers: [fill("grids", GRIDS_SOURCE), fill("other", OTHER)],
    },
    bounds: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)],
    fadeDuration: 0,
  });
  const idle = (): Promise<void> => new Promise((done) => void map.once("idle", () => done()));
  await idle();
  // Here the grids are GeoJSON, which has no layers within a source.
  const paintable = {
    setFeatureState: ({ source, id }: { source: string; id: number }, state: Record<string, unknown>) => map.setFeatureState({ source, id }, state),
    removeFeatureState: () => undefined,
  };
  const random = randomStream(14);
  const times = { featureState: { sync: [] as number[], idle: [] as number[] }, setData: { sync: [] as number[], idle: [] as number[] } };
  let applied: Uint8Array | null = null;
  let equal = true;
  for (let round = 0; round < ROUNDS; round++) {
    const next = Uint8Array.from(none, () => Math.floor(random() * CLASSES));
    const data = dataOf(next);
    for (const way of ["featureState", "setData"] as const) {
      const start = performance.now();
      if (way === "featureState") applied = recolour(paintable, applied, next);
      else (map.getSource(OTHER) as unknown as { setData(data: object): void }).setData(data);
      times[way].sync.push(performance.now() - start);
      await idle();
      times[way].idle.push(performance.now() - start);
    }
    const shown = map.querySourceFeatures(OTHER);
    equal &&= shown.length > 0 && shown.every(({ id, properties }) => properties.class === next[Number(id)]);
    equal &&= next.every((grade, slot) => map.getFeatureState({ source: GRIDS_SOURCE, id: slot }).class === grade);
  }
  return { ...times, equal };
}
