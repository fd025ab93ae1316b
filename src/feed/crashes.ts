// A file of crashes: positions, and what it tells of time, harm, manner and road. What it does not tell is said, not made up.
import { toUnits } from "../core/geo/lattice";
import { NO_TIME } from "../core/model/columns";
import type { Crash } from "../core/stats/blackSpots";
import { fieldOf, type PointTable } from "./pointTable";
import { timeReader } from "./time";

const NAMES = {
  at: ["at", "time", "date", "datetime", "crashdate", "accidentdate", "发生时间", "事故时间", "时间", "日期"],
  deaths: ["deaths", "killed", "fatalities", "死亡人数", "死亡"],
  injured: ["injured", "injuries", "受伤人数", "受伤", "伤人数"],
  pattern: ["pattern", "manner", "type", "事故形态", "形态", "事故类型"],
  procedure: ["procedure", "general", "处理程序", "适用程序"],
  roadDefect: ["roaddefect", "defect", "道路缺陷", "道路隐患"],
} as const;

export interface CrashFile {
  readonly name: string;
  readonly crashes: readonly Crash[];
  /** Rows without a usable position. */
  readonly unplaced: number;
  /** Crashes without a time: they are taken to lie in the window. */
  readonly untimed: number;
  /** What the file tells. */
  readonly tells: { readonly [K in keyof typeof NAMES]: boolean };
}

/** Crashes of a table; times without an offset are read in the named zone, those of no time are NO_TIME. */
export function crashesOf(table: PointTable, timeZone: string): CrashFile {
  const readTime = timeReader(undefined, timeZone);
  const tells = { at: false, deaths: false, injured: false, pattern: false, procedure: false, roadDefect: false };
  const crashes: Crash[] = [];
  let unplaced = 0;
  let untimed = 0;
  for (const row of table.rows) {
    if (row.position === null) {
      unplaced++;
      continue;
    }
    const text = (name: keyof typeof NAMES): string => {
      const found = fieldOf(row, NAMES[name]);
      if (found !== "") tells[name] = true;
      return found;
    };
    const at = readTime(text("at"));
    if (at === NO_TIME) untimed++;
    crashes.push({
      x: toUnits(row.position[0]),
      y: toUnits(row.position[1]),
      at,
      deaths: Number(text("deaths")) || 0,
      injured: Number(text("injured")) || 0,
      pattern: text("pattern"),
      general: /^(general|一般程序|一般|1|true|yes|是)$/i.test(text("procedure")),
      roadDefect: /^(1|true|yes|是|有)$/i.test(text("roadDefect")),
    });
  }
  return { name: table.name, crashes, unplaced, untimed, tells };
}
