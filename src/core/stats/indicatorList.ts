// The indicators that our columns allow (domain.md §4, indicators.json): ids, names and formulas. A deployment may add its own or set other targets.
import type { AssessField } from "./assessSums";
import type { Indicator } from "./indicators";

type Rest = Pick<Indicator, "better" | "cohort" | "meaning"> & { readonly target?: number; readonly numeratorLess?: readonly AssessField[] };

/** Every indicator, the four rates of the essay first. */
export const INDICATORS: readonly Indicator[] = [
  rate("handling", "处置率", "Handling rate", "handled", "due", {
    ...deadline("higher"),
    meaning: { zh: "处置数 ÷ 应处置数", en: "handled / due" },
  }),
  rate("timeliness", "及时率（按期处置率）", "Timeliness", "handledOnTime", "due", {
    ...deadline("higher"),
    meaning: { zh: "按期处置数 ÷ 应处置数", en: "handled on time / due" },
  }),
  rate("closure", "结案率", "Closure rate", "closed", "dueToClose", {
    ...deadline("higher"),
    target: 0.97,
    meaning: { zh: "结案数 ÷ 应结案数", en: "closed / due to close" },
  }),
  rate("satisfaction", "满意率", "Satisfaction", "satisfied", "answered", {
    ...cases("higher"),
    meaning: { zh: "（非常满意 + 满意）÷ 有效回访", en: "(very satisfied + satisfied) / valid answers" },
  }),
  rate("onTimeClosure", "按期结案率", "On-time closure", "closedOnTime", "dueToClose", {
    ...deadline("higher"),
    meaning: { zh: "按期结案数 ÷ 应结案数", en: "closed on time / due to close" },
  }),
  rate("lateClosure", "超期结案率", "Late closure", "closed", "dueToClose", {
    ...deadline("lower"),
    numeratorLess: ["closedOnTime"],
    meaning: { zh: "超期结案数 ÷ 应结案数", en: "closed late / due to close" },
  }),
  rate("registration", "立案率", "Registration rate", "registered", "reported", {
    ...cases("higher"),
    meaning: { zh: "立案数 ÷ 上报数（含不予立案与作废）", en: "registered / reported, refused and void ones included" },
  }),
  rate("accurateRegistration", "准确立案率", "Accurate registration", "registered", "registered", {
    ...cases("higher"),
    numeratorLess: ["registeredVoid"],
    meaning: { zh: "（立案数 − 作废数）÷ 立案数", en: "(registered − void) / registered" },
  }),
  rate("dispatch", "派遣率", "Dispatch rate", "dispatched", "toDispatch", {
    ...cases("higher"),
    meaning: { zh: "派遣数 ÷ 应派遣数（已派遣 + 待派遣）", en: "dispatched / (dispatched + waiting)" },
  }),
  rate("accurateDispatch", "准确派遣率", "Accurate dispatch", "returnable", "returnable", {
    ...cases("higher"),
    numeratorLess: ["returned"],
    meaning: { zh: "未被部门回退的案件 ÷ 派遣数", en: "never sent back as not ours / dispatched" },
  }),
  rate("rework", "返工率", "Rework rate", "reworked", "reworkable", {
    ...deadline("lower"),
    meaning: { zh: "有返工的案件 ÷ 应结案数（按件计，不按次计）", en: "cases sent back as not good enough / due to close; cases, not times" },
  }),
  rate("extension", "延期率", "Extension rate", "extended", "extendable", {
    ...cases("lower"),
    meaning: {
      zh: "批准延期的案件 ÷ 在本页派遣的案件（数据来源不记延期，来源派遣的案件不计）",
      en: "cases with a granted extension / cases dispatched on this page (sources do not tell extensions, so cases they dispatched are left out)",
    },
  }),
  rate("repeatShort", "重复率（24 小时）", "Repeats within 24 h", "repeatedShort", "comparable", {
    ...cases("lower"),
    meaning: {
      zh: "50 米内、24 小时内、同小类再次出现的案件 ÷ 可比案件",
      en: "cases within 50 m and 24 h of an earlier one of the same class / comparable cases",
    },
  }),
  rate("repeatLong", "重复率（30 天）", "Repeats within 30 days", "repeatedLong", "comparable", {
    ...cases("lower"),
    meaning: {
      zh: "50 米内、30 天内、同小类再次出现的案件 ÷ 可比案件",
      en: "cases within 50 m and 30 days of an earlier one of the same class / comparable cases",
    },
  }),
  {
    id: "firstFound",
    name: { zh: "先行发现率", en: "First-found rate" },
    kind: "rate",
    unit: "share",
    numerator: { plus: ["ownFound"] },
    denominator: { plus: ["ownFound", "publicFound"] },
    better: "higher",
    cohort: "cases",
    target: 0.85,
    meaning: { zh: "自行发现 ÷（自行发现 + 公众反映），按来源判断", en: "found by own patrol / (own + public), by the words of the source" },
  },
  rate("promptResponse", "及时响应率", "Prompt response", "respondedSoon", "responded", {
    ...cases("higher"),
    meaning: { zh: "规定时间内首次响应的案件 ÷ 已响应案件", en: "first response within the set time / cases with a response" },
  }),
  rate("callback", "回访率", "Call-back coverage", "called", "callable", {
    ...cases("higher"),
    meaning: { zh: "已回访 ÷ 公众反映且已结案的案件", en: "called back / closed cases from the public" },
  }),
  {
    ...mean("firstResponse", "首次响应时间", "Time to first response", "hours", "responseSeconds", ["responded"]),
    meaning: {
      zh: "上报到首次响应（立案、派遣、处置、结案中最早者）的平均时长",
      en: "mean time from report to the first of registering, dispatching, handling, closing",
    },
  },
  {
    ...mean("withoutOwner", "无主时间", "Time without an owner", "hours", "ownerlessSeconds", ["owned", "waiting"]),
    meaning: { zh: "上报到派遣的平均时长；尚未派遣的算到当前时刻", en: "mean time from report to dispatch; a case that still waits counts up to now" },
  },
  {
    ...mean("redispatch", "件均回退次数", "Re-dispatches per case", "times", "returns", ["returnable"]),
    meaning: { zh: "回退（不属本部门）次数 ÷ 派遣数", en: "times sent back as not ours / dispatched" },
  },
];

/** The indicator of an id, or null. */
export function indicatorById(id: string): Indicator | null {
  return INDICATORS.find((indicator) => indicator.id === id) ?? null;
}

function deadline(better: Indicator["better"]) {
  return { better, cohort: "deadline" } as const;
}

function cases(better: Indicator["better"]) {
  return { better, cohort: "cases" } as const;
}

function rate(id: string, zh: string, en: string, numerator: AssessField, denominator: AssessField, rest: Rest): Indicator {
  const { better, cohort, meaning, target = null, numeratorLess: minus } = rest;
  const top = minus === undefined ? { plus: [numerator] } : { plus: [numerator], minus };
  return { id, name: { zh, en }, kind: "rate", unit: "share", numerator: top, denominator: { plus: [denominator] }, better, cohort, target, meaning };
}

function mean(id: string, zh: string, en: string, unit: "hours" | "times", sum: AssessField, counts: readonly AssessField[]) {
  return {
    id,
    name: { zh, en },
    kind: "mean",
    unit,
    numerator: { plus: [sum] },
    denominator: { plus: counts },
    better: "lower",
    cohort: "cases",
    target: null,
  } as const;
}
