// The queue: open cases by the time left to their deadlines, the longest overdue first. It is kept in order while single cases change.
import type { Catalogue } from "../model/catalogue";
import { classOf } from "../model/catalogue";
import type { Lamp } from "../model/clock";
import type { RowMask } from "../model/filters";
import { type CaseState, LEVELS, type Level } from "../model/lifecycleTable";
import type { RowWatcher } from "../stats/watcher";
import { type CaseSetting, type Clock, caseClock, caseTold, type Holder, holderOf, saysYes, toldOf } from "./caseFile";
import type { ReportRow } from "./question";
import { type CaseLookup, compareEntries, entryReader, OPEN_STATES, type OpenState, type QueueEntry, type QueueSource } from "./queueOrder";

/** How many open cases wait in each stage. */
export type StateCounts = { readonly [S in OpenState]: number };
/** How many of each lamp; `none` has no clock that runs. */
export type LampCounts = { readonly [L in Lamp | "none"]: number };
export type LevelCounts = { readonly [L in Level]: number };

/** Which open cases are asked for; null and "" leave all in. `find` looks into ids, classes, departments, states and sources, in any case. */
export interface QueueAsked {
  readonly slot: number | null;
  readonly level: Level | null;
  readonly lamp: Lamp | null;
  readonly find: string;
}

export interface QueueRow {
  readonly position: number;
  readonly row: ReportRow;
  readonly state: CaseState;
  readonly level: Level;
  readonly holder: Holder | null;
  readonly lamp: Lamp | null;
  /** The clock of the case; null without a deadline (before dispatch the stage's own clock stands, see `dueAt`). */
  readonly clock: Clock | null;
  /** The deadline that counts now: of the case, or of the stage before it is dispatched. */
  readonly dueAt: number | null;
  /** Supervisions of the log that are still open. */
  readonly supervisions: number;
  /** Supervised, or passed up to a higher level. */
  readonly isEscalated: boolean;
  /** Sent back as not good enough. */
  readonly isReopened: boolean;
}

export interface QueuePage {
  readonly total: number;
  readonly offset: number;
  /** Of each lamp, were no lamp asked for; of each level, were no level asked for; of each stage, as asked. */
  readonly lamps: LampCounts;
  readonly levels: LevelCounts;
  readonly states: StateCounts;
  readonly rows: readonly QueueRow[];
}

/** Open cases in each stage, and how many of them are over time: of one grid, or of one level. */
export interface FunnelRow {
  readonly open: StateCounts;
  readonly late: StateCounts;
}

/** The funnel of stages: of every grid (then OUTSIDE, then UNLOCATED), of every level, and of all. */
export interface Funnel {
  readonly grids: readonly FunnelRow[];
  readonly levels: { readonly [L in Level]: FunnelRow };
  readonly all: FunnelRow;
}

export interface Queues extends RowWatcher {
  /** With a mask only of the cases that pass the filters. */
  page(asked: QueueAsked, now: number, offset: number, limit: number, mask?: RowMask | null): QueuePage;
  /** By the grids of the reports, or of another plan that they were located in. */
  funnel(now: number, placed?: Placed, mask?: RowMask | null): Funnel;
}

/** Where each report lies, and in how many grids. */
export type Placed = Pick<QueueSource, "slot" | "slotCount">;

/** Queues over reports. `touched` gives the cases that the operator's log has made something else of than their columns tell. */
export function createQueues(source: QueueSource, touched: CaseLookup, setting: CaseSetting): Queues {
  let kept: { version: number; readonly now: number; readonly entries: QueueEntry[]; readonly funnel: Counting } | null = null;
  const keptAt = (now: number) => {
    if (kept?.version === source.version && kept.now === now) return kept;
    const read = entryReader(source, touched, setting, now);
    const entries: QueueEntry[] = [];
    for (let position = 0; position < source.timed; position++) {
      const entry = read(position);
      if (entry !== null) entries.push(entry);
    }
    kept = { version: source.version, now, entries: entries.sort(compareEntries), funnel: funnelOf(source, entries) };
    return kept;
  };
  // A row is made of its entry alone; an entry whose case or whose hour changes is another one.
  const rows = new WeakMap<QueueEntry, QueueRow | null>();
  const rowFor = (entry: QueueEntry, now: number): QueueRow | null => {
    let row = rows.get(entry);
    if (row === undefined) {
      row = rowOf(source, touched, setting, entry, now);
      rows.set(entry, row);
    }
    return row;
  };
  return {
    page: (asked, now, offset, limit, mask = null) => pageOf(source, setting, rowFor, passingOf(keptAt(now).entries, mask), asked, now, offset, limit),
    funnel: (now, placed = source, mask = null) =>
      placed === source && mask === null ? asItIs(keptAt(now).funnel) : funnelOf(placed, passingOf(keptAt(now).entries, mask)),
    amending(position) {
      const follows = kept?.version === source.version;
      return () => {
        if (!follows || kept === null) return;
        kept.version = source.version;
        const { entries, now, funnel } = kept;
        const place = entries.findIndex((entry) => entry.position === position);
        for (const old of place < 0 ? [] : entries.splice(place, 1)) addTo(funnel, source, old, -1);
        const entry = entryReader(source, touched, setting, now)(position);
        if (entry === null) return;
        entries.splice(placeOf(entries, entry), 0, entry);
        addTo(funnel, source, entry, 1);
      };
    },
  };
}

/** The entries whose rows pass the filters. */
function passingOf(entries: readonly QueueEntry[], mask: RowMask | null): readonly QueueEntry[] {
  return mask === null ? entries : entries.filter(({ position }) => mask.bits[position] === 0);
}

/** Where an entry belongs among sorted ones. */
function placeOf(entries: readonly QueueEntry[], entry: QueueEntry): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = entries[middle];
    if (other !== undefined && compareEntries(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pageOf(
  source: QueueSource,
  setting: CaseSetting,
  rowFor: (entry: QueueEntry, now: number) => QueueRow | null,
  entries: readonly QueueEntry[],
  { slot, level, lamp, find }: QueueAsked,
  now: number,
  offset: number,
  limit: number,
): QueuePage {
  const lamps = { red: 0, yellow: 0, green: 0, none: 0 };
  const levels = { unit: 0, grid: 0, centre: 0, town: 0 };
  const states = noStates();
  const wanted = find.trim().toLowerCase();
  const found = entries.filter((entry) => {
    if (slot !== null && source.slot[entry.position] !== slot) return false;
    if (wanted !== "" && !textOf(source.row(entry.position), setting.catalogue).includes(wanted)) return false;
    const [isLevel, isLamp] = [level === null || entry.level === level, lamp === null || entry.lamp === lamp];
    if (isLevel) lamps[entry.lamp ?? "none"]++;
    if (isLamp) levels[entry.level]++;
    if (isLevel && isLamp) states[entry.stage]++;
    return isLevel && isLamp;
  });
  const rows = found.slice(offset, offset + limit).flatMap((entry) => rowFor(entry, now) ?? []);
  return { total: found.length, offset, lamps, levels, states, rows };
}

function rowOf(source: QueueSource, touched: CaseLookup, setting: CaseSetting, entry: QueueEntry, now: number): QueueRow | null {
  const { position, lamp, dueAt } = entry;
  const row = source.row(position);
  const told = row === null ? null : toldOf(row, (column) => source.maps(row.source, column));
  if (row === null || told === null) return null;
  const found = touched(position) ?? caseTold(told, setting);
  const supervisions = found.supervisions.filter(({ settledAt }) => settledAt === null).length;
  const { reworks, sendBacks, escalations } = found.counts;
  return {
    position,
    row: { ...row, position },
    state: found.state,
    level: entry.level,
    holder: holderOf(found),
    clock: caseClock(found, now, setting.calendar),
    lamp,
    dueAt,
    supervisions,
    isEscalated: supervisions + escalations > 0 || saysYes(row.codes.supervised),
    isReopened: reworks + sendBacks > 0 || (source.counts.rework_count?.[position] ?? 0) > 0,
  };
}

/** What the search looks into: also the names that the catalogue has for a code. */
function textOf(row: ReportRow | null, catalogue: Catalogue): string {
  if (row === null) return "";
  const { category, category_code, department, state, source } = row.codes;
  const known = category_code === undefined ? null : classOf(catalogue, category_code);
  return [row.id, category, category_code, department, state, source, known?.name["zh-CN"], known?.name.en].join("\n").toLowerCase();
}

interface Counting {
  readonly grids: readonly CountingRow[];
  readonly levels: { readonly [L in Level]: CountingRow };
  readonly all: CountingRow;
}
type CountingRow = ReturnType<typeof newRow>;

function funnelOf(placed: Placed, entries: readonly QueueEntry[]): Counting {
  const levels = Object.fromEntries(LEVELS.map((level) => [level, newRow()])) as { [L in Level]: CountingRow };
  const funnel = { grids: Array.from({ length: placed.slotCount + 2 }, newRow), levels, all: newRow() };
  for (const entry of entries) addTo(funnel, placed, entry, 1);
  return funnel;
}

/** Counts an entry in, or with −1 out again. Its grid is that of its row: a plan that changes makes another version. */
function addTo({ grids, levels, all }: Counting, source: Placed, { position, stage, level, lamp }: QueueEntry, by: 1 | -1): void {
  const slot = source.slot[position] ?? -1;
  const grid = grids[slot >= 0 ? slot : source.slotCount - 1 - slot];
  for (const row of [grid, levels[level], all]) {
    if (row === undefined) continue;
    row.open[stage] += by;
    if (lamp === "red") row.late[stage] += by;
  }
}

/** As it is now: what is kept goes on changing. */
function asItIs({ grids, levels, all }: Counting): Funnel {
  const copy = ({ open, late }: CountingRow): FunnelRow => ({ open: { ...open }, late: { ...late } });
  return { grids: grids.map(copy), levels: Object.fromEntries(LEVELS.map((level) => [level, copy(levels[level])])) as Funnel["levels"], all: copy(all) };
}

function newRow() {
  return { open: noStates(), late: noStates() };
}

function noStates(): { [S in OpenState]: number } {
  return Object.fromEntries(OPEN_STATES.map((state) => [state, 0])) as { [S in OpenState]: number };
}
