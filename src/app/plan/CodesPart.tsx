// Codes of the open draft on screen, and numbering anew.
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { labelPoints } from "../../core/geo/label";
import { polygonSet } from "../../core/geo/polygons";
import { shapesOf } from "../../core/plan/coverage/shapes";
import { bookOf, renumberedDraft, schemeOf } from "../../core/plan/versions/coding";
import { PlanCodes } from "../../panels/plan/PlanCodes";
import { codingOf, dayIn, namedGrids } from "./coding";
import { namesIn } from "./gridNames";
import type { PlanPartProps } from "./parts";
import { recodePlan } from "./planActs";
import { usePlanState } from "./planState";
import type { PlanRecord } from "./planStore";
import { gridCount } from "./standings";

export function CodesPart({ plan, open, session, format }: PlanPartProps & { readonly plan: PlanRecord }) {
  const { t } = useTranslation();
  const { hold } = usePlanState();
  const [shown, setShown] = useState(false);
  const opened = session.opened.plan;
  const grids = useMemo(() => opened?.grids ?? [], [opened]);
  const ids = useMemo(() => grids.map(({ id }): string => id), [grids]);
  const coded = useMemo(() => codingOf(open, grids, plan.book, plan.from ?? dayIn(format.timeZone)), [open, grids, plan.book, plan.from, format.timeZone]);
  const named = useMemo(() => namedGrids(coded, plan.codes, namesIn(open.draft, grids, t)), [coded, plan.codes, open, grids, t]);
  const preview = useMemo(() => {
    if (!shown) return null;
    const shapes = shapesOf(open.draft.coverage, "grid");
    const labels = labelPoints(polygonSet(named.map(({ grid }) => shapes[grid] ?? null)));
    const placed = named.map(({ code }, place) => ({ code, x: labels[place]?.[0] ?? 0, y: labels[place]?.[1] ?? 0 }));
    const next = renumberedDraft(plan.book ?? bookOf(ids), placed);
    return named.map(({ grid, name, code }, place) => ({ grid, name, code, next: next[place] ?? code }));
  }, [shown, open, named, plan.book, ids]);
  const renumber = async (): Promise<void> => {
    if (preview === null) return;
    const codes: (string | null)[] = new Array(gridCount(open.draft.coverage)).fill(null);
    for (const { grid, next } of preview) codes[grid] = next;
    await recodePlan(plan, codes);
    setShown(false);
  };
  const inUse = named.map(({ code }) => code);
  return (
    <PlanCodes
      kept={inUse.filter((code) => ids.includes(code))}
      fresh={inUse.filter((code) => !ids.includes(code))}
      retired={coded.retired}
      preview={preview}
      isGiven={plan.codes !== null}
      canEdit={hold === "ours"}
      canCount={schemeOf(ids) !== "ids"}
      onPreview={setShown}
      onRenumber={() => void renumber()}
      onByRule={() => void recodePlan(plan, null)}
    />
  );
}
