// A table of the analysis panel: sorted by any column, its rows chosen with the map, long ones shown by pages.
import { Button } from "@mantine/core";
import { type ColumnDef, createSortedRowModel, rowSortingFeature, type SortFn, tableFeatures, useTable } from "@tanstack/react-table";
import { type ReactElement, type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

export interface LookColumn<R extends object> {
  readonly id: string;
  readonly head: string;
  /** Fuller name of a short head. */
  readonly title?: string;
  /** What it is sorted by; null comes last. */
  readonly value: (row: R) => number | string | null;
  readonly cell: (row: R) => ReactNode;
}

export interface LookTableProps<R extends { readonly id: string }> {
  readonly label: string;
  readonly columns: readonly LookColumn<R>[];
  readonly rows: readonly R[];
  readonly chosen?: string | null;
  readonly onChoose?: (id: string) => void;
  /** Column the rows come sorted by, "-" in front for descending; "" leaves them as given. */
  readonly sort?: string;
}

const FEATURES = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });
const PAGE = 100;

export function LookTable<R extends { readonly id: string }>({ label, columns, rows, chosen = null, onChoose, sort = "" }: LookTableProps<R>): ReactElement {
  const { t } = useTranslation();
  const [sorting, setSorting] = useState(sort === "" ? [] : [{ id: sort.replace(/^-/, ""), desc: sort.startsWith("-") }]);
  const [shown, setShown] = useState(PAGE);
  const defs = useMemo(() => columns.map((column) => definitionOf(column)), [columns]);
  const table = useTable({ features: FEATURES, columns: defs, data: rows as R[], state: { sorting }, enableSortingRemoval: false });
  const sorted = table.getRowModel().rows;
  const current = sorting[0];
  return (
    <div className="look-table">
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ id, head, title }) => (
              <th key={id} scope="col" aria-sort={current?.id === id ? (current.desc ? "descending" : "ascending") : "none"}>
                <button type="button" title={title} onClick={() => setSorting([{ id, desc: current?.id === id ? !current.desc : id !== "name" }])}>
                  {head}
                  {current?.id === id && <span aria-hidden="true">{current.desc ? "↓" : "↑"}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map(({ original }) => (
            <tr key={original.id} data-row={original.id} data-chosen={original.id === chosen} onClick={onChoose && (() => onChoose(original.id))}>
              {columns.map(({ id, cell }, place) =>
                place === 0 ? (
                  <th key={id} scope="row">
                    {onChoose ? (
                      <button type="button" aria-pressed={original.id === chosen}>
                        {cell(original)}
                      </button>
                    ) : (
                      cell(original)
                    )}
                  </th>
                ) : (
                  <td key={id} data-column={id}>
                    {cell(original)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {sorted.length > shown && (
        <Button size="compact-sm" variant="light" onClick={() => setShown(shown + PAGE)}>
          {t("look.more", { text: String(sorted.length - shown) })}
        </Button>
      )}
    </div>
  );
}

function definitionOf<R extends object>({ id, value }: LookColumn<R>): ColumnDef<typeof FEATURES, R> {
  const order: SortFn<typeof FEATURES, R> = (a, b, column) => {
    const [one, other] = [a.getValue(column), b.getValue(column)] as [number | string, number | string];
    return typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "zh-CN", { numeric: true });
  };
  return { id, accessorFn: (row) => value(row) ?? undefined, sortFn: order, sortUndefined: "last" };
}
