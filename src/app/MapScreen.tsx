// The one map of the app, and lazily around it the desk of the screen that the address names. Everything shown is computed here from the view, the session and the counts.
import { useQuery } from "@tanstack/react-query";
import type { Remote } from "comlink";
import { type ComponentType, lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mark } from "../core/frame/marks";
import type { Question, Selection } from "../core/frame/question";
import type { Language } from "../core/model/issue";
import { slotOf } from "../core/model/plan";
import type { Engine } from "../engine/api";
import type { CameraTarget, RestingCamera } from "../map/camera";
import { formatFor } from "../panels/format";
import { footRows, gridRows } from "../panels/gridRows";
import type { Config } from "./config";
import type { DeskProps, MapPictureOrder, Shown } from "./deskProps";
import { switchGrid, useFilters } from "./filters";
import { deskWords } from "./i18n";
import { useLog } from "./logState";
import { MapPane, type MapPaneProps } from "./MapPane";
import type { Screen, View } from "./url";
import { useCounts } from "./useCounts";
import { useMapPictures } from "./useMapPictures";
import { useNow } from "./useNow";
import type { Session } from "./useSession";
import { changeView } from "./useView";

const NO_MARKS: readonly Mark[] = [];
const NO_GRIDS: readonly number[] = [];
/** Drawn for one period only: left out while two are compared. */
const LAID_OVER: readonly string[] = ["points", "heat", "hex"];

/** What stands around the map on each screen; the map itself stays when the screen changes. */
const DESKS: { readonly [K in Screen]: ReturnType<typeof desk> } = {
  browse: desk(() => import("./Desk")),
  plan: desk(() => import("./plan/PlanDesk")),
  wall: desk(() => import("./wall/WallDesk")),
};

function desk(load: () => Promise<{ default: ComponentType<DeskProps>; ready?: () => Promise<void> }>) {
  return lazy(async () => {
    const [loaded] = await Promise.all([load(), deskWords()]);
    await loaded.ready?.();
    return loaded;
  });
}

/** How grids are judged and what the legend says of it: not needed before the first numbers, so it comes beside the first map. */
async function judging() {
  const [{ classify, classifyHexes }, { legendProps }] = await Promise.all([import("./classes"), import("./legendProps")]);
  return { classify, classifyHexes, legendProps };
}

export interface MapScreenProps {
  readonly engine: Remote<Engine>;
  readonly config: Config;
  readonly session: Session;
  readonly view: View;
  readonly language: Language;
  readonly scheme: "light" | "dark";
}

export function MapScreen({ engine, config, session, view, language, scheme }: MapScreenProps) {
  const { t } = useTranslation();
  const { opened } = session;
  const { plan, ledger } = opened;
  const now = useNow(ledger, view.screen === "wall");
  const format = formatFor(language, config.timeZone ?? ledger?.sources[0]?.mapping.timeZone ?? "UTC");
  const filters = useFilters(view, plan, format.timeZone);
  const question: Question = useMemo(() => ({ period: view.period, cohort: view.cohort, now, ...filters }), [view.period, view.cohort, now, filters]);
  const selection: Selection = useMemo(() => ({ period: view.period, ...filters }), [view.period, filters]);
  const counting = useCounts(engine, opened, session.openedAt, question, useLog().version);
  const rows = useMemo(() => (plan && counting.counts ? gridRows(plan.grids, counting.counts) : null), [plan, counting.counts]);
  const foot = useMemo(() => (plan && counting.counts ? footRows(plan.grids, counting.counts) : null), [plan, counting.counts]);
  const { measure, method, classes, period, frozen } = view;
  const { data: judge } = useQuery({ queryKey: ["judging"], queryFn: judging, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY });
  const classed = useMemo(
    () =>
      rows && judge
        ? judge.classify(rows, { measure, method, classes, period, scheme, frozen }, format, { zero: t("legend.zero"), none: t("legend.none") })
        : null,
    [judge, rows, measure, method, classes, period, scheme, frozen, format, t],
  );
  const Desk = DESKS[view.screen];
  const [hovered, setHovered] = useState<number | null>(null);
  const [reportPicked, setReportPicked] = useState<number | null>(null);
  const [drawLimit, setDrawLimit] = useState<number | null>(null);
  const [camera, setCamera] = useState<RestingCamera | null>(null);
  const [goTo, setGoTo] = useState<MapPaneProps["goTo"]>(null);
  const [pin, setPin] = useState<Mark | null>(null);
  const [picture, setPicture] = useState<MapPictureOrder | null>(null);
  const [hand, setHand] = useState<MapPaneProps["hand"]>(null);
  const shapesUrl = plan?.shapesUrl ?? null;
  const go = useCallback((target: CameraTarget) => setGoTo({ shapesUrl, target }), [shapesUrl]);
  const chosen = plan && view.grid !== null ? slotOf(plan, view.grid) : null;
  const choose = useCallback(
    (slot: number | null, extend = false) => {
      const id = slot === null ? null : (plan?.grids[slot]?.id ?? null);
      if (extend && id !== null) switchGrid(id);
      else changeView({ grid: id });
    },
    [plan],
  );
  const total = ledger ? (counting.located ?? ledger.reconciliation.located) : 0;
  const [shown, setShown] = useState<Shown | null>(null);
  const marks = useMemo(() => (pin ? [...(shown?.marks ?? NO_MARKS), pin] : (shown?.marks ?? NO_MARKS)), [shown, pin]);
  const { heatM, hexM } = view;
  const layers = useMemo(() => (view.compare && view.period && !view.look ? view.layers.filter((layer) => !LAID_OVER.includes(layer)) : view.layers), [view]);
  const pictures = useMapPictures(engine, {
    versions: filters.filters ? counting.versions : counting.rowVersions,
    total,
    selection,
    layers,
    heatM,
    hexM,
    drawLimit: view.screen === "wall" && drawLimit !== null ? 0 : drawLimit, // an enlarged map draws the points' density: deck.gl does not follow the enlargement
    camera,
  });

  const hexes = useMemo(
    () => (pictures.hexes && judge ? judge.classifyHexes(pictures.hexes, { method, classes, scheme }, format) : null),
    [judge, pictures.hexes, method, classes, scheme, format],
  );
  const legend = useMemo(
    () =>
      classed && ledger && judge
        ? judge.legendProps(t, format, { measure, method, period, layers, heatM, scheme, classed, hexes, pictures, total, ledger })
        : null,
    [judge, t, format, measure, method, period, layers, heatM, scheme, classed, hexes, pictures, total, ledger],
  );

  return (
    <>
      <main className="map-area" aria-label={t("app.main")}>
        <MapPane
          config={config}
          opened={opened}
          pictures={pictures}
          view={view}
          layers={layers}
          language={language}
          scheme={scheme}
          classed={shown?.classed ?? classed}
          painted={shown?.classed != null}
          marks={marks}
          hexes={shown?.hexes ?? hexes?.picture ?? null}
          filtered={filters.filters?.grids ?? NO_GRIDS}
          byHex={shown?.hexes !== undefined}
          hovered={hovered}
          chosen={chosen}
          goTo={goTo}
          picture={picture}
          hand={hand}
          sharpness={shown?.sharpness ?? null}
          onHover={setHovered}
          onChoose={choose}
          onPickReport={setReportPicked}
          onPickMark={(id) => shown?.onPick(id)}
          onDrawLimit={setDrawLimit}
          onCamera={setCamera}
        />
        {session.pending && <p className="opening">{t("app.loading")}</p>}
      </main>
      <Suspense fallback={null}>
        <Desk
          engine={engine}
          config={config}
          session={session}
          view={view}
          layers={view.layers}
          scheme={scheme}
          format={format}
          question={question}
          counting={counting}
          rows={rows}
          foot={foot}
          legend={shown?.legend ?? legend}
          hovered={hovered}
          chosen={chosen}
          reportPicked={reportPicked}
          onHover={setHovered}
          onChoose={choose}
          onReport={setReportPicked}
          camera={camera}
          breaks={shown?.classed?.breaks ?? classed?.breaks ?? null}
          onGo={go}
          onPin={setPin}
          picture={picture}
          onPicture={setPicture}
          onHand={setHand}
          onShow={setShown}
        />
      </Suspense>
    </>
  );
}
