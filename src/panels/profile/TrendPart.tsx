// The trend of the profile: reports a month with the limits that its own past lets expect.
import { type ReactElement, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { limitsAlong } from "../../core/frame/changeTable";
import { Chart } from "../Chart";
import { trendPicture } from "../charts/trend";
import { Part } from "./Part";
import type { ProfileProps } from "./Profile";

export function TrendPart({ trend, name, scheme, format, onSave }: Pick<ProfileProps, "trend" | "name" | "scheme" | "format" | "onSave">): ReactElement | null {
  const { t } = useTranslation();
  const picture = useMemo(() => {
    const limits = limitsAlong(trend.counts);
    const outside = trend.counts.filter((value, place) => {
      const own = limits[place] ?? null;
      return own !== null && (value > own.upper || value < own.lower);
    }).length;
    return trendPicture({
      periods: trend.months,
      counts: trend.counts,
      limits,
      chosen: null,
      scheme,
      words: {
        period: t("sheet.month"),
        value: t("look.change.value"),
        centre: t("look.change.centre"),
        lower: t("look.change.lower"),
        upper: t("look.change.upper"),
        summary: t("look.change.trend", { grid: name, months: format.count(trend.months.length), outside: format.count(outside) }),
      },
      count: format.count,
    });
  }, [trend, name, scheme, format, t]);
  if (trend.months.length < 2) return null;
  return (
    <Part title={t("profile.trend")}>
      <Chart label={t("look.change.chart", { grid: name })} picture={picture} scheme={scheme} low name={`${name}-trend`} onSave={onSave} />
    </Part>
  );
}
