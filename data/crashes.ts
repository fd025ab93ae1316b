// Crashes of the demo town over three years as CSV: most along the kerbs at random, and a few places where they gather for a reason.
import { bend, toPosition } from "./board";
import { pick, randomFrom } from "./random";
import type { Town } from "./town";

const STREAM = 51;
const DAY = 86_400_000;
/** The instant up to which there are cases. */
const END = Date.UTC(2026, 5, 30, 16);
const PATTERNS = ["追尾碰撞", "侧面碰撞", "正面碰撞", "刮撞行人", "单车事故"] as const;

/** Places with more crashes than chance, board metres: how many in three years, of which manner, and how grave. */
const PLACES: readonly {
  readonly at: readonly [number, number];
  readonly count: number;
  readonly pattern: string;
  readonly deaths: number;
  readonly defect: boolean;
}[] = [
  { at: [2790, 2364], count: 16, pattern: "侧面碰撞", deaths: 1, defect: false },
  { at: [3720, 2364], count: 12, pattern: "追尾碰撞", deaths: 3, defect: false },
  { at: [1250, 3420], count: 9, pattern: "刮撞行人", deaths: 1, defect: false },
  { at: [3900, 780], count: 11, pattern: "追尾碰撞", deaths: 2, defect: true },
  { at: [2050, 700], count: 7, pattern: "侧面碰撞", deaths: 0, defect: false },
];
const SCATTERED = 420;

/** Crashes as CSV, the same from the same seed. */
export function crashCsv(town: Pick<Town, "sites">, seed: number): string {
  const random = randomFrom(seed, STREAM);
  const lines = ["time,lng,lat,deaths,injured,pattern,procedure,road_defect"];
  const add = (x: number, y: number, pattern: string, deaths: number, defect: boolean): void => {
    const [lng = 0, lat = 0] = toPosition(x, y);
    const time = new Date(END - Math.floor(random.next() * 1095 * DAY)).toISOString();
    const injured = random.chance(0.45) ? 1 + random.below(3) : 0;
    const procedure = deaths > 0 || injured > 1 || random.chance(0.3) ? "一般程序" : "简易程序";
    lines.push([time, lng, lat, deaths, injured, pattern, procedure, defect ? "是" : "否"].join());
  };
  for (let i = 0; i < SCATTERED; i++) {
    const [x, y] = pick(random, pick(random, town.sites).kerb);
    add(x + 6 * random.bell(), y + 6 * random.bell(), pick(random, PATTERNS), random.chance(0.004) ? 1 : 0, false);
  }
  for (const { at, count, pattern, deaths, defect } of PLACES) {
    const [x, y] = bend(...at);
    for (let i = 0; i < count; i++)
      add(x + 38 * random.bell(), y + 38 * random.bell(), random.chance(0.8) ? pattern : pick(random, PATTERNS), i < deaths ? 1 : 0, defect && i === 0);
  }
  return `${lines.join("\n")}\n`;
}
