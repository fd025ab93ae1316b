// The draft on the map: lays the sheet, tells it the scene, and carries what the hand does to the draft.
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Refusal } from "../../core/plan/coverage/types";
import type { GridNumbers } from "../../core/plan/draftNumbers";
import { type EditSheet, openSheet } from "../../map/edit/sheet";
import type { EditPort, EditScene } from "../../map/edit/words";
import { layGhost } from "../../map/ghost";
import { signedPercent } from "../../panels/plan/signed";
import type { DeskProps } from "../deskProps";
import { beatEdges } from "./beatEdges";
import { act, liveDraft, type OpenDraft, tryDrag, tryMore, tryOut } from "./drafting";
import { ghost } from "./ghost";
import { namesIn } from "./gridNames";
import type { HandState } from "./handState";
import { otherPlan } from "./otherPlan";
import { type StepKind, stepName } from "./stepText";

export interface PlanMapProps {
  readonly desk: DeskProps;
  readonly open: OpenDraft;
  readonly hand: HandState;
  readonly onSelect: (grids: readonly number[]) => void;
  readonly onRefused: (refusal: Refusal | null) => void;
  readonly onSay: (key: "handle" | "brush", values: Readonly<Record<string, string | number>>) => void;
  /** The sheet, for whoever hands keys on to it. */
  readonly onSheet: (sheet: EditSheet | null) => void;
}

export function PlanMap(props: PlanMapProps) {
  const { desk, open, hand } = props;
  const { t } = useTranslation();
  const { format, scheme, session } = desk;
  const { ground, draft, version, now, readOnly } = open;
  const grids = session.opened.plan?.grids;
  const nameOf = useMemo(() => namesIn(open.draft, grids ?? [], t), [open, grids, t]);
  const note = useCallback(
    (numbers: GridNumbers | undefined): string | null => (numbers ? `${format.count(numbers.load)} · ${signedPercent(numbers.deviation, format)}` : null),
    [format],
  );
  const beats = useMemo(() => beatLines(open), [draft, ground]);
  const other = useSyncExternalStore(otherPlan.subscribe, otherPlan.get);
  const snaps = useMemo(() => new Set(hand.snaps), [hand.snaps]);
  const scene: EditScene = useMemo(
    () => ({
      coverage: draft.coverage,
      version,
      use: ground.level === "grids" ? "grids" : hand.whole ? "whole" : "cut",
      tool: hand.tool,
      selected: hand.selected,
      brush: hand.brush,
      snaps,
      roads: ground.lines,
      beats,
      parent: ground.unit,
      nameOf,
      noteOf: (grid) => note(now.grids[grid]),
      theme: scheme,
      readOnly: readOnly || other !== null,
      other,
    }),
    [draft, version, ground, hand, snaps, beats, nameOf, note, now, scheme, readOnly, other],
  );
  // The port lives as long as the sheet; what it needs of the moment it finds here.
  const latest = useRef({ ...props, nameOf, note, scene });
  latest.current = { ...props, nameOf, note, scene };
  const sheet = useRef<EditSheet | null>(null);
  const { onHand } = desk;
  useEffect(() => {
    const port = portOf(
      () => latest.current,
      () => sheet.current,
    );
    onHand({
      take: (map) => {
        const opened = openSheet(map, latest.current.scene, port, t("draft.map"));
        sheet.current = opened;
        latest.current.onSheet(opened);
        const leaveGhost = layGhost(map, ghost);
        return () => {
          leaveGhost();
          latest.current.onSheet(null);
          opened.remove();
          sheet.current = null;
        };
      },
    });
    return () => onHand(null);
  }, [onHand, t]);
  useEffect(() => sheet.current?.setScene(scene), [scene]);
  return null;
}

interface Latest extends PlanMapProps {
  readonly nameOf: (grid: number) => string;
  readonly note: (numbers: GridNumbers | undefined) => string | null;
}

/** What the hand does, done to the draft. */
function portOf(latest: () => Latest, sheet: () => EditSheet | null): EditPort {
  let touched: readonly number[] = [];
  const noted = <T extends { readonly ok: boolean; readonly grids?: readonly number[] } | null>(tried: T): T => {
    if (tried?.ok) touched = tried.grids ?? [];
    return tried;
  };
  const refused = (refusal: Refusal | null): void => {
    if (refusal?.place) sheet()?.flash(refusal.place, refusal.edge);
    latest().onRefused(refusal);
  };
  return {
    tryOut: (operations) => noted(tryOut(operations)),
    tryMore: (operations) => noted(tryMore(operations)),
    tryDrag: (prefix, vertexOf, x, y) => {
      const dragged = tryDrag(prefix, vertexOf, x, y);
      noted(dragged.tried);
      return dragged;
    },
    act: (kind: StepKind, grid, operations) => {
      const names = grid === null ? touched.map((one) => latest().nameOf(one)) : [latest().nameOf(grid)];
      touched = [];
      return act(stepName(kind, names.slice(0, 3).join(" / ")), operations);
    },
    select: (selected) => latest().onSelect(selected),
    refused,
    say: (key, values = {}) => {
      if (key === "handle" || key === "brush") latest().onSay(key, values);
    },
    liveNote: (grid) => {
      const { note, open } = latest();
      return note(liveDraft.get()?.grids.find((numbers) => numbers.grid === grid) ?? open.now.grids[grid]);
    },
  };
}

/** The borders of the beats as lines to snap to. */
function beatLines({ draft, ground }: OpenDraft): readonly Int32Array[] {
  const { coverage } = draft;
  const { x, y, origin } = coverage;
  if (!ground.beat) return [];
  return beatEdges(coverage, ground.beat).flatMap((edge) => {
    const [a, b] = [origin[edge * 2] as number, origin[edge * 2 + 1] as number];
    return a < 0 ? [] : [Int32Array.of(x[a] as number, y[a] as number, x[b] as number, y[b] as number)];
  });
}
