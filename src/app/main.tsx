// The door: configuration and words first, then the worker, then the screen.
import "./trustedTypes";
import "./app.css";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { connectEngine } from "../engine/client";
import { App } from "./App";
import { loadConfig } from "./configFile";
import { firstLanguage, languagesOf, startWords } from "./i18n";
import { parseHash } from "./url";

const engine = connectEngine();
/** Watches over the page; here before anything can fail. */
const keeper = import("./survive/keeper");
const queries = new QueryClient({
  // What cannot be answered is a fault of the program, never of the data: it is told to the developer's console.
  queryCache: new QueryCache({ onError: (error, query) => console.error(query.queryKey, error) }),
  // An answer that nobody looks at any more goes soon: of a live ledger each version has answers of its own, and what asked for them hangs on them.
  defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, networkMode: "always", gcTime: 10_000 } },
});

async function start(element: HTMLElement): Promise<void> {
  const read = await loadConfig(window.location.search, document.baseURI);
  const config = read.ok ? read.config : {};
  const { theme, lang } = parseHash(window.location.hash);
  const dark = theme === "dark" || (theme === "auto" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset["scheme"] = dark ? "dark" : "light"; // before the first paint, so that nothing flashes
  const offered = languagesOf(config);
  const language = firstLanguage(lang === null ? navigator.languages : [lang, ...navigator.languages], offered);
  const words = await startWords(language);
  createRoot(element, { onUncaughtError: (error) => void keeper.then(({ drawingFailed }) => drawingFailed(error)) }).render(
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={queries}>
        <App engine={engine} config={config} firstLanguage={language} configFault={read.ok ? null : read.sentence} />
      </QueryClientProvider>
    </I18nextProvider>,
  );
  void keeper.then(({ keep }) => keep(engine, config, words));
  if (!read.ok) void import("./survive/configured").then(({ whenConfigured }) => whenConfigured());
}

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element #root");
void start(root);
