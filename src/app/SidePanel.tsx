// The panel beside the map (below it on a phone): ledger, period, colouring and the table of grids.
import { SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Bucket, Period, Reconciliation } from "../core/frame/question";
import { Coloring, type ColoringProps, measuresFor } from "../panels/Coloring";
import { CompareChoice, type CompareWith } from "../panels/CompareChoice";
import type { SortColumn } from "../panels/choices";
import { FilterChips } from "../panels/FilterChips";
import { GridTable } from "../panels/GridTable";
import { type GridRow, uncounted } from "../panels/gridRows";
import { LedgerStrip } from "../panels/LedgerStrip";
import { PeriodPicker } from "../panels/PeriodPicker";
import { closedStandsForHandled, type DeskProps } from "./deskProps";
import { chipsOf, clearFilters } from "./filterChips";
import { saveText } from "./saveText";
import type { RowsAsked } from "./useRowPages";
import { changeView } from "./useView";

const TABS = ["table", "period", "coloring", "ledger"] as const;
/** The table of two periods, and its words, come when two are first compared. */
const ComparePart = lazy(async () => {
  const loaded = await import("./compare/ComparePart");
  await loaded.ready();
  return loaded;
});
const BINS = 120;
const NO_ROWS: readonly GridRow[] = [];
const NO_FACTS = { hasDeadlines: false, hasClosing: false, hasSatisfaction: false };
const sortBy = (sort: SortColumn, descending: boolean): void => changeView({ sort, descending }, true);
const recolour: ColoringProps["onChange"] = (change) => changeView(change);
const openFilters = (): void => changeView({ filtering: true });
const findGrids = (find: string): void => changeView({ find: find.slice(0, 200) }, true);

/** Reports of the ledger, wherever they lie. */
function keptOf({ located, outside, unlocated }: Reconciliation): number {
  return located + outside + unlocated;
}

export function SidePanel(props: DeskProps & { readonly onOpenRows: (asked: RowsAsked) => void }) {
  const { engine, session, view, format, question, counting, rows, foot, hovered, chosen, onOpenRows } = props;
  const { t } = useTranslation();
  const { plan, ledger } = session.opened;
  const [tab, setTab] = useState<string>("table");
  const [said, setSaid] = useState("");
  const histogram = useQuery({
    queryKey: ["histogram", ...(question.filters ? counting.versions : counting.rowVersions), question.filters ?? null],
    queryFn: () => engine.histogram(BINS, question.filters),
    enabled: ledger?.span != null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const facts = ledger ?? NO_FACTS;
  const measures = useMemo(() => measuresFor(facts), [facts]);

  // Made once, so that a moving brush draws only what its numbers change: the panels below are memoised.
  const { rest } = counting;
  const restPeriod = useCallback(
    (period: Period | null) => {
      rest();
      changeView({ period });
    },
    [rest],
  );
  // The table stands while a new ledger is counted: making it anew when the numbers come would hold the page up.
  const tableRows = useMemo(() => rows ?? plan?.grids.map(uncounted) ?? null, [rows, plan]);
  const chips = useMemo(() => chipsOf(view, { t, format, plan, english: session.opened.english }), [view, t, format, plan, session.opened.english]);
  const left =
    chips.length === 0 || foot === null || ledger === null
      ? null
      : t("chips.left", { text: format.count(foot.reduce((sum, row) => sum + row.sums.n, 0)), all: format.count(keptOf(ledger.reconciliation)) });
  const span = ledger?.span ?? null;
  const compareWith = useCallback(
    (chosen: CompareWith) => void import("./compare/choose").then(({ chooseCompare }) => span && chooseCompare(chosen, view, span, format.timeZone)),
    [view, span, format],
  );
  const openBucket = useCallback((bucket: Bucket) => onOpenRows({ bucket, slot: null }), [onOpenRows]);
  const exportCsv = useCallback(() => {
    void engine.exportCsv(question).then((csv) => {
      saveText(`${plan?.name ?? "grids"}.csv`, csv);
      setSaid(t("say.exported"));
    });
  }, [engine, question, plan, t]);

  return (
    <aside className="panel-area" data-tab={tab} aria-label={t("phone.label")}>
      <SegmentedControl
        className="phone-tabs"
        fullWidth
        size="xs"
        aria-label={t("phone.label")}
        value={tab}
        onChange={setTab}
        data={TABS.map((name) => ({ value: name, label: t(`phone.${name}`) }))}
      />
      {ledger && (
        <div className="panel-part" data-part="ledger">
          <LedgerStrip reconciliation={ledger.reconciliation} format={format} onOpen={openBucket} />
          <p className="note private">{t("open.private")}</p>
        </div>
      )}
      {ledger?.span && (
        <div className="panel-part" data-part="period">
          <FilterChips chips={chips} left={left} onOpen={openFilters} onClear={clearFilters} />
          <PeriodPicker span={ledger.span} period={view.period} histogram={histogram.data ?? null} format={format} onMove={counting.move} onRest={restPeriod} />
          <CompareChoice chosen={typeof view.compare === "object" ? (view.compare ? "own" : "none") : view.compare} onChange={compareWith} />
        </div>
      )}
      {ledger && (
        <div className="panel-part" data-part="coloring">
          <Coloring measure={view.measure} method={view.method} classes={view.classes} cohort={view.cohort} facts={facts} onChange={recolour} />
          {facts.hasDeadlines && <p className="note">{t("cohort.now", { time: format.minute(question.now) })}</p>}
          {closedStandsForHandled(ledger) && <p className="note">{t("cohort.closedForHandled")}</p>}
        </div>
      )}
      <div className="panel-part panel-table" data-part="table" id="grid-table">
        {tableRows && ledger && view.compare !== null ? (
          <Suspense fallback={null}>
            <ComparePart {...props} />
          </Suspense>
        ) : tableRows ? (
          <GridTable
            rows={tableRows}
            foot={foot ?? NO_ROWS}
            counting={rows === null}
            measures={measures}
            measure={view.measure}
            format={format}
            sort={view.sort}
            descending={view.descending}
            find={view.find}
            chosen={chosen}
            hovered={hovered}
            onSort={sortBy}
            onFind={findGrids}
            onChoose={props.onChoose}
            onHover={props.onHover}
            onExport={exportCsv}
          />
        ) : (
          !session.pending &&
          !plan && (
            <div className="empty">
              <h2>{t("empty.title")}</h2>
              <p>{t("empty.about")}</p>
            </div>
          )
        )}
      </div>
      <p className="hidden" role="status" aria-live="polite">
        {said}
      </p>
    </aside>
  );
}
