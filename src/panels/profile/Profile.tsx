// The profile of a grid, of a centre or of the town: the way down to it, its numbers beside the town's, and everything that explains them.
import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { GridProfile } from "../../core/frame/gridProfile";
import type { ProfileRow } from "../../core/frame/profileRows";
import type { ReportRow } from "../../core/frame/question";
import type { RepeatPlace } from "../../core/frame/repeatPlaces";
import type { DutyMember } from "../../core/model/duty";
import type { Save } from "../Chart";
import type { Format } from "../format";
import { DutyPart } from "./DutyPart";
import { IndicatorPart } from "./IndicatorPart";
import { LikePart, type LikeRow } from "./LikePart";
import { MixPart } from "./MixPart";
import { Part } from "./Part";
import { CasePart, RepeatPart } from "./PlacePart";
import { StagePart } from "./StagePart";
import { TrendPart } from "./TrendPart";

/** A place to go to; null stands still. */
export interface Way {
  readonly id: string;
  readonly name: string;
  readonly go: (() => void) | null;
}

export interface ProfileProps {
  readonly name: string;
  readonly isTown: boolean;
  /** From the town down to here. */
  readonly path: readonly Way[];
  readonly below: readonly Way[];
  readonly periodText: string;
  /** Filters in words, "" for none. */
  readonly filtered: string;
  readonly areaM2: number;
  readonly people: number | null;
  readonly rows: readonly ProfileRow[];
  readonly facts: GridProfile;
  readonly trend: { readonly months: readonly string[]; readonly counts: readonly number[] };
  /** Grids to compare with; null where the profile is not of one grid. */
  readonly like: readonly LikeRow[] | null;
  readonly duty: readonly DutyMember[];
  /** Whether the deployment names any staff. */
  readonly hasStaff: boolean;
  /** The latest cases; empty for the town. */
  readonly cases: readonly ReportRow[];
  readonly wordOf: (word: string) => string;
  readonly scheme: "light" | "dark";
  readonly format: Format;
  readonly onCase: (row: ReportRow) => void;
  readonly onPlace: (place: RepeatPlace) => void;
  readonly onSave: Save;
}

export function Profile(props: ProfileProps): ReactElement {
  const { name, isTown, path, below, periodText, filtered, areaM2, people, facts, like, format } = props;
  const { t } = useTranslation();
  const km2 = areaM2 / 1e6;
  return (
    <div className="profile">
      <nav aria-label={t("profile.path")}>
        <ol className="profile-path">
          {path.map(({ id, name: step, go }) => (
            <li key={id} aria-current={go === null ? "location" : undefined}>
              {go === null ? (
                step
              ) : (
                <button onClick={go} type="button">
                  {step}
                </button>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <h2>{name}</h2>
      <p className="note">
        {t("profile.scope", { period: periodText })}
        {filtered !== "" && t("profile.filtered", { filtered })}
      </p>
      <dl className="profile-facts">
        <Fact term={t("profile.n")} value={format.count(facts.n)} />
        {!isTown && <Fact term={t("profile.share")} value={format.percent(facts.town > 0 ? facts.n / facts.town : null)} />}
        <Fact term={t("card.area")} value={`${format.decimal(km2)} km²`} />
        <Fact term={t("measure.density")} value={format.decimal(km2 > 0 ? facts.n / km2 : null)} />
        {people !== null && <Fact term={t("profile.people")} value={format.count(people)} />}
      </dl>
      {below.length > 0 && (
        <Part title={t("profile.below")}>
          <ul className="profile-below">
            {below.map(({ id, name: area, go }) => (
              <li key={id}>
                <Button size="compact-xs" variant="default" onClick={go ?? undefined}>
                  {area}
                </Button>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <IndicatorPart {...props} />
      <TrendPart {...props} />
      <MixPart {...props} />
      <StagePart {...props} />
      <RepeatPart {...props} />
      {like !== null && <LikePart {...props} like={like} />}
      <DutyPart {...props} />
      {props.cases.length > 0 && <CasePart {...props} />}
    </div>
  );
}

function Fact({ term, value }: { readonly term: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}
