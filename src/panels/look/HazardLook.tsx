// Hazard places listed for rectification (挂牌督办): what is written on the board, the moves that are lawful now, and the black spots that may be listed.
import { Button, FileButton, NumberInput, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Hazard, type HazardMove, hazardMoves, isHazardOverdue } from "../../core/model/hazards";
import type { Format } from "../format";

export interface HazardLookProps {
  readonly hazards: readonly Hazard[];
  /** Number of the one that is open. */
  readonly open: string | null;
  readonly now: number;
  /** The list is generated and has not been touched. */
  readonly generated: boolean;
  readonly said: string;
  readonly format: Format;
  readonly onOpen: (number: string | null) => void;
  readonly onMove: (number: string, move: HazardMove, reason: string) => void;
  readonly onProgress: (number: string, progress: number) => void;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  readonly onReset: () => void;
  /** The finder of black spots. */
  readonly children: ReactElement;
}

const ORDER = ["proposed", "listed", "inWork", "applied", "delisted", "refused"] as const;

export function HazardLook(props: HazardLookProps): ReactElement {
  const { hazards, open, now, generated, said, format, onExport, onImport, onReset, children } = props;
  const { t } = useTranslation();
  const sorted = [...hazards].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.due ?? 0) - (b.due ?? 0));
  const overdue = hazards.filter((hazard) => isHazardOverdue(hazard, now)).length;
  return (
    <>
      <div className="look-tools">
        <Button size="xs" variant="light" onClick={onExport}>
          {t("look.rules.export")}
        </Button>
        <FileButton accept=".json,application/json" onChange={(file) => file && onImport(file)}>
          {(button) => (
            <Button {...button} size="xs" variant="light">
              {t("look.rules.import")}
            </Button>
          )}
        </FileButton>
        <Button size="xs" variant="subtle" color="gray" onClick={onReset}>
          {t("look.hazards.reset")}
        </Button>
      </div>
      {said !== "" && (
        <p className="rule-fault" role="status">
          {said}
        </p>
      )}
      <p className="note">
        {t("look.hazards.summary", { text: format.count(hazards.length), overdue: format.count(overdue) })}
        {generated && ` ${t("look.hazards.generated")}`}
      </p>
      {hazards.length === 0 && <p className="note">{t("look.hazards.none")}</p>}
      <ul className="rules" aria-label={t("look.hazards.list")}>
        {sorted.map((hazard) => (
          <li key={hazard.number} data-hazard={hazard.number} data-open={hazard.number === open}>
            <HazardCard {...props} hazard={hazard} />
          </li>
        ))}
      </ul>
      {children}
    </>
  );
}

function HazardCard({ hazard, open, now, format, onOpen, onMove, onProgress }: HazardLookProps & { readonly hazard: Hazard }): ReactElement {
  const { t } = useTranslation();
  const isOpen = hazard.number === open;
  const late = isHazardOverdue(hazard, now);
  return (
    <>
      <button type="button" className="rule-name" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? null : hazard.number)}>
        <span className="rule-level" data-level={late ? "alarm" : hazard.state === "delisted" ? "notice" : "warning"}>
          {t(`look.hazards.state.${hazard.state}`)}
        </span>
        <strong>{hazard.place}</strong>
        <span className="hazard-due">{hazard.due === null ? "" : t(late ? "look.hazards.late" : "look.hazards.due", { text: format.day(hazard.due) })}</span>
      </button>
      <p className="rule-sentence">
        {t("look.hazards.line", {
          number: hazard.number,
          level: t(`look.hazards.levels.${hazard.level}`),
          by: hazard.issuedBy,
          body: hazard.body || t("look.hazards.nobody"),
        })}
      </p>
      <p className="note">{hazard.reason}</p>
      {hazard.state !== "proposed" && hazard.state !== "refused" && (
        <p className="hazard-progress">
          <progress max={100} value={hazard.progress} aria-label={t("look.hazards.progress")} />
          <span>{format.percent(hazard.progress / 100)}</span>
        </p>
      )}
      {isOpen && (
        <>
          {hazard.measures !== "" && <p className="note">{t("look.hazards.measures", { text: hazard.measures })}</p>}
          <ol className="hazard-steps" aria-label={t("look.hazards.steps")}>
            {hazard.steps.map((step) => (
              <li key={`${step.at} ${step.move}`}>
                {format.day(step.at)} {t(`look.hazards.did.${step.move}`)} {step.by}
                {step.reason !== "" && t("look.hazards.because", { text: step.reason })}
              </li>
            ))}
          </ol>
          {hazard.state === "inWork" && (
            <NumberInput
              size="xs"
              className="look-number"
              label={t("look.hazards.progress")}
              min={0}
              max={100}
              step={5}
              value={hazard.progress}
              onChange={(value) => typeof value === "number" && onProgress(hazard.number, value)}
            />
          )}
          <Moves hazard={hazard} onMove={onMove} />
        </>
      )}
    </>
  );
}

/** Only lawful moves are offered. */
function Moves({ hazard, onMove }: { readonly hazard: Hazard; readonly onMove: HazardLookProps["onMove"] }): ReactElement | null {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const moves = hazardMoves(hazard);
  if (moves.length === 0) return null;
  return (
    <div className="look-tools">
      <TextInput size="xs" className="look-wide" label={t("look.hazards.reason")} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {moves.map((move) => (
        <Button
          key={move}
          size="xs"
          variant={move === "refuse" || move === "sendBack" ? "default" : "light"}
          onClick={() => {
            onMove(hazard.number, move, reason);
            setReason("");
          }}
        >
          {t(`look.hazards.move.${move}`)}
        </Button>
      ))}
    </div>
  );
}
