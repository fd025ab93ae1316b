// Written times to seconds since 2000: ISO or a named format, with an offset or in a named zone.
import { NO_TIME, toSeconds } from "../core/model/columns";
import { dayNumber } from "./calendar";
import { decimalAt } from "./digits";
import { timeSteps } from "./timeFormat";
import { emptyParts, readIso, readSteps } from "./timeParts";
import { zoneReader } from "./zone";

/** Reads the time written in bytes[start .. end), UTF-8: seconds since 2000, or NO_TIME when it is empty or cannot be read. */
export type TimeBytesReader = (bytes: Uint8Array, start: number, end: number) => number;

/** Reads the milliseconds beyond the second of a time that is written in bytes[start .. end); 0 for none. */
export type MillisecondsReader = (bytes: Uint8Array, start: number, end: number) => number;

const COMMA = 44;
const POINT = 46;
const ZERO = 48;
const COLON = 58;
const DAY = 86_400;
const DATES = ["M/d/yyyy", "d/M/yyyy", "M-d-yyyy", "d-M-yyyy", "M.d.yyyy", "d.M.yyyy", "yyyy/M/d", "yyyy-M-d", "yyyy年M月d日", "yyyyMMdd"];
const WORDY_DATES = ["d MMM yyyy", "d-MMM-yyyy", "d/MMM/yyyy", "MMM d yyyy", "MMM d, yyyy", "M/d/yy", "d/M/yy", "d-MMM-yy"];
const GAPS = [" ", "", "-", "'T'", ", ", ":"];
const CLOCKS = [
  "",
  "H:mm:ss",
  "H:mm",
  "h:mm:ss a",
  "h:mm a",
  "h:mm:ssa",
  "h:mma",
  "H:mm:ss.SSS",
  "HHmmss",
  "HHmm",
  "H时m分s秒",
  "H时m分",
  "H:mm:ss XX",
  "H:mm:ssXX",
];
/** Epoch numbers of the years 2001 to 2286. */
const EPOCH_S = /^\d{10}(?:\.\d+)?$/;
const EPOCH_MS = /^\d{13}$/;

/** True for a format that `timeReader` follows: Unicode letters, "epoch_s" or "epoch_ms". */
export function isTimeFormat(format: string): boolean {
  return format === "epoch_s" || format === "epoch_ms" || timeSteps(format) !== null;
}

/**
 * A reader of times: `format` undefined reads ISO 8601 and its usual relatives; times without an offset are in `timeZone` (IANA).
 * The reader gives seconds since 2000, NO_TIME for what it cannot read, impossible dates included. Throws RangeError for an unknown zone or format.
 */
export function timeReader(format: string | undefined, timeZone: string): (text: string) => number {
  const read = timeBytesReader(format, timeZone);
  const encoder = new TextEncoder();
  return (text) => {
    const bytes = encoder.encode(text);
    return read(bytes, 0, bytes.length);
  };
}

/** `timeReader` on bytes, for readers that never make strings. Spaces and quotes around the value are passed over. */
export function timeBytesReader(format: string | undefined, timeZone: string): TimeBytesReader {
  if (format === "epoch_s") return epochReader(1000);
  if (format === "epoch_ms") return epochReader(1);
  const steps = format === undefined ? null : timeSteps(format);
  if (format !== undefined && steps === null) throw new RangeError(`no time format: ${format}; expected letters like yyyy-MM-dd HH:mm:ss`);
  const toInstant = zoneReader(timeZone);
  const parts = emptyParts();
  let lastDate = -1;
  let lastDay = 0;
  return (bytes, start, end) => {
    let from = start;
    let to = end;
    while (from < to && isWrapping(bytes[from] as number)) from++;
    while (to > from && isWrapping(bytes[to - 1] as number)) to--;
    if (from === to) return NO_TIME;
    if (!(steps === null ? readIso(bytes, from, to, parts) : readSteps(steps, bytes, from, to, parts))) return NO_TIME;
    const date = (parts.year * 16 + parts.month) * 32 + parts.day;
    if (date !== lastDate) {
      lastDate = date;
      lastDay = dayNumber(parts.year, parts.month, parts.day);
    }
    const midnight = parts.hour === 24;
    const day = midnight ? lastDay + 1 : lastDay;
    const second = midnight ? 0 : (parts.hour * 60 + parts.minute) * 60 + parts.second;
    const seconds = parts.offset === null ? toInstant(day, second) : day * DAY + second - parts.offset;
    return seconds > NO_TIME && seconds < 2_147_483_648 ? seconds : NO_TIME;
  };
}

/** Spaces, control characters, " and '. */
function isWrapping(byte: number): boolean {
  return byte <= 34 ? byte !== 33 : byte === 39;
}

function epochReader(msPerUnit: number): TimeBytesReader {
  return (bytes, start, end) => (start === end ? NO_TIME : toSeconds(decimalAt(bytes, start, end, false) * msPerUnit));
}

/** The reader of milliseconds beside `timeBytesReader`: of numbers since 1970, and of clock times like 08:30:05.250 or 08:30:05,25. */
export function millisecondsReader(format: string | undefined): MillisecondsReader {
  if (format === "epoch_s" || format === "epoch_ms") {
    const perUnit = format === "epoch_s" ? 1000 : 1;
    return (bytes, start, end) => {
      const ms = Math.floor(decimalAt(bytes, start, end, false) * perUnit) % 1000;
      return ms >= 0 ? ms : 0; // what is no number has none
    };
  }
  return fractionOfSecond;
}

/** Milliseconds after ":ss." or ":ss,". */
function fractionOfSecond(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start + 3; at < end - 1; at++) {
    const byte = bytes[at];
    if ((byte !== POINT && byte !== COMMA) || bytes[at - 3] !== COLON) continue;
    let ms = 0;
    for (let place = 1; place <= 3; place++) {
      const digit = at + place < end ? (bytes[at + place] as number) - ZERO : -1;
      if (digit < 0 || digit > 9) return place === 1 ? 0 : ms * 10 ** (4 - place);
      ms = ms * 10 + digit;
    }
    return ms;
  }
  return 0;
}

/**
 * The formats that read the most of the samples, when they read more than ISO does. More than one means that the samples do not tell them apart:
 * 03/04/2015 is read by MM/dd/yyyy and by dd/MM/yyyy until a day above 12 occurs.
 */
export function fittingFormats(samples: readonly string[]): readonly string[] {
  const texts = samples.map((text) => text.replace(/^[\s"']+|[\s"']+$/g, "")).filter((text) => text !== "");
  if (texts.every((text) => EPOCH_S.test(text)) && texts.length > 0) return ["epoch_s"];
  if (texts.every((text) => EPOCH_MS.test(text)) && texts.length > 0) return ["epoch_ms"];
  const readable = (format?: string): number => {
    const read = timeReader(format, "UTC");
    return texts.reduce((count, text) => count + (read(text) === NO_TIME ? 0 : 1), 0);
  };
  let most = readable();
  let best: string[] = [];
  if (most === texts.length) return best;
  for (const date of [...DATES, ...WORDY_DATES]) {
    for (const clock of CLOCKS) {
      for (const gap of clock === "" ? [""] : GAPS) {
        const format = date + gap + clock;
        const count = readable(format);
        if (count > most) best = [];
        if (count > 0 && count >= most && (count > most || best.length > 0)) best.push(padded(date, texts, false) + gap + padded(clock, texts, true));
        most = Math.max(most, count);
      }
    }
  }
  return best;
}

/** Two letters for months, days and hours where every sample has two digits there: as people write such formats. */
function padded(format: string, texts: readonly string[], clock: boolean): string {
  const ofClock = /\d{1,2}(?=[:时])/;
  const single = texts.some((text) => (clock ? (ofClock.exec(text)?.[0].length ?? 2) < 2 : /(?<!\d)\d(?!\d)/.test(text.slice(0, text.search(ofClock) >>> 0))));
  return single ? format : format.replace(/(?<!M)M(?!M)/, "MM").replace(/(?<![dHh])([dHh])(?![dHh])/, "$1$1");
}
