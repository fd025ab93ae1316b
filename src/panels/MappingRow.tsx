// One native column in the mapping dialog: which column of the file stands for it, and what that column holds.
import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Inspection } from "../core/frame/answers";
import type { NativeColumn } from "../core/model/columns";
import type { Mapping } from "../core/model/mapping";
import { columnOf, entryFor, isTimeColumn, timeFormatOf } from "./mappingEdit";

export interface MappingRowProps {
  readonly native: NativeColumn;
  readonly mapping: Mapping;
  readonly columns: Inspection["columns"];
  /** Names of the columns, each once. A plain list of the browser: two dozen rich ones would hold the page up. */
  readonly names: readonly string[];
  readonly missing: boolean;
  /** Formats that read the column's times alike, when the file does not tell which is right. */
  readonly openFormats: readonly string[];
  readonly onChange: (entry: ReturnType<typeof entryFor>) => void;
}

export function MappingRow({ native, mapping, columns, names, missing, openFormats, onChange }: MappingRowProps) {
  const { t } = useTranslation();
  const column = columnOf(mapping, native);
  const format = timeFormatOf(mapping, native);
  const samples = columns.find((candidate) => candidate.name === column)?.samples ?? [];
  return (
    <tr>
      <th scope="row">
        {t(`column.${native}`)}
        <span className="sub">{native}</span>
      </th>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t(`column.${native}`)}
          error={missing}
          data={[{ value: "", label: t("mapping.none") }, ...names]}
          value={column ?? ""}
          onChange={(event) => onChange(entryFor(event.currentTarget.value, format))}
        />
        {openFormats.includes(format) && (
          <NativeSelect
            size="xs"
            mt={4}
            label={t("mapping.openTime", { sample: samples.find((sample) => sample !== "") ?? "" })}
            data={[...openFormats]}
            value={format}
            onChange={(event) => onChange(entryFor(column, event.currentTarget.value))}
          />
        )}
        {isTimeColumn(native) && column !== null && (
          <TextInput
            size="xs"
            mt={4}
            aria-label={t("mapping.timeFormat", { column: t(`column.${native}`) })}
            placeholder={t("mapping.timeFormatIso")}
            value={format}
            onChange={(event) => onChange(entryFor(column, event.currentTarget.value))}
          />
        )}
      </td>
      <td className="mapping-samples">
        {samples.slice(0, 3).map((sample, index) => (
          <code key={`${index.toString()} ${sample}`} title={sample.slice(0, 500)}>
            {sample.slice(0, 60)}
          </code>
        ))}
      </td>
    </tr>
  );
}
