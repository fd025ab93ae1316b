// The people of the grid, those on duty now first; where the deployment names none, how to name them.
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Part } from "./Part";
import type { ProfileProps } from "./Profile";

export function DutyPart({ duty, hasStaff }: Pick<ProfileProps, "duty" | "hasStaff">): ReactElement {
  const { t } = useTranslation();
  return (
    <Part title={t("profile.duty")}>
      {duty.length === 0 && <p className="note">{t(hasStaff ? "profile.noDuty" : "profile.noStaff")}</p>}
      {duty.length > 0 && (
        <ul className="profile-people">
          {duty.map(({ name, post, shift, phone, isOn }) => (
            <li key={`${name} ${post} ${shift ?? ""}`} data-on={isOn}>
              <strong>{name}</strong>
              <span>{post}</span>
              <span className="note">{shift ?? t("profile.always")}</span>
              <span>{phone ?? ""}</span>
              <em>{t(isOn ? "profile.on" : "profile.off")}</em>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
