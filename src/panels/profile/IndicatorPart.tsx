// Indicators of the profile: value with its fraction, target, the town's value and the place among the grids.
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { ProfileRow } from "../../core/frame/profileRows";
import { type Format, NOTHING } from "../format";
import { textOf, valueText } from "../SheetTable";
import { Part } from "./Part";

export function IndicatorPart({
  rows,
  isTown,
  format,
}: {
  readonly rows: readonly ProfileRow[];
  readonly isTown: boolean;
  readonly format: Format;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <Part title={t("profile.indicators")}>
      <div className="look-table">
        <table aria-label={t("profile.indicators")}>
          <thead>
            <tr>
              <th scope="col">{t("profile.indicator")}</th>
              <th scope="col">{t("profile.value")}</th>
              <th scope="col">{t("profile.target")}</th>
              {!isTown && <th scope="col">{t("profile.town")}</th>}
              {!isTown && <th scope="col">{t("profile.rank")}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.indicator.id} row={row} isTown={isTown} format={format} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">{t("profile.aboutRank")}</p>
    </Part>
  );
}

function Row({
  row: { indicator, own, town, rank },
  isTown,
  format,
}: {
  readonly row: ProfileRow;
  readonly isTown: boolean;
  readonly format: Format;
}): ReactElement {
  const { t } = useTranslation();
  const said = (value: number | null): string => (value === null ? NOTHING : valueText(value, indicator, format, t));
  return (
    <tr data-indicator={indicator.id}>
      <th scope="row" title={textOf(indicator.meaning, format)}>
        {textOf(indicator.name, format)}
      </th>
      <td>
        <strong>{said(own.value)}</strong>
        <small>
          {indicator.kind === "rate" ? `${format.count(own.numerator)}/${format.count(own.denominator)}` : `n ${format.count(own.denominator)}`}
          {own.few && ` ${t("sheet.few")}`}
        </small>
      </td>
      <td>
        {indicator.target === null ? NOTHING : said(indicator.target)}
        {own.met !== null && <small data-met={own.met}>{t(own.met ? "sheet.met" : "sheet.missed")}</small>}
      </td>
      {!isTown && <td>{said(town.value)}</td>}
      {!isTown && <td>{rank === null ? NOTHING : `${rank.place}/${rank.of}`}</td>}
    </tr>
  );
}
