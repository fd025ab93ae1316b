// The draft beside another plan: what stays, who receives what from whom, every grid old and new, the units that change hands.
import { NativeSelect, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { type Format, NOTHING } from "../format";

export interface ComparedGrid {
  readonly name: string;
  /** "" for a grid that begins. */
  readonly old: string;
  readonly before: number | null;
  readonly after: number;
}

export interface ComparedHandover {
  readonly from: string;
  readonly to: string;
  readonly units: readonly string[];
  readonly load: number;
  readonly cases: number;
}

export interface Comparison {
  readonly retention: number | null;
  readonly variation: number | null;
  readonly moved: number;
  readonly grids: readonly ComparedGrid[];
  readonly ended: readonly string[];
  readonly handovers: readonly ComparedHandover[];
}

export interface PlanCompareProps {
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: string;
  readonly comparison: Comparison | null;
  readonly onMap: boolean;
  readonly swipes: boolean;
  readonly format: Format;
  readonly onChoose: (id: string) => void;
  readonly onShow: (onMap: boolean) => void;
  readonly onSwipe: (swipes: boolean) => void;
}

export function PlanCompare({ choices, chosen, comparison, onMap, swipes, format, onChoose, onShow, onSwipe }: PlanCompareProps) {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        size="xs"
        label={t("plans.compare.with")}
        value={chosen}
        onChange={(event) => onChoose(event.currentTarget.value)}
        data={choices.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Switch size="xs" mt={8} label={t("plans.compare.onMap")} checked={onMap} onChange={(event) => onShow(event.currentTarget.checked)} />
      <Switch size="xs" mt={8} label={t("plans.compare.swipe")} checked={swipes} onChange={(event) => onSwipe(event.currentTarget.checked)} />
      {comparison && <Difference comparison={comparison} format={format} />}
    </>
  );
}

function Difference({ comparison, format }: { readonly comparison: Comparison; readonly format: Format }) {
  const { t } = useTranslation();
  const { retention, variation, moved, grids, ended, handovers } = comparison;
  return (
    <>
      <p role="status" data-moved={moved}>
        {t("plans.compare.town", { retention: format.percent(retention), variation: format.decimal(variation), moved: format.count(moved) })}
      </p>
      <table className="plan-table">
        <thead>
          <tr>
            {(["grid", "old", "before", "after", "change"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`plans.compare.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grids.map(({ name, old, before, after }) => (
            <tr key={`${name} ${old}`}>
              <th scope="row">{name}</th>
              <td>{old === "" ? t("plans.compare.begins") : old}</td>
              <td>{before === null ? NOTHING : format.count(before)}</td>
              <td>{format.count(after)}</td>
              <td>{change(after - (before ?? 0), format)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {ended.length > 0 && <p className="note">{t("plans.compare.ended", { names: ended.join(t("plans.compare.and")) })}</p>}
      {handovers.length > 0 && (
        <ul className="plan-list" aria-label={t("plans.compare.moved")}>
          {handovers.map(({ from, to, units, load, cases }) => (
            <li key={`${from} ${to}`}>
              {t("plans.compare.handover", { from, to, load: format.count(load), cases: format.count(cases) })}
              {units.length > 0 && <small>{units.join(t("plans.compare.and"))}</small>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function change(value: number, format: Format): string {
  return `${value > 0 ? "+" : value < 0 ? "−" : "±"}${format.count(Math.abs(value))}`;
}
