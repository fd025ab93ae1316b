// The true hot spots of the demo: what a hot-spot statistic must find again.
import type { Position } from "geojson";
import { bend, toPosition } from "./board";
import type { CategoryCode } from "./categories";

export interface HotSpot {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** Place on the board, metres [u, v]. */
  readonly board: readonly [number, number];
  /** Standard deviation of the positions, metres. */
  readonly spreadM: number;
  /** Share of all cases while it is active. */
  readonly share: number;
  readonly categories: readonly CategoryCode[];
  /** Active from the beginning of this month of the data (0 is the first), to the end unless `toMonth` is given. */
  readonly fromMonth: number;
  readonly toMonth?: number;
}

export const HOT_SPOTS: readonly HotSpot[] = [
  {
    id: "market",
    zh: "米市街菜市场周边",
    en: "Around Mishi Street Market",
    board: [1250, 3420],
    spreadM: 55,
    share: 0.016,
    categories: ["E0405", "E0401", "E0110", "E0130"],
    fromMonth: 0,
  },
  {
    id: "station",
    zh: "芦汀中心站出入口",
    en: "Luting Centre Station exits",
    board: [2790, 2385],
    spreadM: 50,
    share: 0.017,
    categories: ["E0410", "E0493", "E0401", "E0201"],
    fromMonth: 0,
  },
  {
    id: "hospital",
    zh: "芦汀医院门前",
    en: "In front of Luting Hospital",
    board: [1900, 2650],
    spreadM: 45,
    share: 0.008,
    categories: ["E0410", "E0401", "E0496"],
    fromMonth: 0,
  },
  {
    id: "migrants",
    zh: "西塘城中村",
    en: "Xitang urban village",
    board: [500, 1980],
    spreadM: 110,
    share: 0.014,
    categories: ["D0301", "E0110", "E0496", "E0101"],
    fromMonth: 0,
  },
  {
    id: "dumping",
    zh: "铁路沿线偷倒点",
    en: "Dumping ground by the railway",
    board: [1750, 880],
    spreadM: 70,
    share: 0.011,
    categories: ["E0111", "E0110", "E0120"],
    fromMonth: 0,
  },
  {
    id: "nightlife",
    zh: "文汇坊夜宵街",
    en: "Wenhui night-food street",
    board: [3100, 2560],
    spreadM: 50,
    share: 0.01,
    categories: ["E0128", "E0405", "E0192"],
    fromMonth: 0,
  },
  {
    id: "trucks",
    zh: "盛业路渣土车通道",
    en: "Spoil-truck route of the industrial park",
    board: [3900, 780],
    spreadM: 95,
    share: 0.008,
    categories: ["E0312", "E0304", "E0113"],
    fromMonth: 3,
  },
  {
    id: "emerging",
    zh: "金禾保障房工地周边",
    en: "Around the Jinhe housing site",
    board: [4250, 4280],
    spreadM: 75,
    share: 0.024,
    categories: ["E0301", "E0304", "E0312", "D0101"],
    fromMonth: 18,
  },
];

/** Where a hot spot lies, [lng, lat]. */
export function hotSpotPosition({ board: [u, v] }: Pick<HotSpot, "board">): Position {
  return toPosition(...bend(u, v));
}
