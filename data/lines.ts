// The lines that cut the board: the river, waters, roads and rails of the town.
import type { Cut } from "./mesh";

export type LineClass = "river" | "canal" | "creek" | "expressway" | "rail" | "arterial" | "street" | "lane";

/** A line of the town; blocks lie between lines. */
export interface Line {
  readonly class: LineClass;
  readonly zh: string;
  readonly en: string;
}

/** A line across the whole board, or across the faces whose middle lies in `within` ([minU, minV, maxU, maxV]). */
export interface LongLine extends Line {
  readonly cut: Cut;
  readonly within?: readonly [number, number, number, number];
}

/** Half of what a line takes from the blocks beside it, metres: carriageway, pavement and verge, or water and bank. */
export const SETBACK: Readonly<Record<LineClass, number>> = { river: 78, canal: 30, creek: 17, expressway: 44, rail: 34, arterial: 24, street: 13, lane: 5 };

/** Half the width of the water, metres. */
export const HALF_WATER = { river: 36, canal: 14, creek: 7 } as const;

function eastWest(v: number, slope: number): Cut {
  return { u: 2600, v, du: 1, dv: slope };
}

function northSouth(u: number, slope: number): Cut {
  return { u, v: 2450, du: slope, dv: 1 };
}

/** In the order in which they cut. */
export const LONG_LINES: readonly LongLine[] = [
  { class: "river", zh: "芦江", en: "Lu River", cut: eastWest(3130, 0) },
  { class: "expressway", zh: "东环快速路", en: "East Ring Expressway", cut: northSouth(3720, -0.06) },
  { class: "rail", zh: "汀浦铁路支线", en: "Tingpu Branch Railway", cut: eastWest(900, 0.14) },
  { class: "arterial", zh: "芦汀大道", en: "Luting Avenue", cut: eastWest(2330, 0.03) },
  { class: "arterial", zh: "人民路", en: "Renmin Road", cut: northSouth(2210, 0.04) },
  { class: "arterial", zh: "南环路", en: "South Ring Road", cut: eastWest(1640, -0.02) },
  { class: "arterial", zh: "北苑路", en: "Beiyuan Road", cut: eastWest(4120, 0.02) },
  { class: "arterial", zh: "西林路", en: "Xilin Road", cut: northSouth(760, -0.05) },
  { class: "arterial", zh: "金禾路", en: "Jinhe Road", cut: northSouth(4560, 0.03) },
  { class: "arterial", zh: "创业大道", en: "Chuangye Avenue", cut: eastWest(400, 0.04) },
  { class: "arterial", zh: "芦浦公路", en: "Lupu Highway", cut: { u: 1480, v: 1640, du: 1, dv: 1.05 }, within: [760, 900, 2200, 2330] },
  // the town's boundary
  { class: "canal", zh: "西运港", en: "West Canal", cut: { u: -20, v: 4700, du: 0.042, dv: 1 }, within: [-2600, 2330, 300, 6200] },
  { class: "canal", zh: "西运港", en: "West Canal", cut: { u: -120, v: 2330, du: -0.095, dv: 1 }, within: [-2600, -1300, 300, 2330] },
  { class: "creek", zh: "北界河", en: "North Boundary Creek", cut: { u: -20, v: 4700, du: 1, dv: 0.085 }, within: [-2600, 4120, 2290, 6200] },
  { class: "creek", zh: "北界河", en: "North Boundary Creek", cut: { u: 2210, v: 4890, du: 1, dv: 0.03 }, within: [2290, 4120, 3640, 6200] },
  { class: "creek", zh: "斜泾", en: "Xiejing Creek", cut: { u: 3600, v: 4930, du: 1, dv: -0.36 }, within: [3600, 4120, 4640, 6200] },
  { class: "street", zh: "东界路", en: "Dongjie Road", cut: { u: 5230, v: 4130, du: -0.08, dv: 1 }, within: [4560, 2400, 7900, 4150] },
  { class: "street", zh: "东界路", en: "Dongjie Road", cut: { u: 5370, v: 2400, du: 0.1, dv: 1 }, within: [4560, -1200, 7900, 2400] },
  { class: "creek", zh: "南塘", en: "Nantang Creek", cut: { u: 5200, v: -130, du: 1, dv: -0.06 }, within: [2200, -1200, 7900, 430] },
  { class: "creek", zh: "南塘", en: "Nantang Creek", cut: { u: 2200, v: 50, du: 1, dv: 0.16 }, within: [-2600, -1200, 2200, 400] },
  // waters inside
  { class: "canal", zh: "市河", en: "Town Canal", cut: northSouth(1480, 0.09), within: [0, 2400, 2200, 5000] },
  { class: "creek", zh: "盛家浜", en: "Shengjia Creek", cut: northSouth(3080, 0.1), within: [2300, 0, 3700, 1640] },
  { class: "creek", zh: "白荡", en: "Baidang Creek", cut: northSouth(1700, 0.22), within: [760, -200, 2200, 1640] },
  { class: "arterial", zh: "文汇路", en: "Wenhui Road", cut: northSouth(2960, 0.02), within: [2250, 1700, 3700, 5000] },
  { class: "creek", zh: "长浜", en: "Changbang Creek", cut: eastWest(3600, 0.09), within: [3700, 3200, 5250, 4150] },
];
