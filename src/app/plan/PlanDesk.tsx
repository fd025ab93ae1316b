// The planner's screen around the map: tools on it, panels beside it. The draft itself lives in drafting.ts.
import "../../panels/plan/plan.css";
import "../../panels/plan/advise.css";
import { Tabs } from "@mantine/core";
import { lazy, Suspense, useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { layGhost } from "../../map/ghost";
import type { Hand } from "../../map/MapCanvas";
import { PanelRoot } from "../../panels/PanelRoot";
import { DeskTop } from "../DeskTop";
import type { DeskProps } from "../deskProps";
import { panelWords } from "../i18n";
import { changeView } from "../useView";
import { closeDraft, drafting, keepWith, openDraft } from "./drafting";
import { ghost } from "./ghost";
import { groundChoice } from "./groundChoice";
import { NotFit, PARTS, type PartName } from "./parts";
import { planKeeper } from "./planKeeper";
import { Workbench } from "./Workbench";

const NAMES = Object.keys(PARTS) as readonly PartName[];
const WORDS = panelWords("draft");
/** Letters that open a part (planner.md §6.1). */
const PART_KEYS: { readonly [N in PartName]?: string } = { suggest: "T", quality: "Q" };

/** Who edits, what was recovered, what could not be kept. */
const PlanNotices = lazy(async () => {
  const loaded = await import("./PlanNotices");
  await loaded.ready();
  return loaded;
});

/** Draws what a cleaning would do over the map; over a draft the sheet does. */
const GHOSTS: Hand = { keepsPlan: true, take: (map) => layGhost(map, ghost) };

/** @public What must have come before the screen is shown. */
export const ready = (): Promise<void> => WORDS;

export default function PlanDesk(props: DeskProps) {
  const { engine, config, session, view, layers, scheme, format, counting, onHand } = props;
  const { t } = useTranslation();
  const state = useSyncExternalStore(drafting.subscribe, drafting.get);
  const choice = useSyncExternalStore(groundChoice.subscribe, groundChoice.get);
  const [tab, setTab] = useState<PartName>("balance");
  const [faultTurn, setFaultTurn] = useState(0);
  const { plan, ledger } = session.opened;
  const shapesUrl = plan?.shapesUrl ?? null;
  const reading = ledger === null && session.pending;
  const versions = counting.rowVersions.join();
  const { period } = view;
  const keep = useEffectEvent(() => keepWith(planKeeper({ baseName: plan?.name ?? "", ids: plan?.grids.map(({ id }) => id) ?? [] })));
  useEffect(() => {
    if (shapesUrl === null || reading) return;
    keep();
    void openDraft(engine, { ...choice, selection: { period } });
    return closeDraft;
  }, [engine, shapesUrl, reading, versions, period, choice]);
  const dirty = state.kind === "dirty";
  useEffect(() => {
    if (!dirty) return;
    onHand(GHOSTS);
    return () => onHand(null);
  }, [onHand, dirty]);
  const actions = useMemo(() => [{ label: t("draft.leave"), onClick: () => changeView({ screen: "browse" }) }], [t]);
  const nextFault = (): void => {
    setTab("quality");
    setFaultTurn(faultTurn + 1);
  };
  const Part = PARTS[tab];
  return (
    <PanelRoot scheme={scheme}>
      <DeskTop config={config} session={session} theme={view.theme} heatM={view.heatM} hexM={view.hexM} layers={layers} format={format} actions={actions} />
      {state.kind === "open" && <Workbench desk={props} open={state} onPart={setTab} onNextFault={nextFault} />}
      <aside className="panel-area draft-panel" id="draft-panel" aria-label={t("draft.panel")}>
        <Suspense fallback={null}>{state.kind === "open" && <PlanNotices open={state} />}</Suspense>
        <Tabs value={tab} onChange={(name) => setTab(NAMES.find((one) => one === name) ?? "balance")} className="draft-tabs">
          <Tabs.List aria-label={t("draft.panel")}>
            {NAMES.map((name) => (
              <Tabs.Tab key={name} value={name} aria-keyshortcuts={PART_KEYS[name]} title={PART_KEYS[name]}>
                {t(`draft.parts.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab} className="draft-part">
            <Suspense fallback={null}>
              {state.kind === "open" && <Part {...props} open={state} faultTurn={faultTurn} />}
              {state.kind === "opening" && <p className="note">{t("draft.opening")}</p>}
              {state.kind === "dirty" && <NotFit {...props} />}
              {state.kind === "closed" && <p className="note">{t("draft.closed")}</p>}
            </Suspense>
          </Tabs.Panel>
        </Tabs>
      </aside>
    </PanelRoot>
  );
}
