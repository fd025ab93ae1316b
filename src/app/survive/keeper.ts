// What keeps the page alive and lets it start without a network: it listens for signs of life and registers the service worker; what follows a failure comes when one is there.
import type { Remote } from "comlink";
import type { i18n } from "i18next";
import type { Engine } from "../../engine/api";
import type { Config } from "../config";
import { keepOffline } from "./offline";
import { type Failure, watchSigns } from "./signs";
import type { Watchdog } from "./watchdog";

let makeWatchdog: (() => Promise<Watchdog>) | null = null;
let watchdog: Promise<Watchdog> | null = null;

/** Tells the watchdog, which is made at the first failure. Where its files cannot be fetched (no service worker, no network) a new load would find no page either. */
function tell(act: (dog: Watchdog) => void): void {
  watchdog ??= makeWatchdog?.() ?? null;
  watchdog?.then(act, (error: unknown) => {
    watchdog = null;
    console.error(error);
  });
}

/** React could not draw: there is nothing on screen any more. */
export function drawingFailed(error: unknown): void {
  console.error(error);
  tell((dog) => dog.failed("drawing"));
}

/** Begins to watch, once the page has been started. */
export async function keep(engine: Remote<Engine>, config: Config, words: i18n): Promise<void> {
  makeWatchdog = async () => (await import("./watchdog")).openWatchdog(config, words);
  const failed = (what: Failure): void => tell((dog) => dog.failed(what));
  watchSigns(engine, { pageAfter: 20, workerAfter: 60, mapAfter: 15, ...config.watchdog }, failed, (what) => tell((dog) => dog.well(what)));
  if (config.live?.some((source) => source.kind !== "replay" && source.auth?.value === ""))
    void import("./tokens").then(({ fetchTokens }) => fetchTokens((name, token) => engine.setLiveToken(name, token)));
  await keepOffline(config, () => void import("./versionBar").then(({ showVersion }) => showVersion(words)));
}
