// Names of the four types of a pair of measures that the reader chose.
import type { Axis, Quadrant } from "../../core/stats/typology";

const SIDES: { readonly [Q in Quadrant]: readonly [x: boolean, y: boolean] } = { A: [true, false], B: [false, false], C: [false, true], D: [true, true] };

/** "A 高满意率、低返工率". */
export function typologyWords(quadrant: Quadrant, x: Axis, y: Axis): Axis["name"] {
  const [isStrong, isHigh] = SIDES[quadrant];
  const zh = `${quadrant} ${x.name.zh}${isStrong ? "高" : "低"}、${y.name.zh}${isHigh ? "高" : "低"}`;
  const en = `${quadrant} ${isStrong ? "high" : "low"} ${lower(x.name.en)}, ${isHigh ? "high" : "low"} ${lower(y.name.en)}`;
  return { zh, en };
}

function lower(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}
