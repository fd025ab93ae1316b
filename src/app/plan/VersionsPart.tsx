// Versions of the plan: which there are, what becomes of the open one, how it differs from another, its codes, and what was done to it.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { issueText } from "../../core/model/issue";
import { draftFeatures } from "../../core/plan/versions/features";
import type { PlanMove } from "../../core/plan/versions/status";
import { type OldCases, PlanLife } from "../../panels/plan/PlanLife";
import { VersionList } from "../../panels/plan/VersionList";
import { SESSION } from "../useSession";
import { ChangesPart } from "./ChangesPart";
import { CodesPart } from "./CodesPart";
import { ComparePart } from "./ComparePart";
import { codingOf, dayIn, namedGrids } from "./coding";
import { namesIn } from "./gridNames";
import type { PlanPartProps } from "./parts";
import { copyPlan, newPlan, openRecordOf, renamePlan, stepPlan } from "./planActs";
import { planName } from "./planNames";
import { tellPlan, usePlanState } from "./planState";
import { allPlans, type PlanRecord } from "./planStore";
import { actorName, setActorName } from "./planWho";

export function VersionsPart(props: PlanPartProps) {
  const { t } = useTranslation();
  const { plan, version } = usePlanState();
  const plans = useQuery({ queryKey: ["plans", version], queryFn: allPlans, placeholderData: (before) => before, gcTime: 0 });
  if (plan === null) return <p className="note">{t("plans.notKept")}</p>;
  return <Versions {...props} plan={plan} plans={(plans.data ?? []).filter(({ family }) => family === plan.family)} />;
}

function Versions(props: PlanPartProps & { readonly plan: PlanRecord; readonly plans: readonly PlanRecord[] }) {
  const { plan, plans, format } = props;
  const { t } = useTranslation();
  const nameOf = (id: string | null): string | null => {
    const found = plans.find((own) => own.id === id);
    return found ? planName(found, t) : null;
  };
  return (
    <div className="plan-files">
      <h2>{t("plans.versions.title")}</h2>
      <VersionList
        plans={plans.map((own) => ({
          ...own,
          name: planName(own, t),
          steps: own.lines,
          parent: nameOf(own.parent),
          isOpen: own.id === plan.id,
          fits: own.base === plan.base,
        }))}
        format={format}
        onOpen={(id) => {
          const chosen = plans.find((own) => own.id === id);
          if (chosen) void openRecordOf(chosen);
        }}
        onCopy={() => void copyPlan(plan, t("plans.versions.copyName", { name: planName(plan, t) }))}
        onNew={() => void newPlan(plan, t("plans.versions.newName", { text: format.count(plans.length + 1) }))}
      />
      <h2>{t("plans.life.title")}</h2>
      <Life key={`${plan.id} ${plan.status}`} {...props} />
      <h2>{t("plans.compare.title")}</h2>
      <ComparePart {...props} />
      <h2>{t("plans.codes.title")}</h2>
      <CodesPart {...props} />
      <h2>{t("plans.changes.title")}</h2>
      <ChangesPart plan={plan} format={format} />
    </div>
  );
}

function Life({ plan, open, engine, session, format }: PlanPartProps & { readonly plan: PlanRecord }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { hold, judging } = usePlanState();
  const [said, setSaid] = useState<string | null>(null);
  const opened = session.opened.plan;
  const grids = opened?.grids ?? [];
  const { coverage } = open.draft;
  // The coverage is changed in place: its version says when.
  const errors = useMemo(
    () => [...open.ground.grid.keys()].filter((face) => (coverage.faceFirst[face] ?? -1) >= 0 && coverage.gridOf(face) < 0).length,
    [open, coverage],
  );
  const judge = async (by: OldCases, day: string): Promise<void> => {
    const coded = codingOf(open, grids, plan.book, day);
    const named = namedGrids(coded, plan.codes, namesIn(open.draft, grids, t));
    const features = draftFeatures(open.draft, named, { status: "in_force", from: day }).map((feature, place) => {
      const { nameEn, name } = grids[named[place]?.grid ?? -1] ?? {};
      return nameEn === undefined || name !== named[place]?.name ? feature : { ...feature, properties: { ...feature.properties, name_en: nameEn } };
    });
    const name = t("plans.life.judgedBy", { name: planName(plan, t), day });
    const taken = await engine.takePlan(by === "rebased" ? { name, features } : null);
    if (taken.ok) tellPlan({ judging: by === "rebased" ? name : null });
    if (taken.ok) client.setQueryData(SESSION, taken.value);
    else setSaid(issueText(taken.issue, format.language));
  };
  const step = async (move: PlanMove, reason: string, old: OldCases): Promise<void> => {
    const coded = move.kind === "put_in_force" ? codingOf(open, grids, plan.book, move.from) : null;
    const coding = coded && { codes: coded.codes.map((code, grid) => plan.codes?.[grid] ?? code), book: coded.book };
    const refusal = await stepPlan(plan, { move, errors, reason, coding });
    setSaid(refusal === null ? null : t(`plans.life.refused.${refusal}`));
    if (refusal === null && move.kind === "put_in_force" && old === "rebased") await judge(old, move.from);
  };
  const { status, from } = plan;
  return (
    <PlanLife
      name={planName(plan, t)}
      status={status}
      today={dayIn(format.timeZone)}
      actor={actorName()}
      canAct={hold === "ours" || hold === "frozen"}
      said={said}
      judges={judging !== null && opened?.name === judging ? true : status === "in_force" ? false : null}
      onName={(name) => void renamePlan(plan, name)}
      onActor={setActorName}
      onMove={(move, reason, old) => void step(move, reason, old)}
      onJudge={(by) => void judge(by, from ?? "")}
    />
  );
}
