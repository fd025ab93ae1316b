// What is being read: rows a second, bytes of all, time gone, and a way to stop it.
import { Button, Progress as ProgressBar } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Progress } from "../core/frame/answers";
import type { Format } from "./format";

export interface LoadingNoticeProps {
  readonly progress: Progress;
  readonly format: Format;
  readonly onCancel: () => void;
}

export function LoadingNotice({ progress, format, onCancel }: LoadingNoticeProps) {
  const { t } = useTranslation();
  const { totalBytes, bytes, rows, elapsedMs } = progress;
  const share = totalBytes === null || totalBytes === 0 ? null : Math.min(1, bytes / totalBytes);
  const rate = elapsedMs > 0 ? (rows / elapsedMs) * 1000 : 0;
  return (
    <div className="notice loading" role="group" aria-label={t("loading.label", { file: progress.file })}>
      <div className="loading-head">
        <strong className="truncate" title={progress.file}>
          {t(`loading.${progress.phase}`, { file: progress.file })}
        </strong>
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {t("loading.cancel")}
        </Button>
      </div>
      <ProgressBar
        value={share === null ? 100 : share * 100}
        animated={share === null}
        striped={share === null}
        transitionDuration={0}
        aria-label={t("loading.label", { file: progress.file })}
      />
      <p className="note loading-numbers">
        <span>{t("loading.rows", { text: format.count(rows) })}</span>
        <span>{t("loading.rate", { text: format.count(rate) })}</span>
        <span>{totalBytes === null ? format.bytes(bytes) : t("loading.bytes", { done: format.bytes(bytes), all: format.bytes(totalBytes) })}</span>
        <span>{t("loading.elapsed", { text: format.seconds(elapsedMs) })}</span>
      </p>
    </div>
  );
}
