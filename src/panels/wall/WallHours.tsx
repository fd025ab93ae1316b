// Reports of today by hour as bars, each with a tick where the same hour usually stands.
import { useTranslation } from "react-i18next";
import type { Format } from "../format";

export interface WallHoursProps {
  /** Reports of each hour of today. */
  readonly today: readonly number[];
  /** Mean of the same hour on the days before. */
  readonly usual: readonly number[];
  /** The hour that is now. */
  readonly hour: number;
  readonly format: Format;
}

export function WallHours({ today, usual, hour, format }: WallHoursProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...today, ...usual);
  return (
    <section className="wall-zone wall-hours" aria-label={t("wall.hours")}>
      <p className="wall-caption">
        {t("wall.hours")}
        <span className="wall-soft">{t("wall.thisHour", { text: format.count(today[hour] ?? 0) })}</span>
        <span className="wall-soft wall-tick">{t("wall.usual")}</span>
      </p>
      <svg viewBox="0 0 240 100" preserveAspectRatio="none" aria-hidden="true">
        {today.map((count, index) => (
          <g key={index} data-now={index === hour}>
            <rect className="wall-hour" x={index * 10 + 1} width="8" y={100 - (count / most) * 100} height={(count / most) * 100} />
            <rect className="wall-usual" x={index * 10} width="10" y={Math.min(98, 100 - ((usual[index] ?? 0) / most) * 100)} height="2" />
          </g>
        ))}
      </svg>
      <p className="wall-axis" aria-hidden="true">
        {[0, 6, 12, 18].map((at) => (
          <span key={at}>{String(at).padStart(2, "0")}</span>
        ))}
      </p>
    </section>
  );
}
