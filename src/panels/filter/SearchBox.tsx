// The search of ids, addresses and titles: typed, sent with Enter, with its progress while files are read, and stopped at will.
import { Button, Progress, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PartHead } from "./ChoiceList";

export interface SearchBoxProps {
  readonly text: string | null;
  /** Share of the files that is read, 0 … 1; null while nothing is looked for. Undefined share: "?" sizes that are not known give 0. */
  readonly progress: number | null;
  readonly fault: string | null;
  readonly onSearch: (text: string | null) => void;
  readonly onCancel: () => void;
}

export function SearchBox({ text, progress, fault, onSearch, onCancel }: SearchBoxProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text ?? "");
  return (
    <section className="filter-part" aria-label={t("filter.text")}>
      <PartHead
        title={t("filter.text")}
        set={text !== null}
        onClear={() => {
          setTyped("");
          onSearch(null);
        }}
      />
      <form
        className="filter-search"
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(typed.trim() === "" ? null : typed.trim().slice(0, 200));
        }}
      >
        <TextInput
          size="xs"
          type="search"
          aria-label={t("filter.text")}
          placeholder={t("filter.textHint")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {progress === null ? (
          <Button type="submit" size="xs" variant="default">
            {t("filter.search")}
          </Button>
        ) : (
          <Button size="xs" variant="default" onClick={onCancel}>
            {t("filter.stop")}
          </Button>
        )}
      </form>
      {progress !== null && <Progress value={Math.max(3, 100 * progress)} size="xs" mt={6} aria-label={t("filter.searching")} />}
      {progress !== null && <p className="note">{t("filter.searching")}</p>}
      {fault !== null && (
        <p className="note filter-fault" role="alert">
          {fault}
        </p>
      )}
    </section>
  );
}
