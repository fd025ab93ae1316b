// Classes and sources of the profile as shares beside the town's.
import { type ReactElement, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MixRow } from "../../core/frame/gridProfile";
import { Chart } from "../Chart";
import { sharesPicture } from "../charts/shares";
import { Part } from "./Part";
import type { ProfileProps } from "./Profile";

/** Bars that are drawn; the others are in the sentence below. */
const MOST_BARS = 10;

type MixProps = Pick<ProfileProps, "facts" | "name" | "wordOf" | "scheme" | "format" | "onSave">;

export function MixPart(props: MixProps): ReactElement {
  const { t } = useTranslation();
  const { classes, sources } = props.facts;
  return (
    <>
      {classes.length > 1 && (
        <Part title={t("profile.classes")}>
          <Mix {...props} part="classes" rows={classes} />
        </Part>
      )}
      {sources.length > 1 && (
        <Part title={t("profile.sources")}>
          <Mix {...props} part="sources" rows={sources} />
        </Part>
      )}
    </>
  );
}

function Mix({
  facts,
  name,
  wordOf,
  scheme,
  format,
  onSave,
  part,
  rows,
}: MixProps & { readonly part: "classes" | "sources"; readonly rows: readonly MixRow[] }) {
  const { t } = useTranslation();
  const picture = useMemo(() => {
    const shown = rows.slice(0, MOST_BARS);
    const named = (word: string): string => (word === "" ? t("chips.blank") : wordOf(word));
    const rest = rows.slice(MOST_BARS);
    const most = [...rows].filter(({ n }) => n >= 10).sort((a, b) => lead(b, facts) - lead(a, facts))[0];
    const summary = [
      most === undefined || lead(most, facts) <= 1
        ? t("profile.noLead")
        : t("profile.lead", { word: named(most.word), own: format.percent(most.n / facts.n), town: format.percent(most.town / facts.town) }),
      rest.length > 0 ? t("profile.rest", { words: format.count(rest.length), text: format.count(rest.reduce((sum, { n }) => sum + n, 0)) }) : "",
    ];
    return sharesPicture({
      names: shown.map(({ word }) => named(word)),
      own: shown.map(({ n }) => n),
      town: shown.map(({ town }) => town),
      ownTotal: facts.n,
      townTotal: facts.town,
      lying: true,
      scheme,
      words: {
        name: t(`profile.${part}`),
        own: t("profile.ownShare"),
        town: t("profile.townShare"),
        ownCount: t("profile.ownCount"),
        townCount: t("profile.townCount"),
        summary: summary.join(""),
      },
      percent: format.percent,
    });
  }, [rows, facts, wordOf, scheme, format, part, t]);
  return <Chart label={t(`profile.${part}`)} picture={picture} scheme={scheme} low={part === "sources"} name={`${name}-${part}`} onSave={onSave} />;
}

/** How many times the town's share the profile's share is. */
function lead({ n, town }: MixRow, facts: { readonly n: number; readonly town: number }): number {
  return facts.n === 0 ? 0 : n / facts.n / (town / facts.town);
}
