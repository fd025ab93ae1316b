// The worker of places: started when a tab first needs it, kept for the page.
import type { Remote } from "comlink";
import type { Places } from "../../engine/places";
import { connectPlaces } from "../../engine/placesClient";

let started: Remote<Places> | null = null;

/** The one worker of places. */
export function places(): Remote<Places> {
  started ??= connectPlaces();
  return started;
}
