// A clock reading taken from bytes: date, second of the day, offset when one is written; impossible ones are refused.
import { fourDigits, viewOf } from "./fourBytes";
import type { TimeStep } from "./timeFormat";

/** What was read; one object is filled again and again. */
export interface TimeParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Seconds ahead of UTC, null when none is written. */
  offset: number | null;
  /** The ten bytes yyyy-MM-dd that year, month and day were read from, 0 when they came otherwise: the next time is mostly of the same day. */
  yearBytes: number;
  monthBytes: number;
  dayBytes: number;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const SPACE = 32;
const DASH = 45;
const POINT = 46;
const COMMA = 44;
const SLASH = 47;
const ZERO = 48;
const COLON = 58;

export function emptyParts(): TimeParts {
  return { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, offset: null, yearBytes: 0, monthBytes: 0, dayBytes: 0 };
}

/** Reads the number of `least` to `most` digits at `at`; its digits end at `digitsEnd`. -1 when there are fewer. */
let digitsEnd = 0;
function digits(bytes: Uint8Array, at: number, end: number, least: number, most: number): number {
  let value = 0;
  let place = at;
  const stop = Math.min(end, at + most);
  for (; place < stop; place++) {
    const digit = (bytes[place] as number) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  digitsEnd = place;
  return place - at < least ? -1 : value;
}

/** ISO 8601 and its usual relatives (one-digit months, slashes or points, a space for the T, seconds left out, date alone, yyyyMMdd, " UTC"). */
export function readIso(bytes: Uint8Array, start: number, end: number, parts: TimeParts): boolean {
  if (end - start >= 19 && readPlainIso(bytes, start, end, parts)) return isDate(parts) && isClock(parts);
  parts.yearBytes = 0;
  parts.hour = 0;
  parts.minute = 0;
  parts.second = 0;
  parts.offset = null;
  parts.year = digits(bytes, start, end, 4, 4);
  if (parts.year < 0) return false;
  const separator = bytes[digitsEnd];
  if (separator === DASH || separator === SLASH || separator === POINT) {
    parts.month = digits(bytes, digitsEnd + 1, end, 1, 2);
    if (parts.month < 0 || bytes[digitsEnd] !== separator) return false;
    parts.day = digits(bytes, digitsEnd + 1, end, 1, 2);
  } else {
    parts.month = digits(bytes, digitsEnd, end, 2, 2);
    parts.day = digits(bytes, digitsEnd, end, 2, 2);
  }
  if (parts.month < 0 || parts.day < 0) return false;
  let at = digitsEnd;
  if (at === end) return isDate(parts);
  const gap = bytes[at];
  if (gap !== 84 && gap !== 116 && gap !== SPACE) return false; // T t space
  at++;
  while (bytes[at] === SPACE && at < end) at++;
  parts.hour = digits(bytes, at, end, 1, 2);
  if (parts.hour < 0) return false;
  at = digitsEnd;
  const colons = bytes[at] === COLON && at < end;
  if (colons) at++;
  parts.minute = digits(bytes, at, end, 2, 2);
  if (parts.minute < 0) return false;
  at = digitsEnd;
  if (at < end && (colons ? bytes[at] === COLON : isDigit(bytes[at]))) {
    parts.second = digits(bytes, colons ? at + 1 : at, end, 2, 2);
    if (parts.second < 0) return false;
    at = digitsEnd;
    if (at < end && (bytes[at] === POINT || bytes[at] === COMMA)) {
      if (digits(bytes, at + 1, end, 1, 9) < 0) return false;
      at = digitsEnd;
    }
  }
  while (bytes[at] === SPACE && at < end) at++;
  if (at < end) at = readOffset(bytes, at, end, parts);
  return at === end && isDate(parts) && isClock(parts);
}

/** The commonest form, yyyy-MM-dd HH:mm:ss with T or a space, alone or before Z or ±HH:mm: all at fixed places. False for any other. */
function readPlainIso(bytes: Uint8Array, at: number, end: number, parts: TimeParts): boolean {
  if (bytes[at + 13] !== COLON || bytes[at + 16] !== COLON || (bytes[at + 10] !== 84 && bytes[at + 10] !== SPACE)) return false;
  if (!readPlainDate(bytes, at, parts)) return false;
  const size = end - at;
  if (size === 19) parts.offset = null;
  else if (size === 20 && bytes[at + 19] === 90) parts.offset = 0;
  else {
    const sign = bytes[at + 19];
    if (size !== 25 || (sign !== 43 && sign !== DASH) || bytes[at + 22] !== COLON) return false;
    const hours = pair(bytes, at + 20);
    const minutes = pair(bytes, at + 23);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return false;
    parts.offset = (sign === DASH ? -1 : 1) * (hours * 3600 + minutes * 60);
  }
  parts.hour = pair(bytes, at + 11);
  parts.minute = pair(bytes, at + 14);
  parts.second = pair(bytes, at + 17);
  // One of them negative makes all negative.
  return (parts.hour | parts.minute | parts.second) >= 0;
}

/** yyyy-MM-dd at `at`, with at least ten bytes there. */
function readPlainDate(bytes: Uint8Array, at: number, parts: TimeParts): boolean {
  const view = viewOf(bytes);
  const yearBytes = view.getInt32(at, true);
  const monthBytes = view.getInt32(at + 4, true);
  const dayBytes = view.getInt16(at + 8, true);
  if (yearBytes === parts.yearBytes && monthBytes === parts.monthBytes && dayBytes === parts.dayBytes) return true;
  parts.year = fourDigits(yearBytes);
  parts.month = pair(bytes, at + 5);
  parts.day = pair(bytes, at + 8);
  if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH || (parts.year | parts.month | parts.day) < 0) {
    parts.yearBytes = 0;
    return false;
  }
  parts.yearBytes = yearBytes;
  parts.monthBytes = monthBytes;
  parts.dayBytes = dayBytes;
  return true;
}

/** Two digits at `at`, or -1. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
}

/** Follows the steps of a format; true when all bytes are used and the reading is possible. */
export function readSteps(steps: readonly TimeStep[], bytes: Uint8Array, start: number, end: number, parts: TimeParts): boolean {
  parts.hour = 0;
  parts.minute = 0;
  parts.second = 0;
  parts.offset = null;
  let at = start;
  let half = -1;
  for (const step of steps) {
    switch (step.kind) {
      case "literal":
        for (const byte of step.bytes) if (at >= end || bytes[at++] !== byte) return false;
        continue;
      case "space":
        if (at >= end || bytes[at] !== SPACE) return false;
        while (at < end && bytes[at] === SPACE) at++;
        continue;
      case "word":
        while (at < end && isLetter(bytes[at])) at++;
        continue;
      case "half":
        half = readHalf(bytes, at, end);
        if (half < 0) return false;
        at = digitsEnd;
        continue;
      case "offset":
        at = readOffset(bytes, at, end, parts);
        if (at < 0) return false;
        continue;
      case "monthName":
        parts.month = readMonthName(bytes, at, end);
        if (parts.month < 1) return false;
        at = digitsEnd;
        continue;
      default: {
        const most = step.kind === "fraction" ? 9 : step.kind === "year" ? 4 : 2;
        const value = digits(bytes, at, end, step.width ?? 1, step.width ?? most);
        if (value < 0) return false;
        at = digitsEnd;
        if (step.kind === "shortYear") parts.year = value < 69 ? 2000 + value : 1900 + value;
        else if (step.kind === "halfHour") parts.hour = value >= 1 && value <= 12 ? value % 12 : 99;
        else if (step.kind !== "fraction") parts[step.kind] = value;
      }
    }
  }
  if (half > 0) parts.hour = parts.hour < 12 ? parts.hour + 12 : parts.hour;
  return at === end && isDate(parts) && isClock(parts);
}

/** Z, UTC, GMT, ±HH, ±HHmm, ±HH:mm; answers the index behind it or -1. */
function readOffset(bytes: Uint8Array, at: number, end: number, parts: TimeParts): number {
  const sign = bytes[at];
  if (sign !== 43 && sign !== DASH) {
    const word = ascii(bytes, at, Math.min(end, at + 3));
    const size = /^z(?![a-z])/.test(word) ? 1 : word === "utc" || word === "gmt" ? 3 : 0;
    if (size === 0) return -1;
    parts.offset = 0;
    return at + size;
  }
  const hours = digits(bytes, at + 1, end, 2, 2);
  if (hours < 0 || hours > 18) return -1;
  let next = digitsEnd;
  let minutes = 0;
  if (next < end && (bytes[next] === COLON || isDigit(bytes[next]))) {
    minutes = digits(bytes, bytes[next] === COLON ? next + 1 : next, end, 2, 2);
    if (minutes < 0 || minutes > 59) return -1;
    next = digitsEnd;
  }
  parts.offset = (sign === DASH ? -1 : 1) * (hours * 3600 + minutes * 60);
  return next;
}

/** 0 for the first half of the day, 1 for the second, -1 for neither: AM, a.m., 上午, PM, p.m., 下午. */
function readHalf(bytes: Uint8Array, at: number, end: number): number {
  const word = new TextDecoder().decode(bytes.subarray(at, Math.min(end, at + 6))).toLowerCase();
  const found = /^(?:(a\.m\.|am|上午)|p\.m\.|pm|下午)/.exec(word);
  if (!found) return -1;
  digitsEnd = at + new TextEncoder().encode(found[0]).length;
  return found[1] === undefined ? 1 : 0;
}

function readMonthName(bytes: Uint8Array, at: number, end: number): number {
  let stop = at;
  while (stop < end && isLetter(bytes[stop])) stop++;
  digitsEnd = stop;
  return MONTHS.indexOf(ascii(bytes, at, Math.min(stop, at + 3))) + 1;
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let at = from; at < to; at++) text += String.fromCharCode(bytes[at] as number);
  return text.toLowerCase();
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 32) >= 97 && (byte | 32) <= 122;
}

function isDate(parts: TimeParts): boolean {
  const { year, month, day } = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (day < 29) return true;
  if (month === 2) return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day < 31 || (month !== 4 && month !== 6 && month !== 9 && month !== 11);
}

/** A leap second is the second before it; 24:00:00 is the end of the day (ISO 8601). */
function isClock(parts: TimeParts): boolean {
  if (parts.second === 60) parts.second = 59;
  if (parts.hour === 24) return parts.minute === 0 && parts.second === 0;
  return parts.hour < 24 && parts.minute < 60 && parts.second < 60;
}
