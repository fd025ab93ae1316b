// The hand and its tools: what is chosen, the bar of buttons, the keys, and the line that says what happens.
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { faceLives } from "../../core/plan/coverage/transaction";
import { EDGES } from "../../core/plan/coverage/words";
import { mergeGrids } from "../../core/plan/gestures/composed";
import type { EditSheet } from "../../map/edit/sheet";
import { ToolBar } from "../../panels/plan/ToolBar";
import { ToolOptions } from "../../panels/plan/ToolOptions";
import type { DeskProps } from "../deskProps";
import { act, drafting, type OpenDraft, redoStep, undoStep } from "./drafting";
import { namesIn } from "./gridNames";
import { FIRST_HAND, type HandState, resized, TOOL_KEYS, toolsFor } from "./handState";
import { PlanMap } from "./PlanMap";
import type { PartName } from "./parts";
import { openRefusals, RefusalLine } from "./RefusalLine";
import { stepName, stepText } from "./stepText";
import { usePlanKeys } from "./usePlanKeys";

export interface WorkbenchProps {
  readonly desk: DeskProps;
  readonly open: OpenDraft;
  /** Opens a part of the panel. */
  readonly onPart: (name: PartName) => void;
  readonly onNextFault: () => void;
}

/** Stands while a draft is open. */
export function Workbench({ desk, open, onPart, onNextFault }: WorkbenchProps) {
  const { t } = useTranslation();
  const { format, session } = desk;
  const { draft, ground, now, standing, steps, readOnly } = open;
  const { coverage } = draft;
  const planGrids = session.opened.plan?.grids;
  const [hand, setHand] = useState<HandState>(FIRST_HAND);
  const [refusals] = useState(openRefusals);
  const [said, setSaid] = useState("");
  const sheet = useRef<EditSheet | null>(null);
  const hasUnits = ground.level !== "grids";
  const tools = toolsFor(hasUnits);
  const alive = useMemo(() => now.grids.filter(({ areaM2 }) => areaM2 > 0).map(({ grid }) => grid), [now]);
  const selected = useMemo(() => hand.selected.filter((grid) => alive.includes(grid)), [hand.selected, alive]);
  const living = useMemo(() => ({ ...hand, selected }), [hand, selected]);
  const change = useCallback((part: Partial<HandState>): void => setHand((old) => ({ ...old, ...part })), []);
  const named = useMemo(() => namesIn(open.draft, planGrids ?? [], t), [open, planGrids, t]);
  const rename = (grid: number, name: string): void => void act(stepName("rename", `${named(grid)} → ${name}`), [], [{ grid, name }]);

  const select = useCallback((grids: readonly number[]) => change({ selected: grids }), [change]);
  const merge = (): void => {
    const asked = mergeGrids(coverage, selected, hasUnits ? "whole" : "grids");
    if (!asked.ok) return refusals.tell(asked.refusal);
    const [first = -1] = selected;
    void act(stepName("merge", selected.map(named).join(" / ")), asked.operations);
    change({ selected: [first] });
  };
  const lockAll = (locked: boolean): void => void act(stepName(locked ? "lock" : "unlock"), [{ kind: "lockEdges", edges: livingEdges(open), locked }]);
  const pickTool = (tool: HandState["tool"]): void => {
    if (!tools.includes(tool)) return;
    refusals.tell(null);
    if (tool === "merge" && hand.tool === "merge" && selected.length > 1) merge();
    else change({ tool });
  };
  usePlanKeys({
    toTool: (event) => sheet.current?.key(event) ?? false,
    cancel: () => {
      refusals.tell(null);
      if (sheet.current?.cancel()) return;
      if (selected.length > 0) change({ selected: [] });
      else change({ tool: "select" });
    },
    tool: pickTool,
    undo: () => void undoStep(),
    redo: () => void redoStep(),
    resize: (step) => change({ brush: resized(hand.brush, step) }),
    erase: () => change({ brush: { ...hand.brush, erases: !hand.brush.erases } }),
    parents: () => change({ brush: { ...hand.brush, parents: !hand.brush.parents } }),
    lockAll: () => lockAll(!coverage.lock.some((lock) => lock === 1)),
    part: onPart,
    nextFault: onNextFault,
    cycle: (step) => {
      const at = alive.indexOf(selected[0] ?? -1);
      const next = alive[at < 0 ? (step > 0 ? 0 : alive.length - 1) : at + step];
      if (next === undefined) return false;
      change({ selected: [next] });
      setSaid(`${named(next)}: ${format.count(now.grids[next]?.load ?? 0)}`);
      return true;
    },
  });
  const say = useCallback(
    (key: "handle" | "brush", values: Readonly<Record<string, string | number>>) => {
      if (key === "handle") setSaid(t("draft.say.handle", { number: values["number"], count: values["count"] }));
      else {
        const face = Number(values["face"]);
        const state = drafting.get();
        const grid = state.kind === "open" && faceLives(state.draft.coverage, face) ? state.draft.coverage.gridOf(face) : -1;
        setSaid(t("draft.say.unit", { name: ground.areas[face]?.name ?? "", text: named(grid) }));
      }
    },
    [t, ground, named],
  );
  const last = standing > 0 ? stepText(steps[standing - 1] ?? "", t) : t("draft.beginning");
  return (
    <>
      <PlanMap
        desk={desk}
        open={open}
        hand={living}
        onSelect={select}
        onRefused={refusals.tell}
        onSay={say}
        onSheet={(next) => {
          sheet.current = next;
        }}
      />
      <section className="float-tools" aria-label={t("draft.tools")}>
        <ToolBar
          tools={tools.map((name) => ({ name, key: TOOL_KEYS[name] }))}
          chosen={hand.tool}
          canUndo={standing > 0}
          canRedo={standing < steps.length}
          disabled={readOnly}
          onTool={(name) => pickTool(tools.find((tool) => tool === name) ?? "select")}
          onUndo={() => void undoStep()}
          onRedo={() => void redoStep()}
        >
          <ToolOptions
            tool={hand.tool}
            hasUnits={hasUnits}
            hasParents={ground.unit !== null}
            readOnly={readOnly}
            brush={hand.brush}
            snaps={hand.snaps}
            whole={hand.whole}
            grids={alive.map((grid) => ({ grid, name: named(grid) }))}
            selected={selected}
            onBrush={(brush) => change({ brush })}
            onSnaps={(snaps) => change({ snaps })}
            onWhole={(whole) => change({ whole })}
            onSelect={select}
            onMerge={merge}
            onRename={rename}
            onLockAll={lockAll}
          />
        </ToolBar>
      </section>
      <RefusalLine refusals={refusals} last={open.refusal} language={format.language} />
      <p className="hidden" role="status" aria-live="polite">
        {said || t("draft.say.step", { name: last, text: format.percent(now.town.worstDeviation) })}
      </p>
    </>
  );
}

function livingEdges({ draft }: OpenDraft): number[] {
  const { coverage } = draft;
  const edges: number[] = [];
  for (let edge = 0; edge < (coverage.meta[EDGES] as number); edge++) {
    const [left, right] = [coverage.gridOf(coverage.face[edge * 2] as number), coverage.gridOf(coverage.face[edge * 2 + 1] as number)];
    if ((coverage.origin[edge * 2] as number) >= 0 && left !== right) edges.push(edge);
  }
  return edges;
}
