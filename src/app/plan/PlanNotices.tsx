// What must be said of the open plan before anything else: who edits it, what was recovered, what could not be kept.
import "../../panels/plan/plans.css";
import { useTranslation } from "react-i18next";
import { PlanNotice } from "../../panels/plan/PlanNotice";
import { panelWords } from "../i18n";
import { saveFile } from "../saveText";
import type { OpenDraft } from "./drafting";
import { draftDigest } from "./planKeeper";
import { planName } from "./planNames";
import { usePlanState } from "./planState";

const WORDS = panelWords("plans");

/** @public What must have come before they are shown. */
export const ready = (): Promise<void> => WORDS;

export default function PlanNotices({ open }: { readonly open: OpenDraft }) {
  const { t } = useTranslation();
  const { plan, hold, recovered, brokenAt, isKept } = usePlanState();
  const download = async (): Promise<void> => {
    const { planText } = await import("./planFile");
    if (plan) saveFile(`${planName(plan, t)}.plan.jsonl`, new Blob([await planText(plan, open.draft.log)], { type: "application/x-ndjson" }));
  };
  const fault = open.unkept === null ? null : open.unkept === "quota" || open.unkept === "elsewhere" ? open.unkept : "failed";
  return (
    <section className="plan-notices" aria-label={t("plans.notices")}>
      {fault !== null && (
        <PlanNotice tone="fault" text={t(`plans.unkept.${fault}`)} action={plan && { label: t("plans.takeLog"), act: () => void download() }} />
      )}
      {!isKept && <PlanNotice tone="warn" text={t("plans.notKept")} action={null} />}
      {hold === "theirs" && <PlanNotice tone="warn" text={t("plans.theirs")} action={null} />}
      {hold === "frozen" && plan && <PlanNotice tone="plain" text={t("plans.frozen", { status: t(`plans.status.${plan.status}`) })} action={null} />}
      {hold === "broken" && (
        <PlanNotice tone="fault" text={t("plans.broken", { line: brokenAt ?? 0 })} action={plan && { label: t("plans.takeLog"), act: () => void download() }} />
      )}
      {plan && hold === "ours" && (
        <p className="plan-open" data-recovered={recovered} data-digest={draftDigest(open.draft)}>
          <b>{planName(plan, t)}</b>
          <span>{t("plans.saved", { count: plan.lines })}</span>
        </p>
      )}
    </section>
  );
}
