// The month as a book on the desk: the same sheet as the assessment, the outlines of the grids beside it.
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { monthRequest } from "../panels/months";
import { ReportBook } from "../panels/ReportBook";
import type { DeskProps } from "./deskProps";
import { changeView } from "./useView";

/** Longer side of a grid's small map, in units of its picture. */
const MAP_SIZE = 600;

export default function BookDesk({ engine, session, view, format, question, counting, chosen, filtered }: DeskProps & { readonly filtered: string }) {
  const { t } = useTranslation();
  const { plan, ledger } = session.opened;
  const { month, cohort } = view;
  const { now } = question;
  const asked = useMemo(() => (month === null ? null : monthRequest(month, format.timeZone, cohort, now)), [month, format.timeZone, cohort, now]);
  const sheet = useQuery({
    queryKey: ["assessment", ...counting.versions, asked],
    queryFn: () => (asked === null ? null : engine.assessment(asked)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const outlines = useQuery({ queryKey: ["outlines", plan?.version, MAP_SIZE], queryFn: () => engine.outlines(MAP_SIZE), staleTime: Number.POSITIVE_INFINITY });
  if (plan === null || ledger === null || month === null) return null;
  return (
    <ReportBook
      planName={plan.generated ? t("demo.town") : plan.name}
      monthName={t("sheet.monthName", { year: month.slice(0, 4), month: String(Number(month.slice(5))) })}
      generated={ledger.sources.some((source) => source.generated)}
      sheet={sheet.data ?? null}
      outlines={outlines.data ?? null}
      grids={plan.grids}
      chosen={chosen}
      filtered={filtered}
      format={format}
      onPrint={() => window.print()}
      onClose={() => changeView({ month: null, book: false })}
    />
  );
}
