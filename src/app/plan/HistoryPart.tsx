// Everything that was done to the draft, by name: each line goes there.
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { goToStep, redoStep, undoStep } from "./drafting";
import type { PlanPartProps } from "./parts";
import { stepText } from "./stepText";

export function HistoryPart({ open, format }: PlanPartProps) {
  const { t } = useTranslation();
  const { steps, standing } = open;
  return (
    <>
      <div className="draft-row">
        <Button size="xs" variant="default" disabled={standing === 0} onClick={() => void undoStep()}>
          {t("draft.undo")}
        </Button>
        <Button size="xs" variant="default" disabled={standing === steps.length} onClick={() => void redoStep()}>
          {t("draft.redo")}
        </Button>
        <Button size="xs" variant="default" disabled={standing === 0} onClick={() => void goToStep(0)}>
          {t("draft.undoAll")}
        </Button>
        <span className="note">{t("draft.stepsStand", { text: format.count(standing), all: format.count(steps.length) })}</span>
      </div>
      <ol className="draft-steps">
        {["", ...steps].map((name, index) => (
          // The place in the history is what a step is.
          <li key={index} data-undone={index > standing}>
            <button type="button" aria-current={index === standing ? "step" : undefined} onClick={() => void goToStep(index)}>
              <span>{index === 0 ? t("draft.beginning") : stepText(name, t)}</span>
              <small>{index === 0 ? "" : format.count(index)}</small>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
