// Signs of life: of the page (a beat that a worker counts), of the engine (it answers), of the map (its context is there). What is missing too long is told.
import type { Remote } from "comlink";
import type { Engine } from "../../engine/api";

export type Failure = "drawing" | "page" | "worker" | "map";

/** Seconds without a sign of life. */
export interface Limits {
  readonly pageAfter: number;
  readonly workerAfter: number;
  readonly mapAfter: number;
}

const SECOND_MS = 1000;
/** The engine is asked every so many seconds. */
const ASK_EVERY = 5;

/** Watches until told to stop. `failed` hears of each failure once, `well` when the same thing lives again; seconds of a hidden page do not count. */
export function watchSigns(engine: Remote<Engine>, limits: Limits, failed: (what: Failure) => void, well: (what: Failure) => void): () => void {
  const worker = new Worker(new URL("./beatWorker.ts", import.meta.url), { type: "module", name: "beat" });
  worker.onmessage = ({ data }: MessageEvent<number>) => {
    if (data >= limits.pageAfter) failed("page");
  };
  const engineSigns = sign("worker", limits.workerAfter, failed, well);
  const mapSigns = sign("map", limits.mapAfter, failed, well);
  let asking = false;
  let turn = 0;
  const ask = async (): Promise<void> => {
    asking = true;
    await engine.liveFacts();
    asking = false;
  };
  const tick = (): void => {
    const seen = document.visibilityState === "visible";
    worker.postMessage(seen ? "beat" : "rest");
    if (!seen) return;
    if (!asking && turn++ % ASK_EVERY === 0) void ask();
    engineSigns(!asking);
    mapSigns(hasMap());
  };
  const timer = setInterval(tick, SECOND_MS);
  document.addEventListener("visibilitychange", tick);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", tick);
    worker.terminate();
  };
}

/** Counts the seconds without a sign. */
function sign(what: Failure, limit: number, failed: (what: Failure) => void, well: (what: Failure) => void): (alive: boolean) => void {
  let missed = 0;
  return (alive) => {
    if (alive) {
      if (missed > limit) well(what);
      missed = 0;
    } else if (++missed === Math.ceil(limit) + 1) failed(what);
  };
}

/** False while a canvas of the map stands there with a lost context. A page without a map has none to lose. */
function hasMap(): boolean {
  const canvas = document.querySelector<HTMLCanvasElement>(".maplibregl-canvas");
  return canvas?.getContext("webgl2")?.isContextLost() !== true;
}
