// The balance of the draft: the line of the town and every grid, before and after, following the hand while it moves.
import { useTranslation } from "react-i18next";
import { BalanceTable } from "../../panels/plan/BalanceTable";
import { liveDraft } from "./drafting";
import { gridName } from "./gridNames";
import type { PlanPartProps } from "./parts";

export function BalancePart({ open, session, format }: PlanPartProps) {
  const { t } = useTranslation();
  const grids = session.opened.plan?.grids ?? [];
  return (
    <BalanceTable
      format={format}
      nameOf={(grid) => gridName(grids, grid, t)}
      base={open.base}
      now={open.now}
      touched={open.touched.map(({ grid }) => grid)}
      casesMoved={open.casesMoved}
      live={liveDraft}
    />
  );
}
