// The strip on top of a wall: name, clock, how old the data is, and the figures with their targets.
import { useTranslation } from "react-i18next";
import { RATE_NAMES, type RateName, rateOf } from "../../core/stats/rates";
import type { Sums } from "../../core/stats/sums";
import type { Format } from "../format";

export interface WallFigures {
  /** Sums of the reports of today, and of 30 days; null while they are counted. */
  readonly today: Sums | null;
  readonly month: Sums | null;
  readonly open: number | null;
  readonly late: number | null;
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
  const count = (value: number | null | undefined): string => (value === null || value === undefined ? "–" : format.count(value));
  const { today, month, open, late } = figures;
  return (
    <section className="wall-zone wall-top" aria-label={title}>
      <div className="wall-name">
        <h1>{title}</h1>
        <p className="wall-soft">{age.join(" · ")}</p>
      </div>
      <ul className="wall-kpis" aria-label={t("wall.kpi")}>
        <Figure name={t("wall.today")} value={count(today?.n)} />
        <Figure name={t("wall.done")} value={count(today?.closed)} />
        <Figure name={t("wall.open_cases")} value={count(open)} />
        <Figure name={t("wall.late")} value={count(late)} state={late === null ? "none" : late > 0 ? "miss" : "met"} />
        {SHOWN.map((name) => {
          const value = month === null ? null : rateOf(month, name).value;
          const target = targets[name];
          const state = value === null || target === undefined ? "none" : value >= target ? "met" : "miss";
          const said = target === undefined ? t("wall.last30") : t("wall.target", { text: format.percent(target).replace(/\.0(?=\D*$)/, "") });
          return <Figure key={name} name={t(`measure.short.${name}`)} value={format.percent(value)} state={state} note={said} />;
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
  readonly note?: string;
  /** Against its target. */
  readonly state?: "met" | "miss" | "none";
}

/** One number; a missed target is told by a sign as well as by its colour. */
function Figure({ name, value, note, state = "none" }: FigureProps) {
  return (
    <li data-state={state}>
      <span className="wall-soft">{name}</span>
      <strong>
        {value}
        {state === "miss" && note !== undefined && <i aria-hidden="true">▼</i>}
      </strong>
      {note !== undefined && <span className="wall-soft">{note}</span>}
    </li>
  );
}
