// The urgent case: a grave one that comes in while the wall hangs stops the list, the map flies to it and rings it, then everything goes back.
import { useQuery } from "@tanstack/react-query";
import type { Remote } from "comlink";
import { useEffect, useMemo, useRef } from "react";
import type { CaseFile } from "../../core/frame/caseFile";
import type { Mark } from "../../core/frame/marks";
import type { Playing } from "../../core/frame/playlist";
import type { ReportRow } from "../../core/frame/question";
import { isFresh } from "../../core/frame/wall";
import type { Engine } from "../../engine/api";
import type { CameraTarget } from "../../map/camera";

const NEAR_ZOOM = 15;
const RED = "#e03131";
const NO_MARKS: readonly Mark[] = [];

export interface UrgentAsked {
  readonly engine: Remote<Engine>;
  /** Grave cases of today, the newest first; null before they were first looked for. */
  readonly grave: readonly ReportRow[] | null;
  readonly now: number;
  /** A case is news for so many minutes after it was reported. */
  readonly newMinutes: number;
  readonly playing: Playing;
  readonly call: (caseId: string) => void;
  readonly holds: boolean;
  readonly onGo: (target: CameraTarget) => void;
}

export function useUrgent({ engine, grave, now, newMinutes, playing, call, holds, onGo }: UrgentAsked): {
  /** The case that has the wall, as its source tells it. */
  readonly row: ReportRow | null;
  /** Where it stands; null while it is looked for, and for a source that tells reports without a life of their own. */
  readonly file: CaseFile | null;
  readonly marks: readonly Mark[];
} {
  const known = useRef<Set<string> | null>(null);
  const caseId = playing.kind === "urgent" ? playing.caseId : null;
  useEffect(() => {
    if (grave === null || caseId !== null) return;
    const before = known.current;
    // What was there when the wall was hung is no news, nor what a source that answers late tells of hours ago; of several that come together each has its turn.
    const isNews = (row: ReportRow): boolean => before?.has(nameOf(row)) === false && isFresh(row, newMinutes, now);
    const fresh = grave.findLast(isNews);
    known.current = new Set(grave.flatMap((row) => (!isNews(row) || row === fresh ? nameOf(row) : [])));
    if (fresh !== undefined && holds) call(nameOf(fresh));
  }, [grave, caseId, now, newMinutes, call, holds]);
  const row = grave?.find((one) => nameOf(one) === caseId) ?? null;
  // `now` is a whole minute: a case of this very minute is looked at when it was reported.
  const asOf = Math.max(now, row?.times.reported_at ?? now);
  const lng = row?.lng ?? null;
  const lat = row?.lat ?? null;
  useEffect(() => {
    if (lng !== null && lat !== null) onGo({ kind: "view", center: [lng, lat], zoom: NEAR_ZOOM });
  }, [lng, lat, onGo]);
  const marks = useMemo(
    () => (caseId === null || lng === null || lat === null ? NO_MARKS : [{ id: caseId, position: [lng, lat] as const, colour: RED, text: "", chosen: true }]),
    [caseId, lng, lat],
  );
  const file = useQuery({
    queryKey: ["wallCase", caseId],
    queryFn: () => (row === null || row.id === "" ? null : engine.caseAt(row.id, asOf)),
    enabled: row !== null,
  });
  return { row, file: caseId === null ? null : (file.data ?? null), marks };
}

/** What tells a case from others: its id, of a source without ids all that it says. */
function nameOf({ id, lng, lat, times, codes }: ReportRow): string {
  return id === "" ? JSON.stringify([lng, lat, times, codes]) : id;
}
