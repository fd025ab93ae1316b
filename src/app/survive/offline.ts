// The page's side of the service worker: registers it, tells it which files the deployment names, and says when a new version lies ready.
import type { Config } from "../config";
import { loadConfig } from "../configFile";
import { configUrl } from "../configUrl";

/** A look for a new version, for pages that stay open for weeks. */
const LOOK_MS = 3_600_000;

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
    await forget(page);
    return;
  }
  const registration = await serviceWorker.register(new URL("./sw.js", page), { updateViaCache: "none" });
  const look = (): void => void registration.update().catch(() => undefined); // without a network there is nothing newer
  setInterval(look, LOOK_MS);
  const { active } = await serviceWorker.ready;
  look();
  if (own !== null) active?.postMessage({ kind: "gridkeeper-keep", config: own, urls: [own, ...filesOf(config).map((file) => new URL(file, page).href)] });
}

/** A look for the server, while the page runs on the kept copy of its configuration. */
const TOKENS_MS = 10_000;

/** The kept copy of a configuration has no tokens: they are fetched from the server until it answers, and go to the engine. */
export function fetchTokens(config: Config, give: (name: string, token: string) => Promise<void>): void {
  const own = configUrl(window.location.search, document.baseURI);
  if (own === null || !config.live?.some((source) => tokenOf(source) === "")) return;
  const look = async (): Promise<void> => {
    const fresh = await loadConfig(window.location.search, document.baseURI);
    const given = (fresh.ok ? (fresh.config.live ?? []) : []).map((source) => ({ name: source.name, token: tokenOf(source) }));
    if (!given.some(({ token }) => token)) setTimeout(() => void look(), TOKENS_MS);
    for (const { name, token } of given) if (token) await give(name, token);
  };
  setTimeout(() => void look(), TOKENS_MS);
}

function tokenOf(source: NonNullable<Config["live"]>[number]): string | undefined {
  return source.kind === "replay" ? undefined : source.auth?.value;
}

/** The files that a configuration names, paths relative to the page. */
export function filesOf(config: Config): readonly string[] {
  const lists = [config.plans, config.cases, config.ground, config.services].flatMap((list) => list ?? []);
  const recordings = (config.live ?? []).flatMap((source) => (source.kind === "replay" && source.file !== undefined ? [source.file] : []));
  const single = [config.catalogue, config.rules].flatMap((file) => (file === undefined ? [] : [file]));
  return [...new Set([...lists.map(({ file }) => file), ...recordings, ...single])];
}

/** This deployment keeps nothing: what an earlier configuration kept goes, and the service worker with it. */
async function forget(page: string): Promise<void> {
  const scope = new URL(".", page);
  const registration = await navigator.serviceWorker.getRegistration(scope);
  if (registration?.scope === scope.href) await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith(`gridkeeper ${scope.pathname} `)) await caches.delete(name);
}

/** The script that this page was started by. */
function ownEntry(): string {
  return document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? "";
}
