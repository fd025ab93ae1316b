// What stands on each block: its use, and the places with a name of their own (school, hospital, market, park, station).

import type { Division } from "./division";
import { at, centreOf } from "./mesh";
import type { Random } from "./random";
import { type Zone, zoneAt } from "./zones";

export type Use =
  | "lane"
  | "slab"
  | "tower"
  | "shanty"
  | "village"
  | "field"
  | "factory"
  | "office"
  | "shop"
  | "school"
  | "hospital"
  | "market"
  | "park"
  | "civic"
  | "metro"
  | "site";

/** A place with a name of its own, put on the free block nearest to a point of the board. */
export interface Facility {
  readonly use: Use;
  readonly at: readonly [number, number];
  readonly zh: string;
  readonly en: string;
}

export const FACILITIES: readonly Facility[] = [
  { use: "market", at: [1250, 3420], zh: "米市街菜市场", en: "Mishi Street Market" },
  { use: "market", at: [3300, 3700], zh: "锦绣集贸市场", en: "Jinxiu Market" },
  { use: "market", at: [2500, 1450], zh: "南塘农贸市场", en: "Nantang Farmers' Market" },
  { use: "hospital", at: [1900, 2650], zh: "芦汀医院", en: "Luting Hospital" },
  { use: "hospital", at: [4100, 2750], zh: "新城社区卫生服务中心", en: "New Town Health Centre" },
  { use: "civic", at: [2000, 3700], zh: "芦汀镇政府", en: "Luting Town Hall" },
  { use: "civic", at: [2450, 2650], zh: "镇城运中心", en: "Town Operations Centre" },
  { use: "metro", at: [2790, 2390], zh: "芦汀中心站", en: "Luting Centre Station" },
  { use: "metro", at: [1250, 2270], zh: "西林路站", en: "Xilin Road Station" },
  { use: "metro", at: [4360, 2290], zh: "金禾路站", en: "Jinhe Road Station" },
  { use: "shop", at: [2870, 2620], zh: "芦汀万汇广场", en: "Luting Wanhui Plaza" },
  { use: "shop", at: [2620, 2450], zh: "金桥商业街", en: "Jinqiao Shopping Street" },
  { use: "shop", at: [3100, 2550], zh: "文汇坊", en: "Wenhui Arcade" },
  { use: "shop", at: [1750, 3300], zh: "桥东老街", en: "Qiaodong Old Street" },
  { use: "park", at: [3350, 2850], zh: "镜湖公园", en: "Mirror Lake Park" },
  { use: "park", at: [1000, 3900], zh: "北苑公园", en: "Beiyuan Park" },
  { use: "park", at: [1800, 2050], zh: "人民公园", en: "Renmin Park" },
  { use: "park", at: [4200, 3500], zh: "香樟公园", en: "Camphor Park" },
  { use: "school", at: [1750, 3900], zh: "芦汀中学", en: "Luting Middle School" },
  { use: "school", at: [1050, 2900], zh: "学前街小学", en: "Xueqian Primary School" },
  { use: "school", at: [400, 3500], zh: "西林小学", en: "Xilin Primary School" },
  { use: "school", at: [3300, 4300], zh: "新城实验学校", en: "New Town Experimental School" },
  { use: "school", at: [4300, 3100], zh: "金禾小学", en: "Jinhe Primary School" },
  { use: "school", at: [2600, 3600], zh: "文汇中学", en: "Wenhui Middle School" },
  { use: "school", at: [3350, 1450], zh: "南城小学", en: "Nancheng Primary School" },
  { use: "school", at: [1100, 1250], zh: "盛塘小学", en: "Shengtang Primary School" },
  { use: "site", at: [4250, 4300], zh: "金禾保障房工地", en: "Jinhe Housing Site" },
  { use: "site", at: [4150, 2050], zh: "科创园二期工地", en: "Science Park Phase II Site" },
];

const MIX: Readonly<Record<Zone, readonly (readonly [Use, number])[]>> = {
  lanes: [
    ["lane", 0.8],
    ["shop", 0.12],
    ["slab", 0.08],
  ],
  slabs: [
    ["slab", 0.83],
    ["tower", 0.04],
    ["shop", 0.06],
    ["park", 0.03],
    ["lane", 0.04],
  ],
  towers: [
    ["tower", 0.82],
    ["slab", 0.06],
    ["shop", 0.05],
    ["park", 0.05],
    ["site", 0.02],
  ],
  centre: [
    ["shop", 0.4],
    ["office", 0.25],
    ["tower", 0.35],
  ],
  migrants: [
    ["shanty", 0.72],
    ["factory", 0.12],
    ["field", 0.06],
    ["shop", 0.1],
  ],
  villages: [
    ["village", 0.46],
    ["field", 0.54],
  ],
  industry: [
    ["factory", 0.85],
    ["field", 0.08],
    ["office", 0.05],
    ["site", 0.02],
  ],
  offices: [
    ["office", 0.6],
    ["factory", 0.15],
    ["tower", 0.15],
    ["park", 0.1],
  ],
};

export interface LandUse {
  /** Use of each face. */
  readonly uses: readonly Use[];
  /** Facility (index) on a face. */
  readonly facilityOf: ReadonlyMap<number, number>;
}

/** Gives every face of the board a use. */
export function useLand(division: Division, random: Random): LandUse {
  const centres = division.mesh.faces.map((_, face) => centreOf(division.mesh, face));
  const uses = centres.map(([u, v], face): Use => (at(division.unitOf, face) < 0 ? outside(random) : drawUse(MIX[zoneAt(u, v)], random)));
  giveHomes(division, uses);
  const facilityOf = new Map<number, number>();
  for (const [index, facility] of FACILITIES.entries()) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [face, [u, v]] of centres.entries()) {
      const distance = Math.hypot(u - facility.at[0], v - facility.at[1]);
      if (distance < least && at(division.unitOf, face) >= 0 && !facilityOf.has(face)) {
        least = distance;
        best = face;
      }
    }
    facilityOf.set(best, index);
    uses[best] = facility.use;
  }
  return { uses, facilityOf };
}

const HOMES: ReadonlySet<Use> = new Set<Use>(["lane", "slab", "tower", "shanty", "village"]);

/** People live in every unit that has land for it: where chance gave fields only, the first of them becomes a village. */
function giveHomes({ gridOf, unitOf }: Division, uses: Use[]): void {
  for (const unit of gridOf.keys()) {
    const own = unitOf.flatMap((owner, face) => (owner === unit ? [face] : []));
    const field = own.find((face) => uses[face] === "field");
    if (field !== undefined && !own.some((face) => HOMES.has(at(uses, face)))) uses[field] = "village";
  }
}

function outside(random: Random): Use {
  return random.chance(0.88) ? "field" : "village";
}

function drawUse(mix: readonly (readonly [Use, number])[], random: Random): Use {
  let left = random.next();
  for (const [use, share] of mix) {
    left -= share;
    if (left < 0) return use;
  }
  return at(mix, 0)[0];
}
