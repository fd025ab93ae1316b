// What is reported most today, each class with a tick where it usually stands by this time of the day.
import { useTranslation } from "react-i18next";
import type { ClassCount } from "../../core/frame/topClasses";
import type { Catalogue } from "../../core/model/catalogue";
import type { Format } from "../format";
import { FittingList } from "./FittingList";
import { className } from "./WallQueue";

export interface WallClassesProps {
  readonly classes: readonly ClassCount[];
  readonly catalogue: Catalogue;
  readonly format: Format;
}

export function WallClasses({ classes, catalogue, format }: WallClassesProps) {
  const { t } = useTranslation();
  const most = Math.max(1, ...classes.map(({ n, usual }) => Math.max(n, usual)));
  return (
    <section className="wall-zone wall-classes" aria-label={t("wall.classes")}>
      <h2>{t("wall.classes")}</h2>
      <p className="wall-soft">
        <span className="wall-tick">{t("wall.usualByNow")}</span>
      </p>
      <FittingList
        items={classes}
        keyOf={({ codes }) => `${codes.category_code} ${codes.category}`}
        render={({ codes, n, usual }) => (
          <>
            <span className="wall-who">{className(codes, catalogue, format)}</span>
            <strong>{format.count(n)}</strong>
            <svg className="wall-bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
              <rect y="1" width="100" height="1" />
              <rect y="1" width={(n / most) * 100} height="1" />
              <rect className="wall-usual" x={Math.min(99, (usual / most) * 100)} width="1" height="3" />
            </svg>
          </>
        )}
      />
    </section>
  );
}
