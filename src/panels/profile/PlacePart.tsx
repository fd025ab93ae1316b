// Places at which cases come back, and the latest cases: each opens its case or shows its place on the map.
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Part } from "./Part";
import type { ProfileProps } from "./Profile";

export function RepeatPart({ facts, wordOf, format, onPlace }: Pick<ProfileProps, "facts" | "wordOf" | "format" | "onPlace">): ReactElement {
  const { t } = useTranslation();
  return (
    <Part title={t("profile.repeats")}>
      {facts.repeats.length === 0 && <p className="note">{t("profile.noRepeats")}</p>}
      <ol className="profile-places">
        {facts.repeats.map((place) => (
          <li key={place.row}>
            <button type="button" onClick={() => onPlace(place)} aria-label={t("profile.showPlace", { word: wordOf(place.category), count: place.repeats })}>
              <span>{place.category === "" ? t("chips.blank") : wordOf(place.category)}</span>
              <span className="note">{t("profile.last", { text: format.day(place.last) })}</span>
              <strong>{t("profile.times", { text: format.count(place.repeats) })}</strong>
            </button>
          </li>
        ))}
      </ol>
      <p className="note">{t("profile.aboutRepeats")}</p>
    </Part>
  );
}

export function CasePart({ cases, wordOf, format, onCase }: Pick<ProfileProps, "cases" | "wordOf" | "format" | "onCase">): ReactElement {
  const { t } = useTranslation();
  return (
    <Part title={t("profile.cases")}>
      <ol className="profile-places">
        {cases.map((row) => (
          <li key={row.position ?? row.id}>
            <button type="button" onClick={() => onCase(row)} data-case={row.id}>
              <span>{row.codes.category === undefined ? row.id : wordOf(row.codes.category)}</span>
              <span className="note">{row.times.reported_at === undefined ? "" : format.minute(row.times.reported_at)}</span>
              <strong>{row.codes.state === undefined ? "" : wordOf(row.codes.state)}</strong>
            </button>
          </li>
        ))}
      </ol>
    </Part>
  );
}
