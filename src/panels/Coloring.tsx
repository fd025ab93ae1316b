// How the grids are coloured: the measure, whom its rates count, and how values fall into classes.
import { NativeSelect, SegmentedControl } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { LedgerSummary } from "../core/frame/answers";
import type { Cohort } from "../core/frame/question";
import { type ClassMethod, isRate, MEASURES, METHODS, type Measure } from "./choices";

export interface ColoringProps {
  readonly measure: Measure;
  readonly method: ClassMethod;
  readonly classes: number;
  readonly cohort: Cohort;
  readonly facts: Pick<LedgerSummary, "hasDeadlines" | "hasClosing" | "hasSatisfaction">;
  readonly onChange: (change: { measure?: Measure; method?: ClassMethod; classes?: number; cohort?: Cohort }) => void;
}

/** Measures that the data can speak about; the others would be "–" everywhere. */
export function measuresFor(facts: ColoringProps["facts"]): readonly Measure[] {
  return MEASURES.filter((measure) => {
    if (measure === "satisfaction") return facts.hasSatisfaction;
    if (measure === "timeliness" || measure === "onTimeClosure") return facts.hasDeadlines;
    return !(isRate(measure) || measure === "medianHours") || facts.hasDeadlines || facts.hasClosing;
  });
}

export const Coloring = memo(function Coloring({ measure, method, classes, cohort, facts, onChange }: ColoringProps) {
  const { t } = useTranslation();
  const offered = measuresFor(facts);
  return (
    <section className="coloring" aria-label={t("coloring.label")}>
      <div className="coloring-row">
        <NativeSelect
          size="xs"
          label={t("coloring.measure")}
          value={measure}
          onChange={(event) => {
            const chosen = MEASURES.find((name) => name === event.currentTarget.value);
            if (chosen) onChange({ measure: chosen });
          }}
          data={MEASURES.filter((name) => offered.includes(name) || name === measure).map((name) => ({ value: name, label: t(`measure.${name}`) }))}
        />
        <NativeSelect
          size="xs"
          label={t("coloring.method")}
          value={method}
          onChange={(event) => {
            const chosen = METHODS.find((name) => name === event.currentTarget.value);
            if (chosen) onChange({ method: chosen });
          }}
          data={METHODS.map((name) => ({ value: name, label: t(`method.${name}`) }))}
        />
        <NativeSelect
          size="xs"
          label={t("coloring.classes")}
          value={String(classes)}
          disabled={method === "fixed"}
          onChange={(event) => onChange({ classes: Number(event.currentTarget.value) })}
          data={["3", "4", "5", "6", "7"]}
        />
      </div>
      {(facts.hasDeadlines || facts.hasClosing) && (
        <div className="cohort">
          <SegmentedControl
            size="xs"
            aria-label={t("cohort.label")}
            value={cohort}
            onChange={(value) => onChange({ cohort: value === "all" ? "all" : "due" })}
            data={[
              { value: "due", label: t("cohort.due") },
              { value: "all", label: t("cohort.all") },
            ]}
          />
          <p className="note">{cohort === "due" ? t("cohort.aboutDue") : t("cohort.aboutAll")}</p>
        </div>
      )}
    </section>
  );
});
