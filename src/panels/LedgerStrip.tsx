// The ledger as one equation: read = located + outside + unlocated + rejected + duplicates. Each bucket opens to its rows.
import { UnstyledButton } from "@mantine/core";
import { Fragment, memo } from "react";
import { useTranslation } from "react-i18next";
import type { Bucket, Reconciliation } from "../core/frame/question";
import type { Format } from "./format";

const BUCKETS: readonly Bucket[] = ["located", "outside", "unlocated", "rejected", "duplicates"];

export interface LedgerStripProps {
  readonly reconciliation: Reconciliation;
  readonly format: Format;
  readonly onOpen: (bucket: Bucket) => void;
}

export const LedgerStrip = memo(function LedgerStrip({ reconciliation, format, onOpen }: LedgerStripProps) {
  const { t } = useTranslation();
  return (
    <section className="ledger" aria-label={t("ledger.label")}>
      <div className="ledger-line">
        <div className="ledger-term" data-bucket="read">
          <span className="ledger-number">{format.count(reconciliation.read)}</span>
          <span className="ledger-name">{t("ledger.read")}</span>
        </div>
        {BUCKETS.map((bucket, index) => (
          <Fragment key={bucket}>
            <span className="ledger-sign" aria-hidden="true">
              {index === 0 ? "=" : "+"}
            </span>
            <UnstyledButton
              className="ledger-term ledger-button"
              data-bucket={bucket}
              data-empty={reconciliation[bucket] === 0}
              onClick={() => onOpen(bucket)}
              title={t(`ledger.about.${bucket}`)}
            >
              <span className="ledger-number">{format.count(reconciliation[bucket])}</span>
              <span className="ledger-name">{t(`ledger.${bucket}`)}</span>
            </UnstyledButton>
          </Fragment>
        ))}
      </div>
      <p className="note">
        {t("ledger.onBorder", { count: reconciliation.onBorder, text: format.count(reconciliation.onBorder) })}
        {" · "}
        {t("ledger.far", { count: reconciliation.far, text: format.count(reconciliation.far) })}
        {reconciliation.updates > 0 && ` · ${t("ledger.updates", { count: reconciliation.updates, text: format.count(reconciliation.updates) })}`}
      </p>
    </section>
  );
});
