// A draft scored by the four principles, beats, shape and stability, before and after: gates first, every number beside its score, weights in the reader's hand.
import { NumberInput } from "@mantine/core";
import { Fragment, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { AXES, type Axis, type AxisWeights, weightedScore } from "../../core/plan/score/axes";
import type { PlanScore } from "../../core/plan/score/scorePlan";
import { type Format, NOTHING } from "../format";
import { numbersOf, reweighted } from "./scoreRows";

/** A score and the names of its grids. */
export interface NamedScore {
  readonly score: PlanScore;
  readonly names: readonly string[];
}

export interface ScoreTableProps {
  readonly before: NamedScore;
  readonly after: NamedScore;
  readonly weights: AxisWeights;
  readonly format: Format;
  readonly onWeights: (weights: AxisWeights) => void;
}

export function ScoreTable({ before, after, weights, format, onWeights }: ScoreTableProps): ReactElement {
  const { t } = useTranslation();
  const label = (name: string, what: string | undefined): string =>
    t(`advise.score.numbers.${name}`, { what: t(`advise.score.words.${what}`, { defaultValue: what ?? "" }) });
  return (
    <>
      <Gates {...after} format={format} />
      <table className="score-axes" aria-label={t("advise.score.label")}>
        <thead>
          <tr>
            {(["axis", "before", "after", "weight"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`advise.score.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AXES.map((axis) => {
            const old = numbersOf(axis, before.score, format);
            return (
              <Fragment key={axis}>
                <tr className="score-axis" data-axis={axis}>
                  <th scope="row">{t(`advise.score.axes.${axis}`)}</th>
                  <td>{points(before.score.axes[axis], format)}</td>
                  <td data-change={changeOf(before.score.axes[axis], after.score.axes[axis])}>{points(after.score.axes[axis], format)}</td>
                  <td>
                    <Weight axis={axis} weights={weights} onWeights={onWeights} />
                  </td>
                </tr>
                {numbersOf(axis, after.score, format).map(({ name, what, text }, index) => (
                  <tr key={`${name} ${what ?? ""}`} data-number={name}>
                    <th scope="row">{label(name, what)}</th>
                    <td>{old[index]?.text ?? NOTHING}</td>
                    <td>{text}</td>
                    <td />
                  </tr>
                ))}
              </Fragment>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("advise.score.weighted")}</th>
            <td>{points(weightedScore(before.score.axes, weights), format)}</td>
            <td>{points(weightedScore(after.score.axes, weights), format)}</td>
            <td>{format.percent(AXES.reduce((sum, axis) => sum + (weights[axis] ?? 0), 0))}</td>
          </tr>
        </tfoot>
      </table>
      <p className="note">{t("advise.score.note")}</p>
    </>
  );
}

function Gates({ score: { gates }, names, format }: NamedScore & { readonly format: Format }): ReactElement {
  const { t } = useTranslation();
  const named = (grids: readonly number[]): string => grids.map((grid) => names[grid]).join(format.language === "en" ? ", " : "、");
  if (gates.pass) return <p className="score-gates">{t("advise.score.passed")}</p>;
  return (
    <div className="score-gates" data-failed="true" role="alert">
      <strong>{t("advise.score.failed")}</strong>
      {gates.errors > 0 && <p>{t("advise.score.errors", { text: format.count(gates.errors) })}</p>}
      {gates.disconnected.length > 0 && <p>{t("advise.score.disconnected", { text: named(gates.disconnected) })}</p>}
      {gates.empty.length > 0 && <p>{t("advise.score.empty", { text: named(gates.empty) })}</p>}
    </div>
  );
}

function Weight({
  axis,
  weights,
  onWeights,
}: {
  readonly axis: Axis;
  readonly weights: AxisWeights;
  readonly onWeights: (weights: AxisWeights) => void;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <NumberInput
      size="xs"
      aria-label={t("advise.score.weightOf", { text: t(`advise.score.axes.${axis}`) })}
      suffix=" %"
      min={0}
      max={100}
      step={5}
      decimalScale={1}
      value={Math.round((weights[axis] ?? 0) * 1000) / 10}
      onChange={(value) =>
        typeof value === "number" && Math.abs(value / 100 - (weights[axis] ?? 0)) > 0.0005 && onWeights(reweighted(weights, axis, value / 100))
      }
    />
  );
}

/** A score of 0 to 100. */
function points(score: number | null, format: Format): string {
  return score === null ? NOTHING : format.decimal(Math.round(score * 10) / 10);
}

function changeOf(before: number | null, after: number | null): "better" | "worse" | "same" {
  if (before === null || after === null || Math.abs(after - before) < 0.05) return "same";
  return after > before ? "better" : "worse";
}
