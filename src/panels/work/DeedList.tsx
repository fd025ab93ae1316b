// What was done with the case on this page: who, when, what, why, and whether it stands. Beside it what the source says otherwise.
import { Badge, Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Deed, Difference } from "../../core/frame/caseDeeds";
import type { CaseFile } from "../../core/frame/caseFile";
import type { Supervision } from "../../core/model/caseRecord";
import { refusalText } from "../../core/model/caseRefusals";
import type { Format } from "../format";

export interface DeedListProps {
  readonly file: CaseFile;
  /** Ids of the events of this session: only these can be undone here. */
  readonly mine: ReadonlySet<string>;
  readonly format: Format;
  /** Where a photo can be shown from; null when it is not on this machine. */
  readonly photoUrl: (url: string) => string | null;
  readonly onUndo: () => void;
}

export function DeedList({ file, mine, format, photoUrl, onUndo }: DeedListProps) {
  const { t } = useTranslation();
  const { deeds, lastDeed, differences } = file;
  if (deeds.length === 0) return <p className="note">{t("work.noDeeds")}</p>;
  return (
    <>
      <ol className="deeds" aria-label={t("work.deeds")}>
        {deeds.map((deed) => (
          <DeedLine key={deed.event.id} deed={deed} format={format} photoUrl={photoUrl} />
        ))}
      </ol>
      {lastDeed !== null && mine.has(lastDeed.id) && (
        <Button size="compact-sm" variant="default" onClick={onUndo}>
          {t("work.undo", { action: t(`work.action.${lastDeed.action}`) })}
        </Button>
      )}
      {differences.length > 0 && (
        <dl className="deed-told" aria-label={t("work.told")}>
          {differences.map((one) => (
            <div key={one.column}>
              <dt>{t(`column.${one.column}`)}</dt>
              <dd>
                <span>{t("work.toldWas", { text: valueText(one, "told", format) })}</span>
                <strong>{valueText(one, "now", format)}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function valueText(one: Difference, which: "told" | "now", format: Format): string {
  if (one.kind === "word") return one[which] === "" ? "–" : one[which];
  const value = one[which];
  return value === null ? "–" : format.minute(value);
}

function DeedLine({ deed, format, photoUrl }: { readonly deed: Deed } & Pick<DeedListProps, "format" | "photoUrl">) {
  const { t } = useTranslation();
  const { event, status, refusal, entry } = deed;
  const detail = [entry?.receiver ?? "", event.reason ?? "", "requirement" in event ? event.requirement : "", "reply" in event ? event.reply : ""];
  return (
    <li data-status={status} data-deed={event.action}>
      <div className="deed-head">
        <strong>{t(`work.action.${event.action}`)}</strong>
        <span>
          {t(`case.role.${event.role}`)} {event.who}
        </span>
        <time>{format.minute(event.at)}</time>
        {status !== "done" && (
          <Badge size="sm" variant="light" color="gray">
            {t(status === "undone" ? "work.undone" : "work.refused")}
          </Badge>
        )}
      </div>
      {detail.some((text) => text !== "") && <p className="note">{detail.filter((text) => text !== "").join(" · ")}</p>}
      {status === "refused" && refusal !== null && <p className="note">{refusalText(refusal, format.language)}</p>}
      {event.photos?.map(({ url, kind }) => {
        const shown = photoUrl(url);
        return shown === null ? (
          <p className="note" key={url}>
            {t("work.photoElsewhere", { kind: t(`work.photo.${kind}`) })}
          </p>
        ) : (
          <img className="deed-photo" key={url} src={shown} alt={t(`work.photo.${kind}`)} />
        );
      })}
    </li>
  );
}

/** 督办 on a case: what is required, by which level, the reply, and whether it is settled. */
export function Supervisions({ list, format }: { readonly list: readonly Supervision[]; readonly format: Format }) {
  const { t } = useTranslation();
  return (
    <ul className="deeds" aria-label={t("work.supervisions")}>
      {list.map((one) => (
        <li key={one.id} data-status={one.settledAt === null ? "open" : "undone"}>
          <div className="deed-head">
            <strong>{t(`work.choice.kind.${one.kind}`)}</strong>
            <span>{t(`case.levels.${one.level}`)}</span>
            <time>{format.minute(one.at)}</time>
            <Badge size="sm" variant="light" color={one.settledAt === null ? "red" : "gray"}>
              {t(one.settledAt === null ? "work.supervisionOpen" : "work.supervisionSettled")}
            </Badge>
          </div>
          <p className="note">
            {[one.requirement, one.reply === null ? (one.needsReply ? t("work.replyWanted") : "") : one.reply].filter((text) => text !== "").join(" · ")}
          </p>
        </li>
      ))}
    </ul>
  );
}
