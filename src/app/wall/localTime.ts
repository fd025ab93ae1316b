// What the clocks of a zone show: for the wall's own clock and for what it does by the hour.
import type { LocalTime } from "../../core/frame/playlist";
import type { Format } from "../../panels/format";

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Day of the week (1 Monday) and hour of the day with its fraction, by the clocks of a zone. */
export function localTime(ms: number, timeZone: string): LocalTime {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", weekday: "short", hour: "numeric", minute: "numeric" }).formatToParts(ms);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  return { day: DAYS.indexOf(of("weekday")) + 1, hour: Number(of("hour")) + Number(of("minute")) / 60 };
}

/** Day and time in the reader's language. */
export function clockText(ms: number, { language, timeZone }: Format): { readonly day: string; readonly clock: string } {
  const place = language === "en" ? "en-GB" : "zh-CN";
  return {
    day: new Intl.DateTimeFormat(place, { timeZone, month: "long", day: "numeric", weekday: "long" }).format(ms),
    clock: new Intl.DateTimeFormat(place, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(ms),
  };
}
