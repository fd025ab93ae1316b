// The three lists of the demo town as CSV: what there is, what people ask for, what is being done. Made up, in both languages.
import { toPosition } from "./board";
import { pick, randomFrom } from "./random";
import type { Town } from "./town";

const STREAM = 52;

type Entry = readonly [service: string, zh: string, en: string];

const RESOURCES: readonly Entry[] = [
  ["维修维护", "便民维修点", "Repair stand"],
  ["维修维护", "水电志愿维修队", "Volunteer plumbers and electricians"],
  ["爱心帮扶", "长者食堂", "Canteen for the elderly"],
  ["爱心帮扶", "爱心超市", "Charity shop"],
  ["信息咨询", "法律咨询窗口", "Legal advice window"],
  ["文化娱乐", "社区活动室", "Activity room"],
  ["文化娱乐", "百姓戏台", "Village stage"],
  ["应急处理", "微型消防站", "Small fire post"],
  ["应急处理", "应急避难点", "Emergency shelter"],
  ["矛盾调处", "人民调解室", "Mediation room"],
];
const NEEDS: readonly Entry[] = [
  ["维修维护", "楼道灯不亮，需集中检修", "Stair lights need mending"],
  ["维修维护", "希望加装扶手", "Handrails wanted"],
  ["爱心帮扶", "独居老人需定期探访", "Visits to elderly living alone"],
  ["信息咨询", "加装电梯政策咨询", "Advice on adding lifts"],
  ["文化娱乐", "希望延长活动室开放时间", "Longer hours for the activity room"],
  ["应急处理", "需增设电动车充电棚灭火器", "Extinguishers for the bicycle shed"],
  ["矛盾调处", "停车位纠纷待协调", "Dispute over parking places"],
];
const PROJECTS: readonly Entry[] = [
  ["维修维护", "老旧小区雨污分流改造", "Separate drains for an old estate"],
  ["维修维护", "路灯更换工程", "New street lights"],
  ["爱心帮扶", "适老化改造试点", "Homes fit for old age"],
  ["文化娱乐", "口袋公园建设", "Pocket park"],
  ["应急处理", "消防通道划线整治", "Marking of fire lanes"],
  ["矛盾调处", "议事亭建设", "Pavilion for talks among neighbours"],
];

/** One list as CSV: `list` says which, `count` how many entries. The same from the same seed. */
export function serviceCsv(town: Pick<Town, "sites">, list: "resources" | "needs" | "projects", seed: number): string {
  const entries = { resources: RESOURCES, needs: NEEDS, projects: PROJECTS }[list];
  const count = { resources: 48, needs: 36, projects: 14 }[list];
  const random = randomFrom(seed, STREAM + entries.length);
  const homes = town.sites.filter(({ people, zh }) => people > 150 && zh !== "");
  const lines = ["service,name,name_en,body,body_en,lng,lat"];
  for (let i = 0; i < count; i++) {
    const site = pick(random, homes);
    const [service, zh, en] = pick(random, entries);
    const [x, y] = site.doors.length > 0 ? pick(random, site.doors) : site.centre;
    const [lng = 0, lat = 0] = toPosition(x, y);
    lines.push([service, zh, en, site.zh, `Grid ${site.grid + 1}`, lng, lat].join());
  }
  return `${lines.join("\n")}\n`;
}
