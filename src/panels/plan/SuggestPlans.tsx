// The plans that were suggested, side by side: each best at something. The hovered one is drawn on the map; all of it, or one grid of it, can be taken.
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { SuggestedPlan } from "../../core/plan/suggest/suggest";
import { type Format, NOTHING } from "../format";

export interface SuggestPlansProps {
  readonly plans: readonly SuggestedPlan[];
  /** Units that each would move. */
  readonly moved: readonly number[];
  /** Proven least deviation, and the one that was asked for. */
  readonly bound: number;
  readonly cap: number;
  readonly chosen: number | null;
  readonly nameOf: (plan: number, grid: number) => string;
  /** The draft was cut or merged since: what was suggested is of faces that are no more. */
  readonly isOld: boolean;
  readonly format: Format;
  readonly onChoose: (plan: number | null) => void;
  readonly onHover: (plan: number | null) => void;
  readonly onTake: (plan: number, grid: number | null) => void;
}

export function SuggestPlans({ plans, moved, bound, cap, chosen, nameOf, isOld, format, onChoose, onHover, onTake }: SuggestPlansProps): ReactElement {
  const { t } = useTranslation();
  const shown = chosen === null ? null : (plans[chosen] ?? null);
  return (
    <section className="advise-plans" aria-label={t("advise.plans")}>
      <Verdict plans={plans} bound={bound} cap={cap} format={format} />
      <table aria-label={t("advise.plans")} onPointerLeave={() => onHover(null)}>
        <thead>
          <tr>
            {(["plan", "deviation", "variation", "compact", "moved", "split"] as const).map((column) => (
              <th key={column} scope="col" title={t(`advise.about.${column}`)}>
                {t(`advise.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plans.map(({ goal, figures }, index) => (
            <tr key={goal} data-chosen={chosen === index} onPointerEnter={() => onHover(index)}>
              <th scope="row">
                <button type="button" aria-pressed={chosen === index} onFocus={() => onHover(index)} onClick={() => onChoose(chosen === index ? null : index)}>
                  {t(`advise.goals.${goal}`)}
                </button>
              </th>
              <td data-out={figures.balance.maxDeviation > cap + 1e-9}>{format.percent(figures.balance.maxDeviation)}</td>
              <td>{format.percent(figures.balance.variation)}</td>
              <td>{format.decimal(figures.meanCompactness)}</td>
              <td>{format.count(moved[index] ?? 0)}</td>
              <td>{figures.beats === null ? NOTHING : format.count(figures.beats.split)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isOld && <p className="note warn">{t("advise.old")}</p>}
      {shown === null || chosen === null ? (
        <p className="note">{t("advise.choose")}</p>
      ) : (
        <>
          <Button size="xs" disabled={isOld} onClick={() => onTake(chosen, null)}>
            {t("advise.takeAll", { text: t(`advise.goals.${shown.goal}`) })}
          </Button>
          <table className="advise-grids" aria-label={t("advise.perGrid")}>
            <thead>
              <tr>
                {(["grid", "load", "off", "units"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`advise.column.${column}`)}
                  </th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {Array.from(shown.figures.load, (load, grid) => (
                <tr key={grid}>
                  <th scope="row">{nameOf(chosen, grid)}</th>
                  <td>{format.count(load)}</td>
                  <td>{signed(shown.figures.balance.deviation[grid] ?? 0, format)}</td>
                  <td>{format.count(shown.figures.units[grid] ?? 0)}</td>
                  <td>
                    <Button size="compact-xs" variant="default" disabled={isOld} onClick={() => onTake(chosen, grid)}>
                      {t("advise.takeOne")}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

/** What can be proven, and what was found within the cap. */
function Verdict({ plans, bound, cap, format }: Pick<SuggestPlansProps, "plans" | "bound" | "cap" | "format">): ReactElement | null {
  const { t } = useTranslation();
  const least = plans.reduce((best, { figures }) => Math.min(best, figures.balance.maxDeviation), Number.POSITIVE_INFINITY);
  if (bound > cap) return <p className="note warn">{t("advise.bound", { text: format.percent(bound), cap: format.percent(cap) })}</p>;
  if (least > cap) return <p className="note warn">{t("advise.beyond", { text: format.percent(least), cap: format.percent(cap) })}</p>;
  return null;
}

/** A percentage with its sign. */
export function signed(value: number, format: Format): string {
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${format.percent(Math.abs(value))}`;
}
