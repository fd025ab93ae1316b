// Classes of cases as a tree of groups and words; a group switches all its words. Without groups it is a plain list.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "../format";
import { type Choice, ChoiceList, ChoiceRow, PartHead, toggled } from "./ChoiceList";

export interface CategoryTreeProps {
  readonly title: string;
  /** `group` is "" for a word of no group. */
  readonly choices: readonly (Choice & { readonly group: string })[];
  readonly groupName: (group: string) => string;
  readonly chosen: readonly string[] | null;
  readonly format: Format;
  readonly onChange: (chosen: readonly string[] | null) => void;
}

export function CategoryTree(props: CategoryTreeProps) {
  const { title, choices, groupName, chosen, format, onChange } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const names = [...new Set(choices.filter(({ value }) => value !== "").map(({ group }) => group))];
  if (names.length < 2) return <ChoiceList {...props} />;
  const groups = names
    .map((group) => {
      const words = choices
        .filter((choice) => choice.group === group && (choice.count > 0 || chosen?.includes(choice.value)))
        .sort((a, b) => b.count - a.count);
      return { group, label: group === "" ? t("filter.noGroup") : groupName(group), words, count: words.reduce((sum, { count }) => sum + count, 0) };
    })
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.count - a.count);
  const most = groups[0]?.count ?? 1;
  return (
    <section className="filter-part" aria-label={title}>
      <PartHead title={title} set={chosen !== null} onClear={() => onChange(null)} />
      <ul className="filter-list">
        {groups.map(({ group, label, words, count }) => {
          const open = opened.has(group);
          const on = words.every(({ value }) => chosen?.includes(value));
          return (
            <li key={group}>
              <div className="filter-group">
                <button
                  type="button"
                  className="filter-fold"
                  aria-expanded={open}
                  aria-label={t(open ? "filter.close" : "filter.open", { name: label })}
                  onClick={() => setOpened(new Set(open ? [...opened].filter((one) => one !== group) : [...opened, group]))}
                />
                <ul className="filter-list">
                  <ChoiceRow
                    choice={{ value: group, label, count }}
                    most={most}
                    on={on}
                    dim={chosen !== null && !words.some(({ value }) => chosen.includes(value))}
                    format={format}
                    onToggle={() =>
                      onChange(
                        toggled(
                          chosen,
                          words.map(({ value }) => value),
                        ),
                      )
                    }
                  />
                </ul>
              </div>
              {open && (
                <ul className="filter-list filter-inner">
                  {words.map((choice) => (
                    <ChoiceRow
                      key={choice.value}
                      choice={choice}
                      most={most}
                      on={chosen?.includes(choice.value) ?? false}
                      dim={chosen !== null}
                      format={format}
                      onToggle={() => onChange(toggled(chosen, [choice.value]))}
                    />
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
