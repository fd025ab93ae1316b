// How long the stages of the cases take: medians of each stage beside the town's, and the whole distribution of the one that is looked at.
import { SegmentedControl } from "@mantine/core";
import { type ReactElement, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DURATION_HOURS, type StageId, type StageTimes } from "../../core/frame/gridProfile";
import { Chart } from "../Chart";
import { sharesPicture } from "../charts/shares";
import type { Format } from "../format";
import { NOTHING } from "../format";
import { Part } from "./Part";
import type { ProfileProps } from "./Profile";

type StageProps = Pick<ProfileProps, "facts" | "name" | "scheme" | "format" | "onSave">;

export function StagePart(props: StageProps): ReactElement | null {
  const { stages } = props.facts;
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<StageId>("whole");
  const stage = stages.find(({ id }) => id === wanted) ?? stages.at(-1);
  if (stage === undefined) return null;
  return (
    <Part title={t("profile.stages")}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t("profile.stage")}
        value={stage.id}
        onChange={(id) => setWanted(stages.find((one) => one.id === id)?.id ?? "whole")}
        data={stages.map(({ id }) => ({ value: id, label: t(`profile.stageShort.${id}`) }))}
      />
      <StageChart {...props} stage={stage} />
      <div className="look-table">
        <table aria-label={t("profile.stages")}>
          <thead>
            <tr>
              {["stage", "median", "townMedian", "most"].map((head) => (
                <th scope="col" key={head}>
                  {t(`profile.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map(({ id, median, townMedian, most }) => (
              <tr key={id} data-stage={id}>
                <th scope="row">{t(`profile.stageName.${id}`)}</th>
                {[median, townMedian, most].map((hours, place) => (
                  <td key={["median", "townMedian", "most"][place]}>{hoursText(hours, props.format, t)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}

function StageChart({ stage, name, scheme, format, onSave }: StageProps & { readonly stage: StageTimes }): ReactElement {
  const { t } = useTranslation();
  const picture = useMemo(() => {
    const [own, town] = [[...stage.bins], [...stage.townBins]];
    const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
    const end = (hours: number): string =>
      hours < 1 ? t("profile.minutes", { text: hours * 60 }) : hours < 24 ? t("unit.hours", { text: hours }) : t("profile.days", { text: hours / 24 });
    return sharesPicture({
      names: [...DURATION_HOURS.map((hours) => `≤${end(hours)}`), `>${end(DURATION_HOURS.at(-1) ?? 0)}`],
      own,
      town,
      ownTotal: total(own),
      townTotal: total(town),
      lying: false,
      scheme,
      words: {
        name: t("profile.duration"),
        own: t("profile.ownShare"),
        town: t("profile.townShare"),
        ownCount: t("profile.ownCount"),
        townCount: t("profile.townCount"),
        summary: t("profile.stageSummary", {
          stage: t(`profile.stageName.${stage.id}`),
          text: format.count(total(own)),
          median: hoursText(stage.median, format, t),
          town: hoursText(stage.townMedian, format, t),
        }),
      },
      percent: format.percent,
    });
  }, [stage, scheme, format, t]);
  return <Chart label={t("profile.stages")} picture={picture} scheme={scheme} low name={`${name}-${stage.id}`} onSave={onSave} />;
}

type Say = ReturnType<typeof useTranslation>["t"];

/** Minutes below an hour, hours below two days, days above. */
function hoursText(hours: number | null, format: Format, t: Say): string {
  if (hours === null) return NOTHING;
  if (hours < 1) return t("profile.minutes", { text: format.decimal(hours * 60) });
  return hours < 48 ? t("unit.hours", { text: format.decimal(hours) }) : t("profile.days", { text: format.decimal(hours / 24) });
}
