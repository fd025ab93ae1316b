// The equivalency table: for every unit the grid it was in and the grid it is in, the list by which other systems follow a change of plan.

export interface EquivalencyRow {
  readonly unitCode: string;
  readonly unitName: string;
  /** null: in no grid. */
  readonly oldGrid: string | null;
  readonly newGrid: string | null;
  readonly households: number | null;
  readonly cases: number | null;
  readonly load: number | null;
  /** Share of the unit that the row is about: below 1 for units that a border cuts in two. */
  readonly share: number;
}

const HEAD = ["unit_code", "unit_name", "old_grid", "new_grid", "households", "cases", "load", "share", "plan", "effective_date"] as const;

/** Head and rows of the table, in the order given; `effectiveDate` is yyyy-MM-dd or null while there is none. */
export function equivalencyTable(rows: readonly EquivalencyRow[], plan: string, effectiveDate: string | null): (string | number | null)[][] {
  return [
    [...HEAD],
    ...rows.map((row) => [row.unitCode, row.unitName, row.oldGrid, row.newGrid, row.households, row.cases, row.load, row.share, plan, effectiveDate]),
  ];
}
