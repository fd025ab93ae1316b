// The list of rows that was asked for, page by page out of the engine.
import { memo } from "react";
import { RowsDrawer } from "../panels/RowsDrawer";
import type { DeskProps } from "./deskProps";
import { type RowsAsked, useRowPages } from "./useRowPages";

export interface RowsDeskProps extends Pick<DeskProps, "engine" | "session" | "format" | "onReport"> {
  readonly versions: readonly (number | null)[];
  readonly asked: RowsAsked | null;
  readonly onAsk: (asked: RowsAsked | null) => void;
}

export const RowsDesk = memo(function RowsDesk({ engine, session, format, versions, asked, onAsk, onReport }: RowsDeskProps) {
  const { plan, english } = session.opened;
  const pages = useRowPages(engine, versions, asked, english);
  const grids = plan?.grids ?? [];
  return (
    <RowsDrawer
      bucket={asked?.bucket ?? null}
      gridName={asked?.slot != null ? (grids[asked.slot]?.name ?? "") : null}
      total={pages.total}
      grids={grids}
      format={format}
      rowAt={pages.rowAt}
      onRange={pages.onRange}
      onOpen={(row) => {
        if (row.position === undefined) return;
        onReport(row.position);
        onAsk(null);
      }}
      onClose={() => onAsk(null)}
    />
  );
});
