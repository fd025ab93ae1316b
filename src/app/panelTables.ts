// Where the words of single panels lie: a table of its own, so that the first map does not wait for it.
import type { Language } from "../core/model/issue";
import type { Words } from "./i18n";

/** What single panels say; fetched when they are first opened. */
export const PANELS: {
  readonly [P in "look" | "profile" | "work" | "filter" | "live" | "wall" | "draft" | "advise" | "plans" | "compare" | "tools" | "survive"]: {
    readonly [K in Language]: Words;
  };
} = {
  look: { "zh-CN": () => import("../panels/locales/zh-CN.look.json"), en: () => import("../panels/locales/en.look.json") },
  profile: { "zh-CN": () => import("../panels/locales/zh-CN.profile.json"), en: () => import("../panels/locales/en.profile.json") },
  work: { "zh-CN": () => import("../panels/locales/zh-CN.work.json"), en: () => import("../panels/locales/en.work.json") },
  filter: { "zh-CN": () => import("../panels/locales/zh-CN.filter.json"), en: () => import("../panels/locales/en.filter.json") },
  draft: { "zh-CN": () => import("../panels/locales/zh-CN.draft.json"), en: () => import("../panels/locales/en.draft.json") },
  advise: { "zh-CN": () => import("../panels/locales/zh-CN.advise.json"), en: () => import("../panels/locales/en.advise.json") },
  plans: { "zh-CN": () => import("../panels/locales/zh-CN.plans.json"), en: () => import("../panels/locales/en.plans.json") },
  compare: { "zh-CN": () => import("../panels/locales/zh-CN.compare.json"), en: () => import("../panels/locales/en.compare.json") },
  tools: { "zh-CN": () => import("../panels/locales/zh-CN.tools.json"), en: () => import("../panels/locales/en.tools.json") },
  wall: { "zh-CN": () => import("../panels/locales/zh-CN.wall.json"), en: () => import("../panels/locales/en.wall.json") },
  survive: { "zh-CN": () => import("../panels/locales/zh-CN.survive.json"), en: () => import("../panels/locales/en.survive.json") },
  live: { "zh-CN": () => import("../panels/locales/zh-CN.live.json"), en: () => import("../panels/locales/en.live.json") },
};
