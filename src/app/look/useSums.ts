// Sums of every indicator for the periods of an analysis, out of the engine.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Period } from "../../core/frame/question";
import type { DeskProps } from "../deskProps";

/** One array of sums a period (indicatorTable.ts); null while they come. */
export function useSums({ engine, session, question, counting }: DeskProps, periods: readonly (Period | null)[]): readonly Float64Array[] | null {
  const { cohort, now, filters } = question;
  const { plan, ledger } = session.opened;
  const sums = useQuery({
    queryKey: ["sums", ...counting.versions, cohort, now, filters, periods],
    queryFn: () => engine.indicatorSums({ periods, cohort, now, ...(filters && { filters }) }),
    enabled: plan !== null && ledger !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const nodes = (plan?.grids.length ?? 0) + 3;
  return sums.data?.nodes === nodes && sums.data.periods.length === periods.length ? sums.data.periods : null;
}
