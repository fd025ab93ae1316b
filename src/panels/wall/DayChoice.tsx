// On which days of the week a view is on: seven toggles, all of them for every day.
import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Step } from "../../core/frame/playlist";

const DAYS = [1, 2, 3, 4, 5, 6, 7];
/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1);

export function DayChoice({ days, onDays }: { readonly days: Step["days"]; readonly onDays: (days: Step["days"]) => void }) {
  const { t, i18n } = useTranslation();
  const chosen = days ?? DAYS;
  const nameOf = (day: number, weekday: "short" | "long"): string =>
    new Intl.DateTimeFormat(i18n.language, { weekday, timeZone: "UTC" }).format(MONDAY_MS + (day - 1) * 86_400_000);
  const toggle = (day: number): void => {
    const next = DAYS.filter((one) => chosen.includes(one) !== (one === day));
    // A view that is never on would be no view: the last day stays.
    if (next.length > 0) onDays(next.length === DAYS.length ? null : next);
  };
  return (
    <div role="group" aria-label={t("wall.list.days")} className="wall-days">
      {DAYS.map((day) => (
        <button key={day} type="button" aria-pressed={chosen.includes(day)} onClick={() => toggle(day)}>
          <span aria-hidden="true">{nameOf(day, "short")}</span>
          <VisuallyHidden>{nameOf(day, "long")}</VisuallyHidden>
        </button>
      ))}
    </div>
  );
}
