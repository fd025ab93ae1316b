// The monthly assessment on a sheet of its own: choose a month, read it on screen, print it on A4 landscape, or take it away as CSV.
import { Badge, Button, Loader, Modal, NativeSelect } from "@mantine/core";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sheet } from "../core/frame/assessmentSheet";
import type { Composite } from "../core/stats/composite";
import { indicatorById } from "../core/stats/indicatorList";
import { type Format, NOTHING } from "./format";
import { countChange, LEAST_GRADED, SheetTable, textOf } from "./SheetTable";

export interface AssessmentSheetProps {
  /** Month that is open, "2026-05"; null closes the sheet. */
  readonly month: string | null;
  readonly months: readonly string[];
  readonly isPartial: boolean;
  readonly sheet: Sheet | null;
  readonly planName: string;
  readonly generated: boolean;
  /** What the screen filters, in words; "" for nothing. The sheet is of every case all the same. */
  readonly filtered: string;
  readonly nameOf: (slot: number | null) => string;
  readonly format: Format;
  readonly onMonth: (month: string) => void;
  readonly onCsv: () => void;
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

/** The indicators in three tables, each as wide as a page. */
const GROUPS = {
  deadline: ["handling", "timeliness", "closure", "onTimeClosure", "lateClosure", "satisfaction"],
  intake: ["firstFound", "registration", "accurateRegistration", "dispatch", "accurateDispatch", "promptResponse"],
  quality: ["rework", "extension", "repeatShort", "repeatLong", "callback", "firstResponse", "withoutOwner", "redispatch"],
} as const;

export function AssessmentSheet(props: AssessmentSheetProps) {
  const { month, months, sheet, planName, generated, onMonth, onCsv, onPrint, onClose } = props;
  const { t } = useTranslation();
  const nameOfMonth = (name: string): string => t("sheet.monthName", { year: name.slice(0, 4), month: String(Number(name.slice(5))) });
  return (
    <Modal
      opened={month !== null}
      onClose={onClose}
      fullScreen
      attributes={{ header: { role: "presentation" } }}
      title={t("sheet.title")}
      closeButtonProps={{ "aria-label": t("sheet.close") }}
      classNames={{ content: "sheet" }}
    >
      {month !== null && (
        <>
          <div className="sheet-tools">
            <NativeSelect
              size="xs"
              label={t("sheet.month")}
              value={month}
              onChange={(event) => onMonth(event.currentTarget.value)}
              data={(months.includes(month) ? months : [month, ...months]).map((name) => ({ value: name, label: nameOfMonth(name) }))}
            />
            {sheet !== null && (
              <>
                <Button size="xs" onClick={onPrint}>
                  {t("sheet.print")}
                </Button>
                <Button size="xs" variant="light" onClick={onCsv}>
                  {t("sheet.csv")}
                </Button>
              </>
            )}
          </div>
          <div className="sheet-title">
            <h1>{t("sheet.title")}</h1>
            <p>{t("sheet.of", { plan: planName, month: nameOfMonth(month) })}</p>
            {generated && (
              <Badge variant="light" className="header-demo">
                {t("sheet.generated")}
              </Badge>
            )}
          </div>
          {sheet === null ? <Loader size="sm" aria-label={t("sheet.loading")} /> : <SheetBody {...props} sheet={sheet} />}
        </>
      )}
    </Modal>
  );
}

function SheetBody({ sheet, isPartial, filtered, nameOf, format }: AssessmentSheetProps & { readonly sheet: Sheet }) {
  const { t } = useTranslation();
  const { period, cohort, now } = sheet.request;
  return (
    <>
      <p className="note">
        {t("sheet.about", {
          period: `${format.day(period.from)} – ${format.day(period.to - 1)}`,
          cohort: t(cohort === "due" ? "sheet.cohortDue" : "sheet.cohortAll"),
          now: format.minute(now),
        })}
        {isPartial && ` ${t("sheet.partial")}`}
      </p>
      {filtered !== "" && <p className="note sheet-unfiltered">{t("work.sheetUnfiltered", { text: filtered })}</p>}
      <ScoreTable sheet={sheet} nameOf={nameOf} format={format} />
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <SheetTable key={group} sheet={sheet} ids={GROUPS[group]} caption={t(`sheet.groups.${group}`)} nameOf={nameOf} format={format} />
      ))}
      <div className="sheet-notes">
        <p>{t("sheet.bands", { few: format.count(LEAST_GRADED) })}</p>
        <p>{t("sheet.bars")}</p>
        <p>{t("sheet.significance")}</p>
        <p>{t("sheet.rest", { outside: format.count(sheet.outside), unlocated: format.count(sheet.unlocated) })}</p>
        <p>{t("sheet.sample")}</p>
      </div>
    </>
  );
}

type ScoreTableProps = Pick<AssessmentSheetProps, "nameOf" | "format"> & { readonly sheet: Sheet };

/** Volume with its changes, and a composite score with its weights spelt out. */
function ScoreTable({ sheet, nameOf, format }: ScoreTableProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(sheet.composites[0]?.id ?? "");
  const place = Math.max(
    0,
    sheet.composites.findIndex(({ id }) => id === chosen),
  );
  const composite = sheet.composites[place];
  if (composite === undefined) return null;
  return (
    <div className="sheet-score">
      <div className="sheet-weights">
        <NativeSelect
          size="xs"
          className="sheet-choose"
          label={t("sheet.score")}
          value={composite.id}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={sheet.composites.map(({ id, name }) => ({ value: id, label: textOf(name, format) }))}
        />
        <p className="note">
          {weightsText(composite, format, t)}
          <br />
          {t("sheet.source", { text: textOf(composite.source, format) })}
        </p>
      </div>
      <table className="sheet-table sheet-overview">
        <thead>
          <tr>
            <th scope="col">{t("sheet.grid")}</th>
            <th scope="col">{t("sheet.n")}</th>
            <th scope="col">{t("sheet.onMonth")}</th>
            <th scope="col">{t("sheet.onYear")}</th>
            <th scope="col">{textOf(composite.name, format)}</th>
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => {
            const score = row.scores[place];
            return (
              <tr key={row.slot ?? "town"} data-row={row.slot ?? "town"}>
                <th scope="row">{nameOf(row.slot)}</th>
                <td data-indicator="n">
                  <strong>{format.count(row.n)}</strong>
                </td>
                <td>{countChange(row.onMonth, format, t)}</td>
                <td>{countChange(row.onYear, format, t)}</td>
                <td data-indicator="score">
                  <span className="sheet-value">
                    <strong>{score?.score == null ? NOTHING : score.score.toFixed(1)}</strong>
                    {score?.band && (
                      <span className="sheet-band" data-band={score.band}>
                        {score.band}
                      </span>
                    )}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function weightsText({ name, parts }: Composite, format: Format, t: TFunction): string {
  const percent = (weight: number): string => format.percent(weight / 100).replace(/[.,]0(?=%)/, "");
  const said = parts.map((part) => {
    const text = part.kind === "indicator" ? indicatorById(part.indicator)?.name : null;
    return t("sheet.weight", { name: text == null ? t("sheet.n") : textOf(text, format), weight: percent(part.weight) });
  });
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  return t("sheet.weights", { name: textOf(name, format), parts: said.join(" + "), sum: percent(sum) });
}
