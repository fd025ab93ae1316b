// The filter panel beside the map: every filter with its choices under the others', all of them in the address. Loaded when it is first opened.
import { BesideDrawer } from "../panels/BesideDrawer";
import "../panels/filter/filter.css";
import { Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { WORD_FILTERS, type WordFilter } from "../core/model/filters";
import { issueText } from "../core/model/issue";
import { CategoryTree } from "../panels/filter/CategoryTree";
import { ChoiceList, PartHead } from "../panels/filter/ChoiceList";
import { SearchBox } from "../panels/filter/SearchBox";
import { WeekMatrix } from "../panels/filter/WeekMatrix";
import type { DeskProps } from "./deskProps";
import { matrixShifts } from "./duty";
import { TimePart } from "./filter/TimePart";
import { useSearch } from "./filter/useSearch";
import { clearFilters } from "./filterChips";
import { panelWords } from "./i18n";
import { changeView } from "./useView";

/** What must have come before the panel is shown. */
export const ready = () => panelWords("filter");

export interface FilterDeskProps extends DeskProps {
  /** Begins to draw an area on the map. */
  readonly onDraw: () => void;
}

export default function FilterDesk(props: FilterDeskProps) {
  const { engine, config, session, view, format, question, counting, camera, onDraw } = props;
  const { t } = useTranslation();
  const { plan, english } = session.opened;
  const { filters } = question;
  // While the brush moves the lists move with it.
  const period = counting.counts ? counting.counts.question.period : question.period;
  const facets = useQuery({
    queryKey: ["facets", ...counting.versions, period, filters ?? null, format.timeZone],
    queryFn: () => engine.facets({ period, ...(filters ? { filters } : {}) }, format.timeZone),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { counts, words, groups } = facets.data ?? { counts: null, words: {}, groups: [] };
  const choicesOf = (name: WordFilter) =>
    (words[name] ?? []).map((value, code) => ({
      value,
      label: value === "" ? t("chips.blank") : (english?.get(value) ?? value),
      count: counts?.[name][code] ?? 0,
      group: name === "category" ? (groups[code] ?? "") : "",
    }));
  const groupName = (group: string): string => t(`filter.group.${group}`, { defaultValue: group });
  const gridChoices = (plan?.grids ?? []).map(({ id, name, slot }) => ({ value: id, label: name, count: counts?.grids[slot] ?? 0 }));
  const box = camera?.bbox;

  return (
    <BesideDrawer opened look="filter" title={t("filter.title")} closeWords={t("filter.closePanel")} onClose={() => changeView({ filtering: false })}>
      <p className="filter-left" role="status" data-busy={facets.isFetching}>
        <strong>{t("filter.left", { text: format.count(counts?.passing[0] ?? 0) })}</strong>
        {filters && (
          <Button size="compact-xs" variant="subtle" onClick={clearFilters}>
            {t("chips.clear")}
          </Button>
        )}
      </p>
      <Search {...props} />
      <TimePart {...props} />
      {counts && (
        <WeekMatrix counts={counts.hours} kept={view.hours} shifts={matrixShifts(config)} format={format} onChange={(hours) => changeView({ hours })} />
      )}
      <section className="filter-part" aria-label={t("filter.area")}>
        <PartHead title={t("filter.area")} set={view.lasso !== null} onClear={() => changeView({ lasso: null })} />
        <div className="filter-acts">
          <Button size="compact-xs" variant="default" onClick={onDraw}>
            {t("filter.draw")}
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            disabled={box === undefined}
            onClick={() => {
              if (box === undefined) return;
              const [west, south, east, north] = box;
              changeView({
                lasso: [
                  [west, south],
                  [east, south],
                  [east, north],
                  [west, north],
                ],
              });
            }}
          >
            {t("filter.inView")}
          </Button>
        </div>
        <p className="note">{t("filter.areaAbout", { text: format.count(counts?.lasso[0] ?? 0) })}</p>
      </section>
      {counts &&
        WORD_FILTERS.map((name) =>
          name === "category" ? (
            <CategoryTree
              key={name}
              title={t(`filter.word.${name}`)}
              choices={choicesOf(name)}
              groupName={groupName}
              chosen={view[name]}
              format={format}
              onChange={(chosen) => changeView({ [name]: chosen })}
            />
          ) : (
            <ChoiceList
              key={name}
              title={t(`filter.word.${name}`)}
              choices={choicesOf(name)}
              chosen={view[name]}
              format={format}
              onChange={(chosen) => changeView({ [name]: chosen })}
            />
          ),
        )}
      {counts && <ChoiceList title={t("filter.grids")} choices={gridChoices} chosen={view.grids} format={format} onChange={(grids) => changeView({ grids })} />}
      <p className="note">{t("filter.gridsAbout")}</p>
    </BesideDrawer>
  );
}

function Search({ engine, view, format }: Pick<FilterDeskProps, "engine" | "view" | "format">) {
  const { progress, issue, search, cancel } = useSearch(engine);
  return (
    <SearchBox
      key={view.text ?? ""}
      text={view.text}
      progress={progress}
      fault={issue && issueText(issue, format.language)}
      onSearch={search}
      onCancel={cancel}
    />
  );
}
