// Bringing a plan file in: it opens as a draft of its own, or the reader is told why it cannot.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type OpenDraft, reopenDraft } from "./drafting";
import { groundDigests, wantPlan } from "./planKeeper";
import { planName } from "./planNames";

export function useBringPlan({ ground }: OpenDraft) {
  const { t } = useTranslation();
  const [said, setSaid] = useState<string | null>(null);
  const bring = async (file: File): Promise<void> => {
    const { bringPlan } = await import("./planFile");
    const { base } = groundDigests(ground);
    const brought = await bringPlan(await file.text(), base);
    if (brought.kind === "faulty") return setSaid(t("plans.bring.faulty", { file: file.name, line: brought.line }));
    if (brought.kind === "otherBase") return setSaid(t("plans.bring.otherBase", { file: file.name, base: brought.baseName }));
    wantPlan(base, brought.plan.id);
    await reopenDraft();
    setSaid(t("plans.bring.done", { name: planName(brought.plan, t), count: brought.plan.lines }));
  };
  return { said, bring };
}
