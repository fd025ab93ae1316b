// The operator's log as a whole: how long it is, taking it away as JSON lines, and bringing another one in.
import type { Remote } from "comlink";
import { useState } from "react";
import { refusalText } from "../core/model/caseRefusals";
import type { Engine } from "../engine/api";
import type { Format } from "../panels/format";
import { type ImportReport, LogDialog } from "../panels/work/LogDialog";
import { useLog } from "./logState";
import { everyLine, importLines } from "./operatorLog";
import { saveFile } from "./saveText";

export interface LogDeskProps {
  readonly engine: Remote<Engine>;
  readonly format: Format;
  readonly onClose: () => void;
}

export function LogDesk({ engine, format, onClose }: LogDeskProps) {
  const { lines } = useLog();
  const [report, setReport] = useState<ImportReport | null>(null);
  const take = async (file: File): Promise<void> => {
    const { added, known, elsewhere, faults, refused } = await importLines(engine, await file.text());
    const refusals = refused.map(({ line, fate }) => ({ line, reason: refusalText(fate.refusal, format.language) }));
    setReport({ added, known, elsewhere, faults, refused: refusals });
  };
  return (
    <LogDialog
      lines={lines}
      report={report}
      format={format}
      onExport={() => void everyLine().then((text) => saveFile("gridkeeper-log.jsonl", new Blob([text], { type: "application/x-ndjson" })))}
      onImport={(file) => void take(file)}
      onClose={onClose}
    />
  );
}
