// Load, deviation, area and compactness of each grid before and after, and the town's line. While the hand moves its texts are written by reference, without React.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { GridNumbers, TownNumbers } from "../../core/plan/draftNumbers";
import { type Format, NOTHING } from "../format";
import { signedPercent } from "./signed";

interface Standing {
  readonly grids: readonly GridNumbers[];
  readonly town: TownNumbers;
}

export interface BalanceTableProps {
  readonly format: Format;
  readonly nameOf: (grid: number) => string;
  readonly base: Standing;
  readonly now: Standing;
  /** Grids of the last gesture. */
  readonly touched: readonly number[];
  readonly casesMoved: number;
  /** What the hand does this instant. */
  readonly live: {
    get(): { readonly grids: readonly GridNumbers[]; readonly town: TownNumbers; readonly casesMoved: number } | null;
    subscribe(listener: () => void): () => void;
  };
}

/** Deviations within this are in the band. */
const BAND = 0.1;
/** The bar is full at this deviation. */
const FULL = 0.5;

export function BalanceTable({ format, nameOf, base, now, touched, casesMoved, live }: BalanceTableProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const write = (): void => {
      if (table.current) writeLive(table.current, live.get(), now, casesMoved, format);
    };
    write();
    return live.subscribe(write);
  }, [live, now, casesMoved, format]);
  const alive = now.grids.filter(({ areaM2 }) => areaM2 > 0);
  return (
    <div ref={table} className="balance">
      <dl className="balance-town">
        {(["worst", "variation", "moved", "gaps"] as const).map((name) => (
          <div key={name}>
            <dt>{t(`draft.town.${name}`)}</dt>
            <dd data-town={name} />
            {name !== "moved" && name !== "gaps" && <small>{t("draft.was", { text: townText(base.town, name, format) })}</small>}
          </div>
        ))}
      </dl>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("draft.column.grid")}</th>
            <th scope="col">{t("draft.column.load")}</th>
            <th scope="col">{t("draft.column.deviation")}</th>
            <th scope="col">{t("draft.column.area")}</th>
            <th scope="col">{t("draft.column.compact")}</th>
          </tr>
        </thead>
        <tbody>
          {alive.map(({ grid }) => (
            <GridRow key={grid} grid={grid} name={nameOf(grid)} before={base.grids[grid] ?? null} touched={touched.includes(grid)} format={format} />
          ))}
        </tbody>
      </table>
      <p className="note">{t("draft.bandNote")}</p>
    </div>
  );
}

interface RowProps {
  readonly grid: number;
  readonly name: string;
  readonly before: GridNumbers | null;
  readonly touched: boolean;
  readonly format: Format;
}

function GridRow({ grid, name, before, touched, format }: RowProps) {
  return (
    <tr data-grid={grid} data-touched={touched}>
      <th scope="row">{name}</th>
      {COLUMNS.map((column) => (
        <td key={column} data-column={column}>
          <b />
          {column === "deviation" && (
            <svg className="balance-bar" viewBox="-50 0 100 8" aria-hidden="true">
              <rect x={-10} width={20} height={8} className="balance-band" />
              <rect y={1.5} height={5} width={0} x={0} data-bar="" />
              <line x1={0} x2={0} y2={8} />
            </svg>
          )}
          <small>{before ? columnText(before, column, format) : NOTHING}</small>
        </td>
      ))}
    </tr>
  );
}

const COLUMNS = ["load", "deviation", "area", "compact"] as const;

function columnText(numbers: GridNumbers, column: (typeof COLUMNS)[number], format: Format): string {
  switch (column) {
    case "load":
      return format.count(numbers.load);
    case "deviation":
      return signedPercent(numbers.deviation, format);
    case "area":
      return format.decimal(numbers.areaM2 / 1e6);
    case "compact":
      return format.decimal(numbers.polsbyPopper);
    default:
      return column satisfies never;
  }
}

function townText(town: TownNumbers, name: "worst" | "variation", format: Format): string {
  return format.percent(name === "worst" ? town.worstDeviation : town.variation);
}

/** Writes what stands, and over it what the hand is about to do. Only texts that differ are written. */
function writeLive(table: HTMLElement, live: ReturnType<BalanceTableProps["live"]["get"]>, now: Standing, casesMoved: number, format: Format): void {
  const moving = new Map((live?.grids ?? []).map((numbers) => [numbers.grid, numbers]));
  for (const row of table.querySelectorAll<HTMLElement>("tr[data-grid]")) {
    const grid = Number(row.dataset["grid"]);
    const numbers = moving.get(grid) ?? now.grids[grid];
    if (!numbers) continue;
    row.toggleAttribute("data-moving", moving.has(grid));
    for (const cell of row.querySelectorAll<HTMLElement>("td")) {
      const column = COLUMNS.find((one) => one === cell.dataset["column"]);
      if (column) writeText(cell.querySelector("b"), columnText(numbers, column, format));
    }
    writeBar(row.querySelector("[data-bar]"), numbers.deviation);
  }
  const town = live?.town ?? now.town;
  for (const name of ["worst", "variation"] as const) writeText(table.querySelector(`[data-town="${name}"]`), townText(town, name, format));
  writeText(table.querySelector('[data-town="moved"]'), format.count(live?.casesMoved ?? casesMoved));
  writeText(table.querySelector('[data-town="gaps"]'), format.count(0));
}

function writeText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

function writeBar(bar: Element | null, deviation: number | null): void {
  if (!bar) return;
  const length = Math.min(1, Math.abs(deviation ?? 0) / FULL) * 50;
  bar.setAttribute("x", String(deviation !== null && deviation < 0 ? -length : 0));
  bar.setAttribute("width", String(length));
  bar.setAttribute("data-out", String(Math.abs(deviation ?? 0) > BAND));
}
