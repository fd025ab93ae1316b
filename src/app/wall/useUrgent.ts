// The urgent case: a grave one that comes in while the wall hangs stops the list, the map flies to it and rings it, then everything goes back.
import { useQuery } from "@tanstack/react-query";
import type { Remote } from "comlink";
import { useEffect, useMemo, useRef } from "react";
import type { CaseFile } from "../../core/frame/caseFile";
import type { Mark } from "../../core/frame/marks";
import type { Playing } from "../../core/frame/playlist";
import type { ReportRow } from "../../core/frame/question";
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
  readonly playing: Playing;
  readonly call: (caseId: string) => void;
  readonly holds: boolean;
  readonly onGo: (target: CameraTarget) => void;
}

export function useUrgent({ engine, grave, now, playing, call, holds, onGo }: UrgentAsked): {
  readonly file: CaseFile | null;
  readonly marks: readonly Mark[];
} {
  const known = useRef<Set<string> | null>(null);
  const caseId = playing.kind === "urgent" ? playing.caseId : null;
  useEffect(() => {
    if (grave === null || caseId !== null) return;
    const before = known.current;
    const fresh = before === null ? undefined : grave.findLast(({ id }) => !before.has(id));
    // What was there when the wall was hung is no news; of several that come together each has its turn.
    known.current = new Set(grave.flatMap(({ id }) => (before === null || before.has(id) || id === fresh?.id ? id : [])));
    if (fresh !== undefined && holds) call(fresh.id);
  }, [grave, caseId, call, holds]);
  const row = grave?.find(({ id }) => id === caseId) ?? null;
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
    queryFn: () => (caseId === null ? null : engine.caseAt(caseId, now)),
    enabled: caseId !== null,
  });
  return { file: caseId === null ? null : (file.data ?? null), marks };
}
