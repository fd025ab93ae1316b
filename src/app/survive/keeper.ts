// What keeps the page alive and lets it start without a network: the watchdog, the service worker, and the bar that tells of a new version.
import type { Remote } from "comlink";
import type { i18n } from "i18next";
import type { Engine } from "../../engine/api";
import type { Config } from "../config";
import { panelWords } from "../i18n";
import { showNotice } from "./notice";
import { fetchTokens, keepOffline } from "./offline";
import { Watchdog } from "./watchdog";

let watchdog: Watchdog | null = null;
let failedBefore = false;

/** React could not draw: there is nothing on screen any more. */
export function drawingFailed(error: unknown): void {
  console.error(error);
  failedBefore = true;
  watchdog?.failed("drawing");
}

/** Begins to watch, once the page has been started. */
export async function keep(engine: Remote<Engine>, config: Config, words: i18n): Promise<void> {
  await panelWords("survive");
  watchdog = new Watchdog(config, words);
  if (failedBefore) watchdog.failed("drawing");
  watchdog.watch(engine);
  fetchTokens(config, (name, token) => engine.setLiveToken(name, token));
  await keepOffline(config, () => {
    showNotice({
      form: "bar",
      title: words.t("survive.version"),
      text: () => words.t("survive.versionAbout"),
      acts: [
        { name: words.t("survive.loadNow"), act: () => window.location.reload() },
        { name: words.t("survive.later"), act: () => showNotice(null) },
      ],
    });
  });
}
