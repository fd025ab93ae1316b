// The page: language and theme as the address says, files dropped anywhere, and the map with its desk.
import type { Remote } from "comlink";
import { type DragEvent, lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../core/model/issue";
import type { Engine } from "../engine/api";
import { formatFor } from "../panels/format";
import type { Config } from "./config";
import { languagesOf, panelWords, speak } from "./i18n";
import { openedIn } from "./inLanguage";
import { MapScreen } from "./MapScreen";
import { useMedia } from "./useMedia";
import { useSession } from "./useSession";
import { useView } from "./useView";

/** Only where the configuration names live sources. */
const LiveWire = lazy(async () => {
  const [wire] = await Promise.all([import("./LiveWire"), panelWords("live")]);
  return wire;
});

export interface AppProps {
  readonly engine: Remote<Engine>;
  readonly config: Config;
  readonly firstLanguage: Language;
  readonly configFault: { readonly [K in Language]: string } | null;
}

export function App({ engine, config, firstLanguage, configFault }: AppProps) {
  const { t, i18n } = useTranslation();
  const view = useView();
  const read = useSession(engine, configFault === null ? config : null, view.plan);
  const prefersDark = useMedia("(prefers-color-scheme: dark)");
  const scheme = view.theme === "auto" ? (prefersDark ? "dark" : "light") : view.theme;
  const wanted = view.lang !== null && languagesOf(config).includes(view.lang) ? view.lang : firstLanguage;
  const language: Language = i18n.language === "en" ? "en" : "zh-CN";
  const opened = useMemo(() => openedIn(read.opened, language), [read.opened, language]);
  const session = useMemo(() => ({ ...read, opened }), [read, opened]);
  const [dragging, setDragging] = useState(false);

  useEffect(() => void speak(i18n, wanted), [i18n, wanted]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["scheme"] = scheme;
  }, [language, scheme]);

  const { tell } = session;
  useEffect(() => {
    if (configFault) tell({ kind: "fault", fault: { kind: "sentence", sentence: configFault } });
  }, [configFault, tell]);

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDragging(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) void session.openFiles(files);
  };

  return (
    <div
      className="app"
      data-screen={view.screen}
      data-embed={view.embed}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(event.dataTransfer.types.includes("Files"));
      }}
      onDragLeave={(event) => {
        if (event.relatedTarget === null) setDragging(false);
      }}
      onDrop={drop}
    >
      {view.screen !== "wall" && (
        <a className="skip" href={view.screen === "plan" ? "#draft-panel" : "#grid-table"} onClick={focusNumbers}>
          {t(view.screen === "plan" ? "app.skipPlan" : "app.skip")}
        </a>
      )}
      <MapScreen engine={engine} config={config} session={session} view={view} language={language} scheme={scheme} />
      {config.live && config.live.length > 0 && (
        <Suspense fallback={null}>
          <LiveWire
            engine={engine}
            live={config.live}
            keeps={config.offline !== false}
            format={formatFor(language, config.timeZone ?? opened.ledger?.sources[0]?.mapping.timeZone ?? "UTC")}
          />
        </Suspense>
      )}
      {dragging && (
        <div className="drop" aria-hidden="true">
          <div className="drop-box">
            <strong>{t("open.drop")}</strong>
            <p>{t("open.dropAbout")}</p>
            <p>{t("open.private")}</p>
          </div>
        </div>
      )}
    </div>
  );
}

/** The skip link must not touch the hash, which says what is looked at. */
function focusNumbers(event: { preventDefault(): void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('.grids table, .draft-panel [role="tab"][aria-selected="true"]')?.focus();
}
