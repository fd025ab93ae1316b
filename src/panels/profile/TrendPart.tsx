// The trend of the profile: reports a month with the limits that its own past lets expect.
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Chart } from "../Chart";
import { useTrend } from "../charts/useTrend";
import { Part } from "./Part";
import type { ProfileProps } from "./Profile";

export function TrendPart({ trend, name, scheme, format, onSave }: Pick<ProfileProps, "trend" | "name" | "scheme" | "format" | "onSave">): ReactElement | null {
  const { t } = useTranslation();
  const picture = useTrend({ trend, name, chosen: null, scheme, format });
  if (trend.months.length < 2) return null;
  return (
    <Part title={t("profile.trend")}>
      <Chart label={t("look.change.chart", { grid: name })} picture={picture} scheme={scheme} low name={`${name}-trend`} onSave={onSave} />
    </Part>
  );
}
