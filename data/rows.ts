// A case as one line of CSV, byte by byte.
import { ByteWriter, utf8 } from "./bytes";
import { DAY, dateOf } from "./calendar";
import { CATEGORIES } from "./categories";
import type { Fault } from "./faults";
import { HABITS } from "./habits";
import type { Site } from "./sites";
import type { Life } from "./stages";
import { DEPARTMENTS, LEVELS, SOURCES, type Source, STATES } from "./words";

/** Columns of the generated cases, native names (contract.md). */
export const COLUMNS =
  "case_id,reported_at,lng,lat,category,category_code,source,department,level,state,registered_at,dispatched_at,deadline_at,handled_at,verified_at,closed_at,satisfaction,called_back_at,rework_count,return_count,supervised,address,title";

/** All that a row needs; x, y in lattice units. */
export interface CaseRow {
  readonly number: number;
  readonly reported: number;
  readonly x: number;
  readonly y: number;
  readonly category: number;
  readonly source: Source;
  readonly site: number;
  readonly door: number;
  readonly life: Life;
}

const COMMA = 44;
const words = <K extends string>(list: Readonly<Record<K, { readonly zh: string }>>): Record<K, Uint8Array> =>
  Object.fromEntries(Object.entries<{ readonly zh: string }>(list).map(([key, { zh }]) => [key, utf8(zh)])) as Record<K, Uint8Array>;

/** Writes rows; knows the words of one town. */
export function rowWriter(out: ByteWriter, sites: readonly Site[]): (row: CaseRow, fault: Fault) => void {
  const sources = words(SOURCES);
  const levels = words(LEVELS);
  const states = words(STATES);
  const departments = words(DEPARTMENTS);
  const categories = CATEGORIES.map(({ zh, code, department }) => ({ zh: utf8(zh), code: utf8(code), department: departments[department] }));
  const places = sites.map(({ zh, use, streets }) => ({ zh: utf8(zh), streets: streets.map(utf8), building: use === "slab" || use === "tower" }));
  const onStreet = CATEGORIES.map(({ code }) => HABITS[code].place === "street");
  const satisfactions = words({
    "": { zh: "" },
    very_satisfied: { zh: "very_satisfied" },
    satisfied: { zh: "satisfied" },
    neutral: { zh: "neutral" },
    dissatisfied: { zh: "dissatisfied" },
    very_dissatisfied: { zh: "very_dissatisfied" },
  });
  const prefix = utf8("LT");
  const beside = utf8("旁");
  const house = utf8("号");
  const building = utf8("号楼");
  const broken = utf8("2025年某日上午");
  const yes = utf8("true");
  const no = utf8("false");
  const zone = utf8("+08:00");
  const dates: Uint8Array[] = [];

  function time(second: number): void {
    if (second === 0) return;
    const day = Math.floor(second / DAY);
    let date = dates[day];
    if (!date) {
      const { year, month, date: monthDay } = dateOf(day);
      date = utf8(`${year}-${String(month).padStart(2, "0")}-${String(monthDay).padStart(2, "0")}T`);
      dates[day] = date;
    }
    out.word(date);
    const rest = second - day * DAY;
    out.number(Math.floor(rest / 3600), 2);
    out.byte(58);
    out.number(Math.floor((rest % 3600) / 60), 2);
    out.byte(58);
    out.number(rest % 60, 2);
    out.word(zone);
  }

  function column(bytes: Uint8Array): void {
    out.word(bytes);
    out.byte(COMMA);
  }

  function timeColumn(second: number): void {
    time(second);
    out.byte(COMMA);
  }

  return (row, fault) => {
    const category = categories[row.category];
    const place = places[row.site];
    if (!category || !place) throw new Error(`row ${row.number}: no class ${row.category} or no site ${row.site}`);
    const { life } = row;
    const start = out.position;
    out.word(prefix);
    out.number(dateOf(Math.floor(row.reported / DAY)).year % 100, 2);
    out.number(row.number, 7);
    out.byte(COMMA);
    if (fault === "short") {
      out.byte(10);
      return;
    }
    if (fault === "bad_time") out.word(broken);
    else if (fault !== "no_time") time(row.reported);
    out.byte(COMMA);
    if (fault === "missing") out.byte(COMMA);
    else {
      out.degrees(fault === "zero" ? 0 : fault === "far" ? row.x - 50_000_000 : row.x);
      out.byte(COMMA);
      out.degrees(fault === "zero" ? 0 : row.y);
    }
    out.byte(COMMA);
    column(category.zh);
    column(category.code);
    column(sources[row.source]);
    column(category.department);
    column(levels[life.level]);
    column(states[life.state]);
    timeColumn(life.registered);
    timeColumn(life.dispatched);
    timeColumn(life.deadline);
    timeColumn(life.handled);
    timeColumn(life.verified);
    timeColumn(life.closed);
    column(satisfactions[life.satisfaction]);
    timeColumn(life.calledBack);
    out.number(life.rework);
    out.byte(COMMA);
    out.number(life.returns);
    out.byte(COMMA);
    column(life.supervised ? yes : no);
    const street = onStreet[row.category] ? place.streets[row.door % place.streets.length] : undefined;
    out.word(street ?? place.zh);
    out.number(street ? row.door * 7 : row.door);
    column(place.building && !street ? building : house);
    out.word(place.zh);
    if (street) out.word(beside);
    out.word(category.zh);
    out.byte(10);
    if (fault === "duplicate") out.repeat(start);
  };
}
