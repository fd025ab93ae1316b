// The service worker: the page's own files and the deployment's files are there without a network. Built as /sw.js, which imports nothing; docs/adr/0010.

/** What of a service worker's world is used here: the compiler knows the page's world only. */
interface Scope {
  readonly registration: { readonly scope: string };
  readonly location: Location;
  readonly clients: { claim(): Promise<void>; matchAll(which: { readonly includeUncontrolled: boolean }): Promise<readonly Client[]> };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", heard: (event: Lasting) => void): void;
  addEventListener(type: "fetch", heard: (event: Lasting & { readonly request: Request; respondWith(answer: Promise<Response>): void }) => void): void;
  addEventListener(type: "message", heard: (event: Lasting & MessageEvent) => void): void;
}
interface Client {
  postMessage(message: unknown): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
declare const self: Scope;

export {};

/** Put here by the build (vite.config.ts): a name that changes with the files, the first script, and all files, relative to this one. */
declare const GRIDKEEPER_BUILD: { readonly version: string; readonly entry: string; readonly files: readonly string[] };

const { version, entry, files } = GRIDKEEPER_BUILD;
/** Several pages may lie on one origin; each keeps its own. */
const PREFIX = `gridkeeper ${new URL(self.registration.scope).pathname}`;
const BUILD = `${PREFIX} build `;
/** The first script is the last word of a build's name. */
const OWN_BUILD = `${BUILD}${version} ${entry}`;
const FILES = `${PREFIX} files `;
const OWN = new Set(files.map((file) => whole(file)));
const PAGE = whole("index.html");
/** A server that says nothing for so long counts as away, where there is a copy. */
const PATIENCE_MS = 8000;
/** A deployment's file that says to be larger is not kept. */
const MOST_BYTES = 256e6;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  const { origin } = self.location;
  if (event.origin !== origin || !isOrder(event.data)) return;
  event.waitUntil(keep(event.data));
  // A page that began to listen after a version had come hears of it now.
  const from = event.source as Client | null;
  event.waitUntil(builds().then((all) => from?.postMessage({ kind: "gridkeeper-version", entry: all.at(-1)?.split(" ").at(-1) })));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // Live sources say no-store: what they answer is never kept here.
  if (request.method !== "GET" || url.origin !== self.location.origin || request.cache === "no-store" || request.headers.has("range")) return;
  if (request.mode === "navigate") {
    if (isPage(url)) event.respondWith(newestPage(request));
    return;
  }
  if (OWN.has(bare(url)) || isBuilt(url)) event.respondWith(ownFile(bare(url), request));
  else event.respondWith(deployedFile(request));
});

function whole(path: string): string {
  return new URL(path, self.location.href).href;
}

function bare(url: URL): string {
  return url.origin + url.pathname;
}

function isPage(url: URL): boolean {
  return bare(url) === PAGE || bare(url) === self.registration.scope;
}

/** A file of some build, this one or an earlier one: its name changes with its content. */
function isBuilt(url: URL): boolean {
  return bare(url).startsWith(whole("assets/"));
}

/** All files or none, index.html last: a build is whole when it has that. An index.html of another build than this list is a deployment half done: the browser tries again later. */
async function install(): Promise<void> {
  const cache = await caches.open(OWN_BUILD);
  try {
    const page = await fetch(PAGE, { cache: "no-cache" });
    if (!page.ok || !(await page.clone().text()).includes(entry)) throw new Error(`sw.js and index.html are of two builds (${entry})`);
    for (const file of files) if (whole(file) !== PAGE && !(await cache.match(whole(file)))) await cache.add(whole(file));
    await cache.put(PAGE, page);
  } catch (error) {
    await caches.delete(OWN_BUILD);
    throw error;
  }
  void self.skipWaiting();
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage({ kind: "gridkeeper-version", entry });
}

/** Names of the builds that are kept whole or in part, the newest last. */
async function builds(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(BUILD));
}

/** Pages of the version before go on with its files; what is older goes. The next load takes the new one. */
async function activate(): Promise<void> {
  const others = (await builds()).filter((name) => name !== OWN_BUILD);
  for (const name of others.slice(0, -1)) await caches.delete(name);
  await self.clients.claim();
}

/** The page of the newest build that is whole, even while an older service worker still rules because its pages are busy. */
async function newestPage(request: Request): Promise<Response> {
  for (const name of [...(await builds())].reverse()) {
    const page = await (await caches.open(name)).match(PAGE);
    if (page) return page;
  }
  return fetch(request);
}

async function ownFile(url: string, request: Request): Promise<Response> {
  const ours = await caches.open(OWN_BUILD);
  return (await ours.match(url)) ?? (isBuilt(new URL(url)) ? await caches.match(url) : undefined) ?? fetch(request);
}

/** Configuration, plans, cases: from the server while it answers, else the copy of the last time. */
async function deployedFile(request: Request): Promise<Response> {
  const holders = await holdersOf(request.url);
  if (holders.length === 0) return fetch(request);
  const copy = (): Promise<Response | undefined> => holders[0]?.match(request.url) ?? Promise.resolve(undefined);
  const asked = fetch(request).then(async (answer) => {
    if (isKept(answer)) for (const holder of holders) await put(holder, request.url, answer.clone());
    return answer;
  });
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null));
  const answer = await Promise.race([asked.catch(() => null), late]);
  // A gateway without its server behind it is as good as no network.
  if (answer !== null && answer.status < 500) return answer;
  return (await copy()) ?? answer ?? asked;
}

/** Nothing that names live sources is kept with their tokens: a page started from the copy has them again when the server answers. */
async function put(cache: Cache, url: string, answer: Response): Promise<void> {
  if (!(answer.headers.get("content-type") ?? "").includes("json")) return cache.put(url, answer);
  const value: unknown = await answer
    .clone()
    .json()
    .catch(() => null);
  if (typeof value !== "object" || value === null || !Array.isArray(Reflect.get(value, "live"))) return cache.put(url, answer);
  const text = JSON.stringify(value, (key, inner: unknown) =>
    key === "auth" && typeof inner === "object" && inner !== null && "value" in inner ? { ...inner, value: "" } : inner,
  );
  return cache.put(url, new Response(text, { headers: { "content-type": "application/json" } }));
}

async function holdersOf(url: string): Promise<readonly Cache[]> {
  const holders: Cache[] = [];
  for (const name of (await caches.keys()).filter((one) => one.startsWith(FILES))) {
    const cache = await caches.open(name);
    if (await cache.match(url)) holders.push(cache);
  }
  return holders;
}

function isKept(answer: Response): boolean {
  return answer.status === 200 && answer.type === "basic" && Number(answer.headers.get("content-length") ?? 0) <= MOST_BYTES;
}

/** A page tells which files its configuration names; null keeps nothing any more. */
interface Order {
  readonly kind: "gridkeeper-keep";
  readonly config: string;
  readonly urls: readonly string[] | null;
}

function isOrder(data: unknown): data is Order {
  return typeof data === "object" && data !== null && Reflect.get(data, "kind") === "gridkeeper-keep";
}

async function keep({ config, urls }: Order): Promise<void> {
  if (urls === null) {
    await caches.delete(FILES + config);
    return;
  }
  const cache = await caches.open(FILES + config);
  for (const { url } of await cache.keys()) if (!urls.includes(url)) await cache.delete(url);
  for (const url of urls) {
    if (new URL(url).origin !== self.location.origin || (await cache.match(url))) continue;
    const answer = await fetch(url).catch(() => null);
    if (answer && isKept(answer)) await put(cache, url, answer);
  }
}
