// The page's side of the service worker: registers it, tells it which files the deployment names, and says when a new version lies ready.
import type { Config } from "../config";
import { configUrl } from "../configUrl";

/** A look for a new version, for pages that stay open for weeks. */
const LOOK_MS = 3_600_000;
/** The first map does not share its line with the copies of everything else. */
const FIRST_MAP_MS = 3000;

/** Keeps the page for a start without a network; `ready` is told when another version than this page's will be taken at the next load. */
export async function keepOffline(config: Config, ready: () => void): Promise<void> {
  const { serviceWorker } = navigator;
  if (!import.meta.env.PROD || !serviceWorker) return;
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const entry = typeof data === "object" && data !== null && Reflect.get(data, "kind") === "gridkeeper-version" ? Reflect.get(data, "entry") : null;
    if (typeof entry === "string" && !ownEntry().endsWith(entry)) ready();
  });
  serviceWorker.startMessages();
  const page = document.baseURI;
  const own = configUrl(window.location.search, page);
  if (config.offline === false) {
    await (await import("./forgetting")).forget(page);
    return;
  }
  await new Promise((resolve) => setTimeout(resolve, FIRST_MAP_MS));
  const registration = await serviceWorker.register(new URL("./sw.js", page), { updateViaCache: "none" });
  const look = (): void => void registration.update().catch(() => undefined); // without a network there is nothing newer
  setInterval(look, LOOK_MS);
  const { active } = await serviceWorker.ready;
  look();
  if (own !== null) active?.postMessage({ kind: "gridkeeper-keep", config: own, urls: [own, ...filesOf(config).map((file) => new URL(file, page).href)] });
}

/** The files that a configuration names, paths relative to the page. */
export function filesOf(config: Config): readonly string[] {
  const lists = [config.plans, config.cases, config.ground, config.services].flatMap((list) => list ?? []);
  const recordings = (config.live ?? []).flatMap((source) => (source.kind === "replay" && source.file !== undefined ? [source.file] : []));
  const single = [config.catalogue, config.rules, config.wall].flatMap((file) => (file === undefined ? [] : [file]));
  return [...new Set([...lists.map(({ file }) => file), ...recordings, ...single])];
}

/** The script that this page was started by. */
function ownEntry(): string {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? "";
}
