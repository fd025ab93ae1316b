// Each finding of a check as one sentence, in Chinese and English.
import { fillSentence, type Language } from "../model/issue";
import { isWide } from "./checkGround";
import type { CheckIssue, CheckKind } from "./checkIssue";

/** A gap may be meant: it has sentences for both readings. */
type SentenceKey = Exclude<CheckKind, "gap" | "overlap"> | "sliver" | "enclave" | "overlap_pair" | "overlap_self";

/** {grid} and {other} are ids, {place} is where, {area}, {length}, {ring} and {count} are numbers with their units. */
const SENTENCES = {
  ring_open: { en: "Grid {grid}: ring {ring} is not closed at {place}; it was closed.", "zh-CN": "网格{grid}：第{ring}个环在{place}处未闭合，已按闭合处理。" },
  ring_short: {
    en: "Grid {grid}: ring {ring} has fewer than three different vertices and holds nothing{at}.",
    "zh-CN": "网格{grid}：第{ring}个环不足三个不同顶点，不构成面{at}。",
  },
  duplicate_vertex: {
    en: "Grid {grid}: ring {ring} has {count} vertices that repeat the one before, first{at}.",
    "zh-CN": "网格{grid}：第{ring}个环有{count}个顶点与前一点重复，首处位于 {place}。",
  },
  self_crossing: { en: "Grid {grid}: the border crosses itself in {count} places, first{at}.", "zh-CN": "网格{grid}：边界自相交{count}处，首处位于 {place}。" },
  self_touch: { en: "Grid {grid}: the border touches itself in {count} places, first{at}.", "zh-CN": "网格{grid}：边界自接触{count}处，首处位于 {place}。" },
  zero_area: { en: "Grid {grid}: ring {ring} is smaller than 1 cm and holds nothing{at}.", "zh-CN": "网格{grid}：第{ring}个环小于1厘米，面积为零{at}。" },
  overlap_pair: {
    en: "Grids {grid} and {other} both claim {area} in {count} places, the largest{at}.",
    "zh-CN": "网格{grid}与{other}重叠{area}，共{count}处，最大一处位于 {place}。",
  },
  overlap_self: { en: "Grid {grid}: its own parts overlap by {area}, most{at}.", "zh-CN": "网格{grid}：自身各部分相互重叠{area}，最大一处位于 {place}。" },
  sliver: { en: "A sliver of {area} (boundary {length}) belongs to no grid{at}.", "zh-CN": "有一处{area}的缝隙（周长{length}）不属于任何网格{at}。" },
  enclave: {
    en: "An area of {area} belongs to no grid{at}; it may be a real enclave.",
    "zh-CN": "有一处{area}的区域不属于任何网格{at}，可能是真实的飞地或空白区。",
  },
  hole_outside: { en: "Grid {grid}: a hole lies outside its outer ring{at}.", "zh-CN": "网格{grid}：有洞超出外环{at}。" },
  hole_larger: { en: "Grid {grid}: a hole is larger than its outer ring{at}.", "zh-CN": "网格{grid}：有洞大于其外环{at}。" },
  t_touch: {
    en: "Grid {grid}: the border runs through {count} vertices of its neighbours and has none of its own there, first{at}.",
    "zh-CN": "网格{grid}：边界经过相邻网格的{count}个节点，但自身在该处没有节点，首处位于 {place}。",
  },
  duplicate_geometry: { en: "Grids {grid} and {other} have the same shape.", "zh-CN": "网格{grid}与{other}的图形完全相同。" },
  id_missing: { en: "Feature {number} has no id.", "zh-CN": "第{number}个要素缺少编号。" },
  id_duplicate: { en: "Id {grid} is used by {count} grids (features {numbers}).", "zh-CN": "编号{grid}被{count}个网格重复使用（第{numbers}个要素）。" },
  id_scheme: { en: "Id {grid} is made unlike the others.", "zh-CN": "编号{grid}与其他编号的规则不一致。" },
  not_area: {
    en: "Feature {number} ({grid}) is no polygon; expected a Polygon or MultiPolygon.",
    "zh-CN": "第{number}个要素（{grid}）不是面；应为 Polygon 或 MultiPolygon。",
  },
  out_of_range: {
    en: "Grid {grid}: ring {ring} has {count} positions that are no longitude and latitude in degrees.",
    "zh-CN": "网格{grid}：第{ring}个环有{count}个坐标不是以度为单位的经纬度。",
  },
  multi_part: { en: "Grid {grid} has {count} separate parts, the second{at}.", "zh-CN": "网格{grid}由{count}个分离部分组成，第二部分位于 {place}。" },
} as const satisfies Record<SentenceKey, Readonly<Record<Language, string>>>;

/** The sentence of a finding; `ids` as given to checkPlan (a grid without one is named by its number in the file, from 1). */
export function checkIssueText(issue: CheckIssue, ids: readonly (string | null)[], language: Language): string {
  const name = (slot: number | undefined): string => (slot === undefined ? "" : (ids[slot] ?? `#${slot + 1}`));
  const place = issue.place ? `${issue.place[0].toFixed(7)}, ${issue.place[1].toFixed(7)}` : "";
  const values: Readonly<Record<string, string | number>> = {
    grid: name(issue.slots[0]),
    other: name(issue.slots[1]),
    number: (issue.slots[0] ?? 0) + 1,
    numbers: issue.slots.map((slot) => slot + 1).join(language === "en" ? ", " : "、"),
    ring: (issue.ring ?? 0) + 1,
    count: issue.count ?? issue.slots.length,
    area: areaText(issue.areaM2 ?? 0, language),
    length: `${digits(issue.lengthM ?? 0)} ${language === "en" ? "m" : "米"}`,
    place,
    at: place === "" ? "" : language === "en" ? ` at ${place}` : `，位于 ${place}`,
  };
  return fillSentence(SENTENCES[sentenceOf(issue)][language], values);
}

function sentenceOf(issue: CheckIssue): SentenceKey {
  if (issue.kind === "gap") return isWide(issue.areaM2 ?? 0, issue.lengthM ?? 1) ? "enclave" : "sliver";
  if (issue.kind === "overlap") return issue.slots.length > 1 ? "overlap_pair" : "overlap_self";
  return issue.kind;
}

/** An area in words, three digits. */
export function areaText(areaM2: number, language: Language): string {
  if (areaM2 >= 1_000_000) return `${digits(areaM2 / 1_000_000)} ${language === "en" ? "km²" : "平方公里"}`;
  return `${digits(areaM2)} ${language === "en" ? "m²" : "平方米"}`;
}

/** Three significant digits, whole numbers in full; what is smaller than 0.01 is said to be so. */
function digits(value: number): string {
  if (value < 0.01) return "< 0.01";
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
