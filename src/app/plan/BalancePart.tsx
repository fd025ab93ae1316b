// The balance of the draft: the line of the town and every grid, before and after, following the hand while it moves.
import { SegmentedControl } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { BalanceTable } from "../../panels/plan/BalanceTable";
import { liveDraft } from "./drafting";
import { namesIn } from "./gridNames";
import { chooseGround, groundChoice } from "./groundChoice";
import type { PlanPartProps } from "./parts";

export function BalancePart({ open, session, format, view }: PlanPartProps) {
  const { t } = useTranslation();
  const { ground } = open;
  const grids = session.opened.plan?.grids;
  const nameOf = useMemo(() => namesIn(open.draft, grids ?? [], t), [open, grids, t]);
  const { minutes, byStaff } = groundChoice.get();
  const { period } = view;
  return (
    <>
      <div className="draft-row draft-choice">
        {ground.levels.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t("draft.level.label")}
            value={ground.level}
            onChange={(level) => chooseGround({ level: ground.levels.find((one) => one === level) ?? null })}
            data={ground.levels.map((level) => ({ value: level, label: t(`draft.level.${level}`) }))}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t("draft.load.label")}
          value={minutes ? "minutes" : "cases"}
          onChange={(kind) => chooseGround({ minutes: kind === "minutes" })}
          data={(["cases", "minutes"] as const).map((kind) => ({ value: kind, label: t(`draft.load.${kind}`) }))}
        />
        {ground.hasStaff && (
          <SegmentedControl
            size="xs"
            aria-label={t("draft.target.label")}
            value={byStaff ? "staff" : "even"}
            onChange={(kind) => chooseGround({ byStaff: kind === "staff" })}
            data={(["even", "staff"] as const).map((kind) => ({ value: kind, label: t(`draft.target.${kind}`) }))}
          />
        )}
      </div>
      <BalanceTable
        format={format}
        nameOf={nameOf}
        base={open.base}
        now={open.now}
        touched={open.touched.map(({ grid }) => grid)}
        casesMoved={open.casesMoved}
        flows={open.flows}
        live={liveDraft}
      />
      <p className="note">
        {period === null
          ? t("draft.allCases", { text: format.count(ground.x.length) })
          : t("draft.casesOf", { text: format.count(ground.x.length), from: format.day(period.from), to: format.day(period.to) })}
      </p>
    </>
  );
}
