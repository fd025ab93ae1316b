// What stays as it is while the brush moves: header, notices, layer switches, and the dialogs about what is open.
import { lazy, memo, Suspense, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { issueText } from "../core/model/issue";
import { Header, type HeaderProps } from "../panels/Header";
import { LayerSwitches } from "../panels/LayerSwitches";
import { LoadingNotice } from "../panels/LoadingNotice";
import { monthsOf, usualMonth } from "../panels/months";
import { FaultNotice, SuspicionNotice } from "../panels/Notices";
import type { DeskProps } from "./deskProps";
import { languagesOf } from "./i18n";
import type { View } from "./url";
import { WHOLE_QUEUE } from "./urlCodecs";
import { changeView } from "./useView";

const MappingDialog = lazy(async () => ({ default: (await import("../panels/MappingDialog")).MappingDialog }));
const PlanDialog = lazy(async () => ({ default: (await import("../panels/PlanDialog")).PlanDialog }));

export type DeskTopProps = Pick<DeskProps, "config" | "session" | "layers" | "format"> &
  Pick<View, "theme" | "heatM" | "hexM"> & {
    /** Buttons of the header; null for those of the browse screen. */
    readonly actions?: HeaderProps["actions"] | null;
    readonly onFind?: () => void;
    readonly onShare?: () => void;
    /** Begins measuring on the map; null where nothing can be measured. */
    readonly onMeasure?: (() => void) | null;
  };

const IDLE = (): void => {};

export const DeskTop = memo(function DeskTop(props: DeskTopProps) {
  const { config, session, theme, heatM, hexM, layers, format, actions = null, onFind = IDLE, onShare = IDLE, onMeasure = null } = props;
  const { t } = useTranslation();
  const { opened, activity } = session;
  const { plan, ledger } = opened;
  const [planOpen, setPlanOpen] = useState(false);
  const waiting = activity.waiting[0];
  const title = typeof config.title === "string" ? config.title : (config.title?.[format.language] ?? null);
  const { planFile } = activity;
  const span = ledger?.span;

  return (
    <>
      <header className="header-area">
        <Header
          title={title}
          plan={plan}
          ledger={ledger}
          language={format.language}
          languages={languagesOf(config)}
          theme={theme}
          onLanguage={(lang) => changeView({ lang }, true)}
          onTheme={(chosen) => changeView({ theme: chosen }, true)}
          onFiles={(files) => void session.openFiles(files)}
          onPlan={() => setPlanOpen(true)}
          actions={
            actions ?? [
              { label: t("find.button"), hint: t("find.hint"), plain: true, onClick: onFind },
              { label: t("share.button"), plain: true, onClick: onShare },
              ...(plan && span
                ? [
                    ...(ledger?.hasClosing ? [{ label: t("queue.open"), onClick: () => changeView({ queue: WHOLE_QUEUE }) }] : []),
                    { label: t("card.profile"), onClick: () => changeView({ profile: "town", grid: null, look: null }) },
                    { label: t("look.open"), onClick: () => changeView({ look: { tab: "fair", part: null }, profile: null }) },
                    { label: t("draft.open"), onClick: () => changeView({ screen: "plan", look: null, queue: null, month: null, filtering: false }) },
                    {
                      label: t("toWall.open"),
                      onClick: () => changeView({ screen: "wall", look: null, queue: null, month: null, filtering: false, case: null }),
                    },
                    { label: t("sheet.open"), onClick: () => changeView({ month: usualMonth(monthsOf(span, format.timeZone), span.to, format.timeZone) }) },
                  ]
                : []),
            ]
          }
        />
      </header>
      <section className="float-notices" aria-label={t("notice.label")}>
        <Loading session={session} format={format} />
        {activity.faults.map((fault, index) => (
          <FaultNotice
            key={`${index.toString()} ${fault.kind}`}
            sentence={fault.kind === "issue" ? issueText(fault.issue, format.language) : fault.sentence[format.language]}
            onClose={() => session.tell({ kind: "faultClosed", index })}
          />
        ))}
        {ledger?.suspicions.map((suspicion) => {
          const last = activity.reports.at(-1);
          return (
            <SuspicionNotice
              key={suspicion.kind}
              suspicion={suspicion}
              format={format}
              onFix={last ? (fix) => void session.openReports(last.file, { ...last.mapping, ...fix }, false) : null}
            />
          );
        })}
      </section>
      <section className="float-layers" aria-label={t("layers.label")}>
        <LayerSwitches
          layers={layers}
          heatM={heatM}
          hexM={hexM}
          onLayers={(next) => changeView({ layers: next })}
          onHeat={(metres) => changeView({ heatM: metres }, true)}
          onHex={(metres) => changeView({ hexM: metres }, true)}
          onMeasure={onMeasure}
        />
      </section>
      <Suspense fallback={null}>
        {plan && planOpen && (
          <PlanDialog
            opened
            plan={plan}
            ledger={ledger}
            format={format}
            onProperty={planFile ? (choice) => void session.openBoundaries(planFile, choice) : null}
            onClose={() => setPlanOpen(false)}
          />
        )}
        {waiting && (
          <MappingDialog
            key={`${waiting.file.name} ${waiting.file.size} ${waiting.file.lastModified} ${waiting.inspection.proposal.encoding ?? ""}`}
            inspection={waiting.inspection}
            format={format}
            onEncoding={(encoding) => void session.inspectAgain(encoding)}
            onConfirm={(mapping) => void session.confirmMapping(mapping)}
            onCancel={() => void session.confirmMapping(null)}
          />
        )}
      </Suspense>
    </>
  );
});

/** What is being read, drawn anew with every step of it, and nothing else with it. */
function Loading({ session, format }: Pick<DeskProps, "session" | "format">) {
  const progress = useSyncExternalStore(session.progress.subscribe, session.progress.get);
  return progress && <LoadingNotice progress={progress} format={format} onCancel={session.cancel} />;
}
