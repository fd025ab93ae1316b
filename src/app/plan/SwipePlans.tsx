// The draft and another plan on one map, parted by a line that the hand moves; while they are, nothing is edited.
import "../../panels/compare/compare.css";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Coverage } from "../../core/plan/coverage/store";
import { SwipeLine } from "../../panels/compare/SwipeLine";
import { showOther } from "./otherPlan";

export interface SwipePlansProps {
  readonly coverage: Coverage;
  readonly nameOf: (grid: number) => string;
  /** What the plan on the left is called, and the draft. */
  readonly other: string;
  readonly own: string;
}

export function SwipePlans({ coverage, nameOf, other, own }: SwipePlansProps) {
  const { t } = useTranslation();
  const [share, setShare] = useState(50);
  useEffect(() => showOther({ coverage, nameOf, share: share / 100 }), [coverage, nameOf, share]);
  useEffect(() => () => showOther(null), []);
  const place = document.querySelector(".map-area");
  if (place === null) return null;
  return createPortal(
    <div className="plan-swipe">
      <SwipeLine
        share={share}
        left={{ title: t("plans.compare.left"), text: other }}
        right={{ title: t("plans.compare.right"), text: own }}
        label={t("plans.compare.line")}
        valueText={t("plans.compare.lineValue", { share: Math.round(share), other, own })}
        hint={t("plans.compare.lineHint")}
        onShare={setShare}
      />
    </div>,
    place,
  );
}
