// Catalogue and working time of a deployment: read from its configuration, checked, handed to the engine and to the case drawer.
import * as z from "zod/mini";
import { dayOf, USUAL_HOURS } from "../core/model/calendar";
import { type Catalogue, catalogueFaults, SERVICES } from "../core/model/catalogue";
import { CHINA_DAY_TYPES } from "../core/model/chinaCalendar";
import { LIMIT_KINDS } from "../core/model/clock";
import { LEVELS } from "../core/model/lifecycleTable";
import { done, type Result, refused } from "../core/model/result";
import type { ToldSetting } from "../engine/api";
import type { Config } from "./config";

const words = z.strictObject({ "zh-CN": z.string(), en: z.string() });
const limit = z.strictObject({ kind: z.enum(LIMIT_KINDS), value: z.number() });
const CATALOGUE = z.strictObject({
  $schema: z.exactOptional(z.string()),
  title: words,
  isSample: z._default(z.boolean(), false),
  departments: z.array(z.strictObject({ id: z.string(), name: words })),
  conditions: z.record(z.string(), words),
  classes: z.array(
    z.strictObject({
      code: z.string(),
      kind: z.enum(["component", "event", "dispute"]),
      name: words,
      must: z.string(),
      helps: z._default(z.array(z.string()), []),
      level: z.enum(LEVELS),
      service: z._default(z.nullable(z.enum(Object.keys(SERVICES) as [keyof typeof SERVICES, ...(keyof typeof SERVICES)[]])), null),
      choices: z.array(z.strictObject({ condition: z.string(), limit })),
    }),
  ),
});

/** A catalogue out of parsed JSON, or the issue that names its first fault. */
export function catalogueOf(value: unknown, file: string): Result<Catalogue> {
  const read = z.safeParse(CATALOGUE, value);
  if (!read.success) {
    const place = read.error.issues[0]?.path.join(".") || "{}";
    return refused({ code: "catalogue_wrong", file, place, detail: { found: read.error.issues[0]?.code ?? "" } });
  }
  const { $schema: _, ...catalogue } = read.data;
  const [fault] = catalogueFaults(catalogue);
  return fault === undefined ? done(catalogue) : refused({ code: "catalogue_wrong", file, place: fault.place, detail: { found: fault.name } });
}

/** The catalogue that a deployment names; null when it names none. */
export async function fetchCatalogue(path: string | undefined): Promise<Result<Catalogue | null>> {
  if (path === undefined) return done(null);
  const file = path.split("/").at(-1) ?? path;
  const response = await fetch(new URL(path, document.baseURI)).catch(() => null);
  if (!response?.ok) return refused({ code: "unreadable", file, place: path, detail: { reason: response === null ? "–" : `HTTP ${response.status}` } });
  const value: unknown = await response.json().catch(() => null);
  return catalogueOf(value, file);
}

/** Working time of a configuration. Its days beat China's of the same date. */
export function workingTime(calendar: NonNullable<Config["calendar"]>): Pick<ToldSetting, "hours" | "dayTypes"> {
  const { offsetMinutes, hours, weekend, hoursPerWorkDay, holidays = [], workdays = [] } = calendar;
  const free = holidays.map(dayOf);
  const worked = workdays.map(dayOf);
  const slots = hours?.map(([from, to]) => ({ from: secondsOf(from), to: secondsOf(to) }));
  return {
    hours: {
      offsetMinutes: offsetMinutes ?? USUAL_HOURS.offsetMinutes,
      slots: slots ?? USUAL_HOURS.slots,
      weekend: weekend ?? USUAL_HOURS.weekend,
      hoursPerWorkDay: hoursPerWorkDay ?? USUAL_HOURS.hoursPerWorkDay,
    },
    dayTypes: {
      holidays: [...[...CHINA_DAY_TYPES.holidays].filter((day) => !worked.includes(day)), ...free],
      workdays: [...[...CHINA_DAY_TYPES.workdays].filter((day) => !free.includes(day)), ...worked],
    },
  };
}

/** What the engine is told. */
export async function caseSetting(config: Config): Promise<Result<ToldSetting>> {
  const catalogue = await fetchCatalogue(config.catalogue);
  if (!catalogue.ok) return catalogue;
  const time = workingTime(config.calendar ?? {});
  const { slots, weekend } = time.hours;
  const isOrdered = slots.every(({ from, to }, place) => to > from && from >= (slots[place - 1]?.to ?? 0));
  if (!isOrdered || new Set(weekend).size >= 7) {
    return refused({ code: "calendar_wrong", file: "config.json", place: isOrdered ? "calendar.weekend" : "calendar.hours" });
  }
  return done({ catalogue: catalogue.value, ...time });
}

function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 3600 + minutes * 60;
}
