// The stages of a case as a timeline: when, how long, and the time used against each limit.
import { useTranslation } from "react-i18next";
import type { Clock, StageLine } from "../core/frame/caseFile";
import type { Format } from "./format";
import { Lamp } from "./Lamp";
import { spanText } from "./spans";

export interface StageListProps {
  readonly stages: readonly StageLine[];
  readonly now: number;
  readonly format: Format;
}

export function StageList({ stages, now, format }: StageListProps) {
  const { t } = useTranslation();
  return (
    <ol className="stages">
      {stages.map((line) => (
        <li key={line.stage} className="stage" data-status={line.status} data-lamp={lampOf(line)}>
          <div className="stage-head">
            <strong>{t(`case.stage.${line.stage}`)}</strong>
            {line.clock && <StageLamp line={line} clock={line.clock} />}
            {line.status === "running" && <span className="stage-tag">{t("case.running")}</span>}
          </div>
          {line.from === null ? (
            <p className="note">{line.status === "ahead" ? t("case.ahead") : t("case.untold")}</p>
          ) : (
            <>
              <p className="stage-when">
                {format.minute(line.from)}
                {line.to !== null && line.to !== line.from && ` → ${format.minute(line.to)}`}
              </p>
              {line.clock ? (
                <UsedOfLimit clock={line.clock} isOver={line.status === "done"} />
              ) : (
                <p className="note">{t("case.noLimit", { used: spanText((line.to ?? now) - line.from, "urgent_minute", t) })}</p>
              )}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

function lampOf({ status, clock }: StageLine): string | undefined {
  return status === "done" && clock && clock.lamp !== "red" ? "green" : clock?.lamp;
}

/** A stage that is over was in time or late; only one that runs can be nearly due. */
function StageLamp({ line, clock }: { readonly line: StageLine; readonly clock: Clock }) {
  const { t } = useTranslation();
  if (line.status === "running") return <Lamp lamp={clock.lamp} />;
  return clock.lamp === "red" ? <Lamp lamp="red" text={t("case.doneLate")} /> : <Lamp lamp="green" text={t("case.doneInTime")} />;
}

/** A bar of the limit: full at the limit, with the part beyond it hatched. */
export function UsedOfLimit({ clock, isOver }: { readonly clock: Clock; readonly isOver: boolean }) {
  const { t } = useTranslation();
  const { usedSeconds, allowedSeconds, limit } = clock;
  const lamp = isOver && clock.lamp !== "red" ? "green" : clock.lamp;
  const whole = Math.max(usedSeconds, allowedSeconds, 1);
  return (
    <>
      <svg className="used" data-lamp={lamp} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="used-room" width="100" height="6" />
        <rect className="used-part" width={(100 * Math.min(usedSeconds, allowedSeconds)) / whole} height="6" />
        {usedSeconds > allowedSeconds && (
          <rect className="used-over" x={(100 * allowedSeconds) / whole} width={(100 * (usedSeconds - allowedSeconds)) / whole} height="6" />
        )}
        <rect className="used-limit" x={(100 * allowedSeconds) / whole - 0.6} width="0.6" height="6" />
      </svg>
      <p className="note">{t("case.used", { used: spanText(usedSeconds, limit.kind, t), allowed: spanText(allowedSeconds, limit.kind, t) })}</p>
    </>
  );
}
