// What the operator does with the case that is open: a move, or taking the last one back. Each is tried first, then kept, then shown.
import type { Remote } from "comlink";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { RoleOffer } from "../core/frame/caseDeeds";
import type { CaseFile } from "../core/frame/caseFile";
import { refusalText } from "../core/model/caseRefusals";
import type { Catalogue } from "../core/model/catalogue";
import { toSeconds } from "../core/model/columns";
import type { LogLine } from "../core/model/logLine";
import type { Engine } from "../engine/api";
import type { Format } from "../panels/format";
import type { Operator } from "../panels/work/CaseMoves";
import { type Draft, payloadOf } from "../panels/work/moveDraft";

/** `now` is the instant of generated data, whose clock stands; null for real data, whose clock is the wall's. */
export function useCaseActs(engine: Remote<Engine>, file: CaseFile | null, operator: Operator, now: number | null, catalogue: Catalogue, format: Format) {
  const { t } = useTranslation();
  const act = useCallback(
    async (event: object, photo: File | null, payload: (photo: string | null) => object): Promise<string | null> => {
      const position = file?.row.position;
      if (file === null || position === undefined) return t("work.gone");
      const log = await import("./operatorLog");
      const last = file.found.log.at(-1)?.at ?? 0;
      const at = Math.max(now ?? toSeconds(Date.now()), last);
      const { id: caseId, reportedAt } = { id: file.row.id, reportedAt: file.found.times.reportedAt };
      const line = (url: string | null): LogLine =>
        ({ event: { id: log.newId(), caseId, at, who: operator.who.trim(), ...event, ...payload(url) }, reportedAt }) as LogLine;
      const refusal = await engine.refusalOf(line(photo === null ? null : "photo:?"), position);
      if (refusal !== null) return refusalText(refusal, format.language);
      try {
        await log.act(engine, line(photo === null ? null : await log.keepPhoto(photo)), position);
      } catch (error) {
        console.error("useCaseActs: the event was not kept", error);
        return t("work.notKept");
      }
      return null;
    },
    [engine, file, operator, now, format, t],
  );
  const move = useCallback(
    (offer: RoleOffer, draft: Draft, photo: File | null) =>
      act({ action: offer.action, role: offer.role }, photo, (url) => payloadOf(offer.action, draft, url, catalogue, format.timeZone)),
    [act, catalogue, format],
  );
  const undo = useCallback(async (): Promise<string | null> => {
    const last = file?.lastDeed ?? null;
    return last === null ? null : act({ action: "retract", role: last.role, who: last.who, of: last.id }, null, () => ({}));
  }, [act, file]);
  return { move, undo };
}
