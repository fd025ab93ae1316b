// The log of acts: how many lines this browser has, export and import as JSON lines, and what an import could not use.
import { Button, FileButton, Modal } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Format } from "../format";

export interface ImportReport {
  readonly added: number;
  readonly known: number;
  readonly elsewhere: number;
  readonly faults: readonly { readonly line: number; readonly fault: "not_json" | "not_an_event"; readonly field: string }[];
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
}

export interface LogDialogProps {
  readonly lines: number;
  /** Of the last import; null before the first. */
  readonly report: ImportReport | null;
  readonly format: Format;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  readonly onClose: () => void;
}

const MOST_SHOWN = 20;

export function LogDialog({ lines, report, format, onExport, onImport, onClose }: LogDialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("work.log")}
      closeButtonProps={{ "aria-label": t("case.close") }}
      attributes={{ header: { role: "presentation" } }}
    >
      <p>{t("work.logLines", { count: lines, text: format.count(lines) })}</p>
      <p className="note">{t("work.logAbout")}</p>
      <div className="move-send">
        <Button size="xs" variant="default" onClick={onExport} disabled={lines === 0}>
          {t("work.export")}
        </Button>
        <FileButton accept=".jsonl,.ndjson,.json,application/x-ndjson" onChange={(file) => file && onImport(file)}>
          {(button) => (
            <Button {...button} size="xs" variant="default">
              {t("work.import")}
            </Button>
          )}
        </FileButton>
      </div>
      {report && <ImportLines report={report} format={format} />}
    </Modal>
  );
}

function ImportLines({ report, format }: { readonly report: ImportReport; readonly format: Format }) {
  const { t } = useTranslation();
  const wrong = wrongLines(report, t);
  const { added, known, elsewhere } = report;
  return (
    <div role="status">
      <p>{t("work.imported", { added: format.count(added), known: format.count(known), elsewhere: format.count(elsewhere) })}</p>
      {wrong.length > 0 && (
        <ul className="log-faults">
          {wrong.slice(0, MOST_SHOWN).map(({ line, reason }) => (
            <li key={`${line} ${reason}`}>{t("work.lineFault", { line: format.count(line), reason })}</li>
          ))}
        </ul>
      )}
      {wrong.length > MOST_SHOWN && <p className="note">{t("work.moreFaults", { count: wrong.length - MOST_SHOWN })}</p>}
    </div>
  );
}

/** Lines that are no events, and events that the lifecycle refuses as things stand, by their number. */
function wrongLines({ faults, refused }: ImportReport, t: TFunction): readonly { readonly line: number; readonly reason: string }[] {
  const read = faults.map(({ line, fault, field }) => ({ line, reason: t(`work.fault.${fault}`, { field: field === "" ? "–" : field }) }));
  return [...read, ...refused].sort((a, b) => a.line - b.line);
}
