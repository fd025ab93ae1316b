// What a wall asks for every few seconds beside the map's own counts: figures of today and of 30 days, the queue, the hours of the day, the grave cases of today.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Remote } from "comlink";
import type { QueuePage } from "../../core/frame/caseQueue";
import type { RowPage } from "../../core/frame/question";
import { periodOf, type Wall } from "../../core/frame/wall";
import type { Grid } from "../../core/model/plan";
import type { Sums } from "../../core/stats/sums";
import type { Engine } from "../../engine/api";
import { dayOf, startOfDay } from "../../panels/days";
import { footRows } from "../../panels/gridRows";

const QUEUE_ROWS = 60;
const EVERY_MS = 5_000;
const USUAL_DAYS = 28;
/** Grave cases that are told one by one; all are counted. */
const GRAVE_ROWS = 100;

export interface Facts {
  readonly today: Sums;
  readonly month: Sums;
  readonly queue: QueuePage;
  /** Reports of each hour of today, the mean of the same hour before, and the hour that is now. */
  readonly hours: readonly number[];
  readonly usual: readonly number[];
  readonly hour: number;
  /** Open or not, opened today, of a grave class; the newest first. */
  readonly grave: RowPage;
}

export interface FactsAsked {
  readonly engine: Remote<Engine>;
  readonly grids: readonly Grid[] | null;
  readonly opened: number;
  readonly wall: Wall;
  readonly now: number;
  readonly timeZone: string;
}

export function useFacts({ engine, grids, opened, wall, now, timeZone }: FactsAsked): Facts | null {
  const facts = useQuery({
    // Not the version of the ledger: a feed that never rests would have it asked without rest.
    queryKey: ["wallFacts", opened, wall.grave, timeZone, Math.floor(now / 5)],
    queryFn: () => gather(engine, grids ?? [], wall, now, timeZone),
    enabled: grids !== null,
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    gcTime: EVERY_MS,
  });
  return facts.data ?? null;
}

async function gather(engine: Remote<Engine>, grids: readonly Grid[], wall: Wall, now: number, timeZone: string): Promise<Facts> {
  const midnight = startOfDay(dayOf(now, timeZone), timeZone);
  const sums = async (span: "today" | "month"): Promise<Sums> => {
    const counts = await engine.ask({ period: periodOf(span, now, midnight), cohort: "due", now });
    return footRows(grids, counts)[0].sums;
  };
  const hour = Math.floor((now - midnight) / 3600);
  const [today, month, queue, line, grave] = await Promise.all([
    sums("today"),
    sums("month"),
    engine.queue({ slot: null, level: null, lamp: null, find: "" }, now, 0, QUEUE_ROWS),
    engine.timeline(hourEdges(midnight)),
    // To the end of the day: `now` is a whole minute, and a grave case does not wait for the next.
    engine.grave(wall.grave, { from: midnight, to: midnight + 86_400 }, GRAVE_ROWS),
  ]);
  const first = USUAL_DAYS * 24;
  const hours = Array.from({ length: 24 }, (_, index) => line[first + index] ?? 0);
  const usual = hours.map((_, index) => {
    let sum = 0;
    for (let day = 0; day < USUAL_DAYS; day++) sum += line[day * 24 + index] ?? 0;
    return sum / USUAL_DAYS;
  });
  return { today, month, queue, hours, usual, hour, grave };
}

/** Edges of the hours of the days before and of today, seconds since 2000. */
function hourEdges(midnight: number): readonly number[] {
  return Array.from({ length: (USUAL_DAYS + 1) * 24 + 1 }, (_, index) => midnight - USUAL_DAYS * 86_400 + index * 3600);
}
