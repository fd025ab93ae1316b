// Starts the engine's worker and gives its typed face to the page.
import { type Remote, wrap } from "comlink";
import type { Engine } from "./api";

/** A new worker with an empty engine. Callbacks handed to it must be wrapped by `report`. */
export function connectEngine(): Remote<Engine> {
  return wrap<Engine>(new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "engine" }));
}
