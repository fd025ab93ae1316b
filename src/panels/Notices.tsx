// Faults and suspicions, one sentence each: what is wrong and the one click that may mend it.
import { Button, CloseButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Suspicion } from "../core/frame/question";
import type { Format } from "./format";

export function FaultNotice({ sentence, onClose }: { readonly sentence: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="notice fault" role="alert">
      <p>{sentence}</p>
      <CloseButton size="sm" onClick={onClose} aria-label={t("notice.close")} />
    </div>
  );
}

export interface SuspicionNoticeProps {
  readonly suspicion: Suspicion;
  readonly format: Format;
  /** null where the file is no longer at hand. */
  readonly onFix: ((fix: Suspicion["fix"]) => void) | null;
}

export function SuspicionNotice({ suspicion, format, onFix }: SuspicionNoticeProps) {
  const { t } = useTranslation();
  const fix = Object.entries(suspicion.fix)
    .map(([key, value]) => `${key}: ${value}`)
    .join(", ");
  return (
    <div className="notice suspicion" role="status">
      <p>
        {t(`suspicion.${suspicion.kind}`)}{" "}
        <span className="note">{suspicion.of > 0 && t("suspicion.support", { support: format.count(suspicion.support), of: format.count(suspicion.of) })}</span>
      </p>
      {onFix && fix !== "" && (
        <Button size="compact-xs" variant="light" color="orange" onClick={() => onFix(suspicion.fix)} title={fix}>
          {t("suspicion.fix")}
        </Button>
      )}
    </div>
  );
}
