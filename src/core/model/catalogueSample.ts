// Sample catalogue: a cut of one city's public list of components and events with its limits, in the manner of GB/T 30428.2. Limits differ
// from city to city. Conditions are our own short words for the city's; departments, levels, services and dispute classes (D…) are ours.
import type { CaseClass, Catalogue, Service } from "./catalogue";
import type { Limit } from "./clock";
import type { Level } from "./lifecycleTable";

const CONDITIONS = {
  hazard: { "zh-CN": "存在安全隐患", en: "Danger to people" },
  damage: { "zh-CN": "破损", en: "Damaged" },
  repair: { "zh-CN": "修复", en: "Lasting repair" },
  dirty: { "zh-CN": "脏污", en: "Dirty" },
  illegal: { "zh-CN": "违规", en: "Against the rules" },
  removal: { "zh-CN": "整改拆除", en: "Correction or removal" },
  abandoned: { "zh-CN": "废弃、积存", en: "Abandoned" },
  blocked: { "zh-CN": "堵塞、满溢", en: "Blocked or overflowing" },
  leak: { "zh-CN": "泄漏、爆裂", en: "Leaking or burst" },
  unlit: { "zh-CN": "不亮", en: "Unlit" },
  fallen: { "zh-CN": "倾斜、倒伏", en: "Leaning or fallen" },
  dead: { "zh-CN": "枯死", en: "Dead plant" },
  nuisance: { "zh-CN": "扰民", en: "Nuisance" },
  dispute: { "zh-CN": "纠纷", en: "Dispute" },
  other: { "zh-CN": "其他", en: "Other" },
} as const;

const DEPARTMENTS = {
  cityOrder: { "zh-CN": "城管中队", en: "Urban management squad" },
  sanitation: { "zh-CN": "环卫所", en: "Sanitation office" },
  roads: { "zh-CN": "市政养护", en: "Road maintenance" },
  greens: { "zh-CN": "绿化养护", en: "Greenery maintenance" },
  water: { "zh-CN": "水务站", en: "Water station" },
  building: { "zh-CN": "城建中心", en: "Building office" },
  housing: { "zh-CN": "房管办", en: "Housing office" },
  police: { "zh-CN": "派出所", en: "Police station" },
  traffic: { "zh-CN": "交警中队", en: "Traffic police squad" },
  market: { "zh-CN": "市场监管所", en: "Market supervision office" },
  fire: { "zh-CN": "消防救援站", en: "Fire and rescue station" },
  health: { "zh-CN": "卫生健康办", en: "Health office" },
  justice: { "zh-CN": "司法所", en: "Justice office" },
  committee: { "zh-CN": "居村委会", en: "Residents' and village committees" },
} as const;

type DepartmentId = keyof typeof DEPARTMENTS;
type Limits = { readonly [C in keyof typeof CONDITIONS]?: Limit };

const clockHours = (value: number): Limit => ({ kind: "urgent_hour", value });
const naturalDays = (value: number): Limit => ({ kind: "natural_day", value });
const workHours = (value: number): Limit => ({ kind: "work_hour", value });
const workDays = (value: number): Limit => ({ kind: "work_day", value });

/** A class; its kind is the letter of its code. The first limit is the usual one. */
function row(
  code: string,
  zh: string,
  en: string,
  must: DepartmentId,
  helps: readonly DepartmentId[],
  limits: Limits,
  level: Level = "grid",
  service: Service | null = null,
): CaseClass {
  const kind = code.startsWith("C") ? "component" : code.startsWith("E") ? "event" : "dispute";
  const choices = Object.entries(limits).map(([condition, limit]) => ({ condition, limit }));
  return { code, kind, name: { "zh-CN": zh, en }, must, helps, level, service, choices };
}

const COVER: Limits = { other: workDays(2), hazard: clockHours(2), damage: workHours(4), repair: workDays(5) };

export const SAMPLE_CATALOGUE: Catalogue = {
  title: { "zh-CN": "样例目录（某市公开标准节选，时限各地不同）", en: "Sample catalogue (cut from one city's public standard; limits differ by city)" },
  isSample: true,
  departments: Object.entries(DEPARTMENTS).map(([id, name]) => ({ id, name })),
  conditions: CONDITIONS,
  classes: [
    row("C0103", "雨水井盖", "Storm-water manhole cover", "roads", ["water"], COVER, "grid", "repair"),
    row("C0104", "雨水箅子", "Storm drain grate", "roads", ["water"], { blocked: workDays(1), ...COVER }, "grid", "repair"),
    row(
      "C0111",
      "燃气井盖",
      "Gas manhole cover",
      "building",
      ["roads"],
      { other: workDays(2), hazard: clockHours(2), damage: workDays(1), repair: workDays(5) },
      "centre",
      "repair",
    ),
    row(
      "C0137",
      "路灯",
      "Street light",
      "roads",
      [],
      { unlit: workDays(2), fallen: workDays(1), damage: workDays(1), illegal: workHours(2), abandoned: workDays(3) },
      "grid",
      "repair",
    ),
    row("C0181", "无障碍坡道及盲道", "Accessible ramp and tactile paving", "roads", ["committee"], { damage: workDays(5) }, "grid", "repair"),
    row("C0284", "人行道", "Pavement", "roads", [], { damage: workDays(7), repair: workDays(5) }, "grid", "repair"),
    row("C0305", "垃圾箱（果皮箱、桶）", "Litter bin", "sanitation", ["committee"], { dirty: workHours(4), fallen: workDays(1) }, "unit"),
    row("C0402", "行道树", "Street tree", "greens", ["roads"], { other: workDays(2), fallen: workDays(1), dead: workDays(2), damage: workDays(15) }),
    row("E0101", "私搭乱建", "Illegal construction", "cityOrder", ["housing", "building"], { removal: workDays(15), illegal: naturalDays(2) }, "town"),
    row("E0107", "沿街晾挂", "Hanging laundry on street", "cityOrder", ["committee"], { other: clockHours(2) }, "unit"),
    row("E0110", "暴露生活垃圾", "Exposed household waste", "sanitation", ["committee"], { dirty: workHours(4) }, "unit"),
    row("E0111", "积存垃圾渣土", "Accumulated waste and spoil", "sanitation", ["cityOrder"], { abandoned: workDays(5) }),
    row("E0112", "道路不洁", "Dirty road", "sanitation", [], { dirty: workHours(2) }, "unit"),
    row("E0113", "道路破损", "Damaged road", "roads", ["traffic"], { damage: workDays(5) }, "grid", "repair"),
    row("E0120", "焚烧垃圾、树叶", "Burning waste and leaves", "sanitation", ["fire"], { dirty: clockHours(2) }, "unit"),
    row("E0121", "病虫害与蚊虫孳生", "Pests and mosquitoes", "greens", ["health"], { other: workDays(3) }),
    row("E0125", "水域不洁", "Dirty water body", "water", ["sanitation"], { dirty: workDays(2) }),
    row("E0128", "商业噪音", "Commercial noise", "cityOrder", ["police", "market"], { nuisance: clockHours(2) }),
    row("E0129", "露天烧烤", "Open-air barbecue", "cityOrder", ["market"], { illegal: clockHours(2) }),
    row("E0130", "乱倒乱排污水、废水", "Illegal waste-water discharge", "water", ["cityOrder"], { dirty: workDays(2), other: workDays(1) }),
    row("E0136", "乱堆物堆料", "Illegal stacking of materials", "committee", ["cityOrder"], { dirty: workDays(1) }, "unit"),
    row("E0180", "线体垂落", "Sagging cables", "building", ["housing"], { other: workDays(1) }, "grid", "repair"),
    row("E0184", "违规养犬", "Unlawful dog keeping", "police", ["committee", "cityOrder"], { illegal: workDays(1) }),
    row("E0191", "非法占绿毁绿", "Occupying or destroying green space", "greens", ["cityOrder", "committee"], { illegal: workHours(2) }),
    row("E0192", "垃圾满溢", "Overflowing bins", "sanitation", ["committee"], { blocked: workHours(4) }, "unit"),
    row("E0201", "非法小广告", "Illegal flyposting", "cityOrder", ["sanitation", "committee"], { illegal: workDays(1) }, "unit"),
    row("E0203", "违规户外广告", "Illegal outdoor advertisement", "cityOrder", ["market"], { removal: workDays(5), illegal: workDays(1) }),
    row("E0301", "施工扰民", "Construction nuisance", "building", ["cityOrder", "police"], { nuisance: clockHours(2), illegal: clockHours(2) }),
    row("E0304", "工地扬尘", "Site dust", "building", ["cityOrder"], { nuisance: workHours(2) }),
    row("E0312", "施工工地车轮夹带", "Mud carried by wheels", "building", ["sanitation"], { dirty: workDays(1) }),
    row("E0401", "无照经营游商", "Unlicensed hawker", "cityOrder", ["market"], { other: clockHours(2) }),
    row("E0405", "店外经营", "Trading outside shop", "cityOrder", ["market", "committee"], { illegal: clockHours(2) }),
    row("E0410", "非机动车乱停放", "Disorderly bicycle parking", "cityOrder", ["committee"], { illegal: workHours(2) }, "unit"),
    row("E0493", "共享单车管理", "Shared bicycles", "traffic", ["cityOrder"], { other: workDays(1), illegal: workHours(2) }),
    row("E0496", "占用消防通道", "Blocked fire lane", "fire", ["police", "housing"], { hazard: workHours(2) }, "grid", "emergency"),
    row("E0501", "供水管道破裂", "Burst water main", "water", ["roads"], { leak: clockHours(1), repair: workDays(5) }, "centre", "emergency"),
    row("E0502", "燃气管道破裂", "Gas pipe rupture", "building", ["fire", "police"], { hazard: clockHours(1), repair: workDays(5) }, "centre", "emergency"),
    row("E0503", "排水管道堵塞、破裂", "Drain blocked or broken", "water", ["roads"], { blocked: workHours(4), hazard: clockHours(1) }, "grid", "repair"),
    row("E0505", "路面塌陷", "Road collapse", "roads", ["traffic", "water"], { hazard: clockHours(2) }, "centre", "emergency"),
    row("E0506", "道路积水", "Road flooding", "water", ["roads", "traffic"], { blocked: clockHours(2) }, "grid", "emergency"),
    row("E0596", "高空坠物", "Falling object", "housing", ["police", "committee"], { hazard: clockHours(2) }, "grid", "emergency"),
    row("D0101", "物业服务纠纷", "Property management dispute", "housing", ["committee", "justice"], { dispute: workDays(5) }, "unit", "mediation"),
    row("D0201", "邻里纠纷", "Dispute between neighbours", "justice", ["committee", "police"], { dispute: workDays(5) }, "unit", "mediation"),
    row("D0301", "群租与流动人口管理", "Crowded renting and migrants", "police", ["housing", "committee"], { dispute: workDays(5) }, "grid", "mediation"),
  ],
};
