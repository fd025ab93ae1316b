// A wall that was started without a configuration that could be read: nobody sits before it to load it anew.
import { loadConfig } from "../configFile";
import { parseHash } from "../url";
import { AGAIN_MS } from "./again";

/** Loads the page anew as soon as its configuration can be read, while the wall is shown. */
export function whenConfigured(): void {
  setTimeout(async () => {
    const isWall = parseHash(window.location.hash).screen === "wall";
    if (isWall && (await loadConfig(window.location.search, document.baseURI)).ok) window.location.reload();
    else whenConfigured();
  }, AGAIN_MS);
}
