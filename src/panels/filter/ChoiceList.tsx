// The choices of one filter, the most frequent first: each a switch with a bar and its number under the other filters.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "../format";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

export interface ChoiceListProps {
  readonly title: string;
  readonly choices: readonly Choice[];
  /** Values that stay; null keeps all. */
  readonly chosen: readonly string[] | null;
  readonly format: Format;
  readonly onChange: (chosen: readonly string[] | null) => void;
}

const SHOWN = 7;

export function ChoiceList({ title, choices, chosen, format, onChange }: ChoiceListProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const sorted = [...choices].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, format.language));
  const shown = sorted.filter(({ value, count }, index) => (all || index < SHOWN || chosen?.includes(value)) && (count > 0 || chosen?.includes(value)));
  const left = sorted.filter(({ count }) => count > 0).length - shown.filter(({ count }) => count > 0).length;
  if (choices.length < 2) return null;
  return (
    <section className="filter-part" aria-label={title}>
      <PartHead title={title} set={chosen !== null} onClear={() => onChange(null)} />
      <ul className="filter-list">
        {shown.map((choice) => (
          <ChoiceRow
            key={choice.value}
            choice={choice}
            most={sorted[0]?.count ?? 1}
            on={chosen?.includes(choice.value) ?? false}
            dim={chosen !== null}
            format={format}
            onToggle={() => onChange(toggled(chosen, [choice.value]))}
          />
        ))}
      </ul>
      {(left > 0 || all) && (
        <button type="button" className="filter-more" onClick={() => setAll(!all)}>
          {all ? t("filter.less") : t("filter.more", { text: format.count(left) })}
        </button>
      )}
    </section>
  );
}

/** Title of a part, and what takes its filter away. */
export function PartHead({ title, set, onClear }: { readonly title: string; readonly set: boolean; readonly onClear: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="section-head">
      <h3>{title}</h3>
      {set && (
        <button type="button" className="filter-clear" onClick={onClear} aria-label={t("filter.clearOne", { name: title })}>
          {t("filter.clear")}
        </button>
      )}
    </div>
  );
}

interface ChoiceRowProps {
  readonly choice: Choice;
  /** The longest bar. */
  readonly most: number;
  readonly on: boolean;
  /** Another choice is on: this one waits. */
  readonly dim: boolean;
  readonly format: Format;
  readonly onToggle: () => void;
}

export function ChoiceRow({ choice, most, on, dim, format, onToggle }: ChoiceRowProps) {
  return (
    <li>
      <button type="button" className="filter-choice" data-value={choice.value} aria-pressed={on} data-dim={dim && !on} onClick={onToggle}>
        <span className="filter-word" title={choice.label}>
          {choice.label}
        </span>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width={(100 * choice.count) / Math.max(1, most)} height="8" />
        </svg>
        <span className="filter-count">{format.count(choice.count)}</span>
      </button>
    </li>
  );
}

/** The chosen values after some were switched together; null when none is left. */
export function toggled(chosen: readonly string[] | null, values: readonly string[]): readonly string[] | null {
  const before = chosen ?? [];
  const on = values.some((value) => !before.includes(value));
  const next = on ? [...before, ...values.filter((value) => !before.includes(value))] : before.filter((value) => !values.includes(value));
  return next.length === 0 ? null : next;
}
