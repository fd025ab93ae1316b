// The queue of a grid: open cases by the time left to their deadlines, the longest overdue first, with how many there are of each lamp.

import { Button, Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Funnel, QueueAsked, QueuePage, QueueRow } from "../core/frame/caseQueue";
import type { Catalogue } from "../core/model/catalogue";
import type { Lamp as LampName } from "../core/model/clock";
import type { Grid } from "../core/model/plan";
import { BesideDrawer } from "./BesideDrawer";
import { classText, holderText } from "./caseWords";
import type { Format } from "./format";
import { Lamp } from "./Lamp";
import { spanText } from "./spans";
import { FunnelTable, StageBars } from "./work/Funnels";
import { QueueTools } from "./work/QueueTools";

/** Which open cases are looked at; a grid by its id. */
export type QueueView = Omit<QueueAsked, "slot"> & { readonly grid: string | null };

export interface QueueDrawerProps {
  readonly opened: boolean;
  readonly asked: QueueView;
  readonly grids: readonly Grid[];
  readonly queue: QueuePage | null;
  readonly funnel: Funnel | null;
  /** What is filtered, in words; "" for nothing. */
  readonly filtered: string;
  readonly now: number;
  readonly catalogue: Catalogue;
  readonly format: Format;
  readonly onAsk: (asked: QueueView) => void;
  readonly onOpen: (row: QueueRow) => void;
  /** Opens the case with the form of a supervision. */
  readonly onUrge: (row: QueueRow) => void;
  /** The log of acts. */
  readonly onLog: () => void;
  readonly onMore: () => void;
  readonly onClose: () => void;
}

export function QueueDrawer(props: QueueDrawerProps) {
  const { opened, asked, grids, queue, funnel, filtered, now, catalogue, format, onAsk, onOpen, onUrge, onLog, onMore, onClose } = props;
  const { t } = useTranslation();
  const grid = asked.grid === null ? null : grids.find(({ id }) => id === asked.grid);
  const left = queue === null ? 0 : queue.total - queue.rows.length;
  return (
    <BesideDrawer opened={opened} title={t("queue.title", { grid: grid?.name ?? t("queue.all") })} closeWords={t("queue.close")} onClose={onClose}>
      <p className="note">{t("queue.about")}</p>
      {filtered !== "" && <p className="note queue-filtered">{t("work.filtered", { text: filtered })}</p>}
      <QueueTools asked={asked} grids={grids} queue={queue} format={format} onAsk={onAsk} onLog={onLog} />
      {queue === null ? (
        <Loader size="sm" aria-label={t("queue.loading")} />
      ) : (
        <>
          <LampLine queue={queue} lamp={asked.lamp} format={format} onLamp={(lamp) => onAsk({ ...asked, lamp })} />
          {asked.grid === null && asked.find === "" && funnel !== null ? (
            <FunnelTable funnel={funnel} grids={grids} format={format} />
          ) : (
            <StageBars queue={queue} format={format} />
          )}
          <p className="note">{t("case.now", { time: format.minute(now) })}</p>
          {queue.total === 0 ? (
            <p className="rows-empty">{t("queue.none")}</p>
          ) : (
            <ul className="queue" aria-label={t("queue.label")}>
              {queue.rows.map((row) => (
                <QueueLine key={row.position} row={row} now={now} format={format} catalogue={catalogue} onOpen={onOpen} onUrge={onUrge} />
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
    </BesideDrawer>
  );
}

/** How many open cases there are, and of each lamp: pressing one shows only those. */
function LampLine({
  queue,
  lamp,
  format,
  onLamp,
}: Pick<QueueDrawerProps, "format"> & { queue: QueuePage; lamp: LampName | null; onLamp: (lamp: LampName | null) => void }) {
  const { t } = useTranslation();
  const { lamps } = queue;
  return (
    <div className="lamp-line">
      <strong>{t("queue.count", { text: format.count(queue.total) })}</strong>
      {(["red", "yellow", "green"] as const).map((name) => (
        <button key={name} type="button" className="lamp-choice" aria-pressed={lamp === name} onClick={() => onLamp(lamp === name ? null : name)}>
          <Lamp lamp={name} text={t("queue.lamps", { lamp: t(`case.lamp.${name}`), text: format.count(lamps[name]) })} />
        </button>
      ))}
      {lamps.none > 0 && <span className="note">{t("queue.lamps", { lamp: t("queue.noClock"), text: format.count(lamps.none) })}</span>}
    </div>
  );
}

type QueueLineProps = Pick<QueueDrawerProps, "now" | "catalogue" | "format" | "onOpen" | "onUrge"> & { readonly row: QueueRow };

function QueueLine({ row, now, catalogue, format, onOpen, onUrge }: QueueLineProps) {
  const { t } = useTranslation();
  const { language } = format;
  const { clock, dueAt, lamp, holder, state } = row;
  const kind = clock?.limit.kind ?? "urgent_minute";
  const left = clock ? clock.remainingSeconds : dueAt === null ? null : dueAt - now;
  return (
    <li className="queue-row">
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
      <Button
        size="compact-xs"
        variant="subtle"
        color={row.supervisions > 0 ? "red" : "gray"}
        aria-label={t("work.urgeCase", { id: row.row.id })}
        onClick={() => onUrge(row)}
      >
        {row.supervisions > 0 ? t("work.supervised", { count: row.supervisions, text: format.count(row.supervisions) }) : t("work.urge")}
      </Button>
    </li>
  );
}
