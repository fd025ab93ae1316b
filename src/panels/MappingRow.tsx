// One native column in the mapping dialog: which column of the file stands for it, and what that column holds.
import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Inspection } from "../core/frame/answers";
import type { NativeColumn } from "../core/model/columns";
import type { Mapping } from "../core/model/mapping";
import { columnOf, entryFor, isTimeColumn, timeFormatOf } from "./mappingEdit";

export interface MappingRowProps {
  readonly native: NativeColumn;
  readonly mapping: Mapping;
  readonly columns: Inspection["columns"];
  readonly missing: boolean;
  readonly onChange: (entry: ReturnType<typeof entryFor>) => void;
}

export function MappingRow({ native, mapping, columns, missing, onChange }: MappingRowProps) {
  const { t } = useTranslation();
  const column = columnOf(mapping, native);
  const format = timeFormatOf(mapping, native);
  const samples = columns.find((candidate) => candidate.name === column)?.samples ?? [];
  const names = [...new Set(columns.map((candidate) => candidate.name))].filter((name) => name !== "");
  return (
    <tr>
      <th scope="row">
        {t(`column.${native}`)}
        <span className="sub">{native}</span>
      </th>
      <td>
        <Select
          size="xs"
          searchable
          clearable
          aria-label={t(`column.${native}`)}
          placeholder={t("mapping.none")}
          error={missing}
          data={names}
          value={column}
          onChange={(name) => onChange(entryFor(name, format))}
          nothingFoundMessage={t("mapping.nothing")}
        />
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
