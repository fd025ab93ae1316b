// Each repair of a cleaning as one sentence, in Chinese and English.
import { fillSentence, type Language } from "../model/issue";
import { areaText } from "./checkText";
import type { Repair } from "./clean";

/** {grid} got the ground, {others} are the other grids concerned. */
const SENTENCES = {
  overlap: { en: "{area} that {others} claimed too now belongs to grid {grid}{at}.", "zh-CN": "与{others}重叠的{area}划归网格{grid}{at}。" },
  gap: { en: "A gap of {area} now belongs to grid {grid}{at}.", "zh-CN": "{area}的缝隙并入网格{grid}{at}。" },
  enclave_kept: {
    en: "An area of {area} that belongs to no grid was left as it is{at}.",
    "zh-CN": "保留一处不属于任何网格的区域，{area}{at}。",
  },
  crumb: { en: "A crumb of {area} of {others} now belongs to grid {grid}{at}.", "zh-CN": "{others}的碎片{area}并入网格{grid}{at}。" },
  emptied: { en: "Grid {grid} is left without ground: others claim all of it.", "zh-CN": "网格{grid}清理后没有范围：其范围已全部归其他网格。" },
} as const satisfies Record<Repair["kind"], Readonly<Record<Language, string>>>;

/** The sentence of a repair; `ids` of the slots (a grid without one is named by its number in the file, from 1). */
export function repairText({ kind, slots, place, areaM2 }: Repair, ids: readonly (string | null)[], language: Language): string {
  const name = (slot: number): string => ids[slot] ?? `#${slot + 1}`;
  const where = place ? place.map((degrees) => degrees.toFixed(7)).join(", ") : "";
  const others = slots.slice(1).map((slot) => (language === "en" ? `grid ${name(slot)}` : `网格${name(slot)}`));
  return fillSentence(SENTENCES[kind][language], {
    grid: slots[0] === undefined ? "" : name(slots[0]),
    others: others.join(language === "en" ? " and " : "、"),
    area: areaText(areaM2, language),
    at: where === "" ? "" : language === "en" ? `, at ${where}` : `，位于 ${where}`,
  });
}
