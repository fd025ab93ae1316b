// The strip on top of a wall: name, clock, how old the data is, and the figures with their targets.
import { useTranslation } from "react-i18next";
import { RATE_NAMES, type RateName, rateOf } from "../../core/stats/rates";
import type { Sums } from "../../core/stats/sums";
import type { Format } from "../format";

/** Null for what is still counted, and for what the sources do not tell. */
export interface WallFigures {
  readonly today: number | null;
  /** What has usually been reported by this time of the day. */
  readonly usualToday: number | null;
  readonly closedToday: number | null;
  readonly open: number | null;
  readonly late: number | null;
  /** Sums of the reports of 30 days. */
  readonly month: Sums | null;
}

export interface WallTopProps {
  readonly title: string;
  /** Local day and time, already in words. */
  readonly day: string;
  readonly clock: string;
  /** Lines about the age of the data. */
  readonly age: readonly string[];
  readonly figures: WallFigures;
  readonly targets: { readonly [R in RateName]?: number };
  readonly format: Format;
}

const SHOWN: readonly RateName[] = RATE_NAMES.filter((name) => name !== "onTimeClosure");

export function WallTop({ title, day, clock, age, figures, targets, format }: WallTopProps) {
  const { t } = useTranslation();
  const count = (value: number | null): string => (value === null ? "–" : format.count(value));
  const { today, usualToday, closedToday, month, open, late } = figures;
  return (
    <section className="wall-zone wall-top" aria-label={title}>
      <div className="wall-name">
        <h1>{title}</h1>
        <p className="wall-soft">{age.join(" · ")}</p>
      </div>
      <ul className="wall-kpis" aria-label={t("wall.kpi")}>
        <Figure
          name={t("wall.today")}
          value={count(today)}
          note={usualToday === null ? "" : t("wall.usualToday", { text: format.count(Math.round(usualToday)) })}
        />
        <Figure name={t("wall.done")} value={count(closedToday)} />
        <Figure name={t("wall.open_cases")} value={count(open)} />
        <Figure name={t("wall.late")} value={count(late)} state={late === null ? "none" : late > 0 ? "miss" : "met"} />
      </ul>
      <p className="wall-cohort wall-soft">
        <span>{t("wall.last30")}</span>
        <span>{t("wall.cohort")}</span>
      </p>
      <ul className="wall-kpis wall-rates" aria-label={t("wall.rates")}>
        {SHOWN.map((name) => {
          const rate = month === null ? null : rateOf(month, name);
          const value = rate?.value ?? null;
          const target = targets[name];
          const state = value === null || target === undefined ? "none" : value >= target ? "met" : "miss";
          return (
            <Figure
              key={name}
              name={t(`measure.short.${name}`)}
              value={format.percent(value)}
              state={state}
              target={target === undefined ? "" : t("wall.target", { text: format.percent(target).replace(/\.0(?=\D*$)/, "") })}
              note={rate === null || rate.denominator === 0 ? "" : t("wall.of", { top: format.count(rate.numerator), bottom: format.count(rate.denominator) })}
            />
          );
        })}
      </ul>
      <p className="wall-clock">
        <span>{day}</span>
        <strong>{clock}</strong>
      </p>
    </section>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly target?: string;
  /** What the value is made of, or is to be held against. */
  readonly note?: string;
  /** Against its target. */
  readonly state?: "met" | "miss" | "none";
}

/** One number; a missed target is told by a sign as well as by its colour. */
function Figure({ name, value, target = "", note = "", state = "none" }: FigureProps) {
  return (
    <li data-state={state}>
      <span className="wall-soft">
        {name}
        {target !== "" && ` ${target}`}
      </span>
      <strong>
        {value}
        {state === "miss" && target !== "" && <i aria-hidden="true">▼</i>}
      </strong>
      <span className="wall-soft">{note === "" ? "\u00a0" : note}</span>
    </li>
  );
}
