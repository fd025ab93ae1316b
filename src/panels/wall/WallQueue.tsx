// What waits, the least time left first, each with its quiet marks; above it the grave cases opened today, in red.
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { QueueRow } from "../../core/frame/caseQueue";
import type { ReportRow, RowPage } from "../../core/frame/question";
import { marksOf, WALL_MARKS, type WallMark } from "../../core/frame/wall";
import type { Catalogue } from "../../core/model/catalogue";
import { caseClassOf } from "../caseWords";
import type { Format } from "../format";
import { spanText } from "../spans";
import { FittingList } from "./FittingList";

/** Shape of each mark, so that no one has to tell it by its colour. */
const SHAPES: { readonly [M in WallMark]: string } = {
  overdue: "M8 0l8 8-8 8-8-8z",
  escalated: "M8 1l7 14H1z",
  reopened: "M2 2h12v12H2z",
  fresh: "M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1",
};

export interface WallQueueProps {
  readonly rows: readonly QueueRow[];
  readonly total: number | null;
  readonly grave: RowPage | null;
  readonly gridName: (slot: number) => string;
  readonly newMinutes: number;
  readonly now: number;
  readonly catalogue: Catalogue;
  readonly format: Format;
  readonly columns: number;
}

export function WallQueue(props: WallQueueProps) {
  const { rows, total, grave, gridName, newMinutes, now, catalogue, format, columns } = props;
  const { t } = useTranslation();
  return (
    <section className="wall-zone wall-queue" aria-label={t("wall.queue")}>
      {grave !== null && grave.total > 0 && (
        <div className="wall-grave">
          <h2>
            {t("wall.urgent")}
            <span>{t("wall.urgentCount", { text: format.count(grave.total) })}</span>
          </h2>
          <ul>
            {grave.rows.slice(0, 3).map((row) => (
              <li key={row.position ?? row.id}>
                <span className="wall-who">{className(row.codes, catalogue, format)}</span>
                <span>{format.minute(row.times.reported_at ?? now).slice(-5)}</span>
                <span className="wall-soft">{gridName(row.slot)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <h2>
        {t("wall.queue")}
        <span className="wall-soft">{total === null ? "" : t("wall.queueCount", { text: format.count(total) })}</span>
      </h2>
      <p className="wall-soft">{t("wall.queueAbout")}</p>
      <p className="wall-key" aria-hidden="true">
        {WALL_MARKS.map((mark) => (
          <span key={mark}>
            <Mark mark={mark} /> {t(`wall.mark.${mark}`)}
          </span>
        ))}
      </p>
      {total === 0 ? (
        <p>{t("wall.queueNone")}</p>
      ) : (
        <FittingList
          items={rows}
          columns={columns}
          keyOf={(row) => row.position}
          render={(row) => {
            const marks = marksOf(row, newMinutes, now);
            return (
              <>
                <span className="wall-who">{className(row.row.codes, catalogue, format)}</span>
                <strong data-lamp={row.lamp ?? "none"}>{leftText(row, now, t)}</strong>
                <span className="wall-soft wall-part">
                  {gridName(row.row.slot)}
                  <span className="wall-state"> · {t(`case.state.${row.state}`)}</span>
                </span>
                <span className="wall-marks">
                  {marks.map((mark) => (
                    <Mark key={mark} mark={mark} label={t(`wall.mark.${mark}`)} />
                  ))}
                </span>
              </>
            );
          }}
        />
      )}
    </section>
  );
}

function Mark({ mark, label }: { readonly mark: WallMark; readonly label?: string }) {
  const said = label === undefined ? { "aria-hidden": true as const } : { role: "img", "aria-label": label };
  return (
    <svg className="wall-mark" data-mark={mark} viewBox="0 0 16 16" {...said}>
      <path d={SHAPES[mark]} fill="currentColor" />
    </svg>
  );
}

/** A class without its code: no one looks codes up from ten metres. */
export function className(codes: ReportRow["codes"], catalogue: Catalogue, format: Format): string {
  return caseClassOf(codes.category_code, catalogue)?.name[format.language] ?? codes.category ?? codes.category_code ?? "–";
}

function leftText({ clock, dueAt }: QueueRow, now: number, t: TFunction): string {
  const left = clock ? clock.remainingSeconds : dueAt === null ? null : dueAt - now;
  if (left === null) return t("wall.noClock");
  return t(left < 0 ? "wall.over" : "wall.left", { text: spanText(left, clock?.limit.kind ?? "urgent_minute", t, true) });
}
