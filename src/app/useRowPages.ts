// Rows of a bucket, page by page: only the pages in sight are asked for.
import { useQueries } from "@tanstack/react-query";
import type { Remote } from "comlink";
import { useCallback, useState } from "react";
import type { Bucket, ReportRow, Selection } from "../core/frame/question";
import type { Engine } from "../engine/api";
import { rowInEnglish } from "./inLanguage";

const PAGE = 100;

export interface RowsAsked {
  readonly bucket: Bucket;
  /** Only the rows of this grid; null for the whole bucket. */
  readonly slot: number | null;
  /** Only the rows that are selected; absent: every row of the bucket. */
  readonly selection?: Selection;
}

/** Pages of rows for a list of any length. `rowAt` is null for a row whose page has not come. */
export function useRowPages(
  engine: Remote<Engine>,
  versions: readonly (number | null)[],
  asked: RowsAsked | null,
  english: ReadonlyMap<string, string> | null,
) {
  const [range, setRange] = useState<readonly [number, number]>([0, 0]);
  const first = Math.floor(range[0] / PAGE);
  const last = Math.floor(range[1] / PAGE);
  // Page 0 is always among them, since it tells how many rows there are.
  const seen = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const pages = asked ? (first === 0 ? seen : [0, ...seen]) : [];
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: ["rows", ...versions, asked, page],
      queryFn: () => (asked ? engine.rows(asked.bucket, asked.slot, page * PAGE, PAGE, asked.selection) : Promise.reject(new Error("no rows asked"))),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 30_000,
    })),
  });
  const rowAt = (index: number): ReportRow | null => {
    const row = answers[pages.indexOf(Math.floor(index / PAGE))]?.data?.rows[index % PAGE];
    return row ? rowInEnglish(row, english) : null;
  };
  const onRange = useCallback((from: number, to: number) => {
    setRange((old) => (Math.floor(old[0] / PAGE) === Math.floor(from / PAGE) && Math.floor(old[1] / PAGE) === Math.floor(to / PAGE) ? old : [from, to]));
  }, []);
  const total = answers.find((answer) => answer.data)?.data?.total ?? null;
  return { total, rowAt, onRange };
}
