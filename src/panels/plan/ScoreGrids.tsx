// The scores' numbers grid by grid, each with what it was before, and the cases of the last months replayed on the new borders.
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PlanScore } from "../../core/plan/score/scorePlan";
import type { IndicatorValue } from "../../core/stats/indicators";
import { type Format, NOTHING } from "../format";
import type { NamedScore } from "./ScoreTable";
import { signed } from "./SuggestPlans";

export interface ScoreGridsProps {
  readonly before: NamedScore;
  readonly after: NamedScore;
  readonly format: Format;
}

const COLUMNS = ["load", "off", "way", "near", "severed", "compact", "mixture", "alongLines"] as const;

export function ScoreGrids({ before, after, format }: ScoreGridsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="score-scroll">
      <table aria-label={t("advise.score.grids")}>
        <thead>
          <tr>
            <th scope="col">{t("advise.column.grid")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" title={t(`advise.score.about.${column}`)}>
                {t(`advise.score.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {after.names.map((name, grid) => {
            const old = before.names.indexOf(name);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                {COLUMNS.map((column) => (
                  <td key={column}>
                    {cellOf(after.score, grid, column, format)}
                    <small>{old < 0 ? NOTHING : cellOf(before.score, old, column, format)}</small>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function cellOf(score: PlanScore, grid: number, column: (typeof COLUMNS)[number], format: Format): string {
  switch (column) {
    case "load":
      return format.count(score.load[grid] ?? 0);
    case "off":
      return signed(score.balance.deviation[grid] ?? 0, format);
    case "way": {
      const mean = score.travel[grid]?.meanM ?? null;
      return mean === null ? NOTHING : format.count(mean);
    }
    case "near":
      return format.percent(score.travel[grid]?.within ?? null);
    case "severed":
      return format.percent(score.severed?.share[grid] ?? null);
    case "compact":
      return format.decimal(score.compactness[grid]?.polsbyPopper ?? null);
    case "mixture":
      return format.decimal(score.differentiation?.mixture[grid] ?? null);
    case "alongLines":
      return format.percent(score.conformity.lines?.[grid] ?? null);
    default:
      return column satisfies never;
  }
}

/** A grid of a plan with its replayed cases. */
export interface ReplayedGrid {
  readonly name: string;
  readonly n: number;
  /** Handling, timeliness, closure, satisfaction. */
  readonly rates: readonly IndicatorValue[];
  readonly open: number;
  readonly late: number;
}

export interface ReplayTableProps {
  readonly before: readonly ReplayedGrid[];
  readonly after: readonly ReplayedGrid[];
  readonly outside: number;
  readonly period: string;
  readonly format: Format;
}

const RATES = ["handling", "timeliness", "closure", "satisfaction"] as const;

export function ReplayTable({ before, after, outside, period, format }: ReplayTableProps): ReactElement {
  const { t } = useTranslation();
  const cells = (grid: ReplayedGrid | undefined): readonly string[] =>
    grid === undefined
      ? []
      : [format.count(grid.n), ...RATES.map((_, index) => format.percent(grid.rates[index]?.value ?? null)), format.count(grid.open), format.count(grid.late)];
  return (
    <div className="score-scroll">
      <table aria-label={t("advise.replay.label")}>
        <thead>
          <tr>
            <th scope="col">{t("advise.column.grid")}</th>
            <th scope="col">{t("advise.replay.cases")}</th>
            {RATES.map((rate) => (
              <th key={rate} scope="col">
                {t(`measure.short.${rate}`)}
              </th>
            ))}
            <th scope="col">{t("advise.replay.open")}</th>
            <th scope="col">{t("advise.replay.late")}</th>
          </tr>
        </thead>
        <tbody>
          {after.map((grid) => {
            const old = cells(before.find(({ name }) => name === grid.name));
            return (
              <tr key={grid.name}>
                <th scope="row">{grid.name}</th>
                {cells(grid).map((text, index) => (
                  // The columns never change their order.
                  <td key={index}>
                    {text}
                    <small>{old[index] ?? NOTHING}</small>
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="note">{t("advise.replay.note", { period, text: format.count(outside) })}</p>
    </div>
  );
}
