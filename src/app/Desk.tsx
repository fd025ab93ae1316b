// Everything around the map, in a chunk of its own so that the first map need not wait for it.
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isCase } from "../core/frame/caseFile";
import { measuresFor } from "../panels/Coloring";
import { GridCard } from "../panels/GridCard";
import { HoverTip } from "../panels/HoverTip";
import { Legend } from "../panels/Legend";
import { PanelRoot } from "../panels/PanelRoot";
import { ReportCard } from "../panels/ReportCard";
import { DeskTop } from "./DeskTop";
import { closedStandsForHandled, type DeskProps } from "./deskProps";
import { chipsOf } from "./filterChips";
import { isFirstRun } from "./firstRun";
import { panelWords } from "./i18n";
import { rowInEnglish } from "./inLanguage";
import { maskFor } from "./maskFor";
import { SidePanel } from "./SidePanel";
import type { View } from "./url";
import { WHOLE_QUEUE } from "./urlCodecs";
import { useMedia } from "./useMedia";
import type { RowsAsked } from "./useRowPages";
import { changeView } from "./useView";

/** The analysis panel and its words come when it is first opened. */
const LookDesk = lazy(async () => {
  const loaded = await import("./LookDesk");
  await loaded.ready();
  return loaded;
});
const ProfileDesk = lazy(async () => {
  const loaded = await import("./profile/ProfileDesk");
  await loaded.ready();
  return loaded;
});
const BookDesk = lazy(async () => {
  const [loaded] = await Promise.all([import("./BookDesk"), panelWords("work")]);
  return loaded;
});
const CaseDesk = lazy(async () => {
  const loaded = await import("./CaseDesk");
  await loaded.ready();
  return loaded;
});
const RowsDesk = lazy(async () => ({ default: (await import("./RowsDesk")).RowsDesk }));
const FindDesk = lazy(() => import("./FindDesk"));
const ShareDesk = lazy(() => import("./ShareDesk"));

/** The filter panel and its words come when it is first opened. */
const FilterDesk = lazy(async () => {
  const loaded = await import("./FilterDesk");
  await loaded.ready();
  return loaded;
});
/** Two periods side by side, and their words, come when two are first compared. */
const CompareDesk = lazy(async () => {
  const [loaded] = await Promise.all([import("./compare/CompareDesk"), panelWords("compare")]);
  return loaded;
});
/** Tools on the map and their words come when they are first taken up. */
const MeasureLayer = lazy(async () => {
  const loaded = await import("./MeasureLayer");
  await loaded.ready();
  return loaded;
});
const TourDesk = lazy(async () => {
  const loaded = await import("./TourDesk");
  await loaded.ready();
  return loaded;
});
const LassoLayer = lazy(() => import("./LassoLayer"));

export default function Desk(props: DeskProps) {
  const { engine, config, session, view, layers, scheme, format, question, counting, rows, hovered, chosen } = props;
  const { t } = useTranslation();
  const { plan, ledger } = session.opened;
  const [asked, setAsked] = useState<RowsAsked | null>(null);
  const [drawing, setDrawing] = useState(false);
  const drawn = useCallback((lasso: View["lasso"]) => {
    setDrawing(false);
    if (lasso !== null) changeView({ lasso });
  }, []);
  const picked = useQuery({
    queryKey: ["report", ...counting.versions, props.reportPicked],
    queryFn: () => (props.reportPicked === null ? null : engine.row(props.reportPicked)),
    enabled: props.reportPicked !== null,
  });
  const { onReport } = props;
  const pickedCase = picked.data && isCase(picked.data) ? picked.data.id : null;
  useEffect(() => {
    if (pickedCase === null || pickedCase === "") return;
    changeView({ case: pickedCase });
    onReport(null);
  }, [pickedCase, onReport]);
  useEffect(() => void import("./operatorLog").then(({ recall }) => recall(engine)), [engine]);
  const casework = useFirst(view.queue !== null || view.case !== null || view.month !== null || pickedCase !== null);
  const listing = useFirst(asked !== null);
  const chosenRow = chosen === null ? null : (rows?.[chosen] ?? null);
  const [over, setOver] = useState<"find" | "share" | "tour" | null>(() => (isFirstRun() && !view.embed ? "tour" : null));
  const find = useCallback(() => setOver("find"), []);
  const share = useCallback(() => setOver("share"), []);
  const tour = useCallback(() => setOver("tour"), []);
  const close = useCallback(() => setOver(null), []);
  const [measuring, setMeasuring] = useState(false);
  const measure = useCallback(() => setMeasuring(true), []);
  const measured = useCallback(() => setMeasuring(false), []);
  const comparing = view.compare !== null && view.period !== null && view.look === null && ledger !== null;
  const canMeasure = plan !== null && !comparing; // two maps have one hand
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!asksToFind(event)) return;
      event.preventDefault();
      find();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [find]);
  useOpenPlan(props);
  const { english } = session.opened;
  const filtered = useMemo(
    () =>
      chipsOf(view, { t, format, plan, english })
        .map(({ text }) => text)
        .join(format.language === "en" ? "; " : "；"),
    [view, t, format, plan, english],
  );
  const { breaks } = props;
  const lock = useMemo(() => {
    const { measure, frozen } = view;
    const kept = frozen?.measure === measure;
    if (breaks === null || breaks.lower.length === 0) return null;
    return { kept, onToggle: () => changeView({ frozen: kept ? null : { measure, lower: breaks.lower, upper: breaks.upper } }, true) };
  }, [view, breaks]);
  const narrow = useMedia("(max-width: 760px)");

  return (
    <PanelRoot scheme={scheme}>
      <DeskTop
        config={config}
        session={session}
        theme={view.theme}
        heatM={view.heatM}
        hexM={view.hexM}
        layers={layers}
        format={format}
        onFind={find}
        onShare={share}
        onMeasure={canMeasure ? measure : null}
      />
      <section className="float-left" aria-label={t("legend.label")}>
        {picked.data && plan && !isCase(picked.data) && (
          <ReportCard
            report={rowInEnglish(picked.data, session.opened.english)}
            grids={plan.grids}
            mask={maskFor(config)}
            format={format}
            onClose={() => props.onReport(null)}
          />
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
            onReports={() =>
              setAsked({
                bucket: "located",
                slot: chosenRow.slot,
                selection: { period: question.period, ...(question.filters ? { filters: question.filters } : {}) },
              })
            }
            onProfile={() => changeView({ profile: "grid" })}
            onQueue={ledger.hasClosing ? () => changeView({ queue: { ...WHOLE_QUEUE, grid: chosenRow.id } }) : null}
          />
        )}
        {props.legend && <Legend key={narrow ? "narrow" : "wide"} startOpen={!narrow} filtered={filtered} lock={lock} {...props.legend} />}
      </section>

      <SidePanel {...props} onOpenRows={setAsked} />
      <HoverTip row={hovered === null ? null : (rows?.[hovered] ?? null)} measure={view.measure} format={format} />
      <Suspense fallback={null}>
        {casework && <CaseDesk {...props} filtered={filtered} nameless={pickedCase === "" ? props.reportPicked : null} />}
        {listing && (
          <RowsDesk engine={engine} session={session} format={format} versions={counting.versions} asked={asked} onAsk={setAsked} onReport={props.onReport} />
        )}
      </Suspense>
      {view.look !== null && (
        <Suspense fallback={null}>
          <LookDesk {...props} />
        </Suspense>
      )}
      {view.profile !== null && ledger && (
        <Suspense fallback={null}>
          <ProfileDesk {...props} filtered={filtered} />
        </Suspense>
      )}
      {view.filtering && ledger && (
        <Suspense fallback={null}>
          <FilterDesk {...props} onDraw={() => setDrawing(true)} />
        </Suspense>
      )}
      {comparing && (
        <Suspense fallback={null}>
          <CompareDesk {...props} />
        </Suspense>
      )}
      {measuring && canMeasure && (
        <Suspense fallback={null}>
          <MeasureLayer format={format} onHand={props.onHand} onDone={measured} />
        </Suspense>
      )}
      {drawing && props.camera && (
        <Suspense fallback={null}>
          <LassoLayer camera={props.camera} onDone={drawn} />
        </Suspense>
      )}
      <Suspense fallback={null}>
        {over === "find" && <FindDesk {...props} onShare={share} onMeasure={canMeasure ? measure : null} onTour={tour} onClose={close} />}
        {over === "tour" && plan && <TourDesk onClose={close} />}
        {view.book && view.month !== null && <BookDesk {...props} filtered={filtered} />}
        {over === "share" && <ShareDesk {...props} onClose={close} />}
      </Suspense>
      <p className="hidden" role="status" aria-live="polite">
        {chosenRow ? t("say.chosen", { name: chosenRow.name, text: format.count(chosenRow.sums.n) }) : ""}
      </p>
    </PanelRoot>
  );
}

/** True from the first time on that something was wanted: its drawer then stays, so that it can glide shut. */
function useFirst(wanted: boolean): boolean {
  const [met, setMet] = useState(false);
  if (wanted && !met) setMet(true);
  return met || wanted;
}

/** Ctrl+K or ⌘K anywhere, and / outside of fields. */
/** Follows the plan of the address: the browser's back button changes the level too. */
function useOpenPlan({ session, view }: DeskProps): void {
  const { openPlan } = session;
  const opened = useRef(view.plan);
  useEffect(() => {
    if (opened.current === view.plan) return;
    opened.current = view.plan;
    void openPlan(view.plan);
  }, [view.plan, openPlan]);
}

function asksToFind(event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) return true;
  const field = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]") !== null;
  return event.key === "/" && !field && !event.ctrlKey && !event.metaKey && !event.altKey;
}
