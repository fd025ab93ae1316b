// One table of the monthly assessment: every grid and the town down, a group of indicators across, each cell with all that it stands on.
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Sheet, SheetCell, SheetRow } from "../core/frame/assessmentSheet";
import type { Change } from "../core/stats/change";
import { FEW_CASES, type Indicator, type IndicatorText } from "../core/stats/indicators";
import type { RateChange } from "../core/stats/rateChange";
import { type Format, NOTHING } from "./format";

export interface SheetTableProps {
  readonly sheet: Sheet;
  /** Indicators of the table, by id. */
  readonly ids: readonly string[];
  readonly caption: string;
  /** Name of a row; the town's for null. */
  readonly nameOf: (slot: number | null) => string;
  readonly format: Format;
}

export function SheetTable({ sheet, ids, caption, nameOf, format }: SheetTableProps) {
  const { t } = useTranslation();
  const columns = ids.flatMap((id) => {
    const place = sheet.indicators.findIndex((indicator) => indicator.id === id);
    const indicator = sheet.indicators[place];
    return indicator === undefined ? [] : [{ place, indicator, scale: scaleOf(sheet.rows, place) }];
  });
  return (
    <table className="sheet-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("sheet.grid")}</th>
          {columns.map(({ indicator }) => (
            <th scope="col" key={indicator.id}>
              {textOf(indicator.name, format)}
              <span className="sub">{textOf(indicator.meaning, format)}</span>
              {indicator.target !== null && <span className="sub">{t("sheet.target", { text: format.percent(indicator.target) })}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <tr key={row.slot ?? "town"} data-row={row.slot ?? "town"}>
            <th scope="row">{nameOf(row.slot)}</th>
            {columns.map(({ place, indicator, scale }) => {
              const cell = row.cells[place];
              return (
                <td key={indicator.id} data-indicator={indicator.id}>
                  {cell && <Cell cell={cell} indicator={indicator} scale={scale} format={format} />}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Both ends of the bars of a column: as near as the intervals allow, so that grids can be told apart. */
type Scale = readonly [number, number];

function scaleOf(rows: readonly SheetRow[], place: number): Scale {
  const ends = rows.flatMap((row) => {
    const cell = row.cells[place];
    return cell?.interval && !cell.few ? [cell.interval.low, cell.interval.high] : [];
  });
  if (ends.length === 0) return [0, 1];
  const [low, high] = [Math.floor(Math.min(...ends) * 20) / 20, Math.ceil(Math.max(...ends) * 20) / 20];
  return low < high ? [low, high] : [Math.max(0, low - 0.05), low];
}

function Cell({ cell, indicator, scale, format }: { readonly cell: SheetCell; readonly indicator: Indicator; readonly scale: Scale; readonly format: Format }) {
  const { t } = useTranslation();
  if (cell.value === null) return <span className="sheet-nothing">{NOTHING}</span>;
  return (
    <>
      <span className="sheet-value">
        <strong>{valueText(cell.value, indicator, format, t)}</strong>
        {cell.few ? (
          <span className="sheet-few">{t("sheet.few")}</span>
        ) : (
          cell.band && (
            <span className="sheet-band" data-band={cell.band}>
              {cell.band}
            </span>
          )
        )}
        {cell.met !== null && !cell.few && (
          <span className="sheet-met" data-met={cell.met}>
            {t(cell.met ? "sheet.met" : "sheet.missed")}
          </span>
        )}
      </span>
      {indicator.kind === "rate" && (
        <span className="sub">
          {format.count(cell.numerator)}/{format.count(cell.denominator)}
        </span>
      )}
      {indicator.kind === "mean" && <span className="sub">n {format.count(cell.denominator)}</span>}
      {!cell.few && <IntervalBar cell={cell} scale={scale} format={format} />}
      {cell.onMonth && !cell.few && (
        <span className="sub">
          {t("sheet.onMonth")} <ChangeText change={cell.onMonth} indicator={indicator} format={format} />
        </span>
      )}
      {cell.onYear && !cell.few && (
        <span className="sub">
          {t("sheet.onYear")} <ChangeText change={cell.onYear} indicator={indicator} format={format} />
        </span>
      )}
    </>
  );
}

/** The interval as a bar, the value as a full dot, the shrunk value as an open one. */
function IntervalBar({ cell, scale: [low, high], format }: { readonly cell: SheetCell; readonly scale: Scale; readonly format: Format }) {
  const { t } = useTranslation();
  const { interval, value, shrunk } = cell;
  if (interval === null || value === null) return null;
  const at = (share: number): number => 3 + (94 * (Math.min(high, Math.max(low, share)) - low)) / (high - low);
  const said = [
    t("sheet.interval", { low: format.percent(interval.low), high: format.percent(interval.high) }),
    ...(shrunk === null ? [] : [t("sheet.shrunk", { text: format.percent(shrunk) })]),
    `${format.percent(low)} … ${format.percent(high)}`,
  ].join("; ");
  return (
    <svg className="sheet-bar" viewBox="0 0 100 10" role="img" aria-label={said}>
      <title>{said}</title>
      <path d="M3 5H97" className="sheet-axis" />
      <rect x={at(interval.low)} width={Math.max(1, at(interval.high) - at(interval.low))} y="3" height="4" rx="1" className="sheet-interval" />
      <circle cx={at(value)} cy="5" r="2.6" className="sheet-dot" />
      {shrunk !== null && <circle cx={at(shrunk)} cy="5" r="2.4" className="sheet-shrunk" />}
    </svg>
  );
}

function ChangeText({ change, indicator, format }: { readonly change: RateChange; readonly indicator: Indicator; readonly format: Format }) {
  const { t } = useTranslation();
  const { word, difference } = change;
  const isGood = word === "up" ? indicator.better === "higher" : word === "down" ? indicator.better === "lower" : null;
  const amount = difference === null || word === "tooFew" ? "" : `${signed(difference * 100, format)} `;
  return (
    <span className="sheet-change" data-word={word} data-good={isGood ?? undefined}>
      {amount !== "" && t("sheet.points", { text: amount.trim() })} {t(`sheet.words.${word}`)}
    </span>
  );
}

/** A difference with its sign: "+1.2", "−0.3", "0.0". */
export function signed(value: number, format: Format): string {
  const text = new Intl.NumberFormat(format.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(Math.abs(value));
  return Number(Math.abs(value).toFixed(1)) === 0 ? text : `${value > 0 ? "+" : "−"}${text}`;
}

/** A value with its unit: a share as a percentage, a mean in hours or times. */
export function valueText(value: number, indicator: Indicator, format: Format, t: TFunction): string {
  if (indicator.unit === "share") return format.percent(value);
  return indicator.unit === "hours" ? t("unit.hours", { text: format.decimal(value) }) : t("case.times", { text: format.decimal(value) });
}

export function textOf(text: IndicatorText, format: Format): string {
  return format.language === "en" ? text.en : text.zh;
}

/** Smallest denominator that is graded, for the notes of the sheet. */
export const LEAST_GRADED = FEW_CASES;

/** A count against an earlier one: the difference in cases and per cent, and the word; never a colour. */
export function countChange(change: Change, format: Format, t: TFunction): string {
  const word = t(`sheet.words.${change.word}`);
  if (change.difference === null || change.word === "tooFew") return word;
  const sign = change.difference > 0 ? "+" : change.difference < 0 ? "−" : "";
  const ratio = change.ratio === null ? "" : ` (${signed(change.ratio * 100, format)}%)`;
  return `${sign}${format.count(Math.abs(change.difference))}${ratio} ${word}`;
}
