// The card of the chosen grid: its facts, each rate with its fraction and the rule of the cohort.
import { Button, CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Cohort } from "../core/frame/question";
import type { Measure } from "./choices";
import type { Format } from "./format";
import { fractionOf, type GridRow, rankOf } from "./gridRows";

export interface GridCardProps {
  readonly row: GridRow;
  readonly rows: readonly GridRow[];
  readonly measures: readonly Measure[];
  readonly measure: Measure;
  readonly cohort: Cohort;
  readonly closedStandsForHandled: boolean;
  readonly format: Format;
  readonly onClose: () => void;
  readonly onReports: () => void;
  readonly onProfile: () => void;
  /** Opens the queue of open cases; null where no case can be open. */
  readonly onQueue: (() => void) | null;
}

export function GridCard({ row, rows, measures, measure, cohort, closedStandsForHandled, format, onClose, onReports, onProfile, onQueue }: GridCardProps) {
  const { t } = useTranslation();
  const rank = rankOf(rows, row.slot, measure);
  const rates = measures.filter((name) => fractionOf(row.sums, name) !== null);
  return (
    <section className="card" aria-label={t("card.label", { name: row.name })}>
      <div className="card-head">
        <div>
          <h2>{row.name}</h2>
          {row.id !== row.name && <p className="note">{row.id}</p>}
        </div>
        <CloseButton size="sm" onClick={onClose} aria-label={t("card.close")} />
      </div>
      <dl className="card-facts">
        <Fact term={t("measure.n")} value={format.count(row.sums.n)} />
        <Fact term={t("card.area")} value={row.areaM2 === null ? "–" : `${format.decimal(row.areaM2 / 1e6)} km²`} />
        {measures.includes("density") && <Fact term={t("measure.density")} value={format.decimal(row.values.density)} />}
        {measures.includes("medianHours") && (
          <Fact
            term={t("measure.medianHours")}
            value={row.values.medianHours === null ? "–" : t("unit.hours", { text: format.decimal(row.values.medianHours) })}
          />
        )}
        {rates.map((name) => {
          const fraction = fractionOf(row.sums, name);
          return (
            <Fact
              key={name}
              term={t(`measure.${name}`)}
              value={format.percent(row.values[name])}
              sub={fraction ? `${format.count(fraction.numerator)}/${format.count(fraction.denominator)}` : ""}
            />
          );
        })}
        {rank && <Fact term={t("card.rank", { measure: t(`measure.short.${measure}`) })} value={`${rank.place} / ${rank.of}`} />}
      </dl>
      {rates.length > 0 && <p className="note">{cohort === "due" ? t("cohort.aboutDue") : t("cohort.aboutAll")}</p>}
      {row.sums.noDeadline > 0 && rates.length > 0 && (
        <p className="note">{t("card.noDeadline", { count: row.sums.noDeadline, text: format.count(row.sums.noDeadline) })}</p>
      )}
      {closedStandsForHandled && <p className="note">{t("cohort.closedForHandled")}</p>}
      <div className="card-acts">
        <Button size="compact-sm" variant="light" onClick={onReports}>
          {t("card.reports", { count: row.sums.n, text: format.count(row.sums.n) })}
        </Button>
        <Button size="compact-sm" variant="light" onClick={onProfile}>
          {t("card.profile")}
        </Button>
        {onQueue && (
          <Button size="compact-sm" onClick={onQueue}>
            {t("queue.open")}
          </Button>
        )}
      </div>
    </section>
  );
}

function Fact({ term, value, sub }: { readonly term: string; readonly value: string; readonly sub?: string }) {
  return (
    <div className="fact">
      <dt>{term}</dt>
      <dd>{value}</dd>
      {sub && <dd className="sub">{sub}</dd>}
    </div>
  );
}
