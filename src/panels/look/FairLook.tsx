// Fair comparison on screen: a funnel plot and a table of raw, shrunk and uncertain values; too few is said, not ranked.
import { NumberInput, Select } from "@mantine/core";
import { type ReactElement, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type FairTable, toneOf } from "../../core/frame/fairTable";
import { INDICATORS } from "../../core/stats/indicatorList";
import { Chart, type Save } from "../Chart";
import { funnelPicture } from "../charts/funnel";
import type { Format } from "../format";
import { type FairPart, fairPartText, isKnownFair, PER } from "./fairPart";
import { LookTable } from "./LookTable";

export interface FairLookProps {
  readonly part: FairPart;
  readonly table: FairTable;
  /** Bases that the plan brings, beside its area. */
  readonly has: { readonly households: boolean; readonly staff: boolean };
  /** Slots in words. */
  readonly names: readonly string[];
  readonly periodText: string;
  readonly chosen: number | null;
  readonly scheme: "light" | "dark";
  readonly format: Format;
  readonly onPart: (part: FairPart) => void;
  readonly onChoose: (slot: number | null) => void;
  readonly onSave: Save;
}

interface Row {
  readonly id: string;
  readonly slot: number;
}

export function FairLook(props: FairLookProps): ReactElement {
  const { part, table, names, periodText, chosen, scheme, format, onPart, onChoose, onSave } = props;
  const { t } = useTranslation();
  const words = useWords(props);
  const picture = useMemo(
    () => funnelPicture({ table, names, chosen, scheme, words, text: words.text, count: format.count }),
    [table, names, chosen, scheme, words, format],
  );
  const rows = useMemo(() => table.values.map((_, slot): Row => ({ id: String(slot), slot })), [table]);
  const columns = useMemo(() => columnsOf(table, names, words, format), [table, names, words, format]);
  const choose = (id: string): void => onChoose(Number(id) === chosen ? null : Number(id));
  return (
    <>
      <div className="look-tools">
        <MeasureSelect {...props} />
        <NumberInput
          size="xs"
          className="look-number"
          label={t("look.fair.least")}
          value={table.least}
          min={1}
          max={100_000}
          clampBehavior="strict"
          allowDecimal={false}
          onChange={(value) => typeof value === "number" && onPart({ ...part, least: value })}
        />
      </div>
      <p className="note">{t("look.period", { text: periodText })}</p>
      <Chart label={t("look.fair.chart")} picture={picture} scheme={scheme} name={`funnel-${fairPartText(part)}`} onPick={choose} onSave={onSave} />
      <LookTable
        key={fairPartText(part)}
        label={t("look.fair.table")}
        columns={columns}
        rows={rows}
        chosen={chosen === null ? null : String(chosen)}
        onChoose={choose}
      />
      <p className="note">{t(table.measure.kind === "rate" ? "look.fair.aboutRate" : "look.fair.aboutCount")}</p>
    </>
  );
}

function MeasureSelect({ part, has, format, onPart }: FairLookProps): ReactElement {
  const { t } = useTranslation();
  const rates = INDICATORS.filter(({ kind }) => kind === "rate").map(({ id, name }) => ({ value: id, label: format.language === "en" ? name.en : name.zh }));
  const counts = PER.filter((per) => per === "km2" || has[per]).map((per) => ({ value: `n/${per}`, label: t(`look.fair.per.${per}`) }));
  return (
    <Select
      size="xs"
      className="look-wide"
      label={t("look.fair.measure")}
      allowDeselect={false}
      value={fairPartText({ ...part, least: null })}
      onChange={(value) => value !== null && onPart({ ...(isKnownFair(value) ?? part), least: null })}
      data={[
        { group: t("look.fair.rates"), items: rates },
        { group: t("look.fair.counts"), items: counts },
      ]}
    />
  );
}

/** Everything that plot and table say in words. */
function useWords({ table, part, names, format }: FairLookProps) {
  const { t } = useTranslation();
  return useMemo(() => {
    const { measure, values, reference, differs } = table;
    const text = measure.kind === "rate" ? format.percent : format.decimal;
    const indicator = measure.kind === "rate" ? INDICATORS.find(({ id }) => id === measure.indicator) : undefined;
    const value = indicator
      ? format.language === "en"
        ? indicator.name.en
        : indicator.name.zh
      : t(`look.fair.per.${measure.kind === "count" ? measure.per : "km2"}`);
    const base = t(measure.kind === "rate" ? "look.fair.base.cases" : `look.fair.base.${measure.per}`);
    const beyond = values.filter(({ verdict }) => verdict === "farAbove" || verdict === "farBelow").length;
    const few = values.filter(({ tooFew }) => tooFew).length;
    const verdict = (slot: number): string => {
      const own = values[slot];
      return own === undefined || own.raw === null
        ? t("look.fair.none")
        : own.tooFew
          ? t("look.fair.tooFew")
          : t(`look.fair.verdict.${own.verdict ?? "within"}`);
    };
    const summary =
      reference === null
        ? t("look.fair.nothing")
        : [
            t("look.fair.summary", { measure: value, reference: text(reference), grids: format.count(names.length), beyond: format.count(beyond) }),
            ...(few > 0 ? [t("look.fair.few", { text: format.count(few), least: format.count(table.least) })] : []),
            t(differs ? "look.fair.differs" : "look.fair.chance"),
          ].join("");
    return {
      summary,
      base,
      value,
      text,
      verdict,
      part,
      reference: t("look.fair.reference"),
      warning: t("look.fair.warning"),
      action: t("look.fair.action"),
      grid: t("look.grid"),
      shrunk: t("look.fair.shrunk"),
      judgement: t("look.fair.judgement"),
    };
  }, [table, part, names, format, t]);
}

function columnsOf(table: FairTable, names: readonly string[], words: ReturnType<typeof useWords>, format: Format) {
  const at = ({ slot }: Row) => table.values[slot];
  const intervalOf = ({ slot }: Row) => table.intervals[slot] ?? null;
  const isRate = table.measure.kind === "rate";
  const rank = { farAbove: 4, above: 3, within: 2, below: 1, farBelow: 0 };
  return [
    { id: "name", head: words.grid, value: ({ slot }: Row) => names[slot] ?? "", cell: ({ slot }: Row) => names[slot] ?? "" },
    {
      id: "raw",
      head: words.value,
      value: (row: Row) => at(row)?.raw ?? null,
      cell: (row: Row) => (
        <>
          <strong>{words.text(at(row)?.raw ?? null)}</strong>
          <small>
            {format.count(at(row)?.count ?? 0)}/{isRate ? format.count(at(row)?.base ?? 0) : format.decimal(at(row)?.base ?? 0)}
          </small>
        </>
      ),
    },
    ...(isRate
      ? [
          {
            id: "interval",
            head: "95%",
            title: "Wilson",
            value: (row: Row) => intervalOf(row)?.low ?? null,
            cell: (row: Row) => {
              const interval = intervalOf(row);
              return interval === null ? words.text(null) : `${words.text(interval.low)}–${words.text(interval.high)}`;
            },
          },
        ]
      : []),
    {
      id: "shrunk",
      head: words.shrunk,
      value: (row: Row) => (at(row)?.tooFew ? null : (at(row)?.shrunk ?? null)),
      cell: (row: Row) => words.text(at(row)?.shrunk ?? null),
    },
    {
      id: "verdict",
      head: words.judgement,
      value: (row: Row) => {
        const verdict = at(row)?.verdict ?? null;
        return verdict === null ? null : rank[verdict];
      },
      cell: (row: Row) => (
        <span className="verdict" data-tone={toneOf(table, row.slot)?.tone ?? "none"} data-far={toneOf(table, row.slot)?.far ?? false}>
          {words.verdict(row.slot)}
        </span>
      ),
    },
  ];
}
