// The finder of black spots: a file of crashes, a tier whose thresholds are data, and the places that meet it, each of which can be listed.
import { Button, FileButton, Loader, NumberInput, Select } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { BLACK_SPOT_TIERS, type BlackSpotTier, type Criterion } from "../../core/stats/blackSpots";
import type { Format } from "../format";

/** A found spot, as the finder shows it. */
export interface ShownSpot {
  readonly place: readonly [number, number];
  readonly crashes: number;
  readonly deaths: number;
  readonly injured: number;
  readonly severity: number;
  readonly criterion: Criterion;
  readonly pattern: string | null;
}

export interface SpotFinderProps {
  readonly source: {
    readonly name: string;
    readonly count: number;
    readonly unplaced: number;
    readonly untimed: number;
    readonly generated: boolean;
    readonly tells: { readonly deaths: boolean; readonly injured: boolean; readonly pattern: boolean };
  } | null;
  readonly tier: BlackSpotTier;
  readonly spots: readonly ShownSpot[] | null;
  readonly chosen: number | null;
  readonly fault: string;
  readonly format: Format;
  readonly onFile: (file: File) => void;
  readonly onTier: (tier: BlackSpotTier) => void;
  readonly onChoose: (place: number) => void;
  readonly onList: (place: number) => void;
}

const SHOWN = 30;

export function SpotFinder(props: SpotFinderProps): ReactElement {
  const { source, tier, spots, fault, format, onFile, onTier } = props;
  const { t } = useTranslation();
  const said = ({ zh, en }: BlackSpotTier["name"]): string => (format.language === "en" ? en : zh);
  return (
    <section className="back-test" aria-label={t("look.spots.title")}>
      <h3>{t("look.spots.title")}</h3>
      <p className="note">
        {source === null
          ? t("look.spots.none")
          : [
              t("look.spots.source", { name: source.generated ? t("look.spots.demo") : source.name, text: format.count(source.count) }),
              ...(source.unplaced > 0 ? [t("look.spots.unplaced", { text: format.count(source.unplaced) })] : []),
              ...(source.untimed > 0 ? [t("look.spots.untimed", { text: format.count(source.untimed) })] : []),
              ...(source.tells.deaths || source.tells.injured ? [] : [t("look.spots.harmless")]),
              ...(source.tells.pattern ? [] : [t("look.spots.patternless")]),
            ].join("")}
      </p>
      {fault !== "" && (
        <p className="rule-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="look-tools">
        <Select
          size="xs"
          className="look-wide"
          label={t("look.spots.tier")}
          allowDeselect={false}
          value={tier.id}
          onChange={(id) => onTier(BLACK_SPOT_TIERS.find((one) => one.id === id) ?? tier)}
          data={BLACK_SPOT_TIERS.map((one) => ({ value: one.id, label: said(one.name) }))}
        />
        <NumberInput
          size="xs"
          className="look-number"
          label={t("look.spots.metres")}
          min={20}
          max={5000}
          value={tier.metres}
          onChange={(metres) => typeof metres === "number" && onTier({ ...tier, metres })}
        />
        <NumberInput
          size="xs"
          className="look-number"
          label={t("look.spots.days")}
          min={1}
          max={3660}
          value={tier.days}
          onChange={(days) => typeof days === "number" && onTier({ ...tier, days })}
        />
        <FileButton accept=".csv,.tsv,.geojson,.json,.gz" onChange={(file) => file && onFile(file)}>
          {(button) => (
            <Button {...button} size="xs" variant="light">
              {t("look.spots.open")}
            </Button>
          )}
        </FileButton>
      </div>
      <ul className="criteria" aria-label={t("look.spots.criteria")}>
        {tier.anyOf.map((criterion, place) => (
          <li key={JSON.stringify(criterion)}>
            <NumberInput
              size="xs"
              className="look-number"
              aria-label={t("look.spots.crashes")}
              min={1}
              max={1000}
              value={criterion.crashes}
              onChange={(crashes) =>
                typeof crashes === "number" && onTier({ ...tier, anyOf: tier.anyOf.map((one, at) => (at === place ? { ...one, crashes } : one)) })
              }
            />
            <CriterionWords criterion={criterion} format={format} />
          </li>
        ))}
      </ul>
      <p className="note">{t("look.spots.from", { text: said(tier.source) })}</p>
      {spots === null ? <Loader size="sm" role="status" aria-label={t("look.loading")} /> : <SpotList {...props} spots={spots} />}
    </section>
  );
}

function CriterionWords({ criterion, format }: { readonly criterion: Criterion; readonly format: Format }): ReactElement {
  const { t } = useTranslation();
  const { deaths, injured, general, roadDefect, samePattern } = criterion;
  const parts = [
    ...(deaths === undefined ? [] : [t("look.spots.each.deaths", { text: format.count(deaths) })]),
    ...(injured === undefined ? [] : [t("look.spots.each.injured", { text: format.count(injured) })]),
    ...(general === undefined ? [] : [t("look.spots.each.general")]),
    ...(roadDefect === undefined ? [] : [t("look.spots.each.roadDefect")]),
    ...(samePattern === undefined ? [] : [t("look.spots.each.samePattern")]),
  ];
  return <span>{[t("look.spots.each.crashes"), ...parts].join(t("list.comma"))}</span>;
}

function SpotList({ spots, chosen, format, onChoose, onList }: SpotFinderProps & { readonly spots: readonly ShownSpot[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <p className="note">{t("look.spots.found", { text: format.count(spots.length) })}</p>
      <ol className="firings" aria-label={t("look.spots.list")}>
        {spots.slice(0, SHOWN).map((spot, place) => (
          <li key={spot.place.join()} data-open={place === chosen} className="spot">
            <button type="button" aria-pressed={place === chosen} onClick={() => onChoose(place)}>
              <strong>{t("look.spots.number", { text: format.count(place + 1) })}</strong>
              <span>
                {t("look.spots.line", { crashes: format.count(spot.crashes), deaths: format.count(spot.deaths), injured: format.count(spot.injured) })}
                {spot.pattern !== null && ` · ${spot.pattern}`}
              </span>
            </button>
            <Button size="compact-xs" variant="light" onClick={() => onList(place)}>
              {t("look.spots.propose")}
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}
