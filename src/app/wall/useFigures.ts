// What a wall asks for every few seconds beside the map's own counts: figures of today and of 30 days, the queue, the hours and classes of the day, the grave cases of today.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Remote } from "comlink";
import type { LedgerSummary } from "../../core/frame/answers";
import type { QueuePage, QueueRow } from "../../core/frame/caseQueue";
import type { ReportRow, RowPage } from "../../core/frame/question";
import type { ClassCount } from "../../core/frame/topClasses";
import { periodOf, type Wall } from "../../core/frame/wall";
import { type Sums, sumsOfAll } from "../../core/stats/sums";
import type { Engine } from "../../engine/api";
import { clockHour, dayOf, startOfDay } from "../../panels/days";

const QUEUE_ROWS = 60;
/** Of the overdue the queue has so many that have just become so; a backlog of years would leave no room for what can still be kept. */
const JUST_OVERDUE = 4;
const EVERY_MS = 5_000;
const USUAL_DAYS = 28;
/** Grave cases that are told one by one; all are counted. */
const GRAVE_ROWS = 100;
const CLASSES = 20;

export interface Facts {
  /** Of everything that was reported, in a grid or not. */
  readonly today: Sums;
  readonly month: Sums;
  /** The open cases around now, by time to deadline; null for a source that tells reports without a life of their own. */
  readonly queue: WallQueuePage | null;
  /** The last reports of today in a grid, the newest first. */
  readonly latest: readonly ReportRow[];
  /** Reports of each hour of today, the mean of the same hour before, and the hour that is now. */
  readonly hours: readonly number[];
  readonly usual: readonly number[];
  readonly hour: number;
  /** What is usual by now; null where nothing was reported on the days before. */
  readonly usualToday: number | null;
  /** Open or not, opened today, of a grave class; the newest first. */
  readonly grave: RowPage;
  readonly classes: readonly ClassCount[];
}

export interface WallQueuePage extends QueuePage {
  /** The longest overdue, when the page begins behind it. */
  readonly oldest: QueueRow | null;
}

export interface FactsAsked {
  readonly engine: Remote<Engine>;
  /** Null while there is nothing to be asked of. */
  readonly ledger: LedgerSummary | null;
  readonly opened: number;
  readonly wall: Wall;
  readonly now: number;
  readonly timeZone: string;
}

export function useFacts({ engine, ledger, opened, wall, now, timeZone }: FactsAsked): Facts | null {
  const hasCases = ledger?.hasClosing === true || ledger?.hasDeadlines === true;
  const facts = useQuery({
    // Not the version of the ledger: a feed that never rests would have it asked without rest.
    queryKey: ["wallFacts", opened, hasCases, wall.grave, timeZone, Math.floor(now / 5)],
    queryFn: () => gather(engine, hasCases, wall, now, timeZone),
    enabled: ledger !== null,
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
    gcTime: EVERY_MS,
  });
  return facts.data ?? null;
}

/** All of it, asked at once. `now` seconds since 2000, a whole minute. */
export async function gather(engine: Remote<Engine>, hasCases: boolean, wall: Wall, now: number, timeZone: string): Promise<Facts> {
  const today = dayOf(now, timeZone);
  const midnight = (daysAgo: number): number => startOfDay(today - daysAgo, timeZone);
  // To the end of the day: `now` is a whole minute, and a grave case does not wait for the next.
  const day = { from: midnight(0), to: midnight(-1) };
  const edges = hourEdges(midnight);
  const sums = async (span: "today" | "month"): Promise<Sums> =>
    sumsOfAll((await engine.ask({ period: periodOf(span, now, midnight), cohort: "due", now })).sums);
  const [todaysSums, month, queue, latest, line, grave, classes] = await Promise.all([
    sums("today"),
    sums("month"),
    hasCases ? queueAround(engine, now) : null,
    latestReports(engine, day),
    engine.timeline(edges),
    engine.grave(wall.grave, day, GRAVE_ROWS),
    engine.topClasses({ from: day.from, to: now + 60 }, USUAL_DAYS, CLASSES),
  ]);
  const hours = new Array<number>(24).fill(0);
  const usual = [...hours];
  for (const [index, count] of line.entries()) {
    const edge = edges[index] ?? 0;
    const own = Math.floor(clockHour(edge, timeZone));
    if (edge >= day.from) hours[own] = (hours[own] ?? 0) + count;
    else usual[own] = (usual[own] ?? 0) + count / USUAL_DAYS;
  }
  const clock = clockHour(now, timeZone);
  const hour = Math.floor(clock);
  const usualToday = usual.reduce((sum, mean, index) => sum + (index < hour ? mean : index === hour ? mean * (clock - hour) : 0), 0);
  return { today: todaysSums, month, queue, latest, hours, usual, usualToday: usual.some((mean) => mean > 0) ? usualToday : null, hour, grave, classes };
}

/** The queue from the cases on that have just become overdue. */
async function queueAround(engine: Remote<Engine>, now: number): Promise<WallQueuePage> {
  const from = (offset: number, limit: number): Promise<QueuePage> => engine.queue({ slot: null, level: null, lamp: null, find: "" }, now, offset, limit);
  const first = await from(0, QUEUE_ROWS);
  const offset = first.lamps.red - JUST_OVERDUE;
  return offset <= 0 ? { ...first, oldest: null } : { ...(await from(offset, QUEUE_ROWS)), oldest: first.rows[0] ?? null };
}

async function latestReports(engine: Remote<Engine>, period: { readonly from: number; readonly to: number }): Promise<readonly ReportRow[]> {
  const { total } = await engine.rows("located", null, 0, 0, { period });
  const { rows } = await engine.rows("located", null, Math.max(0, total - QUEUE_ROWS), QUEUE_ROWS, { period });
  return rows.toReversed();
}

/** Edges of the hours of the days before and of today, of 23 or 25 where the clocks are changed; seconds since 2000. */
function hourEdges(midnight: (daysAgo: number) => number): readonly number[] {
  const edges: number[] = [];
  for (let daysAgo = USUAL_DAYS; daysAgo >= 0; daysAgo--) for (let edge = midnight(daysAgo); edge < midnight(daysAgo - 1); edge += 3600) edges.push(edge);
  return [...edges, midnight(-1)];
}
