// The choice of a text file's encoding: the one found in its bytes, or another.
import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Text encodings that tables come in, as TextDecoder names them. */
const ENCODINGS = ["UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "windows-1252"];

export interface EncodingSelectProps {
  /** The encoding that the file was read in. */
  readonly found: string;
  /** The reader's choice; null for the one that the bytes tell. */
  readonly chosen: string | null;
  readonly description?: string;
  readonly onChoose: (encoding: string | null) => void;
}

export function EncodingSelect({ found, chosen, description, onChoose }: EncodingSelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      label={t("mapping.encoding")}
      description={description}
      data={[{ value: "", label: chosen === null ? t("mapping.encodingFound", { found }) : t("mapping.encodingAuto") }, ...ENCODINGS]}
      value={chosen ?? ""}
      onChange={(event) => onChoose(event.currentTarget.value || null)}
    />
  );
}
