// One case whole, in a drawer over the panel: where it stands, its timeline against its limits, its facts and its texts with personal data masked.

import { Badge, Button } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "../core/frame/caseFile";
import { type Catalogue, SERVICES } from "../core/model/catalogue";
import { TEXT_COLUMNS } from "../core/model/columns";
import type { Mask } from "../core/model/mask";
import type { Grid } from "../core/model/plan";
import { BesideDrawer } from "./BesideDrawer";
import { caseClassOf, classText, departmentText, holderText, sourceText } from "./caseWords";
import { FactList } from "./FactList";
import type { Format } from "./format";
import { Lamp } from "./Lamp";
import { StageList, UsedOfLimit } from "./StageList";
import { spanText } from "./spans";
import { CaseMoves, type CaseMovesProps } from "./work/CaseMoves";
import { DeedList, type DeedListProps, Supervisions } from "./work/DeedList";

export interface CaseDrawerProps {
  readonly file: CaseFile | null;
  readonly now: number;
  readonly grids: readonly Grid[];
  readonly catalogue: Catalogue;
  readonly generated: boolean;
  /** null: the deployment shows texts as they are. */
  readonly mask: Mask | null;
  readonly format: Format;
  readonly work: CaseWork;
  readonly onClose: () => void;
}

/** What can be done with the case on this page, and what was. */
export interface CaseWork
  extends Pick<CaseMovesProps, "operator" | "start" | "departments" | "onOperator" | "onMove">,
    Pick<DeedListProps, "mine" | "photoUrl" | "onUndo"> {
  /** False where the browser keeps no log. */
  readonly isKept: boolean;
  readonly onLog: () => void;
}

/** Text longer than this is cut on screen; the file keeps the whole. */
const LONGEST = 2000;

export function CaseDrawer({ file, onClose, ...rest }: CaseDrawerProps) {
  const { t } = useTranslation();
  const id = file?.row.id.slice(0, 200) ?? "";
  return (
    <BesideDrawer
      opened={file !== null}
      look="case"
      title={id === "" ? t("case.noId") : t("case.label", { id })}
      closeWords={t("case.close")}
      onClose={onClose}
    >
      {file && <CaseBody file={file} {...rest} />}
    </BesideDrawer>
  );
}

function CaseBody({ file, now, grids, catalogue, generated, mask, format, work }: Omit<CaseDrawerProps, "file" | "onClose"> & { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const { found, row, clock } = file;
  const { language } = format;
  const hasEnded = found.times.endedAt !== null;
  const isLate = clock?.lamp === "red";
  return (
    <>
      <div className="case-status">
        <span className="case-state">{t(`case.state.${found.state}`)}</span>
        {clock && (hasEnded ? <Lamp lamp={isLate ? "red" : "green"} text={t(isLate ? "case.doneLate" : "case.doneInTime")} /> : <Lamp lamp={clock.lamp} />)}
        {file.isSupervised && (
          <Badge variant="light" color="red" size="md">
            {t("case.supervisedYes")}
          </Badge>
        )}
        {generated && (
          <Badge variant="light" size="md" className="header-demo">
            {t("case.generated")}
          </Badge>
        )}
      </div>
      <p className="case-holder">{file.holder ? t("case.holder", { who: holderText(file.holder, catalogue, language, t) }) : t("case.holderEnded")}</p>
      {clock ? (
        <div className="case-clock">
          <p className="case-deadline">
            {t("case.deadline")} <strong>{clock.deadlineAt === null ? "–" : format.minute(clock.deadlineAt)}</strong>
            <span>{remainingText(file, t)}</span>
          </p>
          <UsedOfLimit clock={clock} isOver={hasEnded} />
        </div>
      ) : (
        <p className="note">{t("case.noDeadline")}</p>
      )}
      <p className="note">{t("case.now", { time: format.minute(now) })}</p>

      {found.supervisions.length > 0 && (
        <>
          <h3>{t("work.supervisions")}</h3>
          <Supervisions list={found.supervisions} format={format} />
        </>
      )}
      <h3>{t("work.title")}</h3>
      {work.isKept ? (
        <CaseMoves key={file.row.id} {...work} file={file} catalogue={catalogue} format={format} />
      ) : (
        <p className="note">{t("work.noStorage")}</p>
      )}
      <h3>{t("work.deeds")}</h3>
      <DeedList {...work} file={file} format={format} />
      <Button size="compact-xs" variant="subtle" onClick={work.onLog}>
        {t("work.log")}
      </Button>

      <h3>{t("case.timeline")}</h3>
      <StageList stages={file.stages} now={now} format={format} />
      <p className="note">
        {t("case.limitFrom", { title: catalogue.title[language] })}
        {t("list.stop")}
        {t("case.stageLimits")}
        {t("list.stop")}
        {file.closedStandsForHandled && t("cohort.closedForHandled")}
      </p>

      <h3>{t("case.facts")}</h3>
      <Facts file={file} grids={grids} catalogue={catalogue} format={format} />

      {row.texts && (
        <>
          <h3>{t("case.texts")}</h3>
          <dl className="case-texts">
            {TEXT_COLUMNS.flatMap((column) => {
              const text = (row.texts?.[column] ?? "").slice(0, LONGEST);
              if (text === "") return [];
              return [
                <div key={column}>
                  <dt>{t(`column.${column}`)}</dt>
                  <dd>{mask === null ? text : mask(text)}</dd>
                </div>,
              ];
            })}
          </dl>
          {mask !== null && <p className="note">{t("case.masked")}</p>}
        </>
      )}
    </>
  );
}

function remainingText({ clock, found }: CaseFile, t: TFunction): string {
  if (clock?.remainingSeconds == null) return "";
  const isLate = clock.lamp === "red";
  const text = spanText(clock.remainingSeconds, clock.limit.kind, t);
  if (found.times.endedAt === null) return t(isLate ? "case.late" : "case.remaining", { text });
  return t(isLate ? "case.endedLate" : "case.ended", { text });
}

function Facts({ file, grids, catalogue, format }: Pick<CaseDrawerProps, "grids" | "catalogue" | "format"> & { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const { row, found } = file;
  const { language } = format;
  const known = caseClassOf(row.codes.category_code, catalogue);
  const { filing } = found;
  const condition = filing === null ? undefined : catalogue.conditions[filing.condition]?.[language];
  const times = (count: number | null): string => (count === null ? "" : t("case.times", { text: format.count(count) }));
  const facts: readonly (readonly [string, string])[] = [
    [t("case.class"), classText(row.codes, catalogue, language)],
    [t("case.condition"), condition ?? ""],
    [t("case.limit"), file.clock ? spanText(file.clock.allowedSeconds, file.clock.limit.kind, t) : ""],
    [t("case.level"), row.codes.level === undefined ? "" : t(`case.levels.${found.level}`)],
    [t("case.source"), sourceText(row.codes.source ?? "", t)],
    [t("case.department"), departmentText(row.codes.department ?? "", catalogue, language)],
    [t("case.must"), known === null ? "" : departmentText(known.must, catalogue, language)],
    [t("case.service"), known?.service == null ? "" : SERVICES[known.service][language]],
    [t("case.helpers"), known === null ? "" : known.helps.map((id) => departmentText(id, catalogue, language)).join(t("list.comma"))],
    [t("case.reportedAt"), format.minute(found.times.reportedAt)],
    [t("case.grid"), grids[row.slot]?.name ?? ""],
    [t("case.position"), row.lng === null || row.lat === null ? "" : `${row.lat.toFixed(6)}, ${row.lng.toFixed(6)}`],
    [t("case.reworks"), times(file.reworks)],
    [t("case.returns"), times(file.returns)],
    [t("case.callBack"), callBackText(file, format, t)],
  ];
  return <FactList facts={facts} />;
}

function callBackText({ found }: CaseFile, format: Format, t: TFunction): string {
  const { calledBackAt, endedAt } = found.times;
  if (calledBackAt === null) return endedAt === null ? "" : t("case.noCallBack");
  return t("case.callBackAt", { time: format.minute(calledBackAt), answer: t(`case.answer.${found.answer ?? "no_answer"}`) });
}
