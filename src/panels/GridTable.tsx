// The table of grids: sorted, searched, linked with the map by hover and choice, drawn only where it is seen.
import { type ColumnDef, createSortedRowModel, rowSortingFeature, type SortFn, tableFeatures, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Measure, SortColumn } from "./choices";
import { SORTS } from "./choices";
import { markEdges } from "./edgeShadow";
import type { Format } from "./format";
import { GridTableRow } from "./GridTableRow";
import { GridTools } from "./GridTools";
import type { GridRow } from "./gridRows";

export const ROW_HEIGHT = 38;

const byValue: SortFn<typeof FEATURES, GridRow> = (a, b, column) => Number(a.getValue(column)) - Number(b.getValue(column));
const byText: SortFn<typeof FEATURES, GridRow> = (a, b, column) =>
  String(a.getValue(column)).localeCompare(String(b.getValue(column)), "zh-CN", { numeric: true });
const FEATURES = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export interface GridTableProps {
  readonly rows: readonly GridRow[];
  readonly foot: readonly GridRow[];
  /** The numbers are not here yet: the rows stand without them. */
  readonly counting: boolean;
  readonly measures: readonly Measure[];
  readonly measure: Measure;
  readonly format: Format;
  readonly sort: SortColumn;
  readonly descending: boolean;
  readonly find: string;
  readonly chosen: number | null;
  readonly hovered: number | null;
  readonly onSort: (sort: SortColumn, descending: boolean) => void;
  readonly onFind: (find: string) => void;
  readonly onChoose: (slot: number | null) => void;
  readonly onHover: (slot: number | null) => void;
  readonly onExport: () => void;
}

export function GridTable(props: GridTableProps) {
  const { rows, foot, measures, measure, format, sort, descending, find, chosen, hovered } = props;
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const shown = useMemo(() => filterRows(rows, find), [rows, find]);
  const ordered = useMemo(() => orderMeasures(measures, measure), [measures, measure]);
  const columns = useMemo(() => columnsFor(ordered), [ordered]);
  const table = useTable({
    features: FEATURES,
    columns,
    data: shown,
    state: { sorting: sort === "order" ? [] : [{ id: sort, desc: descending }] },
    enableSortingRemoval: false,
  });
  const sorted = table.getRowModel().rows;
  const virtual = useVirtualizer({ count: sorted.length, getScrollElement: () => scroll.current, estimateSize: () => ROW_HEIGHT, overscan: 8 });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const head = (column: SortColumn, label: string) => (
    <th
      key={column}
      scope="col"
      aria-sort={sort === column ? (descending ? "descending" : "ascending") : "none"}
      data-chosen={column === measure}
      className={column === "name" ? "cell-name" : "cell-number"}
    >
      <button type="button" onClick={() => props.onSort(column, sort === column ? !descending : column !== "name")}>
        {label}
        {sort === column && (
          <span aria-hidden="true" className="sort-sign">
            {descending ? "↓" : "↑"}
          </span>
        )}
      </button>
    </th>
  );

  const { onChoose } = props;
  const choose = useCallback(
    (slot: number, index: number): void => {
      setActive(index);
      onChoose(slot === chosen ? null : slot);
    },
    [onChoose, chosen],
  );
  const box = useCallback((element: HTMLDivElement | null) => {
    scroll.current = element;
    return markEdges(element);
  }, []);
  const order = useRef(sorted);
  order.current = sorted;
  const revealChosen = useCallback(
    (mark: HTMLSpanElement | null): void => {
      const place = mark && chosen !== null ? order.current.findIndex((row) => row.original.slot === chosen) : -1;
      if (place >= 0) virtual.scrollToIndex(place, { align: "auto" });
    },
    [chosen, virtual],
  );
  const move = (event: KeyboardEvent<HTMLTableElement>): void => {
    if (event.target !== event.currentTarget) return;
    const page = 10;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: sorted.length - 1,
    };
    const wanted = steps[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      const next = Math.min(Math.max(0, wanted), sorted.length - 1);
      setActive(next);
      virtual.scrollToIndex(next);
      props.onHover(sorted[next]?.original.slot ?? null);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      const slot = sorted[active]?.original.slot ?? null;
      props.onChoose(slot === chosen ? null : slot);
    }
  };

  return (
    <section className="grids" aria-busy={props.counting} aria-label={t("table.label")}>
      <GridTools
        shown={shown.length}
        all={rows.length}
        find={find}
        inPlanOrder={sort === "order"}
        format={format}
        onFind={props.onFind}
        onSort={props.onSort}
        onExport={props.onExport}
      />
      {/* A mark made anew with each choice, whose arrival brings the chosen row into view. */}
      <span key={chosen ?? "none"} hidden ref={revealChosen} />
      <div className="grids-frame">
        <div ref={box} className="grids-scroll" onMouseLeave={() => props.onHover(null)}>
          <table
            role="grid"
            tabIndex={0}
            aria-label={t("table.keys")}
            aria-activedescendant={`grid-row-${active}`}
            aria-rowcount={sorted.length + foot.length + 1}
            onKeyDown={move}
          >
            <thead>
              <tr>
                {head("name", t("table.grid"))}
                {ordered.map((name) => head(name, t(`measure.short.${name}`)))}
              </tr>
            </thead>
            <tbody>
              {before > 0 && (
                <tr aria-hidden="true" className="spacer">
                  <td colSpan={ordered.length + 1} style={{ height: before }} />
                </tr>
              )}
              {items.map((item) => {
                const row = sorted[item.index]?.original;
                return row ? (
                  <GridTableRow
                    key={row.slot}
                    row={row}
                    index={item.index}
                    measures={ordered}
                    measure={measure}
                    format={format}
                    chosen={row.slot === chosen}
                    hovered={row.slot === hovered}
                    active={item.index === active}
                    onChoose={choose}
                    onHover={props.onHover}
                  />
                ) : null;
              })}
              {after > 0 && (
                <tr aria-hidden="true" className="spacer">
                  <td colSpan={ordered.length + 1} style={{ height: after }} />
                </tr>
              )}
            </tbody>
            <tfoot>
              {foot.map((row) => (
                <GridTableRow key={row.kind} row={row} measures={ordered} measure={measure} format={format} />
              ))}
            </tfoot>
          </table>
        </div>
        <span className="grids-edge" aria-hidden="true" />
      </div>
    </section>
  );
}

/** Rows whose name or id holds the words; case and width of letters do not matter. */
export function filterRows(rows: readonly GridRow[], find: string): readonly GridRow[] {
  const wanted = find.normalize("NFKC").trim().toLowerCase();
  return wanted === "" ? rows : rows.filter((row) => `${row.name}\n${row.id}`.normalize("NFKC").toLowerCase().includes(wanted));
}

/** The chosen measure, then the number of reports, then the rest: what is coloured on the map stands right beside the name. */
export function orderMeasures(measures: readonly Measure[], chosen: Measure): readonly Measure[] {
  return [...new Set<Measure>([chosen, "n", ...measures])];
}

function columnsFor(measures: readonly Measure[]): ColumnDef<typeof FEATURES, GridRow>[] {
  const texts: ColumnDef<typeof FEATURES, GridRow>[] = [
    { id: "name", accessorFn: (row) => row.name, sortFn: byText },
    { id: "id", accessorFn: (row) => row.id, sortFn: byText },
  ];
  return [
    ...texts,
    ...SORTS.filter((sort): sort is Measure => measures.some((measure) => measure === sort)).map(
      (measure): ColumnDef<typeof FEATURES, GridRow> => ({
        id: measure,
        accessorFn: (row) => row.values[measure] ?? undefined,
        sortFn: byValue,
        sortUndefined: "last",
      }),
    ),
  ];
}
