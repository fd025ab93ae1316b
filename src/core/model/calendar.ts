// When work is done: working hours of working days, as prefix sums, so that any stretch of work time is two look-ups.
//
//   working days  ..1 1 1 1 1 0 0 1 1..    an explicit day type (holiday, make-up day) beats the rule of the week
//   before        ..0 1 2 3 4 5 5 5 6..    working days before each day
//   a day         ────08━━━━12───14━━━━18────   slots; their ends belong to them
//
// Instants are whole seconds since 2000 in UTC (columns.ts). Local time is UTC plus a fixed offset: core knows no zones.

export const DAY_SECONDS = 86_400;
/** Local days since 2000-01-01 that the table holds: every instant of a time column, and some years more for deadlines. */
const FIRST_DAY = -24_860;
const END_DAY = 29_220;

/** A stretch of the day in which work is done, seconds since local midnight, half-open. */
export interface Slot {
  readonly from: number;
  readonly to: number;
}

/** Working hours as data. */
export interface WorkingHours {
  /** Minutes of local time ahead of UTC; 480 for China. */
  readonly offsetMinutes: number;
  /** Ascending, not touching one another. */
  readonly slots: readonly Slot[];
  /** Free days of the week, 1 Monday … 7 Sunday. */
  readonly weekend: readonly number[];
  /** Work hours that one 工作日 of a limit means. */
  readonly hoursPerWorkDay: number;
}

/** Days that differ from the rule of the week, as local days since 2000-01-01 (`dayOf`). */
export interface DayTypes {
  readonly holidays: Iterable<number>;
  readonly workdays: Iterable<number>;
}

/** Working time, ready to be counted. Made once by `calendarOf`; plain data without clock or zone. */
export interface Calendar {
  readonly offsetSeconds: number;
  readonly slots: readonly Slot[];
  /** Work seconds of one full working day. */
  readonly daySeconds: number;
  /** Work seconds that one 工作日 of a limit means. */
  readonly workDaySeconds: number;
  /** 1 for a working day, by day from the first of the table. */
  readonly working: Uint8Array;
  /** Working days before each day of the table. */
  readonly before: Int32Array;
  /** Places of the working days in the table, ascending. */
  readonly workingDays: Int32Array;
}

/** 08–12 and 14–18, Monday to Friday, UTC+8. */
export const USUAL_HOURS: WorkingHours = {
  offsetMinutes: 480,
  slots: [
    { from: 8 * 3600, to: 12 * 3600 },
    { from: 14 * 3600, to: 18 * 3600 },
  ],
  weekend: [6, 7],
  hoursPerWorkDay: 8,
};

/** Local day of a date "yyyy-MM-dd": whole days since 2000-01-01. NaN when it is no date. */
export function dayOf(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / (DAY_SECONDS * 1000);
}

/** Day of the week, 1 Monday … 7 Sunday; day 0 was a Saturday. */
export function weekdayOf(day: number): number {
  return ((((day + 5) % 7) + 7) % 7) + 1;
}

/** Builds the table. Throws on slots that are empty, overlap or leave the day, and on a week without work: configuration is checked at the door. */
export function calendarOf(hours: WorkingHours, types: DayTypes): Calendar {
  let end = 0;
  for (const slot of hours.slots) {
    if (!(slot.from >= end && slot.to > slot.from && slot.to <= DAY_SECONDS))
      throw new RangeError(`slot ${slot.from}–${slot.to}: expected ascending slots within a day`);
    end = slot.to;
  }
  const free = new Set(hours.weekend);
  if (hours.slots.length === 0 || free.size >= 7) throw new RangeError("expected working hours in every week");
  const working = new Uint8Array(END_DAY - FIRST_DAY);
  for (let place = 0; place < working.length; place++) working[place] = free.has(weekdayOf(place + FIRST_DAY)) ? 0 : 1;
  for (const day of types.holidays) working[day - FIRST_DAY] = 0;
  for (const day of types.workdays) working[day - FIRST_DAY] = 1;
  const before = new Int32Array(working.length + 1);
  for (let place = 0; place < working.length; place++) before[place + 1] = (before[place] ?? 0) + (working[place] ?? 0);
  const workingDays = new Int32Array(before[working.length] ?? 0);
  for (let place = 0; place < working.length; place++) if (working[place] === 1) workingDays[before[place] ?? 0] = place;
  return {
    offsetSeconds: hours.offsetMinutes * 60,
    slots: hours.slots,
    daySeconds: hours.slots.reduce((sum, slot) => sum + slot.to - slot.from, 0),
    workDaySeconds: hours.hoursPerWorkDay * 3600,
    working,
    before,
    workingDays,
  };
}

/** True on a working day; `day` as of `dayOf`. */
export function isWorkingDay(day: number, calendar: Calendar): boolean {
  return calendar.working[day - FIRST_DAY] === 1;
}

/** Work seconds from the start of the table to an instant. The difference of two is the work time between them. */
export function workTimeAt(at: number, calendar: Calendar): number {
  const local = at + calendar.offsetSeconds;
  const day = Math.floor(local / DAY_SECONDS);
  const place = Math.min(Math.max(day - FIRST_DAY, 0), calendar.working.length);
  let work = (calendar.before[place] ?? 0) * calendar.daySeconds;
  if (calendar.working[place] !== 1) return work;
  const time = local - day * DAY_SECONDS;
  for (const slot of calendar.slots) {
    if (time <= slot.from) break;
    work += Math.min(time, slot.to) - slot.from;
  }
  return work;
}

/**
 * The first instant at which `workTimeAt` reaches `work`: what ends with a slot stays at its end and does not roll over to the next one.
 * Null beyond the table (after 2079).
 */
export function instantOfWork(work: number, calendar: Calendar): number | null {
  const index = Math.max(0, Math.ceil(work / calendar.daySeconds) - 1);
  const place = calendar.workingDays[index];
  if (place === undefined) return null;
  let rest = work - index * calendar.daySeconds;
  for (const slot of calendar.slots) {
    const length = slot.to - slot.from;
    if (rest <= length) return (place + FIRST_DAY) * DAY_SECONDS + slot.from + rest - calendar.offsetSeconds;
    rest -= length;
  }
  return null;
}
