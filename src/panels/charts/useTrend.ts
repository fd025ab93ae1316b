// The trend of a grid or the town as a picture with its words: months, counts, the limits that its own past lets expect.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { limitsAlong } from "../../core/frame/changeTable";
import type { Format } from "../format";
import type { ChartPicture } from "./picture";
import { trendPicture } from "./trend";

interface TrendShown {
  /** Months, oldest first, and what was counted in each. */
  readonly trend: { readonly months: readonly string[]; readonly counts: readonly number[] };
  readonly name: string;
  /** Month that is judged. */
  readonly chosen: string | null;
  readonly scheme: "light" | "dark";
  readonly format: Format;
}

export function useTrend({ trend, name, chosen, scheme, format }: TrendShown): ChartPicture {
  const { t } = useTranslation();
  return useMemo(() => {
    const limits = limitsAlong(trend.counts);
    const outside = trend.counts.filter((value, place) => {
      const own = limits[place] ?? null;
      return own !== null && (value > own.upper || value < own.lower);
    }).length;
    return trendPicture({
      periods: trend.months,
      counts: trend.counts,
      limits,
      chosen,
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
  }, [trend, name, chosen, scheme, format, t]);
}
