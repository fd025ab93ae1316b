// A rule in one plain sentence: what is looked at, in which window, what makes it fire, who is called and what is to be done.
import type { TFunction } from "i18next";
import type { Rule, RuleText } from "../../core/stats/rules";
import type { Format } from "../format";

/** The text of a rule in the reader's language. */
export function said({ zh, en }: RuleText, format: Pick<Format, "language">): string {
  return format.language === "en" ? en : zh;
}

/** Of words given in both languages those of the reader's; all where none is in it. */
function inLanguage(words: readonly string[], { language }: Pick<Format, "language">): readonly string[] {
  const own = words.filter((word) => /\p{Script=Han}/u.test(word) === (language !== "en"));
  return own.length > 0 ? own : words;
}

/** "近 30 天上报的案件，同一小类在 50 米内达到 10 件，发出预警，由网格处理：…" */
export function ruleSentence(rule: Rule, t: TFunction, format: Pick<Format, "language" | "count">): string {
  const { object, test, windowHours } = rule;
  const window =
    windowHours % 24 === 0 ? t("look.rules.days", { text: format.count(windowHours / 24) }) : t("look.rules.hours", { text: format.count(windowHours) });
  const comma = t("list.comma");
  const limits = (["categories", "sources", "departments"] as const).flatMap((name) => {
    const list = object[name];
    return list === undefined ? [] : [t(`look.rules.only.${name}`, { text: inLanguage(list, format).join(comma) })];
  });
  const condition = t(`look.rules.fires.${test.kind}`, {
    count: test.atLeast,
    text: format.count(test.atLeast),
    area: "per" in test ? t(`look.rules.area.${test.per}`) : "",
    metres: "metres" in test ? format.count(test.metres) : "",
    windows: "windows" in test ? format.count(test.windows) : "",
    z: "z" in test ? String(test.z) : "",
  });
  return t("look.rules.sentence", {
    window,
    what: t(`look.rules.what.${object.which}`) + limits.join(""),
    condition,
    level: t(`look.rules.levels.${rule.level}`),
    owner: t(`look.rules.owners.${rule.owner}`),
    action: said(rule.action, format),
  });
}
