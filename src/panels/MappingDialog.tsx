// The mapping of a file of reports: what the page proposes after a look at the columns, for the reader to confirm or change.
import { Button, Modal, NativeSelect, Switch, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Inspection } from "../core/frame/answers";
import { NATIVE_COLUMNS, type NativeColumn } from "../core/model/columns";
import type { Mapping } from "../core/model/mapping";
import { EncodingSelect } from "./EncodingSelect";
import type { Format } from "./format";
import { MappingRow } from "./MappingRow";
import { columnOf, isTimeColumn, missingColumns } from "./mappingEdit";
import { SuspicionNotice } from "./Notices";

const CRS = ["EPSG:4326", "EPSG:4490", "GCJ-02", "BD-09", "EPSG:3857", "EPSG:4547", "EPSG:4549"];
const USUAL: readonly NativeColumn[] = ["case_id", "reported_at", "lng", "lat", "category", "state", "deadline_at", "handled_at", "closed_at"];

const NO_FORMATS: readonly string[] = [];

export interface MappingDialogProps {
  readonly inspection: Inspection;
  readonly format: Format;
  /** Another encoding changes names and samples: the file is looked at again. null takes the one its bytes tell. */
  readonly onEncoding: (encoding: string | null) => void;
  readonly onConfirm: (mapping: Mapping) => void;
  readonly onCancel: () => void;
}

export function MappingDialog({ inspection, format, onEncoding, onConfirm, onCancel }: MappingDialogProps) {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<Mapping>(inspection.proposal);
  const [all, setAll] = useState(false);
  const crsList = useId();
  const missing = missingColumns(mapping);
  const shown = NATIVE_COLUMNS.filter((column) => all || USUAL.includes(column) || columnOf(mapping, column) !== null);
  const names = [...new Set(inspection.columns.map((column) => column.name))].filter((name) => name !== "");
  const change = (fields: Readonly<Record<string, unknown>>): void => setMapping((old) => withFields(old, fields));
  return (
    <Modal
      opened
      onClose={onCancel}
      size="min(920px, 100vw)"
      title={t("mapping.title", { file: inspection.file })}
      closeButtonProps={{ "aria-label": t("mapping.cancel") }}
    >
      <p className="note">{t("mapping.about", { format: inspection.format, encoding: inspection.encoding, count: inspection.columns.length })}</p>
      {inspection.suspicions.map((suspicion) => (
        <SuspicionNotice key={suspicion.kind} suspicion={suspicion} format={format} onFix={change} />
      ))}
      <div className="mapping-options">
        <TimeZone value={mapping.timeZone ?? "UTC"} onChange={(timeZone) => change({ timeZone })} />
        <TextInput
          size="xs"
          label={t("mapping.crs")}
          description={t("mapping.crsAbout")}
          list={crsList}
          value={mapping.crs ?? "EPSG:4326"}
          onChange={(event) => change({ crs: event.currentTarget.value.trim() || undefined })}
        />
        <datalist id={crsList}>
          {CRS.map((crs) => (
            <option key={crs} value={crs} />
          ))}
        </datalist>
        {inspection.format !== "parquet" && (
          <EncodingSelect found={inspection.encoding} chosen={mapping.encoding ?? null} description={t("mapping.encodingAbout")} onChoose={onEncoding} />
        )}
      </div>
      <div className="mapping-scroll">
        <table className="mapping">
          <thead>
            <tr>
              <th scope="col">{t("mapping.native")}</th>
              <th scope="col">{t("mapping.column")}</th>
              <th scope="col">{t("mapping.samples")}</th>
            </tr>
          </thead>
          <tbody>
            {mapping.point && (
              <tr>
                <th scope="row">{t("column.point")}</th>
                <td>
                  {mapping.point.column} ({mapping.point.form})
                </td>
                <td />
              </tr>
            )}
            {shown
              .filter((column) => !(mapping.point && (column === "lng" || column === "lat")))
              .map((column) => (
                <MappingRow
                  key={column}
                  native={column}
                  mapping={mapping}
                  columns={inspection.columns}
                  names={names}
                  missing={missing.includes(column)}
                  openFormats={isTimeColumn(column) ? (inspection.openTimes[column] ?? NO_FORMATS) : NO_FORMATS}
                  onChange={(entry) => change({ [column]: entry })}
                />
              ))}
          </tbody>
        </table>
      </div>
      <div className="dialog-foot">
        <Switch size="xs" label={t("mapping.showAll")} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        <span className="note dialog-note">
          {missing.length > 0 ? t("mapping.missing", { columns: missing.map((column) => t(`column.${column}`)).join(t("list.comma")) }) : t("mapping.private")}
        </span>
        <Button variant="default" onClick={onCancel}>
          {t("mapping.cancel")}
        </Button>
        <Button onClick={() => onConfirm(mapping)} disabled={missing.length > 0}>
          {t("mapping.confirm")}
        </Button>
      </div>
    </Modal>
  );
}

/** The mapping with fields set; undefined takes a field away. */
function withFields(mapping: Mapping, fields: Readonly<Record<string, unknown>>): Mapping {
  return Object.fromEntries(Object.entries({ ...mapping, ...fields }).filter(([, value]) => value !== undefined));
}

/** The time zone as a plain list of the browser. Its hundreds of names come when the hand goes there: the dialog opens without them. */
function TimeZone({ value, onChange }: { readonly value: string; readonly onChange: (zone: string) => void }) {
  const { t } = useTranslation();
  const [names, setNames] = useState<readonly string[]>([]);
  const fill = (): void => setNames((old) => (old.length > 0 ? old : Intl.supportedValuesOf("timeZone")));
  return (
    <NativeSelect
      size="xs"
      label={t("mapping.timeZone")}
      description={t("mapping.timeZoneAbout")}
      data={[...new Set([value, "UTC", ...names])]}
      value={value}
      onFocus={fill}
      onPointerEnter={fill}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
