// The draft beside the plan that it was made of, or any other plan of the same ground; what changes hands on the map.
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { shapesOf } from "../../core/plan/coverage/shapes";
import { planDifference } from "../../core/plan/versions/difference";
import { cededGround } from "../../core/plan/versions/overlay";
import { type Comparison, PlanCompare } from "../../panels/plan/PlanCompare";
import { DifferenceLayer } from "./DifferenceLayer";
import type { OpenDraft } from "./drafting";
import { namesIn } from "./gridNames";
import type { PlanPartProps } from "./parts";
import { planName } from "./planNames";
import { linesOf, type PlanRecord } from "./planStore";
import { SwipePlans } from "./SwipePlans";
import { beginningOf, doneAgain, gridCount, livingGrids, piecesBetween } from "./standings";

/** Stands for the plan that the draft was begun with. */
const BASE = "";

export function ComparePart(props: PlanPartProps & { readonly plan: PlanRecord; readonly plans: readonly PlanRecord[] }) {
  const { plan, plans, open, session, format, camera } = props;
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(BASE);
  const [onMap, setOnMap] = useState(false);
  const [swipes, setSwipes] = useState(false);
  const others = plans.filter(({ id, base }) => id !== plan.id && base === plan.base);
  const other = others.find(({ id }) => id === chosen) ?? null;
  const lines = useQuery({ queryKey: ["planLines", other?.id, other?.changed], queryFn: () => (other ? linesOf(other.id) : []), gcTime: 0 });
  const opened = session.opened.plan;
  const grids = useMemo(() => opened?.grids ?? [], [opened]);
  const { ground } = open;
  const old = useMemo(
    () =>
      other === null || !lines.data
        ? null
        : doneAgain(
            ground,
            lines.data.flatMap(({ entry }) => entry ?? []),
          ),
    [other, lines.data, ground],
  );
  const isWaiting = other !== null && old === null;
  const found = useMemo(() => (isWaiting ? null : differenceOf(open, old)), [isWaiting, open, old]);
  const name = namesIn(open.draft, grids, t);
  const oldName = useMemo(() => namesIn(old, grids, t), [old, grids, t]);
  const language = format.language;
  const comparison: Comparison | null = found && {
    retention: found.difference.retention,
    variation: found.difference.variation,
    moved: found.moved.size,
    grids: found.living.map((grid) => {
      const from = found.difference.continues[grid] ?? -1;
      const after = found.loads[grid] ?? 0;
      return { name: name(grid), old: from < 0 ? "" : oldName(from), before: from < 0 ? null : after - (found.difference.loadChange[grid] ?? 0), after };
    }),
    ended: found.difference.ended.map(oldName),
    handovers: found.difference.handovers.map(({ from, to, units, load, cases }) => ({
      from: oldName(from),
      to: name(to),
      units: ground.level === "grids" ? [] : [...new Set(units.map((piece) => found.unit[piece] ?? -1))].map((unit) => unitName(ground.areas[unit], language)),
      load,
      cases,
    })),
  };
  const ceded = useMemo(() => (found && onMap ? cededOf(open, old, found.difference.continues) : null), [found, onMap, open, old]);
  return (
    <>
      <PlanCompare
        choices={[{ id: BASE, name: t("plans.compare.base") }, ...others.map((own) => ({ id: own.id, name: planName(own, t) }))]}
        chosen={chosen}
        comparison={comparison}
        onMap={onMap}
        swipes={swipes}
        format={format}
        onChoose={setChosen}
        onShow={setOnMap}
        onSwipe={setSwipes}
      />
      {swipes && !isWaiting && (
        <SwipePlans
          coverage={(old ?? beginningOf(ground).draft).coverage}
          nameOf={oldName}
          other={other ? planName(other, t) : t("plans.compare.base")}
          own={planName(plan, t)}
        />
      )}
      {ceded && camera && <DifferenceLayer camera={camera} ceded={ceded} nameOf={name} label={t("plans.compare.layer")} />}
    </>
  );
}

function unitName(area: { readonly name: string; readonly nameEn?: string } | undefined, language: string): string {
  return (language === "en" ? area?.nameEn : undefined) ?? area?.name ?? "";
}

type Old = ReturnType<typeof doneAgain> | null;

function differenceOf({ draft, ground }: OpenDraft, old: Old) {
  const before = (old ?? beginningOf(ground).draft).coverage;
  const pieces = piecesBetween(ground, old, draft);
  const freshCount = gridCount(draft.coverage);
  const { loads, cases, unit } = pieces;
  const difference = planDifference({ old: pieces.old, oldCount: gridCount(before), fresh: pieces.fresh, freshCount, loads, cases });
  const own = new Float64Array(freshCount);
  for (const [piece, grid] of pieces.fresh.entries()) if (grid >= 0) own[grid] = (own[grid] ?? 0) + (loads[piece] ?? 0);
  const moved = new Set(difference.handovers.flatMap(({ units }) => units.map((piece) => unit[piece] ?? -1)));
  const living = livingGrids(draft.coverage);
  const had = new Set(livingGrids(before));
  return { difference: { ...difference, ended: difference.ended.filter((grid) => had.has(grid)) }, loads: own, moved, living, unit };
}

function cededOf({ draft, ground }: OpenDraft, old: Old, continues: Int32Array) {
  const before = (old ?? beginningOf(ground).draft).coverage;
  return cededGround(shapesOf(before, "grid"), shapesOf(draft.coverage, "grid"), continues);
}
