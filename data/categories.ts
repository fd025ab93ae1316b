// The classes of the generated cases: a cut of one city's public list in the manner of GB/T 30428.2 (component C…, event E…), plus disputes (D…).
// Sample data: handling limits differ from city to city.
import type { Department } from "./words";

/** A handling limit: clock hours run day and night; work hours only 8–12 and 14–18 on work days; a work day is 8 work hours. */
export type Limit = readonly ["clock_hour" | "work_hour" | "work_day", number];

export interface Category {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly department: Department;
  readonly limit: Limit;
}

export const CATEGORIES = [
  { code: "E0110", zh: "暴露生活垃圾", en: "Exposed household waste", department: "sanitation", limit: ["work_hour", 4] },
  { code: "E0192", zh: "垃圾满溢", en: "Overflowing bins", department: "sanitation", limit: ["work_hour", 4] },
  { code: "E0111", zh: "积存垃圾渣土", en: "Accumulated waste and spoil", department: "sanitation", limit: ["work_day", 5] },
  { code: "E0136", zh: "乱堆物堆料", en: "Illegal stacking of materials", department: "committee", limit: ["work_day", 1] },
  { code: "E0112", zh: "道路不洁", en: "Dirty road", department: "sanitation", limit: ["work_hour", 2] },
  { code: "E0113", zh: "道路破损", en: "Damaged road", department: "roads", limit: ["work_day", 5] },
  { code: "E0405", zh: "店外经营", en: "Trading outside shop", department: "cityOrder", limit: ["clock_hour", 2] },
  { code: "E0401", zh: "无照经营游商", en: "Unlicensed hawker", department: "cityOrder", limit: ["clock_hour", 2] },
  { code: "E0410", zh: "非机动车乱停放", en: "Disorderly bicycle parking", department: "cityOrder", limit: ["work_hour", 2] },
  { code: "E0493", zh: "共享单车管理", en: "Shared bicycles", department: "traffic", limit: ["work_day", 1] },
  { code: "E0201", zh: "非法小广告", en: "Illegal flyposting", department: "cityOrder", limit: ["work_day", 1] },
  { code: "E0203", zh: "违规户外广告", en: "Illegal outdoor advertisement", department: "cityOrder", limit: ["work_day", 5] },
  { code: "E0101", zh: "私搭乱建", en: "Illegal construction", department: "cityOrder", limit: ["work_day", 15] },
  { code: "E0128", zh: "商业噪音", en: "Commercial noise", department: "cityOrder", limit: ["clock_hour", 2] },
  { code: "E0301", zh: "施工扰民", en: "Construction nuisance", department: "building", limit: ["clock_hour", 2] },
  { code: "E0304", zh: "工地扬尘", en: "Site dust", department: "building", limit: ["work_hour", 2] },
  { code: "E0312", zh: "施工工地车轮夹带", en: "Mud carried by wheels", department: "building", limit: ["work_day", 1] },
  { code: "E0125", zh: "水域不洁", en: "Dirty water body", department: "water", limit: ["work_day", 2] },
  { code: "E0130", zh: "乱倒乱排污水、废水", en: "Illegal waste-water discharge", department: "water", limit: ["work_day", 2] },
  { code: "E0120", zh: "焚烧垃圾、树叶", en: "Burning waste and leaves", department: "sanitation", limit: ["clock_hour", 2] },
  { code: "E0191", zh: "非法占绿毁绿", en: "Occupying or destroying green space", department: "greens", limit: ["work_hour", 2] },
  { code: "E0121", zh: "病虫害与蚊虫孳生", en: "Pests and mosquitoes", department: "greens", limit: ["work_day", 3] },
  { code: "E0496", zh: "占用消防通道", en: "Blocked fire lane", department: "fire", limit: ["work_hour", 2] },
  { code: "E0501", zh: "供水管道破裂", en: "Burst water main", department: "water", limit: ["clock_hour", 1] },
  { code: "E0503", zh: "排水管道堵塞、破裂", en: "Drain blocked or broken", department: "water", limit: ["work_hour", 4] },
  { code: "E0506", zh: "道路积水", en: "Road flooding", department: "water", limit: ["clock_hour", 2] },
  { code: "C0103", zh: "雨水井盖", en: "Storm-water manhole cover", department: "roads", limit: ["work_day", 2] },
  { code: "C0137", zh: "路灯", en: "Street light", department: "roads", limit: ["work_day", 2] },
  { code: "C0284", zh: "人行道", en: "Pavement", department: "roads", limit: ["work_day", 7] },
  { code: "C0402", zh: "行道树", en: "Street tree", department: "greens", limit: ["work_day", 2] },
  { code: "D0101", zh: "物业服务纠纷", en: "Property management dispute", department: "housing", limit: ["work_day", 5] },
  { code: "D0201", zh: "邻里纠纷", en: "Dispute between neighbours", department: "justice", limit: ["work_day", 5] },
  { code: "D0301", zh: "群租与流动人口管理", en: "Crowded renting and migrants", department: "police", limit: ["work_day", 5] },
] as const satisfies readonly Category[];

export type CategoryCode = (typeof CATEGORIES)[number]["code"];
