// The grids of a wall in order of what the map shows: who needs looking at comes first; as many as there is room for.
import { useTranslation } from "react-i18next";
import { isRate, type Measure } from "../choices";
import type { Format } from "../format";
import { fractionOf, type GridRow } from "../gridRows";
import { FittingList } from "./FittingList";

/** The list takes of the zone's height as many shares as it has rows, so that few grids leave room for what stands below. */
const MOST_SHARES = 16;
const HEAD = 1;

export interface WallRankProps {
  readonly rows: readonly GridRow[];
  readonly measure: Measure;
  /** What the step is called, and its period. */
  readonly caption: string;
  readonly format: Format;
}

export function WallRank({ rows, measure, caption, format }: WallRankProps) {
  const { t } = useTranslation();
  const lowest = isRate(measure);
  const ranked = rankedRows(rows, measure);
  const most = Math.max(0, ...ranked.map((row) => row.values[measure] ?? 0));
  return (
    <section className="wall-zone wall-rank" style={{ flexGrow: Math.min(MOST_SHARES, ranked.length + HEAD) }} aria-label={t("wall.rank")}>
      <h2>
        {t("wall.rank")}
        <span className="wall-soft">{t(lowest ? "wall.rankWorst" : "wall.rankMost")}</span>
      </h2>
      <p className="wall-soft">{caption}</p>
      <FittingList
        items={ranked}
        keyOf={(row) => row.id}
        render={(row, place) => {
          const value = row.values[measure] ?? 0;
          const fraction = fractionOf(row.sums, measure);
          const share = most > 0 ? value / most : 0;
          return (
            <>
              <span className="wall-place">{place + 1}</span>
              <span className="wall-who">{row.name}</span>
              <strong>{format.measure(measure, value)}</strong>
              <svg className="wall-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="1" />
                <rect width={share * 100} height="1" />
              </svg>
              <span className="wall-soft wall-part">
                {fraction === null ? "" : t("wall.of", { top: format.count(fraction.numerator), bottom: format.count(fraction.denominator) })}
              </span>
            </>
          );
        }}
      />
    </section>
  );
}

/** Rates from the lowest on, amounts from the highest on; grids without a value are left out. */
export function rankedRows(rows: readonly GridRow[], measure: Measure): readonly GridRow[] {
  const sign = isRate(measure) ? 1 : -1;
  return rows.filter((row) => row.values[measure] !== null).sort((a, b) => sign * ((a.values[measure] ?? 0) - (b.values[measure] ?? 0)));
}
