// What was done to the open plan, step by step, to be read, printed, or taken away.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { toSeconds } from "../../core/model/columns";
import type { Format } from "../../panels/format";
import { ChangeList, ChangeSheet } from "../../panels/plan/ChangeList";
import { planName } from "./planNames";
import { linesOf, type PlanRecord } from "./planStore";
import { stepText } from "./stepText";

export function ChangesPart({ plan, format }: { readonly plan: PlanRecord; readonly format: Format }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const lines = useQuery({ queryKey: ["planLines", plan.id, plan.lines], queryFn: () => linesOf(plan.id), gcTime: 0, placeholderData: (before) => before });
  const rows = (lines.data ?? []).map((line) => ({ ...line, text: lineText(line.op, t), at: format.minute(toSeconds(Date.parse(line.time))) }));
  return (
    <>
      <ChangeList rows={rows} format={format} onSheet={() => setOpen(true)} />
      {isOpen && <ChangeSheet title={planName(plan, t)} rows={rows} format={format} onPrint={() => window.print()} onClose={() => setOpen(false)} />}
    </>
  );
}

/** A step by its name: ours, or one of the history. */
function lineText(op: string, t: ReturnType<typeof useTranslation>["t"]): string {
  const [kind = "", ...rest] = op.split(" ");
  const what = rest.join(" ");
  if (kind === "status") return t("plans.changes.status", { status: t(`plans.badge.${what}`) });
  if (kind === "rename") return t("plans.changes.rename", { name: what });
  if (kind === "renumber" || kind === "codes" || kind === "undo" || kind === "redo") return t(`plans.changes.${kind}`);
  return stepText(op, t);
}
