// The card of an urgent case over the map: what, where, since when, and who has it. No address and no text of the report: a wall is read by everyone in the room.
import { useTranslation } from "react-i18next";
import type { CaseFile } from "../../core/frame/caseFile";
import type { ReportRow } from "../../core/frame/question";
import type { Catalogue } from "../../core/model/catalogue";
import { holderText } from "../caseWords";
import type { Format } from "../format";
import { className } from "./WallQueue";

export interface WallCaseProps {
  readonly row: ReportRow;
  /** Where it stands; null when its source does not tell. */
  readonly file: CaseFile | null;
  readonly gridName: string;
  readonly catalogue: Catalogue;
  readonly format: Format;
}

const WAITING = new Set(["reported", "pending_verify", "pending_register", "pending_dispatch", "returned"]);

export function WallCase({ row, file, gridName, catalogue, format }: WallCaseProps) {
  const { t } = useTranslation();
  const isWaiting = file !== null && WAITING.has(file.found.state);
  return (
    <section className="wall-zone wall-case" data-waiting={isWaiting} role="status">
      <h2>{className(row.codes, catalogue, format)}</h2>
      <p>{gridName}</p>
      <p>{t("wall.case.at", { time: format.minute(row.times.reported_at ?? 0) })}</p>
      {file && (
        <p>
          <strong>
            {isWaiting || file.holder === null ? t("wall.case.nobody") : t("wall.case.held", { who: holderText(file.holder, catalogue, format.language, t) })}
          </strong>
          {" · "}
          {t(`case.state.${file.found.state}`)}
        </p>
      )}
    </section>
  );
}
