// The commonest written time, yyyy-MM-dd HH:mm:ss with T or a space, alone or before Z or ±HH:mm, read where it stands: date and offset are mostly those of the row before.
import { NO_TIME } from "../core/model/columns";
import { dayNumber } from "./calendar";
import { fourDigits } from "./fourBytes";

const DAY = 86_400;
/** Days of each month in a leap year; 29 February is left to the careful reader. */
const MONTH_DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** What no two bytes are. */
const NO_BYTES = 65_536;

/** Reads times of one column. */
export class PlainTimes {
  /** Behind the time last read. */
  end = 0;
  private readonly toInstant: (day: number, second: number) => number;
  // The bytes of the date and of the offset last read, and what they mean.
  private yearBytes = 0;
  private monthBytes = 0;
  private dayBytes = NO_BYTES;
  private day = 0;
  private offsetBytes = 0;
  private minuteBytes = 0;
  private offset = 0;

  /** `toInstant`: seconds since 2000 of a day and a second in the zone of times without an offset (`zoneReader`). */
  constructor(toInstant: (day: number, second: number) => number) {
    this.toInstant = toInstant;
  }

  /** Seconds since 2000 of the time at `at`; NO_TIME when it is written in any other way, or impossible. At least 25 bytes must be there. */
  read(view: DataView, at: number): number {
    const yearBytes = view.getInt32(at, true);
    const monthBytes = view.getInt32(at + 4, true);
    const dayBytes = view.getInt16(at + 8, true);
    if (yearBytes !== this.yearBytes || monthBytes !== this.monthBytes || dayBytes !== this.dayBytes) {
      if (!this.newDate(yearBytes, monthBytes, dayBytes)) return NO_TIME;
    }
    const gap = view.getUint8(at + 10);
    const first = view.getInt32(at + 11, true); // HH:m
    const last = view.getInt32(at + 15, true); // m:ss
    // 0x3a is the colon; a digit has the high nibble 3 and, with 6 added to the low one, no carry.
    if ((first & 0xf0fff0f0) !== 0x303a3030 || (last & 0xf0f0fff0) !== 0x30303a30 || (gap !== 84 && gap !== 32)) return NO_TIME;
    if ((((first & 0x0f000f0f) + 0x06000606) | ((last & 0x0f0f000f) + 0x06060006)) & 0x10101010) return NO_TIME;
    const hour = (first & 15) * 10 + ((first >>> 8) & 15);
    const minute = ((first >>> 24) & 15) * 10 + (last & 15);
    const second = ((last >>> 16) & 15) * 10 + ((last >>> 24) & 15);
    if (hour > 23 || minute > 59 || second > 59) return NO_TIME;
    const ofDay = (hour * 60 + minute) * 60 + second;
    const offsetBytes = view.getInt32(at + 19, true);
    const sign = offsetBytes & 255;
    if (sign === 43 || sign === 45) {
      const minuteBytes = view.getInt16(at + 23, true);
      if ((offsetBytes !== this.offsetBytes || minuteBytes !== this.minuteBytes) && !this.newOffset(offsetBytes, minuteBytes)) return NO_TIME;
      this.end = at + 25;
      return this.day * DAY + ofDay - this.offset;
    }
    if (sign === 90) {
      this.end = at + 20;
      return this.day * DAY + ofDay;
    }
    this.end = at + 19;
    return this.toInstant(this.day, ofDay);
  }

  private newDate(yearBytes: number, monthBytes: number, dayBytes: number): boolean {
    const year = fourDigits(yearBytes);
    // "-MM-" and "dd" made four digits each.
    if ((monthBytes & 0xff0000ff) !== 0x2d00002d) return false;
    const month = fourDigits(((monthBytes & 0x00ffff00) << 8) | 0x3030);
    const day = fourDigits((dayBytes << 16) | 0x3030);
    // Int32 seconds reach from 1932 to 2068.
    if (year < 1933 || year > 2067 || month < 1 || month > 12 || day < 1 || day > (MONTH_DAYS[month] as number)) return false;
    this.day = dayNumber(year, month, day);
    this.yearBytes = yearBytes;
    this.monthBytes = monthBytes;
    this.dayBytes = dayBytes;
    return true;
  }

  private newOffset(offsetBytes: number, minuteBytes: number): boolean {
    if (offsetBytes >>> 24 !== 58) return false;
    const hours = fourDigits(((offsetBytes & 0x00ffff00) << 8) | 0x3030);
    const minutes = fourDigits((minuteBytes << 16) | 0x3030);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return false;
    this.offset = ((offsetBytes & 255) === 45 ? -1 : 1) * (hours * 60 + minutes) * 60;
    this.offsetBytes = offsetBytes;
    this.minuteBytes = minuteBytes;
    return true;
  }
}
