// The monthly report book, printed through the browser: cover, the town, a page for each grid, and what the numbers mean.
import { Badge, Button, Loader, Modal, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sheet, SheetRow } from "../core/frame/assessmentSheet";
import type { Outlines } from "../core/frame/outlines";
import { BookGrid, Facts } from "./BookGrid";
import type { Format } from "./format";
import { LEAST_GRADED, SheetTable, textOf } from "./SheetTable";

export interface BookGridFacts {
  readonly id: string;
  readonly name: string;
  readonly areaM2: number;
}

export interface ReportBookProps {
  readonly planName: string;
  readonly monthName: string;
  readonly generated: boolean;
  readonly sheet: Sheet | null;
  readonly outlines: Outlines | null;
  readonly grids: readonly BookGridFacts[];
  /** Slot to print alone with the town when there are too many grids for a book. */
  readonly chosen: number | null;
  /** What the screen filters, in words; "" for nothing. The book is of every case all the same. */
  readonly filtered: string;
  readonly format: Format;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

/** Grids that a book holds a page for. */
export const MOST_PAGES = 300;
/** What the town's page compares. */
const MAIN = ["handling", "timeliness", "closure", "onTimeClosure", "satisfaction"];

export function ReportBook(props: ReportBookProps) {
  const { planName, monthName, generated, sheet, outlines, onPrint, onClose } = props;
  const { t } = useTranslation();
  const [paper, setPaper] = useState("a4");
  return (
    <Modal
      opened
      onClose={onClose}
      fullScreen
      attributes={{ header: { role: "presentation" } }}
      title={t("book.title")}
      closeButtonProps={{ "aria-label": t("book.close") }}
      classNames={{ content: "sheet" }}
    >
      <div className="sheet-tools">
        <SegmentedControl
          size="xs"
          aria-label={t("book.paper")}
          value={paper}
          onChange={setPaper}
          data={[
            { value: "a4", label: "A4" },
            { value: "a3", label: "A3" },
          ]}
        />
        <Button size="xs" onClick={onPrint} disabled={sheet === null}>
          {t("sheet.print")}
        </Button>
      </div>
      {sheet === null || outlines === null ? (
        <Loader size="sm" mt="md" aria-label={t("sheet.loading")} />
      ) : (
        <div className="book" data-paper={paper}>
          <Cover {...props} sheet={sheet} outlines={outlines} planName={planName} monthName={monthName} generated={generated} />
          <Pages {...props} sheet={sheet} outlines={outlines} />
        </div>
      )}
    </Modal>
  );
}

type Full = ReportBookProps & { readonly sheet: Sheet; readonly outlines: Outlines };

function Cover({ planName, monthName, generated, sheet, outlines, filtered, format }: Full) {
  const { t } = useTranslation();
  const { period, cohort, now } = sheet.request;
  return (
    <section className="book-page book-cover">
      <h1>{t("book.title")}</h1>
      <p className="book-of">{t("sheet.of", { plan: planName, month: monthName })}</p>
      {generated && (
        <Badge variant="light" className="header-demo">
          {t("sheet.generated")}
        </Badge>
      )}
      <BookMap outlines={outlines} slot={null} />
      <p className="note">
        {t("sheet.about", {
          period: `${format.day(period.from)} – ${format.day(period.to - 1)}`,
          cohort: t(cohort === "due" ? "sheet.cohortDue" : "sheet.cohortAll"),
          now: format.minute(now),
        })}
      </p>
      {filtered !== "" && <p className="note sheet-unfiltered">{t("work.sheetUnfiltered", { text: filtered })}</p>}
    </section>
  );
}

function Pages({ sheet, outlines, grids, chosen, planName, monthName, format }: Full) {
  const { t } = useTranslation();
  const town = sheet.rows.find(({ slot }) => slot === null);
  const own = sheet.rows.filter((row): row is SheetRow & { readonly slot: number } => row.slot !== null);
  const paged = own.length <= MOST_PAGES ? own : own.filter(({ slot }) => slot === chosen);
  const nameOf = (slot: number | null): string => (slot === null ? t("sheet.town") : (grids[slot]?.name ?? ""));
  const running = `${planName} · ${monthName}`;
  return (
    <>
      <section className="book-page">
        <p className="book-running">{running}</p>
        <h2>{t("sheet.town")}</h2>
        {town && <Facts row={town} areaM2={grids.reduce((sum, { areaM2 }) => sum + areaM2, 0)} format={format} />}
        <SheetTable
          sheet={{ ...sheet, rows: paged.length === own.length ? sheet.rows : sheet.rows.slice(-1) }}
          ids={MAIN}
          caption={t("book.compared")}
          nameOf={nameOf}
          format={format}
        />
        <p className="note">{t("sheet.rest", { outside: format.count(sheet.outside), unlocated: format.count(sheet.unlocated) })}</p>
        {paged.length < own.length && <p className="note">{t("book.tooMany", { count: own.length, most: MOST_PAGES })}</p>}
      </section>
      {paged.map((row) => (
        <section className="book-page" key={row.slot}>
          <p className="book-running">{running}</p>
          <div className="book-head">
            <div>
              <h2>{nameOf(row.slot)}</h2>
              <p className="note">{grids[row.slot]?.id}</p>
              <Facts row={row} areaM2={grids[row.slot]?.areaM2 ?? 0} format={format} />
            </div>
            <BookMap outlines={outlines} slot={row.slot} />
          </div>
          <BookGrid sheet={sheet} row={row} format={format} />
        </section>
      ))}
      <section className="book-page">
        <p className="book-running">{running}</p>
        <h2>{t("book.meaning")}</h2>
        <dl className="book-terms">
          {sheet.indicators.map((indicator) => (
            <div key={indicator.id}>
              <dt>{textOf(indicator.name, format)}</dt>
              <dd>
                {textOf(indicator.meaning, format)}
                {indicator.target !== null && ` · ${t("sheet.target", { text: format.percent(indicator.target) })}`}
              </dd>
            </div>
          ))}
        </dl>
        <div className="sheet-notes">
          <p>{t("sheet.bands", { few: format.count(LEAST_GRADED) })}</p>
          <p>{t("sheet.significance")}</p>
          <p>{t("sheet.sample")}</p>
        </div>
      </section>
    </>
  );
}

/** All outlines, one of them filled. */
function BookMap({ outlines, slot }: { readonly outlines: Outlines; readonly slot: number | null }) {
  const { width, height, paths } = outlines;
  return (
    <svg className="book-map" viewBox={`-4 -4 ${width + 8} ${height + 8}`} aria-hidden="true">
      <path d={paths.join("")} fillRule="evenodd" className="book-outline" />
      {slot !== null && <path d={paths[slot]} fillRule="evenodd" className="book-here" />}
    </svg>
  );
}
