// One row of the table of grids: a name with its id, and numbers with the fraction they come from. "–" stands for 0/0.
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Measure } from "./choices";
import type { Format } from "./format";
import { fractionOf, type GridRow } from "./gridRows";

export interface GridTableRowProps {
  readonly row: GridRow;
  readonly measures: readonly Measure[];
  readonly measure: Measure;
  readonly format: Format;
  readonly index?: number;
  readonly chosen?: boolean;
  readonly hovered?: boolean;
  readonly active?: boolean;
  readonly onChoose?: (slot: number, index: number) => void;
  readonly onHover?: (slot: number) => void;
}

export const GridTableRow = memo(function GridTableRow(props: GridTableRowProps) {
  const { row, measures, measure, format, index, chosen, hovered, active, onChoose, onHover } = props;
  const { t } = useTranslation();
  const name = row.kind === "grid" ? row.name : t(`table.${row.kind}`);
  return (
    <tr
      id={index === undefined ? undefined : `grid-row-${index}`}
      aria-rowindex={index === undefined ? undefined : index + 2}
      aria-selected={index === undefined ? undefined : chosen}
      className={`row row-${row.kind}`}
      data-chosen={chosen}
      data-hovered={hovered}
      data-active={active}
      onClick={() => onChoose?.(row.slot, index ?? -1)}
      onMouseEnter={() => onHover?.(row.slot)}
    >
      <th scope="row" className="cell-name" title={row.kind === "grid" ? `${row.name}\n${row.id}` : name}>
        <span className="name">{name}</span>
        {row.kind === "grid" && row.id !== row.name && <span className="sub">{row.id}</span>}
      </th>
      {measures.map((column) => {
        const fraction = fractionOf(row.sums, column);
        return (
          <td key={column} className="cell-number" data-chosen={column === measure}>
            <span>{format.measure(column, row.values[column])}</span>
            {fraction && (
              <span className="sub">
                {format.count(fraction.numerator)}/{format.count(fraction.denominator)}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
});
