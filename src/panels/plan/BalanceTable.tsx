// Load, deviation, area and compactness of each grid before and after, and the town's line. While the hand moves its texts are written by reference, without React.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CoverageFaults } from "../../core/plan/coverage/faults";
import type { GridNumbers, TownNumbers } from "../../core/plan/draftNumbers";
import { type Format, NOTHING } from "../format";
import { signedPercent } from "./signed";

interface Standing {
  readonly grids: readonly GridNumbers[];
  readonly town: TownNumbers;
  readonly faults: CoverageFaults;
}

/** What came to a grid and went from it by one gesture. */
interface Flow {
  readonly grid: number;
  readonly cases: readonly [came: number, went: number];
  readonly households: readonly [came: number, went: number] | null;
}

interface Moving {
  readonly grids: readonly GridNumbers[];
  readonly town: TownNumbers;
  readonly casesMoved: number;
  readonly flows: readonly Flow[];
}

export interface BalanceTableProps {
  readonly format: Format;
  readonly nameOf: (grid: number) => string;
  readonly base: Standing;
  readonly now: Standing;
  /** Grids of the last gesture. */
  readonly touched: readonly number[];
  readonly casesMoved: number;
  readonly flows: readonly Flow[];
  /** What the hand does this instant. */
  readonly live: {
    get(): Moving | null;
    subscribe(listener: () => void): () => void;
  };
}

/** Deviations within this are in the band. */
const BAND = 0.1;
/** The bar is full at this deviation. */
const FULL = 0.5;

export function BalanceTable({ format, nameOf, base, now, touched, casesMoved, flows, live }: BalanceTableProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (table.current === null) return;
    const writer = new LiveWriter(table.current, { now, casesMoved, flows }, format, (key, values) => t(`draft.flow.${key}`, values));
    writer.write(live.get(), true);
    return live.subscribe(() => writer.write(live.get(), false));
  }, [live, now, casesMoved, flows, format, t]);
  const alive = now.grids.filter(({ areaM2 }) => areaM2 > 0);
  return (
    <div ref={table} className="balance">
      <dl className="balance-town">
        {TOWN.map((name) => (
          <div key={name}>
            <dt>{t(`draft.town.${name}`)}</dt>
            <dd data-town={name} />
            {name !== "moved" && <dd>{t("draft.was", { text: townText(base, name, format) })}</dd>}
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
      <th scope="row">
        <span>{name}</span>
        <small data-flow="" />
      </th>
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

const TOWN = ["worst", "variation", "gini", "moved", "gaps", "overlaps"] as const;

function townText({ town, faults }: Standing, name: Exclude<(typeof TOWN)[number], "moved">, format: Format): string {
  switch (name) {
    case "worst":
      return format.percent(town.worstDeviation);
    case "variation":
      return format.percent(town.variation);
    case "gini":
      return town.gini === null ? NOTHING : format.decimal(town.gini);
    case "gaps":
    case "overlaps":
      return format.count(faults[name]);
    default:
      return name satisfies never;
  }
}

/** What stands, and what the last gesture moved. */
interface Stood {
  readonly now: Standing;
  readonly casesMoved: number;
  readonly flows: readonly Flow[];
}

/** Writes what stands, and over it what the hand is about to do: only the rows that move, or have moved, and only texts that differ. */
class LiveWriter {
  private readonly rows: ReadonlyMap<number, HTMLElement>;
  private moved: ReadonlySet<number> = new Set();
  private readonly table: HTMLElement;
  private readonly stood: Stood;
  private readonly format: Format;
  private readonly say: (key: "cases" | "households", values: Readonly<Record<string, string>>) => string;

  constructor(table: HTMLElement, stood: Stood, format: Format, say: LiveWriter["say"]) {
    this.table = table;
    this.stood = stood;
    this.format = format;
    this.say = say;
    this.rows = new Map([...table.querySelectorAll<HTMLElement>("tr[data-grid]")].map((row) => [Number(row.dataset["grid"]), row]));
  }

  write(live: Moving | null, all: boolean): void {
    const { now, casesMoved, flows } = this.stood;
    const moving = new Map((live?.grids ?? []).map((numbers) => [numbers.grid, numbers]));
    const flowing = new Map((live?.flows ?? flows).map((flow) => [flow.grid, flow]));
    // Rows that the last gesture touched give way to those that move now.
    const still = all ? this.rows.keys() : [...this.moved, ...flows.map(({ grid }) => grid)];
    for (const grid of new Set([...still, ...moving.keys()])) {
      const [row, numbers] = [this.rows.get(grid), moving.get(grid) ?? now.grids[grid]];
      if (row && numbers) this.writeRow(row, numbers, flowing.get(grid) ?? null, moving.has(grid));
    }
    this.moved = new Set(moving.keys());
    this.writeTown({ ...now, town: live?.town ?? now.town }, live?.casesMoved ?? casesMoved);
  }

  private writeTown(standing: Standing, casesMoved: number): void {
    for (const name of TOWN) {
      const text = name === "moved" ? this.format.count(casesMoved) : townText(standing, name, this.format);
      writeText(this.table.querySelector(`[data-town="${name}"]`), text);
    }
  }

  private writeRow(row: HTMLElement, numbers: GridNumbers, flow: Flow | null, isMoving: boolean): void {
    row.toggleAttribute("data-moving", isMoving);
    for (const cell of row.querySelectorAll<HTMLElement>("td")) {
      const column = COLUMNS.find((one) => one === cell.dataset["column"]);
      if (column) writeText(cell.querySelector("b"), columnText(numbers, column, this.format));
    }
    writeText(row.querySelector("[data-flow]"), flow === null ? "" : this.flowText(flow));
    writeBar(row.querySelector("[data-bar]"), numbers.deviation);
  }

  private flowText({ cases, households }: Flow): string {
    const part = (key: "cases" | "households", [came, went]: readonly [number, number]): string =>
      this.say(key, { came: this.format.count(came), went: this.format.count(went) });
    return [part("cases", cases), ...(households === null ? [] : [part("households", households)])].join("\n");
  }
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
