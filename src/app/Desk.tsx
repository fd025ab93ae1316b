// Everything around the map, in a chunk of its own so that the first map need not wait for it.
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { isCase } from "../core/frame/caseFile";
import { issueText } from "../core/model/issue";
import { measuresFor } from "../panels/Coloring";
import { GridCard } from "../panels/GridCard";
import { Header } from "../panels/Header";
import { LayerSwitches } from "../panels/LayerSwitches";
import { Legend } from "../panels/Legend";
import { LoadingNotice } from "../panels/LoadingNotice";
import { MappingDialog } from "../panels/MappingDialog";
import { FaultNotice, SuspicionNotice } from "../panels/Notices";
import { PanelRoot } from "../panels/PanelRoot";
import { PlanDialog } from "../panels/PlanDialog";
import { ReportCard } from "../panels/ReportCard";
import { RowsDrawer } from "../panels/RowsDrawer";
import { CaseDesk } from "./CaseDesk";
import { closedStandsForHandled, type DeskProps } from "./deskProps";
import { SidePanel } from "./SidePanel";
import { useMedia } from "./useMedia";
import { type RowsAsked, useRowPages } from "./useRowPages";
import { changeView } from "./useView";

export default function Desk(props: DeskProps) {
  const { engine, config, session, view, layers, scheme, format, counting, rows, chosen } = props;
  const { t } = useTranslation();
  const { opened, activity } = session;
  const { plan, ledger } = opened;
  const [asked, setAsked] = useState<RowsAsked | null>(null);
  const [planOpen, setPlanOpen] = useState(false);
  const [queueOf, setQueueOf] = useState<{ readonly slot: number | null } | null>(null);
  const pages = useRowPages(engine, counting.versions, asked);
  const openRows = useCallback((rowsAsked: RowsAsked) => setAsked(rowsAsked), []);
  const picked = useQuery({
    queryKey: ["report", ...counting.versions, props.reportPicked],
    queryFn: () => (props.reportPicked === null ? null : engine.row(props.reportPicked)),
    enabled: props.reportPicked !== null,
  });
  const waiting = activity.waiting[0];
  const chosenRow = chosen === null ? null : (rows?.[chosen] ?? null);
  const title = typeof config.title === "string" ? config.title : (config.title?.[format.language] ?? null);
  const { planFile } = activity;
  const narrow = useMedia("(max-width: 760px)");

  return (
    <PanelRoot scheme={scheme}>
      <header className="header-area">
        <Header
          title={title}
          plan={plan}
          ledger={ledger}
          language={format.language}
          theme={view.theme}
          onLanguage={(lang) => changeView({ lang }, true)}
          onTheme={(theme) => changeView({ theme }, true)}
          onFiles={(files) => void session.openFiles(files)}
          onPlan={() => setPlanOpen(true)}
        />
      </header>

      <section className="float-notices" aria-label={t("notice.label")}>
        {activity.progress && <LoadingNotice progress={activity.progress} format={format} onCancel={session.cancel} />}
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
          heatM={view.heatM}
          hexM={view.hexM}
          onLayers={(next) => changeView({ layers: next })}
          onHeat={(heatM) => changeView({ heatM }, true)}
          onHex={(hexM) => changeView({ hexM }, true)}
        />
      </section>
      <section className="float-left" aria-label={t("legend.label")}>
        {picked.data && plan && !isCase(picked.data) && (
          <ReportCard report={picked.data} grids={plan.grids} format={format} onClose={() => props.onReport(null)} />
        )}
        {chosenRow && ledger && (!picked.data || isCase(picked.data)) && (
          <GridCard
            row={chosenRow}
            rows={rows ?? []}
            measures={measuresFor(ledger)}
            measure={view.measure}
            cohort={view.cohort}
            closedStandsForHandled={closedStandsForHandled(ledger)}
            format={format}
            onClose={() => props.onChoose(null)}
            onReports={() => openRows({ bucket: "located", slot: chosenRow.slot })}
            onQueue={ledger.hasClosing ? () => setQueueOf({ slot: chosenRow.slot }) : null}
          />
        )}
        {props.legend && <Legend key={narrow ? "narrow" : "wide"} startOpen={!narrow} {...props.legend} />}
      </section>

      <SidePanel {...props} onOpenRows={openRows} />
      <CaseDesk {...props} queueOf={queueOf} onQueueClose={() => setQueueOf(null)} />

      <RowsDrawer
        bucket={asked?.bucket ?? null}
        gridName={asked?.slot != null ? (plan?.grids[asked.slot]?.name ?? "") : null}
        total={pages.total}
        grids={plan?.grids ?? []}
        format={format}
        rowAt={pages.rowAt}
        onRange={pages.onRange}
        onOpen={(row) => {
          if (row.position === undefined) return;
          props.onReport(row.position);
          setAsked(null);
        }}
        onClose={() => setAsked(null)}
      />
      {plan && (
        <PlanDialog
          opened={planOpen}
          plan={plan}
          ledger={ledger}
          format={format}
          onProperty={planFile ? (choice) => void session.openBoundaries(planFile, choice) : null}
          onClose={() => setPlanOpen(false)}
        />
      )}
      {waiting && (
        <MappingDialog
          key={`${waiting.file.name} ${waiting.file.size} ${waiting.file.lastModified}`}
          inspection={waiting.inspection}
          format={format}
          onConfirm={(mapping) => void session.confirmMapping(mapping)}
          onCancel={() => void session.confirmMapping(null)}
        />
      )}
      <p className="hidden" role="status" aria-live="polite">
        {chosenRow ? t("say.chosen", { name: chosenRow.name, text: format.count(chosenRow.sums.n) }) : ""}
      </p>
    </PanelRoot>
  );
}
