// What the chosen period is compared with: nothing, the stretch before, the same dates a year before, or dates of one's own.
import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";

const CHOICES = ["none", "before", "year", "own"] as const;
export type CompareWith = (typeof CHOICES)[number];

export function CompareChoice({ chosen, onChange }: { readonly chosen: CompareWith; readonly onChange: (chosen: CompareWith) => void }) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      className="compare-choice"
      aria-label={t("period.compare.label")}
      value={chosen}
      onChange={(event) => onChange(CHOICES.find((one) => one === event.currentTarget.value) ?? "none")}
      data={CHOICES.map((value) => ({ value, label: t(`period.compare.${value}`) }))}
    />
  );
}
