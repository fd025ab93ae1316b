// The playlist running: each second it is asked what should be on; what is on goes into the address, so that a reload comes back to it.
import { useCallback, useEffect, useState } from "react";
import { begin, hold, interrupt, type Playing, resume, tick } from "../../core/frame/playlist";
import { periodOf, type Wall } from "../../core/frame/wall";
import type { CameraTarget } from "../../map/camera";
import { dayOf, startOfDay } from "../../panels/days";
import { parseHash, type View } from "../url";
import { changeView } from "../useView";
import { localTime } from "./localTime";

/** What of an address is a view of the list: not language, theme, drawers nor the setting of the wall itself. */
const OF_A_STEP = [
  "measure",
  "method",
  "classes",
  "cohort",
  "layers",
  "heatM",
  "hexM",
  "frozen",
  "hours",
  "category",
  "source",
  "department",
  "state",
  "level",
  "grids",
  "lasso",
  "text",
] as const satisfies readonly (keyof View)[];

export interface PlaylistAsked {
  readonly wall: Wall;
  readonly step: number | null;
  /** Now by the data's clock, seconds since 2000. */
  readonly now: number;
  readonly nowMs: number;
  readonly timeZone: string;
  readonly bbox: readonly [number, number, number, number] | null;
  readonly onGo: (target: CameraTarget) => void;
}

export function usePlaylist({ wall, step, now, nowMs, timeZone, bbox, onGo }: PlaylistAsked) {
  const { steps, holdSeconds } = wall;
  const [playing, setPlaying] = useState<Playing>(() => begin(Math.min(steps.length, step ?? 1) - 1, performance.now()));
  useEffect(() => setPlaying((last) => tick(last, steps, holdSeconds, performance.now(), localTime(nowMs, timeZone))), [steps, holdSeconds, nowMs, timeZone]);
  const shown = steps[playing.step] ?? null;
  const isUrgent = playing.kind === "urgent";
  const today = dayOf(now, timeZone);
  // A period up to now would be another question with every event: it ends with its minute.
  const minute = Math.floor(now / 60) * 60 + 59;
  useEffect(() => {
    if (shown === null) return;
    const told = parseHash(`#/wall?${shown.show}`);
    const view = Object.fromEntries(OF_A_STEP.map((key) => [key, told[key]]));
    changeView({ ...view, period: periodOf(shown.span, minute, (daysAgo) => startOfDay(today - daysAgo, timeZone)), step: playing.step + 1, grid: null }, true);
  }, [shown, playing.step, minute, today, timeZone]);
  useEffect(() => {
    if (shown === null || isUrgent) return;
    const { map } = parseHash(`#/wall?${shown.show}`);
    if (map !== null) onGo({ kind: "view", center: [map.lng, map.lat], zoom: map.zoom });
    else if (bbox !== null) onGo({ kind: "fit", bbox });
  }, [shown, isUrgent, bbox, onGo]);
  const call = useCallback((caseId: string) => setPlaying((last) => interrupt(last, caseId, performance.now())), []);
  const toggle = useCallback(() => setPlaying((last) => (last.kind === "held" ? resume : hold)(last, performance.now())), []);
  return { playing, shown, call, toggle };
}
