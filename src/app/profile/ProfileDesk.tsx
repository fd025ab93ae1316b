// The profile beside the map: whose it is stands in the address, its numbers follow period and filters like everything else on the screen.
import { BesideDrawer } from "../../panels/BesideDrawer";
import "../../panels/look/look.css";
import "../../panels/profile/profile.css";
import { type ReactElement, useCallback, useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { likeGrids } from "../../core/frame/likeGrids";
import { profileRows } from "../../core/frame/profileRows";
import type { RepeatPlace } from "../../core/frame/repeatPlaces";
import { toMilliseconds } from "../../core/model/columns";
import { dutyOf } from "../../core/model/duty";
import { baseProperty } from "../../core/model/planNumbers";
import { Profile } from "../../panels/profile/Profile";
import type { DeskProps } from "../deskProps";
import { dutyShifts, staffOf } from "../duty";
import { panelWords } from "../i18n";
import { rowInEnglish } from "../inLanguage";
import { useSums } from "../look/useSums";
import { Waiting } from "../look/Waiting";
import { saveFile } from "../saveText";
import { changeView } from "../useView";
import { centresOf, type Scope, scopeOf } from "./scope";
import { slotsOf, useProfile } from "./useProfile";
import { trendMonths, useTrend } from "./useTrend";
import { pathTo, waysDown } from "./ways";

/** What must have come before the panel is shown: its own words, and those of trends and tables. */
export const ready = async () => {
  await panelWords("look");
  await panelWords("profile");
};

const PLACE_ZOOM = 17;
const PLACE_COLOUR = "#c2410c";

export default function ProfileDesk(props: DeskProps & { readonly filtered: string }) {
  const { config, session, view, chosen, onPin } = props;
  const { t } = useTranslation();
  const { plan } = session.opened;
  useEffect(() => () => onPin(null), [onPin]);
  const scope = useMemo(() => (plan === null ? null : scopeOf(view.profile ?? "town", chosen, plan, config)), [plan, view.profile, chosen, config]);
  return (
    <BesideDrawer
      opened={view.profile !== null && view.case === null && view.queue === null && props.reportPicked === null}
      keepMounted
      look="look"
      title={t("profile.title")}
      closeWords={t("profile.close")}
      onClose={() => changeView({ profile: null })}
    >
      {scope && <Scoped {...props} scope={scope} />}
    </BesideDrawer>
  );
}

function Scoped(props: DeskProps & { readonly scope: Scope; readonly filtered: string }): ReactElement {
  const { config, session, view, question, scheme, format, scope, onGo, onPin } = props;
  const { t } = useTranslation();
  const { plan, english } = session.opened;
  const grids = plan?.grids ?? [];
  const { facts, drill, cases } = useProfile(props, scope);
  const span = session.opened.ledger?.span ?? null;
  const months = useMemo(() => trendMonths(span, question.period, format.timeZone), [span, question.period, format.timeZone]);
  const sums = useSums(
    props,
    useMemo(() => [question.period, ...months.periods], [question.period, months]),
  );
  const trend = useTrend(sums, months, scope, grids.length);
  const like = useLike(props, facts?.mixDistance ?? null);
  const nameOf = useCallback((slot: number | null) => (slot === null ? t("profile.townName") : (grids[slot]?.name ?? "")), [grids, t]);
  const wordOf = useCallback((word: string) => english?.get(word) ?? word, [english]);
  if (plan === null || facts === null || sums === null || sums[0] === undefined) return <Waiting />;
  const slots = slotsOf(scope);
  const own = slots === null ? grids : grids.filter(({ slot }) => slots.includes(slot));
  const asked = {
    scope,
    nameOf,
    idOf: (slot: number) => grids[slot]?.id ?? "",
    centres: centresOf(plan, config),
    drill,
    inEnglish: format.language === "en",
    plan: view.plan,
  };
  const base = baseProperty(plan.numbers, "population") ?? baseProperty(plan.numbers, "households");
  const counts = base === null ? null : own.map(({ slot }) => plan.numbers[base]?.[slot] ?? null);
  const showPlace = ({ position, repeats }: RepeatPlace): void => {
    onPin({ id: "repeat", position, colour: PLACE_COLOUR, text: t("profile.times", { text: format.count(repeats) }), chosen: true });
    onGo({ kind: "view", center: position, zoom: PLACE_ZOOM });
  };
  return (
    <Profile
      name={scope.kind === "centre" ? scope.name : nameOf(scope.kind === "grid" ? scope.slot : null)}
      isTown={scope.kind === "town"}
      path={pathTo(asked)}
      below={waysDown(asked)}
      periodText={question.period ? `${format.day(question.period.from)} – ${format.day(question.period.to - 1)}` : t("legend.allTime")}
      filtered={props.filtered}
      areaM2={own.reduce((sum, { areaM2 }) => sum + areaM2, 0)}
      people={counts === null || counts.includes(null) ? null : counts.reduce<number>((sum, value) => sum + (value ?? 0), 0)}
      rows={profileRows(sums[0], slots, grids.length)}
      facts={facts}
      trend={trend}
      like={scope.kind === "grid" && grids.length > 2 ? like : null}
      duty={dutyOf(staffOf(config), dutyShifts(config), slots === null ? null : own.map(({ id }) => id), minuteOf(question.now, format.timeZone))}
      hasStaff={config.staff !== undefined}
      cases={cases.map((row) => rowInEnglish(row, english))}
      wordOf={wordOf}
      scheme={scheme}
      format={format}
      onCase={({ id, position }) => (id === "" ? props.onReport(position ?? null) : changeView({ case: id }))}
      onPlace={showPlace}
      onSave={saveFile}
    />
  );
}

/** The chosen grid and the grids most like it, with what the map's table says of them. */
function useLike({ session, rows, chosen }: DeskProps, mixDistance: Float64Array | null) {
  const { plan } = session.opened;
  return useMemo(() => {
    if (plan === null || rows === null || chosen === null || mixDistance === null) return [];
    const base = baseProperty(plan.numbers, "population") ?? baseProperty(plan.numbers, "households");
    const areas = plan.grids.map(({ areaM2 }) => areaM2);
    const near = likeGrids({ areas, people: base === null ? null : (plan.numbers[base] ?? null), mixDistance }, chosen);
    return [{ slot: chosen, distance: 0 }, ...near].flatMap(({ slot, distance }) => {
      const row = rows[slot];
      if (row === undefined) return [];
      const { density, closure, timeliness } = row.values;
      return [{ slot, name: row.name, distance, n: row.sums.n, density, closure, timeliness, go: () => changeView({ profile: "grid", grid: row.id }) }];
    });
  }, [plan, rows, chosen, mixDistance]);
}

/** Minute of the day on the clocks of a zone, of seconds since 2000. */
function minuteOf(seconds: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(toMilliseconds(seconds));
  const [hours = 0, minutes = 0] = parts.split(":").map(Number);
  return hours * 60 + minutes;
}
