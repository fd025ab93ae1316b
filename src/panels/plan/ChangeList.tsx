// The log of changes: the last steps in the panel, all of them on a sheet that can be printed.
import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ChangeEntry } from "../../core/plan/versions/changeLog";
import { type Format, NOTHING } from "../format";

export interface ChangeRow extends ChangeEntry {
  /** What was done, and when, as the reader's language says it. */
  readonly text: string;
  readonly at: string;
}

const LAST = 8;

export function ChangeList({ rows, format, onSheet }: { readonly rows: readonly ChangeRow[]; readonly format: Format; readonly onSheet: () => void }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className="note">{t("plans.changes.none")}</p>;
  return (
    <>
      <ol className="plan-list plan-changes">
        {rows.slice(-LAST).map(({ seq, text, at, actor, cases }) => (
          <li key={seq} value={seq}>
            {text}
            <small>{[at, actor, cases ? t("plans.changes.cases", { text: format.count(cases) }) : ""].filter((part) => part !== "").join(" · ")}</small>
          </li>
        ))}
      </ol>
      <Button size="compact-sm" variant="default" onClick={onSheet}>
        {t("plans.changes.sheet")}
      </Button>
    </>
  );
}

export interface ChangeSheetProps {
  readonly title: string;
  readonly rows: readonly ChangeRow[];
  readonly format: Format;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

const COLUMNS = ["seq", "time", "actor", "what", "grids", "units", "households", "cases", "deviation", "reason"] as const;

export function ChangeSheet({ title, rows, format, onPrint, onClose }: ChangeSheetProps) {
  const { t } = useTranslation();
  const amount = (value: number | null): string => (value === null ? NOTHING : format.count(value));
  const share = (value: number | undefined): string => format.percent(value ?? null);
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      title={t("plans.changes.title")}
      closeButtonProps={{ "aria-label": t("plans.close") }}
      attributes={{ header: { role: "presentation" } }}
      classNames={{ content: "sheet" }}
    >
      <div className="sheet-tools">
        <Button size="xs" onClick={onPrint}>
          {t("plans.sheet.print")}
        </Button>
      </div>
      <div className="sheet-title">
        <h1>{t("plans.changes.of", { name: title })}</h1>
      </div>
      <table className="sheet-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th scope="col" key={column}>
                {t(`plans.changes.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ seq, at, actor, text, grids, units, households, cases, before, after, reason }) => (
            <tr key={seq}>
              <th scope="row">{format.count(seq)}</th>
              <td>{at}</td>
              <td>{actor === "" ? NOTHING : actor}</td>
              <td>{text}</td>
              <td>{grids.join(" ")}</td>
              <td>{units.length === 0 ? NOTHING : format.count(units.length)}</td>
              <td>{amount(households)}</td>
              <td>{amount(cases)}</td>
              <td>{`${share(before["max_deviation"])} → ${share(after["max_deviation"])}`}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
