// Each refusal of a gesture as one sentence that says what is in the way and what to do.
import type { Language } from "../../model/issue";
import type { RefusalReason } from "./types";

const SENTENCES = {
  no_such_thing: { en: "What you picked is no longer there.", "zh-CN": "所选对象已不存在。" },
  unmoved: { en: "Nothing would change.", "zh-CN": "没有变化。" },
  locked: { en: "This border or grid is locked; unlock it first.", "zh-CN": "该边界或网格已锁定，请先解锁。" },
  meets_border: { en: "The border would cross another one here.", "zh-CN": "边界会在此处与其他边界相交。" },
  swallows_vertex: { en: "A vertex of another border would end up on the wrong side.", "zh-CN": "会越过其他边界的节点。" },
  turns_over: { en: "The borders that meet here would change their order.", "zh-CN": "此处交汇的边界次序会颠倒。" },
  junction: {
    en: "Several borders meet here, so the vertex stays; merge grids to dissolve a border.",
    "zh-CN": "此处有多条边界交汇，不能删除节点；如需消除边界，请合并网格。",
  },
  too_few_vertices: { en: "A grid needs at least three vertices.", "zh-CN": "网格至少需要三个节点。" },
  cuts_nothing: { en: "The line cuts no grid in two; draw it from border to border.", "zh-CN": "划线未将网格切开，请从一侧边界画到另一侧边界。" },
  too_close: { en: "The line passes within 1 cm of a vertex; move it a little.", "zh-CN": "划线距节点不足1厘米，请稍作移动。" },
  not_touching: { en: "These have no border in common, so they cannot become one.", "zh-CN": "两者没有公共边界，不能合并。" },
  nothing_ceded: { en: "The line encloses nothing beside the receiving grid.", "zh-CN": "划线未围出与接收网格相邻的区域。" },
  no_gap: { en: "There is no gap here.", "zh-CN": "此处没有空隙。" },
} as const satisfies Record<RefusalReason, Readonly<Record<Language, string>>>;

/** The sentence of a refusal. */
export function refusalText(reason: RefusalReason, language: Language): string {
  return SENTENCES[reason][language];
}
