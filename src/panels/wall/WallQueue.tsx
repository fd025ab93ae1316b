// What waits, by time to deadline, each with its quiet marks; above it the grave cases opened today, in red. Where reports have no life of their own, the last of them.
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { QueueRow } from "../../core/frame/caseQueue";
import { MARK_SHAPES } from "../../core/frame/marks";
import type { ReportRow, RowPage } from "../../core/frame/question";
import { isFresh, marksOf, WALL_MARKS, WALL_SHAPES, type WallMark } from "../../core/frame/wall";
import type { Catalogue } from "../../core/model/catalogue";
import { caseClassOf } from "../caseWords";
import type { Format } from "../format";
import { spanText } from "../spans";
import { FittingList } from "./FittingList";
import { markColours } from "./markColours";

export interface WallQueueProps {
  /** Open cases; null where the sources tell none. `oldest` is the longest overdue when the rows begin behind it. */
  readonly queue: { readonly total: number; readonly offset: number; readonly rows: readonly QueueRow[]; readonly oldest: QueueRow | null } | null;
  /** The last reports, shown where there is no queue. */
  readonly latest: readonly ReportRow[];
  readonly grave: RowPage | null;
  readonly gridName: (slot: number) => string;
  readonly newMinutes: number;
  readonly now: number;
  readonly catalogue: Catalogue;
  readonly format: Format;
  readonly columns: number;
  readonly scheme: "light" | "dark";
}

export function WallQueue(props: WallQueueProps) {
  const { queue, latest, grave, gridName, newMinutes, now, catalogue, format, columns } = props;
  const { t } = useTranslation();
  const colours = markColours(props.scheme);
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
                <span>{clockOf(row, now, format)}</span>
                <span className="wall-soft">{gridName(row.slot)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {queue !== null ? (
        <>
          <h2>
            {t("wall.queue")}
            <span className="wall-soft">{t("wall.queueCount", { text: format.count(queue.total) })}</span>
          </h2>
          <p className="wall-soft">{t("wall.queueAbout")}</p>
          <p className="wall-key" aria-hidden="true">
            {WALL_MARKS.map((mark) => (
              <span key={mark}>
                <Mark mark={mark} colour={colours[mark]} /> {t(`wall.mark.${mark}`)}
              </span>
            ))}
          </p>
          {queue.oldest !== null && (
            <p className="wall-older">{t("wall.older", { count: queue.offset, text: format.count(queue.offset), most: leftText(queue.oldest, now, t) })}</p>
          )}
          {queue.total === 0 ? (
            <p>{t("wall.queueNone")}</p>
          ) : (
            <FittingList
              items={queue.rows}
              columns={columns}
              keyOf={(row) => row.position}
              render={(row) => {
                const marks = marksOf(row, newMinutes, now);
                return (
                  <>
                    <span className="wall-who">{className(row.row.codes, catalogue, format)}</span>
                    <strong data-lamp={row.lamp ?? "none"}>{leftText(row, now, t)}</strong>
                    <span className="wall-soft wall-part" style={{ paddingRight: `calc(var(--wall-symbol) * ${1.15 * marks.length})` }}>
                      {gridName(row.row.slot)}
                      <span className="wall-state"> · {t(`case.state.${row.state}`)}</span>
                    </span>
                    <span className="wall-marks">
                      {marks.map((mark) => (
                        <Mark key={mark} mark={mark} colour={colours[mark]} label={t(`wall.mark.${mark}`)} />
                      ))}
                    </span>
                  </>
                );
              }}
            />
          )}
        </>
      ) : (
        <>
          <h2>{t("wall.latest")}</h2>
          <p className="wall-soft">{t("wall.latestAbout")}</p>
          <FittingList
            items={latest}
            columns={columns}
            keyOf={(row) => row.position ?? row.id}
            render={(row) => (
              <>
                <span className="wall-who">{className(row.codes, catalogue, format)}</span>
                <strong>{clockOf(row, now, format)}</strong>
                <span className="wall-soft wall-part">{gridName(row.slot)}</span>
                <span className="wall-marks">{isFresh(row, newMinutes, now) && <Mark mark="fresh" colour={colours.fresh} label={t("wall.mark.fresh")} />}</span>
              </>
            )}
          />
        </>
      )}
    </section>
  );
}

function Mark({ mark, colour, label }: { readonly mark: WallMark; readonly colour: string; readonly label?: string }) {
  const said = label === undefined ? { "aria-hidden": true as const } : { role: "img", "aria-label": label };
  return (
    <svg className="wall-mark" data-mark={mark} viewBox="0 0 16 16" {...said}>
      <path d={MARK_SHAPES[WALL_SHAPES[mark]]} fill={colour} />
    </svg>
  );
}

/** A class without its code: no one looks codes up from ten metres. */
export function className(codes: ReportRow["codes"], catalogue: Catalogue, format: Format): string {
  return caseClassOf(codes.category_code, catalogue)?.name[format.language] ?? codes.category ?? codes.category_code ?? "–";
}

/** Hour and minute of a report of today. */
function clockOf(row: ReportRow, now: number, format: Format): string {
  return format.minute(row.times.reported_at ?? now).slice(-5);
}

function leftText({ clock, dueAt }: QueueRow, now: number, t: TFunction): string {
  const left = clock ? clock.remainingSeconds : dueAt === null ? null : dueAt - now;
  if (left === null) return t("wall.noClock");
  return t(left < 0 ? "wall.over" : "wall.left", { text: spanText(left, clock?.limit.kind ?? "urgent_minute", t, true) });
}
