// A grid's page in the report book: every indicator with its fraction, interval, target, place among the grids and changes.
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Sheet, SheetRow } from "../core/frame/assessmentSheet";
import { type Rank, rankAmong } from "../core/stats/rank";
import type { RateChange } from "../core/stats/rateChange";
import { type Format, NOTHING } from "./format";
import { countChange, signed, textOf, valueText } from "./SheetTable";

export function BookGrid({ sheet, row, format }: { readonly sheet: Sheet; readonly row: SheetRow; readonly format: Format }) {
  const { t } = useTranslation();
  return (
    <table className="sheet-table book-indicators">
      <thead>
        <tr>
          {["indicator", "value", "fraction", "interval", "target", "rank", "onMonth", "onYear"].map((column) => (
            <th scope="col" key={column}>
              {t(`book.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.indicators.map((indicator, place) => {
          const cell = row.cells[place];
          if (cell === undefined) return null;
          const rank = rankIn(sheet, row, place);
          return (
            <tr key={indicator.id} data-indicator={indicator.id}>
              <th scope="row">{textOf(indicator.name, format)}</th>
              <td>
                <strong>{cell.value === null ? NOTHING : valueText(cell.value, indicator, format, t)}</strong>
                {cell.few ? ` ${t("sheet.few")}` : cell.band === null ? "" : ` ${cell.band}`}
              </td>
              <td>{indicator.kind === "rate" ? `${format.count(cell.numerator)}/${format.count(cell.denominator)}` : `n ${format.count(cell.denominator)}`}</td>
              <td>{cell.interval ? `${format.percent(cell.interval.low)}–${format.percent(cell.interval.high)}` : NOTHING}</td>
              <td>{cell.met === null ? NOTHING : t(cell.met ? "sheet.met" : "sheet.missed")}</td>
              <td>{rank === null ? NOTHING : `${rank.place}/${rank.of}`}</td>
              <td>{rateChange(cell.onMonth, format, t)}</td>
              <td>{rateChange(cell.onYear, format, t)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Reports with their changes, area and density. */
export function Facts({ row, areaM2, format }: { readonly row: SheetRow; readonly areaM2: number; readonly format: Format }) {
  const { t } = useTranslation();
  const areaKm2 = areaM2 / 1e6;
  const facts = [
    [t("sheet.n"), format.count(row.n)],
    [t("sheet.onMonth"), countChange(row.onMonth, format, t)],
    [t("sheet.onYear"), countChange(row.onYear, format, t)],
    [t("card.area"), `${format.decimal(areaKm2)} km²`],
    [t("measure.density"), areaKm2 > 0 ? format.decimal(row.n / areaKm2) : NOTHING],
  ];
  return (
    <dl className="book-facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Place among the grids; those with too few cases have none. */
function rankIn(sheet: Sheet, row: SheetRow, place: number): Rank | null {
  const valueOf = ({ slot, cells }: SheetRow): number | null => {
    const cell = cells[place];
    return slot === null || cell === undefined || cell.few ? null : cell.value;
  };
  return rankAmong(sheet.rows.map(valueOf), valueOf(row), sheet.indicators[place]?.better ?? "higher");
}

/** The difference in percentage points; a word only where chance does not explain it, or where nothing can be said. */
function rateChange(change: RateChange | null, format: Format, t: TFunction): string {
  if (change === null) return NOTHING;
  const word = t(`sheet.words.${change.word}`);
  if (change.difference === null || change.word === "tooFew") return word;
  const points = signed(change.difference * 100, format);
  return change.word === "steady" ? points : `${points} ${word}`;
}
