// Where months begin in a zone, as core asks for it.
import type { MonthStart } from "../core/frame/calendar";
import { monthPeriod } from "./months";

/** First second of a month of a zone. */
export function monthStartIn(timeZone: string): MonthStart {
  return (year, month) => monthPeriod(`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`, timeZone).from;
}
