// Starts the worker of places and gives its typed face to the page.
import { type Remote, wrap } from "comlink";
import type { Places } from "./places";

/** A new worker with no lists open. */
export function connectPlaces(): Remote<Places> {
  return wrap<Places>(new Worker(new URL("./placesWorker.ts", import.meta.url), { type: "module", name: "places" }));
}
