// What is filtered now, one chip a filter with its own way out, how many reports are left, and the door to the filter panel.
import { Button } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";

export interface FilterChip {
  readonly name: string;
  readonly text: string;
  readonly onClear: () => void;
}

export interface FilterChipsProps {
  readonly chips: readonly FilterChip[];
  /** Reports that pass, of all that are kept: a sentence; null while nothing is filtered. */
  readonly left: string | null;
  readonly onOpen: () => void;
  readonly onClear: () => void;
}

export const FilterChips = memo(function FilterChips({ chips, left, onOpen, onClear }: FilterChipsProps) {
  const { t } = useTranslation();
  return (
    <div className="chips" role="group" aria-label={t("chips.label")}>
      <Button size="compact-xs" variant={chips.length > 0 ? "light" : "default"} onClick={onOpen}>
        {t("chips.open")}
      </Button>
      {chips.map(({ name, text, onClear: clear }) => (
        <button type="button" key={name} className="chip" data-filter={name} onClick={clear} title={text} aria-label={t("chips.drop", { name: text })}>
          <span>{text}</span>
          <span aria-hidden="true">×</span>
        </button>
      ))}
      {chips.length > 1 && (
        <button type="button" className="filter-clear" onClick={onClear}>
          {t("chips.clear")}
        </button>
      )}
      {left !== null && (
        <span className="note chips-left" data-left>
          {left}
        </span>
      )}
    </div>
  );
});
