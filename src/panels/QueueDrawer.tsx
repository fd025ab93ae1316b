// The queue of a grid: open cases by the time left to their deadlines, the longest overdue first, with how many there are of each lamp.
import { Button, Drawer, Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { QueuePage, QueueRow } from "../core/frame/caseQueue";
import { OPEN_STATES } from "../core/frame/queueOrder";
import type { Catalogue } from "../core/model/catalogue";
import { classText, holderText } from "./caseWords";
import type { Format } from "./format";
import { Lamp } from "./Lamp";
import { spanText } from "./spans";

export interface QueueDrawerProps {
  readonly opened: boolean;
  /** null: all grids. */
  readonly gridName: string | null;
  readonly queue: QueuePage | null;
  readonly now: number;
  readonly catalogue: Catalogue;
  readonly format: Format;
  readonly onOpen: (row: QueueRow) => void;
  readonly onMore: () => void;
  readonly onClose: () => void;
}

export function QueueDrawer({ opened, gridName, queue, now, format, onMore, onClose, ...list }: QueueDrawerProps) {
  const { t } = useTranslation();
  const left = queue === null ? 0 : queue.total - queue.rows.length;
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="min(var(--panel-width, 472px), 100vw)"
      classNames={{ inner: "beside-inner", content: "beside" }}
      withOverlay={false}
      attributes={{ header: { role: "presentation" } }}
      trapFocus={false}
      closeOnClickOutside={false}
      title={t("queue.title", { grid: gridName ?? t("queue.all") })}
      closeButtonProps={{ "aria-label": t("queue.close") }}
    >
      <p className="note">{t("queue.about")}</p>
      {queue === null ? (
        <Loader size="sm" aria-label={t("queue.loading")} />
      ) : (
        <>
          <LampLine queue={queue} format={format} />
          <Funnel queue={queue} format={format} />
          <p className="note">{t("case.now", { time: format.minute(now) })}</p>
          {queue.total === 0 ? (
            <p className="rows-empty">{t("queue.none")}</p>
          ) : (
            <ul className="queue" aria-label={t("queue.label")}>
              {queue.rows.map((row) => (
                <QueueLine key={row.position} row={row} now={now} format={format} {...list} />
              ))}
            </ul>
          )}
          {left > 0 && (
            <Button variant="light" size="compact-sm" onClick={onMore}>
              {t("queue.more", { text: format.count(Math.min(left, 50)) })}
            </Button>
          )}
        </>
      )}
    </Drawer>
  );
}

/** How many open cases there are, and of each lamp. */
export function LampLine({ queue, format }: { readonly queue: QueuePage; readonly format: Format }) {
  const { t } = useTranslation();
  const { lamps } = queue;
  return (
    <p className="lamp-line">
      <strong>{t("queue.count", { text: format.count(queue.total) })}</strong>
      {(["red", "yellow", "green"] as const).map((lamp) => (
        <Lamp key={lamp} lamp={lamp} text={t("queue.lamps", { lamp: t(`case.lamp.${lamp}`), text: format.count(lamps[lamp]) })} />
      ))}
      {lamps.none > 0 && <span className="note">{t("queue.lamps", { lamp: t("queue.noClock"), text: format.count(lamps.none) })}</span>}
    </p>
  );
}

/** How many wait in each stage, as bars on one scale. */
function Funnel({ queue, format }: { readonly queue: QueuePage; readonly format: Format }) {
  const { t } = useTranslation();
  if (queue.total === 0) return null;
  const most = Math.max(...OPEN_STATES.map((state) => queue.states[state]));
  return (
    <ol className="funnel" aria-label={t("queue.stages")}>
      {OPEN_STATES.map((state) => (
        <li key={state}>
          <span>{t(`case.state.${state}`)}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect width={(100 * queue.states[state]) / most} height="8" />
          </svg>
          <strong>{format.count(queue.states[state])}</strong>
        </li>
      ))}
    </ol>
  );
}

type QueueLineProps = Pick<QueueDrawerProps, "now" | "catalogue" | "format" | "onOpen"> & { readonly row: QueueRow };

function QueueLine({ row, now, catalogue, format, onOpen }: QueueLineProps) {
  const { t } = useTranslation();
  const { language } = format;
  const { clock, dueAt, lamp, holder, state } = row;
  const kind = clock?.limit.kind ?? "urgent_minute";
  const left = clock ? clock.remainingSeconds : dueAt === null ? null : dueAt - now;
  return (
    <li>
      <button type="button" className="queue-case" data-lamp={lamp ?? "none"} onClick={() => onOpen(row)} aria-label={t("queue.openCase", { id: row.row.id })}>
        <span className="queue-head">
          <strong>{classText(row.row.codes, catalogue, language)}</strong>
          {lamp && left !== null && <Lamp lamp={lamp} text={t(lamp === "red" ? "case.late" : "case.remaining", { text: spanText(left, kind, t, true) })} />}
        </span>
        <span className="queue-foot">
          <span>
            {[row.row.id, t(`case.state.${state}`), holder ? holderText(holder, catalogue, language, t) : ""].filter((part) => part !== "").join(" · ")}
          </span>
          <span>{dueAt === null ? "" : t("queue.due", { time: format.minute(dueAt) })}</span>
        </span>
      </button>
    </li>
  );
}
