// The wall: the one map with ranks, queue, figures and hours around it, driven by a playlist; nobody has to touch it.
import "../../panels/wall/wall.css";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { healthAt } from "../../core/frame/live";
import { leftSeconds } from "../../core/frame/playlist";
import { LEAST_ARC_MINUTES } from "../../core/frame/room";
import { issueText } from "../../core/model/issue";
import { UNLOCATED } from "../../core/model/plan";
import { PanelRoot } from "../../panels/PanelRoot";
import { ageText } from "../../panels/spans";
import { WallCase } from "../../panels/wall/WallCase";
import { WallClasses } from "../../panels/wall/WallClasses";
import { WallHours } from "../../panels/wall/WallHours";
import { WallLegend } from "../../panels/wall/WallLegend";
import { WallQueue } from "../../panels/wall/WallQueue";
import { WallRank } from "../../panels/wall/WallRank";
import { WallTop } from "../../panels/wall/WallTop";
import type { DeskProps } from "../deskProps";
import { panelWords } from "../i18n";
import { useCatalogue } from "../useCatalogue";
import { useLiveFacts } from "../useNow";
import { changeView } from "../useView";
import { caseMarks } from "./caseMarks";
import { clockText } from "./localTime";
import { useAwake } from "./useAwake";
import { useFacts } from "./useFigures";
import { usePlaylist } from "./usePlaylist";
import { useRoom } from "./useRoom";
import { useUrgent } from "./useUrgent";
import { useWallSetting } from "./wallSetting";

const WORDS = Promise.all([panelWords("wall"), panelWords("work"), panelWords("live")]);
const SetupDesk = lazy(() => import("./SetupDesk"));

/** @public What must have come before the screen is shown. */
export const ready = async (): Promise<void> => void (await WORDS);

export default function WallDesk(props: DeskProps) {
  const { engine, config, session, view, layers, scheme, format, question, rows, onGo, onShow } = props;
  const { t } = useTranslation();
  const { plan, ledger } = session.opened;
  const { now } = question;
  const nowMs = useSecond();
  const setting = useWallSetting(config, view.wall);
  const { wall } = setting;
  const catalogue = useCatalogue(config);
  const room = useRoom(wall, nowMs, format.timeZone);
  const facts = useFacts({ engine, ledger: plan === null ? null : ledger, opened: session.openedAt, wall, now, timeZone: format.timeZone });
  const list = usePlaylist({ wall, step: view.step, now, nowMs, timeZone: format.timeZone, bbox: plan?.bbox ?? null, onGo });
  const urgent = useUrgent({
    engine,
    grave: facts?.grave.rows ?? null,
    now,
    newMinutes: wall.newMinutes,
    playing: list.playing,
    call: list.call,
    holds: wall.holdSeconds > 0,
    onGo,
  });
  const { sharpness } = room;
  const { newMinutes } = wall;
  const showsCases = layers.includes("points");
  const { marks: ring } = urgent;
  const marks = useMemo(
    () => (facts === null || !showsCases ? ring : [...caseMarks(facts, newMinutes, now, scheme), ...ring]),
    [facts, showsCases, newMinutes, now, scheme, ring],
  );
  useEffect(() => {
    onShow({ classed: null, legend: null, marks, onPick: () => {}, sharpness });
  }, [onShow, marks, sharpness]);
  useEffect(() => () => onShow(null), [onShow]);
  useAwake();
  const [setup, setSetup] = useState(false);
  const age = useAge(props, nowMs);
  const gridName = (slot: number): string => plan?.grids[slot]?.name ?? t(slot === UNLOCATED ? "wall.case.unplaced" : "wall.case.outside");
  const title = typeof config.title === "string" ? config.title : (config.title?.[format.language] ?? t("wall.title"));
  const left = leftSeconds(list.playing, wall.steps, wall.holdSeconds, performance.now());
  const { sizes } = room;
  const warnings = session.activity.faults.map((fault) => (fault.kind === "issue" ? issueText(fault.issue, format.language) : fault.sentence[format.language]));
  if (setting.fault !== null) warnings.push(t("wall.fault", { text: setting.fault }));
  if (sizes.arcMinutes < LEAST_ARC_MINUTES - 0.05)
    warnings.push(
      t("wall.tooFar", { seat: format.decimal(wall.room?.seatM ?? 5), arc: format.decimal(sizes.arcMinutes), reach: format.decimal(sizes.reachM) }),
    );

  return (
    <PanelRoot scheme={scheme}>
      <WallTop
        title={title}
        {...clockText(nowMs, format)}
        age={age}
        figures={{
          today: facts?.today.n ?? null,
          usualToday: facts?.usualToday ?? null,
          closedToday: facts !== null && ledger?.hasClosing ? facts.today.closed : null,
          open: facts?.queue?.total ?? null,
          late: ledger?.hasDeadlines ? (facts?.queue?.lamps.red ?? null) : null,
          month: facts?.month ?? null,
        }}
        targets={wall.targets}
        format={format}
      />
      <div className="wall-side">
        <WallRank
          rows={rows ?? []}
          measure={view.measure}
          caption={`${t(`measure.${view.measure}`)} · ${list.shown ? t(`wall.span.${list.shown.span}`) : ""}`}
          format={format}
        />
        {facts && facts.classes.length > 0 && <WallClasses classes={facts.classes} catalogue={catalogue} format={format} />}
      </div>
      {facts && (
        <WallQueue
          queue={facts.queue}
          latest={facts.latest}
          grave={facts.grave}
          gridName={gridName}
          newMinutes={wall.newMinutes}
          now={now}
          catalogue={catalogue}
          format={format}
          columns={sizes.layout === "wide" ? 2 : 1}
          scheme={scheme}
        />
      )}
      {props.legend && <WallLegend legend={props.legend} />}
      {facts && <WallHours today={facts.hours} usual={facts.usual} hour={facts.hour} format={format} />}
      {urgent.row && <WallCase row={urgent.row} file={urgent.file} gridName={gridName(urgent.row.slot)} catalogue={catalogue} format={format} />}
      <section className="wall-now" aria-label={t("wall.view")} data-kind={list.playing.kind}>
        <span>{t("wall.playing", { step: list.playing.step + 1, of: wall.steps.length, name: list.shown?.name ?? "" })}</span>
        <span className="wall-soft">
          {left === null ? t("wall.held") : t(list.playing.kind === "urgent" ? "wall.onCase" : "wall.next", { text: format.count(Math.ceil(left)) })}
        </span>
      </section>
      {warnings.length > 0 && (
        <div className="wall-warn" role="status">
          {warnings.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      <nav className="wall-tools" aria-label={t("wall.label")}>
        <button type="button" onClick={list.toggle} aria-pressed={list.playing.kind === "held"}>
          {t(list.playing.kind === "held" ? "wall.play" : "wall.pause")}
        </button>
        <button type="button" onClick={() => setSetup(true)}>
          {t("wall.set")}
        </button>
        <button type="button" onClick={() => changeView({ screen: "browse", step: null, wall: null })}>
          {t("wall.leave")}
        </button>
      </nav>
      <div className="wall-night" aria-hidden="true" />
      {setup && (
        <Suspense fallback={null}>
          <SetupDesk view={view} format={format} setting={setting} room={room} onClose={() => setSetup(false)} />
        </Suspense>
      )}
    </PanelRoot>
  );
}

/** The clock of this machine, anew each second. */
function useSecond(): number {
  const [ms, setMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return ms;
}

/** How old the data is, in words: of live sources as they are judged everywhere, of files their last report. */
function useAge({ session, config, format }: DeskProps, nowMs: number): readonly string[] {
  const { t } = useTranslation();
  const live = useLiveFacts();
  const { ledger } = session.opened;
  if (ledger?.span == null) return [];
  const told = ledger.sources.some((source) => source.generated) ? [t("wall.generated")] : [];
  if ((config.live?.length ?? 0) === 0)
    return [...told, t("wall.asOf", { time: format.minute(ledger.span.to - 1) }), ...(told.length === 0 ? [t("wall.file")] : [])];
  const played = (live?.all ?? []).flatMap(({ playedTo }) => playedTo ?? []);
  if (played.length > 0) return [...told, t("wall.replay", { time: format.minute(Math.max(...played)) })];
  const ages = (live?.all ?? []).flatMap((facts) => healthAt(facts, nowMs).ageSeconds ?? []);
  return ages.length === 0 ? told : [...told, t("wall.age", { age: ageText(Math.min(...ages), t) })];
}
