// Types on screen: two measures and their thresholds, a scatter that selects with the map, and the members of each type.
import { NumberInput, Select } from "@mantine/core";
import { type ReactElement, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { QUADRANT_ORDER, type TypeTable } from "../../core/frame/typeTable";
import type { PlanNumbers } from "../../core/model/planNumbers";
import { type Axis, type Quadrant, type Threshold, type Typology } from "../../core/stats/typology";
import { Chart, type Save } from "../Chart";
import { quadrantColours, quadrantPicture } from "../charts/quadrants";
import type { Format } from "../format";
import { LookTable } from "./LookTable";
import { axisChoices, customTypology, isShare, measureText, targetOf } from "./typePart";

export interface TypeLookProps {
  readonly typology: Typology;
  /** Presets whose measures are known. */
  readonly presets: readonly Typology[];
  readonly table: TypeTable;
  readonly numbers: PlanNumbers;
  readonly names: readonly string[];
  readonly periodText: string;
  readonly chosen: number | null;
  readonly scheme: "light" | "dark";
  readonly format: Format;
  readonly onTypology: (id: string) => void;
  readonly onChoose: (slot: number | null) => void;
  readonly onSave: Save;
}

interface Row {
  readonly id: string;
  readonly slot: number;
}

export function TypeLook(props: TypeLookProps): ReactElement {
  const { typology, presets, table, names, periodText, chosen, scheme, format, onTypology, onChoose, onSave } = props;
  const { t } = useTranslation();
  const words = useTypeWords(typology, table, names.length, format);
  const picture = useMemo(
    () => quadrantPicture({ table, names, chosen, scheme, words, xText: words.xText, yText: words.yText }),
    [table, names, chosen, scheme, words],
  );
  const choose = (id: string): void => onChoose(Number(id) === chosen ? null : Number(id));
  const own = presets.some(({ id }) => id === typology.id) ? typology.id : "custom";
  return (
    <>
      <Select
        size="xs"
        label={t("look.type.preset")}
        allowDeselect={false}
        value={own}
        onChange={(id) => id !== null && onTypology(id === "custom" ? customTypology(typology.x, typology.y).id : id)}
        data={[
          ...presets.map(({ id, name }) => ({ value: id, label: format.language === "en" ? name.en : name.zh })),
          { value: "custom", label: t("look.type.custom") },
        ]}
      />
      {(["x", "y"] as const).map((side) => (
        <AxisTools
          key={side}
          label={t(`look.type.${side}`)}
          axis={typology[side]}
          numbers={props.numbers}
          format={format}
          onAxis={(axis) => onTypology(customTypology(side === "x" ? axis : typology.x, side === "y" ? axis : typology.y).id)}
        />
      ))}
      <p className="note">{t("look.period", { text: periodText })}</p>
      <Chart label={t("look.type.chart")} picture={picture} scheme={scheme} name={`types-${typology.id}`} onPick={choose} onSave={onSave} />
      <ul className="type-list" aria-label={t("look.type.list")}>
        {QUADRANT_ORDER.map((quadrant, place) => (
          <li key={quadrant}>
            <span className="swatch" style={{ backgroundColor: quadrantColours(scheme)[place] ?? "" }} />
            <span>{words.types[quadrant]}</span>
            <strong>{t("look.grids", { text: format.count(table.sizes[quadrant]) })}</strong>
          </li>
        ))}
      </ul>
      <LookTable<Row>
        key={typology.id}
        label={t("look.type.table")}
        sort="type"
        rows={useMemo(() => names.map((_, slot) => ({ id: String(slot), slot })), [names])}
        columns={[
          { id: "name", head: t("look.grid"), value: ({ slot }) => names[slot] ?? "", cell: ({ slot }) => names[slot] ?? "" },
          {
            id: "type",
            head: t("look.type.type"),
            value: ({ slot }) => table.quadrants[slot] ?? null,
            cell: ({ slot }) => table.quadrants[slot] ?? t("look.type.none"),
          },
          { id: "x", head: words.x, value: ({ slot }) => table.x[slot] ?? null, cell: ({ slot }) => words.xText(table.x[slot] ?? null) },
          { id: "y", head: words.y, value: ({ slot }) => table.y[slot] ?? null, cell: ({ slot }) => words.yText(table.y[slot] ?? null) },
        ]}
        chosen={chosen === null ? null : String(chosen)}
        onChoose={choose}
      />
    </>
  );
}

/** Axis names, value writers and the sentence of a typology. */
export function useTypeWords(typology: Typology, table: TypeTable, grids: number, format: Format) {
  const { t } = useTranslation();
  return useMemo(() => {
    const said = ({ zh, en }: Axis["name"]): string => (format.language === "en" ? en : zh);
    const textOf = (axis: Axis) => (isShare(axis) ? format.percent : format.decimal);
    const [xText, yText] = [textOf(typology.x), textOf(typology.y)];
    const types = Object.fromEntries(QUADRANT_ORDER.map((quadrant) => [quadrant, said(typology.types[quadrant])])) as { readonly [Q in Quadrant]: string };
    const cut = (axis: Axis, value: number | null, text: (value: number | null) => string): string =>
      t(`look.type.cut.${axis.threshold.kind}`, { axis: said(axis.name), text: text(value) });
    const cuts = [cut(typology.x, table.xThreshold, xText), cut(typology.y, table.yThreshold, yText)].join(t("list.comma"));
    const sizes = QUADRANT_ORDER.map((quadrant) => `${quadrant} ${format.count(table.sizes[quadrant])}`).join(t("list.comma"));
    const untyped = table.untyped > 0 ? t("look.type.untyped", { text: format.count(table.untyped) }) : "";
    return {
      x: said(typology.x.name),
      y: said(typology.y.name),
      name: said(typology.name),
      grid: t("look.grid"),
      type: t("look.type.type"),
      types,
      cuts,
      summary: t("look.type.summary", { grids: format.count(grids), sizes, cuts }) + untyped,
      xText,
      yText,
    };
  }, [typology, table, grids, format, t]);
}

interface AxisToolsProps {
  readonly label: string;
  readonly axis: Axis;
  readonly numbers: PlanNumbers;
  readonly format: Format;
  readonly onAxis: (axis: Axis) => void;
}

function AxisTools({ label, axis, numbers, format, onAxis }: AxisToolsProps): ReactElement {
  const { t } = useTranslation();
  const choices = useMemo(() => axisChoices(numbers), [numbers]);
  const target = targetOf(axis);
  const share = isShare(axis) ? 100 : 1;
  const { threshold } = axis;
  const cutBy = (kind: string): Threshold =>
    kind === "target" && target !== null
      ? { kind, value: target }
      : kind === "fixed"
        ? { kind, value: threshold.kind === "median" ? (target ?? 0.5) : threshold.value }
        : { kind: "median" };
  return (
    <div className="look-tools">
      <Select
        size="xs"
        className="look-wide"
        label={label}
        allowDeselect={false}
        value={measureText(axis)}
        onChange={(text) => {
          const choice = choices.find((one) => measureText(one) === text);
          if (choice) onAxis({ ...choice, threshold: { kind: "median" } });
        }}
        data={choices.map((one) => ({ value: measureText(one), label: format.language === "en" ? one.name.en : one.name.zh }))}
      />
      <Select
        size="xs"
        className="look-cut"
        label={t("look.type.threshold")}
        allowDeselect={false}
        value={threshold.kind}
        onChange={(kind) => kind !== null && onAxis({ ...axis, threshold: cutBy(kind) })}
        data={(["median", "target", "fixed"] as const).map((value) => ({
          value,
          label: t(`look.type.${value}`),
          disabled: value === "target" && target === null,
        }))}
      />
      {threshold.kind === "fixed" && (
        <NumberInput
          size="xs"
          className="look-number"
          label={share === 100 ? t("look.type.percent") : t("look.type.value")}
          value={Number((threshold.value * share).toFixed(6))}
          onChange={(value) => typeof value === "number" && onAxis({ ...axis, threshold: { kind: "fixed", value: value / share } })}
        />
      )}
    </div>
  );
}
