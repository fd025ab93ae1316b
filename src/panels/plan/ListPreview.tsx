// What a list of units would change, before it is applied: its columns, the units that change hands, and the lines that match nothing.
import { Button, Group, Modal, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Laid } from "../../core/plan/versions/assignment";
import { EncodingSelect } from "../EncodingSelect";
import type { Format } from "../format";

export type ListColumn = "unit" | "unitName" | "grid" | "gridName";
const COLUMNS: readonly ListColumn[] = ["unit", "unitName", "grid", "gridName"];

export interface ListPreviewProps {
  readonly file: string;
  /** The encoding that the list was read in. */
  readonly encoding: string;
  /** The encoding that the reader chose; null for the one that the bytes tell. */
  readonly wanted: string | null;
  readonly lines: number;
  readonly columns: readonly string[];
  readonly chosen: { readonly [C in ListColumn]: number | null };
  readonly laid: Laid;
  readonly nameOf: (grid: number, name: string) => string;
  readonly format: Format;
  readonly onColumn: (column: ListColumn, index: number | null) => void;
  readonly onEncoding: (encoding: string | null) => void;
  readonly onApply: () => void;
  readonly onClose: () => void;
}

const MOST_SHOWN = 50;

export function ListPreview(props: ListPreviewProps) {
  const { file, encoding, wanted, lines, columns, chosen, laid, nameOf, format, onColumn, onEncoding, onApply, onClose } = props;
  const { t } = useTranslation();
  const moved = laid.changes.reduce((sum, { faces }) => sum + faces.length, 0);
  const faults = [
    ...laid.unmatched.map((line) => ({ ...line, kind: "unmatched" as const })),
    ...laid.repeated.map((line) => ({ ...line, kind: "repeated" as const })),
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("plans.list.title")}
      closeButtonProps={{ "aria-label": t("plans.close") }}
      attributes={{ header: { role: "presentation" } }}
    >
      <p>{t("plans.list.about", { file, encoding: encoding.toUpperCase(), lines: format.count(lines) })}</p>
      <div className="plan-columns">
        {COLUMNS.map((column) => (
          <NativeSelect
            key={column}
            size="xs"
            label={t(`plans.list.column.${column}`)}
            value={chosen[column] ?? ""}
            onChange={(event) => onColumn(column, event.currentTarget.value === "" ? null : Number(event.currentTarget.value))}
            data={[{ value: "", label: t("plans.list.none") }, ...columns.map((name, index) => ({ value: String(index), label: name }))]}
          />
        ))}
        <EncodingSelect found={encoding} chosen={wanted} onChoose={onEncoding} />
      </div>
      <p role="status" data-moved={moved} data-unmatched={laid.unmatched.length}>
        {t("plans.list.would", { matched: format.count(laid.matched), moved: format.count(moved), unnamed: format.count(laid.unnamed) })}
      </p>
      {laid.changes.length > 0 && (
        <ul className="plan-list">
          {laid.changes.map(({ grid, name, faces }) => (
            <li key={`${grid} ${name}`}>{t("plans.list.receives", { grid: nameOf(grid, name), units: format.count(faces.length) })}</li>
          ))}
        </ul>
      )}
      {faults.length > 0 && (
        <>
          <h3>{t("plans.list.faults")}</h3>
          <ul className="plan-list" aria-label={t("plans.list.faults")}>
            {faults.slice(0, MOST_SHOWN).map(({ line, unit, kind }) => (
              <li key={`${kind} ${line}`}>{t(`plans.list.${kind}`, { line: format.count(line), unit: unit === "" ? "–" : unit })}</li>
            ))}
          </ul>
          {faults.length > MOST_SHOWN && <p className="note">{t("plans.list.more", { count: faults.length - MOST_SHOWN })}</p>}
        </>
      )}
      <Group gap={8} mt={12}>
        <Button size="xs" disabled={moved === 0} onClick={onApply}>
          {t("plans.list.apply")}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t("plans.cancel")}
        </Button>
      </Group>
    </Modal>
  );
}
