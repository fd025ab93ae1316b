// The monthly assessment on the desk: the month stands in the address, its numbers come from the engine, its CSV from the very same sheet.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { sheetCsv } from "../core/frame/assessmentSheet";
import { AssessmentSheet } from "../panels/AssessmentSheet";
import { monthRequest, monthsOf } from "../panels/months";
import type { DeskProps } from "./deskProps";
import { saveText } from "./saveText";
import { changeView } from "./useView";

export function AssessDesk({ engine, session, view, format, question, counting, filtered }: DeskProps & { readonly filtered: string }) {
  const { t } = useTranslation();
  const { plan, ledger } = session.opened;
  const { month } = view;
  const { now } = question;
  const { timeZone } = format;
  const asked = useMemo(() => (month === null ? null : monthRequest(month, timeZone, view.cohort, now)), [month, timeZone, view.cohort, now]);
  const months = useMemo(() => (ledger?.span ? monthsOf(ledger.span, timeZone) : []), [ledger?.span, timeZone]);
  const sheet = useQuery({
    queryKey: ["assessment", ...counting.versions, asked],
    queryFn: () => (asked === null ? null : engine.assessment(asked)),
    enabled: asked !== null && plan !== null && ledger !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (plan === null || ledger === null || view.book) return null;
  const shown = sheet.isPlaceholderData ? null : (sheet.data ?? null);
  const town = t("sheet.town");

  return (
    <AssessmentSheet
      month={month}
      months={months}
      isPartial={asked?.isPartial ?? false}
      sheet={shown}
      planName={plan.generated ? t("demo.town") : plan.name}
      generated={ledger.sources.some((source) => source.generated)}
      filtered={filtered}
      nameOf={(slot) => (slot === null ? town : (plan.grids[slot]?.name ?? ""))}
      format={format}
      onMonth={(chosen) => changeView({ month: chosen }, true)}
      onCsv={() => shown && saveText(`${plan.name}-${month}.csv`, sheetCsv(shown, plan.grids, { id: "TOWN", name: town }, month ?? ""))}
      onPrint={() => window.print()}
      onClose={() => changeView({ month: null })}
    />
  );
}
