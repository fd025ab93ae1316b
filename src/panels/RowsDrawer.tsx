// The rows of one bucket of the ledger (or of one grid), fetched page by page as they scroll into view.
import { Drawer, Loader } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import type { TFunction } from "i18next";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Bucket, ReportRow } from "../core/frame/question";
import type { Grid } from "../core/model/plan";
import type { Format } from "./format";

/** Taller lists than this would pass the height that browsers can scroll. */
const MOST_ROWS = 800_000;
const HEIGHT = 36;

export interface RowsDrawerProps {
  readonly bucket: Bucket | null;
  /** Name of the grid the rows belong to; null for the whole bucket. */
  readonly gridName: string | null;
  readonly total: number | null;
  readonly grids: readonly Grid[];
  readonly format: Format;
  readonly rowAt: (index: number) => ReportRow | null;
  readonly onRange: (first: number, last: number) => void;
  /** A row was chosen to be seen whole. */
  readonly onOpen: (row: ReportRow) => void;
  readonly onClose: () => void;
}

export function RowsDrawer({ bucket, gridName, total, format, onClose, ...list }: RowsDrawerProps) {
  const { t } = useTranslation();
  const name = bucket === null ? "" : t(`ledger.${bucket}`);
  return (
    <Drawer
      opened={bucket !== null}
      onClose={onClose}
      position="right"
      size="min(860px, 100vw)"
      title={
        gridName === null
          ? t("rows.title", { bucket: name, text: format.count(total ?? 0) })
          : t("rows.titleGrid", { grid: gridName, text: format.count(total ?? 0) })
      }
      closeButtonProps={{ "aria-label": t("rows.close") }}
    >
      {bucket !== null && <p className="note rows-about">{t(`ledger.about.${bucket}`)}</p>}
      {total !== null && total > MOST_ROWS && <p className="note">{t("rows.cut", { text: format.count(MOST_ROWS) })}</p>}
      {total === null ? (
        <Loader size="sm" aria-label={t("rows.loading")} />
      ) : (
        bucket !== null && <RowList bucket={bucket} total={Math.min(total, MOST_ROWS)} format={format} {...list} />
      )}
    </Drawer>
  );
}

type RowListProps = Pick<RowsDrawerProps, "grids" | "format" | "rowAt" | "onRange" | "onOpen"> & { readonly bucket: Bucket; readonly total: number };

function RowList({ bucket, total, grids, format, rowAt, onRange, onOpen }: RowListProps) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroll.current,
    estimateSize: () => HEIGHT,
    overscan: 10,
    onChange: (instance) => {
      const items = instance.getVirtualItems();
      onRange(items[0]?.index ?? 0, items.at(-1)?.index ?? 0);
    },
  });
  const columns = bucket === "rejected" ? REJECTED : bucket === "located" ? LOCATED : OTHERS;
  if (total === 0) return <p className="rows-empty">{t("rows.none")}</p>;
  return (
    <div ref={scroll} className="rows-scroll" tabIndex={0} role="group" aria-label={t("rows.list")}>
      <div role="table" aria-rowcount={total + 1} className={`rows rows-${bucket}`}>
        <div role="row" className="rows-head">
          {columns.map((column) => (
            <span role="columnheader" key={column}>
              {t(`rows.${column}`)}
            </span>
          ))}
        </div>
        <div role="rowgroup" className="rows-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rowAt(item.index);
            return (
              <div
                role="row"
                aria-rowindex={item.index + 2}
                key={item.key}
                className="rows-row"
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                {columns.map((column) => {
                  const text = row ? cellText(row, column, grids, format, t) : "";
                  return (
                    <span role="cell" key={column} title={text} data-column={column}>
                      {row && column === "place" && row.position !== undefined ? (
                        <button type="button" className="rows-open" onClick={() => onOpen(row)}>
                          {text}
                        </button>
                      ) : row ? (
                        text
                      ) : (
                        "…"
                      )}
                    </span>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type RowColumn = "place" | "id" | "reportedAt" | "category" | "state" | "closedAt" | "grid" | "position" | "reason" | "found";
const LOCATED: readonly RowColumn[] = ["place", "id", "reportedAt", "category", "state", "closedAt", "grid"];
const OTHERS: readonly RowColumn[] = ["place", "id", "reportedAt", "category", "position", "reason"];
const REJECTED: readonly RowColumn[] = ["place", "reason", "found"];

/** Text of one cell; what comes from the file stays text. */
export function cellText(row: ReportRow, column: RowColumn, grids: readonly Grid[], format: Format, t: TFunction): string {
  switch (column) {
    case "place":
      return row.line === undefined ? t("rows.record", { text: format.count(row.record) }) : t("rows.line", { text: format.count(row.line) });
    case "id":
      return row.id;
    case "reportedAt":
      return row.times.reported_at === undefined ? "" : format.minute(row.times.reported_at);
    case "closedAt":
      return row.times.closed_at === undefined ? "" : format.minute(row.times.closed_at);
    case "category":
      return row.codes.category ?? "";
    case "state":
      return row.codes.state ?? "";
    case "grid":
      return grids[row.slot]?.name ?? "";
    case "position":
      return row.lng === null || row.lat === null ? "–" : `${row.lat.toFixed(6)}, ${row.lng.toFixed(6)}`;
    case "reason":
      return row.reason === undefined ? "" : t(`reason.${row.reason}`);
    case "found":
      return row.found ?? "";
  }
}
