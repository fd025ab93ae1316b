// One report that was clicked on the map: every field it has, as text.
import { CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ReportRow } from "../core/frame/question";
import { CODE_COLUMNS, TEXT_COLUMNS, TIME_COLUMNS } from "../core/model/columns";
import type { Mask } from "../core/model/mask";
import type { Grid } from "../core/model/plan";
import { FactList } from "./FactList";
import type { Format } from "./format";

export interface ReportCardProps {
  readonly report: ReportRow;
  readonly grids: readonly Grid[];
  /** null: the deployment shows texts as they are. */
  readonly mask: Mask | null;
  readonly format: Format;
  readonly onClose: () => void;
}

/** Text longer than this is cut on screen; the file keeps the whole. */
const LONGEST = 2000;

export function ReportCard({ report, grids, mask, format, onClose }: ReportCardProps) {
  const { t } = useTranslation();
  const title = report.id === "" ? t("report.noId") : t("report.label", { id: report.id.slice(0, 200) });
  const facts: (readonly [string, string])[] = [
    [t("rows.grid"), grids[report.slot]?.name ?? ""],
    [t("rows.position"), report.lng === null || report.lat === null ? "" : `${report.lat.toFixed(6)}, ${report.lng.toFixed(6)}`],
  ];
  for (const column of TIME_COLUMNS) {
    const seconds = report.times[column];
    if (seconds !== undefined) facts.push([t(`column.${column}`), format.minute(seconds)]);
  }
  for (const column of CODE_COLUMNS) facts.push([t(`column.${column}`), report.codes[column] ?? ""]);
  for (const column of TEXT_COLUMNS) {
    const text = (report.texts?.[column] ?? "").slice(0, LONGEST);
    facts.push([t(`column.${column}`), mask === null ? text : mask(text)]);
  }
  return (
    <section className="card" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        <CloseButton size="sm" onClick={onClose} aria-label={t("report.close")} />
      </div>
      <FactList facts={facts} />
    </section>
  );
}
