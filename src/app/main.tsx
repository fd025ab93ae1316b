// The door: configuration and words first, then the worker, then the screen.
import "./app.css";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { connectEngine } from "../engine/client";
import { App } from "./App";
import { type ConfigResult, configUrl, readConfig } from "./config";
import { firstLanguage, startWords } from "./i18n";
import { parseHash } from "./url";

const engine = connectEngine();
const queries = new QueryClient({
  // What cannot be answered is a fault of the program, never of the data: it is told to the developer's console.
  queryCache: new QueryCache({ onError: (error, query) => console.error(query.queryKey, error) }),
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, networkMode: "always" } },
});

/** The deployment's configuration; none at all is an empty one. */
async function loadConfig(): Promise<ConfigResult> {
  const url = configUrl(window.location.search, document.baseURI);
  if (url === null) {
    return { ok: false, sentence: { en: "?config= takes a path on this site only.", "zh-CN": "?config= 只接受本站内的路径。" } };
  }
  const name = url.split("/").at(-1) ?? "config.json";
  const response = await fetch(url).catch(() => null);
  if (!response?.ok || !(response.headers.get("content-type") ?? "").includes("json")) return { ok: true, config: {} };
  try {
    return readConfig(name, await response.json());
  } catch {
    return { ok: false, sentence: { en: `${name} is not JSON.`, "zh-CN": `${name} 不是 JSON。` } };
  }
}

async function start(element: HTMLElement): Promise<void> {
  const read = await loadConfig();
  const config = read.ok ? read.config : {};
  const { theme, lang } = parseHash(window.location.hash);
  const dark = theme === "dark" || (theme === "auto" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset["scheme"] = dark ? "dark" : "light"; // before the first paint, so that nothing flashes
  const language = lang ?? firstLanguage(navigator.languages, config.languages ?? ["zh-CN", "en"]);
  const words = await startWords(language);
  createRoot(element).render(
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={queries}>
        <App engine={engine} config={config} firstLanguage={language} configFault={read.ok ? null : read.sentence} />
      </QueryClientProvider>
    </I18nextProvider>,
  );
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root");
void start(root);
