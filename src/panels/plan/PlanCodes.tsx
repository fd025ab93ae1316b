// Codes of the draft: kept, given anew, retired; and numbering anew as a step of its own that is looked at first.
import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface PlanCodesProps {
  readonly kept: readonly string[];
  readonly fresh: readonly string[];
  readonly retired: readonly string[];
  /** Name, code and the code that numbering anew would give; null while it is not looked at. */
  readonly preview: readonly { readonly name: string; readonly code: string; readonly next: string }[] | null;
  readonly isGiven: boolean;
  readonly canEdit: boolean;
  /** False where ids are no codes that can be counted. */
  readonly canCount: boolean;
  readonly onPreview: (shown: boolean) => void;
  readonly onRenumber: () => void;
  readonly onByRule: () => void;
}

export function PlanCodes(props: PlanCodesProps) {
  const { kept, fresh, retired, preview, isGiven, canEdit, canCount, onPreview, onRenumber, onByRule } = props;
  const { t } = useTranslation();
  const said = (codes: readonly string[]): string => (codes.length === 0 ? t("plans.codes.none") : codes.join(t("plans.compare.and")));
  return (
    <>
      <dl className="plan-codes">
        {(
          [
            ["kept", kept],
            ["fresh", fresh],
            ["retired", retired],
          ] as const
        ).map(([name, codes]) => (
          <div key={name} data-codes={name}>
            <dt>{t(`plans.codes.${name}`)}</dt>
            <dd>{said(codes)}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{t(canCount ? "plans.codes.note" : "plans.codes.noScheme")}</p>
      {preview && (
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{t("plans.compare.column.grid")}</th>
              <th scope="col">{t("plans.codes.now")}</th>
              <th scope="col">{t("plans.codes.next")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.map(({ name, code, next }) => (
              <tr key={code} data-changes={code !== next}>
                <th scope="row">{name}</th>
                <td>{code}</td>
                <td>{next}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Group gap={6} mt={6}>
        <Button size="compact-sm" variant="default" disabled={!canCount || !canEdit} onClick={() => onPreview(preview === null)}>
          {t(preview === null ? "plans.codes.preview" : "plans.codes.hide")}
        </Button>
        {preview && (
          <Button size="compact-sm" disabled={!canEdit || preview.every(({ code, next }) => code === next)} onClick={onRenumber}>
            {t("plans.codes.renumber")}
          </Button>
        )}
        {isGiven && (
          <Button size="compact-sm" variant="default" disabled={!canEdit} onClick={onByRule}>
            {t("plans.codes.byRule")}
          </Button>
        )}
      </Group>
    </>
  );
}
