// What is open: the plan with its id and name property and its notes, the sources of cases, and where data stays.
import { Modal, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { LedgerSummary, PlanSummary } from "../core/frame/answers";
import { issueText } from "../core/model/issue";
import type { Format } from "./format";

export interface PlanDialogProps {
  readonly opened: boolean;
  readonly plan: PlanSummary;
  readonly ledger: LedgerSummary | null;
  readonly format: Format;
  /** null where the file is not at hand (demo town). */
  readonly onProperty: ((choice: { idProperty?: string; nameProperty?: string }) => void) | null;
  readonly onClose: () => void;
}

export function PlanDialog({ opened, plan, ledger, format, onProperty, onClose }: PlanDialogProps) {
  const { t } = useTranslation();
  const chosen = { ...(plan.idProperty !== null && { idProperty: plan.idProperty }), ...(plan.nameProperty !== null && { nameProperty: plan.nameProperty }) };
  return (
    <Modal opened={opened} onClose={onClose} size="lg" title={t("plan.title")} closeButtonProps={{ "aria-label": t("plan.close") }}>
      <h3>{plan.generated ? t("demo.town") : plan.name}</h3>
      <p className="note">{t("plan.grids", { count: plan.grids.length, text: format.count(plan.grids.length) })}</p>
      {onProperty && plan.properties.length > 0 && (
        <div className="mapping-options">
          <NativeSelect
            size="xs"
            label={t("plan.idProperty")}
            value={plan.idProperty ?? ""}
            data={plan.idProperty === null ? ["", ...plan.properties] : plan.properties.slice()}
            onChange={(event) => onProperty({ ...chosen, idProperty: event.currentTarget.value })}
          />
          <NativeSelect
            size="xs"
            label={t("plan.nameProperty")}
            value={plan.nameProperty ?? ""}
            data={plan.nameProperty === null ? ["", ...plan.properties] : plan.properties.slice()}
            onChange={(event) => onProperty({ ...chosen, nameProperty: event.currentTarget.value })}
          />
        </div>
      )}
      <h3>{t("plan.notes", { count: plan.issues.length })}</h3>
      {plan.issues.length === 0 ? (
        <p className="note">{t("plan.noNotes")}</p>
      ) : (
        <ul className="plan-notes">
          {plan.issues.slice(0, 200).map((issue, index) => (
            <li key={`${index.toString()} ${issue.code}`}>{issueText(issue, format.language)}</li>
          ))}
        </ul>
      )}
      {ledger && ledger.sources.length > 0 && (
        <>
          <h3>{t("plan.sources")}</h3>
          <ul className="plan-notes">
            {ledger.sources.map((source) => (
              <li key={source.name}>
                {source.generated ? t("demo.cases") : source.name} · {t("loading.rows", { text: format.count(source.rows) })}
                {source.bytes > 0 && ` · ${format.bytes(source.bytes)}`} · {source.mapping.crs ?? "EPSG:4326"} · {source.mapping.timeZone ?? "UTC"}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="note">{t("open.private")}</p>
    </Modal>
  );
}
