// The plan on one sheet of paper: its map, its grids in a table, how it stands, and what must stand at its foot.
import { Button, Modal, SegmentedControl } from "@mantine/core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlanPicture } from "../../core/frame/planPicture";
import { type Format, NOTHING } from "../format";
import { PlanMap } from "./PlanMap";

export interface SheetGrid {
  readonly code: string;
  readonly name: string;
  /** Codes of the grids that it was made of, the largest part first. */
  readonly of: string;
  readonly units: number | null;
  readonly cases: number;
  readonly load: number;
  readonly deviation: number | null;
  readonly areaKm2: number;
  readonly compactness: number | null;
}

export interface PlanSheetFacts {
  readonly name: string;
  readonly baseName: string;
  readonly status: string;
  readonly effective: string | null;
  readonly made: string;
  readonly grids: readonly SheetGrid[];
  readonly worst: number | null;
  readonly variation: number | null;
  readonly retention: number | null;
  readonly retired: readonly string[];
  /** Lines at the foot: review number, sources, generated data. */
  readonly foot: readonly string[];
}

export interface PlanSheetPageProps {
  readonly facts: PlanSheetFacts;
  readonly picture: PlanPicture;
  readonly format: Format;
  readonly onPrint: () => void;
  readonly onPng: () => void;
  readonly onClose: () => void;
}

export function PlanSheetPage({ facts, picture, format, onPrint, onPng, onClose }: PlanSheetPageProps) {
  const { t } = useTranslation();
  const [paper, setPaper] = useState("a4");
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      attributes={{ header: { role: "presentation" } }}
      title={t("plans.sheet.title")}
      closeButtonProps={{ "aria-label": t("plans.close") }}
      classNames={{ content: "sheet" }}
    >
      <div className="sheet-tools">
        <SegmentedControl
          size="xs"
          aria-label={t("plans.sheet.paper")}
          value={paper}
          onChange={setPaper}
          data={[
            { value: "a4", label: "A4" },
            { value: "a3", label: "A3" },
          ]}
        />
        <Button size="xs" onClick={onPrint}>
          {t("plans.sheet.print")}
        </Button>
        <Button size="xs" variant="light" onClick={onPng}>
          {t("plans.sheet.png")}
        </Button>
      </div>
      <article className="book plan-sheet" data-paper={paper}>
        <section className="book-page">
          <h1>{facts.name}</h1>
          <p className="plan-sheet-line">{headOf(facts, t)}</p>
          <PlanMap picture={picture} names={facts.grids.map(({ name }) => name)} label={t("plans.sheet.map")} />
          <p className="plan-sheet-line">
            {t("plans.sheet.town", {
              grids: format.count(facts.grids.length),
              worst: format.percent(facts.worst),
              variation: format.percent(facts.variation),
              retention: format.percent(facts.retention),
            })}
          </p>
          <GridRows grids={facts.grids} picture={picture} format={format} />
          <p className="plan-sheet-foot">{[t("plans.sheet.band"), ...facts.foot].join(" ")}</p>
        </section>
      </article>
    </Modal>
  );
}

/** Status, days and origin in one line. */
function headOf({ baseName, status, effective, made }: PlanSheetFacts, t: TFunction): string {
  return t("plans.sheet.head", { base: baseName, status, effective: effective ?? t("plans.sheet.noDay"), made });
}

const COLUMNS = ["grid", "code", "of", "units", "cases", "load", "deviation", "area", "compactness"] as const;

function GridRows({ grids, picture, format }: { readonly grids: readonly SheetGrid[]; readonly picture: PlanPicture; readonly format: Format }) {
  const { t } = useTranslation();
  return (
    <table className="sheet-table plan-sheet-table">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th scope="col" key={column}>
              {t(`plans.sheet.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grids.map((grid, place) => (
          <tr key={grid.code}>
            <th scope="row">
              <span className="plan-tint" data-tint={picture.grids[place]?.tint} />
              {grid.name}
            </th>
            <td>{grid.code}</td>
            <td>{grid.of === "" ? NOTHING : grid.of}</td>
            <td>{grid.units === null ? NOTHING : format.count(grid.units)}</td>
            <td>{format.count(grid.cases)}</td>
            <td>{format.count(grid.load)}</td>
            <td>{signedPercent(grid.deviation, format)}</td>
            <td>{format.decimal(grid.areaKm2)}</td>
            <td>{format.decimal(grid.compactness)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A share with its sign. */
export function signedPercent(value: number | null, format: Format): string {
  if (value === null) return NOTHING;
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${format.percent(Math.abs(value))}`;
}
