// Change on screen: a month against the month before and the same month last year as counts and words, and the trend of one grid with its limits.
import { Select } from "@mantine/core";
import type { TFunction } from "i18next";
import { type ReactElement, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ChangeRow } from "../../core/frame/changeTable";
import type { Change } from "../../core/stats/change";
import { Chart, type Save } from "../Chart";
import { useTrend } from "../charts/useTrend";
import type { Format } from "../format";
import { LookTable } from "./LookTable";

export interface ChangeLookProps {
  readonly month: string;
  /** Every month with reports, the latest first. */
  readonly months: readonly string[];
  /** The month is cut short by now, and so are those it is compared with. */
  readonly isPartial: boolean;
  readonly rows: readonly ChangeRow[];
  /** Months of the trend, oldest first, and what the chosen grid (or the town) counted in each. */
  readonly trend: { readonly months: readonly string[]; readonly counts: readonly number[] };
  readonly names: readonly string[];
  readonly chosen: number | null;
  readonly scheme: "light" | "dark";
  readonly format: Format;
  readonly onMonth: (month: string) => void;
  readonly onChoose: (slot: number | null) => void;
  readonly onSave: Save;
}

interface Row extends ChangeRow {
  readonly id: string;
}

const TOWN = "town";

export function ChangeLook(props: ChangeLookProps): ReactElement {
  const { month, months, isPartial, rows, trend, names, chosen, scheme, format, onMonth, onChoose, onSave } = props;
  const { t } = useTranslation();
  const nameOf = (slot: number | null): string => (slot === null ? t("sheet.town") : (names[slot] ?? ""));
  const picture = useTrend({ trend, name: nameOf(chosen), chosen: month, scheme, format });
  const lines = useMemo(() => rows.map((row): Row => ({ ...row, id: row.slot === null ? TOWN : String(row.slot) })), [rows]);
  const choose = (id: string): void => onChoose(id === TOWN || Number(id) === chosen ? null : Number(id));
  const worth = rows.filter(({ slot, verdict }) => slot !== null && (verdict === "above" || verdict === "below")).length;
  return (
    <>
      <div className="look-tools">
        <Select
          size="xs"
          label={t("sheet.month")}
          allowDeselect={false}
          value={month}
          onChange={(value) => value !== null && onMonth(value)}
          data={(months.includes(month) ? months : [month, ...months]).map((name) => ({ value: name, label: monthText(name, t) }))}
        />
      </div>
      <p className="note">
        {t("look.change.summary", { month: monthText(month, t), out: format.count(worth), grids: format.count(names.length) })}
        {isPartial && ` ${t("sheet.partial")}`}
      </p>
      <Chart
        label={t("look.change.chart", { grid: nameOf(chosen) })}
        picture={picture}
        scheme={scheme}
        name={`trend-${chosen ?? TOWN}`}
        onPick={onMonth}
        onSave={onSave}
      />
      <LookTable<Row>
        key={month}
        label={t("look.change.table")}
        rows={lines}
        columns={[
          { id: "name", head: t("look.grid"), value: ({ slot }) => nameOf(slot), cell: ({ slot }) => nameOf(slot) },
          { id: "now", head: t("look.change.now"), value: ({ now }) => now, cell: ({ now }) => <strong>{format.count(now)}</strong> },
          {
            id: "onMonth",
            head: t("sheet.onMonth"),
            title: t("look.change.onMonth"),
            value: ({ onMonth: own }) => own.z,
            cell: ({ onMonth: own }) => <ChangeCell change={own} format={format} />,
          },
          {
            id: "onYear",
            head: t("sheet.onYear"),
            title: t("look.change.onYear"),
            value: ({ onYear: own }) => own.z,
            cell: ({ onYear: own }) => <ChangeCell change={own} format={format} />,
          },
          {
            id: "limits",
            head: t("look.change.limits"),
            title: t("look.change.aboutLimits"),
            value: ({ now, limits }) => (limits === null ? null : (now - limits.centre) / Math.sqrt(Math.max(1, limits.centre))),
            cell: ({ limits, verdict }) =>
              limits === null ? (
                t("look.change.short")
              ) : (
                <>
                  <span className="verdict" data-tone={verdict === "within" ? "within" : "apart"} data-far={verdict !== "within"}>
                    {t(`look.change.verdict.${verdict ?? "within"}`)}
                  </span>
                  <small>
                    {format.count(limits.lower)}–{format.count(limits.upper)}
                  </small>
                </>
              ),
          },
        ]}
        chosen={chosen === null ? TOWN : String(chosen)}
        onChoose={choose}
      />
      <p className="note">{t("look.change.about")}</p>
    </>
  );
}

/** Both counts, the difference and the word; per cent is told, and colours nothing. */
function ChangeCell({ change, format }: { readonly change: Change; readonly format: Format }): ReactElement {
  const { t } = useTranslation();
  const { before, difference, ratio, z, word } = change;
  if (before === null || difference === null) return <>{t(`sheet.words.${word}`)}</>;
  const sign = difference > 0 ? "+" : difference < 0 ? "−" : "";
  return (
    <span title={z === null ? undefined : `z = ${z.toFixed(1)}`}>
      <span data-word={word}>
        {t("look.change.difference", { difference: `${sign}${format.count(Math.abs(difference))}`, word: t(`sheet.words.${word}`) })}
      </span>
      <small>
        {t("look.change.before", { text: format.count(before) })}
        {ratio !== null && word !== "tooFew" && ` ${ratio > 0 ? "+" : ratio < 0 ? "−" : ""}${format.percent(Math.abs(ratio))}`}
      </small>
    </span>
  );
}

function monthText(month: string, t: TFunction): string {
  return t("sheet.monthName", { year: month.slice(0, 4), month: String(Number(month.slice(5))) });
}
