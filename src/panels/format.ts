// Numbers and dates as the reader's language writes them. "–" stands for what cannot be said (0/0, nothing closed).
import { toMilliseconds } from "../core/model/columns";
import type { Language } from "../core/model/issue";
import { isRate, type Measure } from "./choices";

export const NOTHING = "–";

/** Writers for one language and one time zone; made once per language and zone, since Intl objects are dear. */
export interface Format {
  readonly language: Language;
  readonly timeZone: string;
  /** Whole number with separators. */
  readonly count: (value: number) => string;
  /** Ratio 0…1 as a percentage with one decimal. */
  readonly percent: (value: number | null) => string;
  /** Number with at most three significant digits below 1000, whole above. */
  readonly decimal: (value: number | null) => string;
  /** Bytes in the decimal unit that fits. */
  readonly bytes: (value: number) => string;
  /** Elapsed time in seconds, one decimal. */
  readonly seconds: (ms: number) => string;
  /** Day, from seconds since 2000. */
  readonly day: (seconds: number) => string;
  /** Day and minute, from seconds since 2000. */
  readonly minute: (seconds: number) => string;
  /** Value of a measure with no unit but the percent sign. */
  readonly measure: (measure: Measure, value: number | null) => string;
}

const DATES: { readonly [K in Language]: string } = { "zh-CN": "zh-CN", en: "en-GB" };
const made = new Map<string, Format>();

/** The writers of a language and an IANA zone; an unknown zone falls back to UTC. */
export function formatFor(language: Language, timeZone: string): Format {
  const key = `${language} ${timeZone}`;
  const known = made.get(key);
  if (known) return known;
  const format = makeFormat(language, timeZone === "UTC" || isTimeZone(timeZone) ? timeZone : "UTC");
  made.set(key, format);
  return format;
}

/** Whether this machine knows the IANA zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function makeFormat(language: Language, timeZone: string): Format {
  const whole = once(() => new Intl.NumberFormat(language, { maximumFractionDigits: 0 }));
  const share = once(() => new Intl.NumberFormat(language, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  const fine = once(() => new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }));
  const tenth = once(() => new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }));
  // A month in letters keeps day and month apart in English; in Chinese year, month, day is the one order.
  const days = { timeZone, year: "numeric", month: language === "en" ? "short" : "2-digit", day: "2-digit" } as const;
  const day = once(() => new Intl.DateTimeFormat(DATES[language], days));
  const minute = once(() => new Intl.DateTimeFormat(DATES[language], { ...days, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
  // Nearly all is not all: what would round up to 100 % while a case is missing gets its digits cut instead.
  const percent = (value: number | null): string =>
    isSaid(value) ? share().format(value < 1 && value > 0.9995 ? 0.999 : value > 0 && value < 0.0005 ? 0.001 : value) : NOTHING;
  const decimal = (value: number | null): string => (isSaid(value) ? (Math.abs(value) < 1000 ? fine : whole)().format(value) : NOTHING);
  return {
    language,
    timeZone,
    count: (value) => whole().format(value),
    percent,
    decimal,
    bytes: (value) => formatBytes(value, tenth(), whole()),
    seconds: (ms) => tenth().format(ms / 1000),
    day: (seconds) => day().format(toMilliseconds(seconds)),
    minute: (seconds) => minute().format(toMilliseconds(seconds)),
    measure: (measure, value) => (isRate(measure) ? percent(value) : measure === "n" && isSaid(value) ? whole().format(value) : decimal(value)),
  };
}

/** Makes a thing when it is first asked for: the first writer of dates alone costs a frame. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function isSaid(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

function formatBytes(value: number, tenth: Intl.NumberFormat, whole: Intl.NumberFormat): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${(unit === 0 || size >= 100 ? whole : tenth).format(size)} ${units[unit]}`;
}
