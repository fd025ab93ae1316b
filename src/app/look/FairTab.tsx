// Fair comparison: the sums of the period that is looked at, compared on the page.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fairTable } from "../../core/frame/fairTable";
import { baseProperty } from "../../core/model/planNumbers";
import { FairLook } from "../../panels/look/FairLook";
import { fairPartOf, fairPartText } from "../../panels/look/fairPart";
import type { DeskProps } from "../deskProps";
import { saveFile } from "../saveText";
import { changeView } from "../useView";
import { useSums } from "./useSums";
import { Waiting } from "./Waiting";

export function FairTab(props: DeskProps) {
  const { session, view, scheme, format, chosen, onChoose } = props;
  const { t } = useTranslation();
  const { plan } = session.opened;
  const periods = useMemo(() => [view.period], [view.period]);
  const sums = useSums(props, periods)?.[0] ?? null;
  const text = view.look?.part ?? null;
  const part = useMemo(() => fairPartOf(text), [text]);
  const names = useMemo(() => plan?.grids.map(({ name }) => name) ?? [], [plan]);
  const table = useMemo(() => {
    if (plan === null || sums === null) return null;
    const { measure, least } = part;
    const property = measure.kind === "count" && measure.per !== "km2" ? baseProperty(plan.numbers, measure.per) : null;
    const bases = property === null ? plan.grids.map(({ areaM2 }) => areaM2 / 1e6) : (plan.numbers[property] ?? []).map((value) => value ?? 0);
    return fairTable(sums, plan.grids.length, measure, bases, least ?? undefined);
  }, [plan, sums, part]);
  if (plan === null || table === null) return <Waiting />;
  return (
    <FairLook
      part={part}
      table={table}
      has={{ households: baseProperty(plan.numbers, "households") !== null, staff: baseProperty(plan.numbers, "staff") !== null }}
      names={names}
      periodText={view.period ? `${format.day(view.period.from)} – ${format.day(view.period.to - 1)}` : t("legend.allTime")}
      chosen={chosen}
      scheme={scheme}
      format={format}
      onPart={(next) => changeView({ look: { tab: "fair", part: fairPartText(next) } }, true)}
      onChoose={onChoose}
      onSave={saveFile}
    />
  );
}
