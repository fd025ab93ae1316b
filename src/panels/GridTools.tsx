// The tools above the table of grids: searching, the plan's own order, the export.
import { Button, TextInput } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { SortColumn } from "./choices";
import type { Format } from "./format";

export interface GridToolsProps {
  /** Grids that the search leaves, of all. */
  readonly shown: number;
  readonly all: number;
  readonly find: string;
  readonly inPlanOrder: boolean;
  readonly format: Format;
  readonly onFind: (find: string) => void;
  readonly onSort: (sort: SortColumn, descending: boolean) => void;
  readonly onExport: () => void;
}

export const GridTools = memo(function GridTools({ shown, all, find, inPlanOrder, format, onFind, onSort, onExport }: GridToolsProps) {
  const { t } = useTranslation();
  return (
    <div className="grids-tools">
      <TextInput
        size="xs"
        type="search"
        className="grids-find"
        aria-label={t("table.find")}
        placeholder={t("table.find")}
        value={find}
        onChange={(event) => onFind(event.currentTarget.value)}
      />
      <div className="grids-acts">
        <span className="note">{t("table.count", { shown: format.count(shown), all: format.count(all) })}</span>
        <Button size="compact-xs" variant={inPlanOrder ? "light" : "subtle"} color={inPlanOrder ? "teal" : "gray"} onClick={() => onSort("order", false)}>
          {t("table.planOrder")}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onExport}>
          {t("table.export")}
        </Button>
      </div>
    </div>
  );
});
