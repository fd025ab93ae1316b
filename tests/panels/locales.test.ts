// The words of both languages: the same keys, every key that the code asks for, and no language in the other's place.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { LIMIT_KINDS } from "../../src/core/model/clock";
import { NATIVE_COLUMNS } from "../../src/core/model/columns";
import { CASE_STATES, LEVELS, MOVE_ACTIONS, MOVES, NOTE_ACTIONS, ROLES } from "../../src/core/model/lifecycleTable";
import { LAYERS, MEASURES, METHODS, THEMES } from "../../src/panels/choices";
import enAdvise from "../../src/panels/locales/en.advise.json";
import enCompare from "../../src/panels/locales/en.compare.json";
import enDraft from "../../src/panels/locales/en.draft.json";
import enFilter from "../../src/panels/locales/en.filter.json";
import enFirst from "../../src/panels/locales/en.first.json";
import en from "../../src/panels/locales/en.json";
import enLive from "../../src/panels/locales/en.live.json";
import enLook from "../../src/panels/locales/en.look.json";
import enPlans from "../../src/panels/locales/en.plans.json";
import enProfile from "../../src/panels/locales/en.profile.json";
import enSurvive from "../../src/panels/locales/en.survive.json";
import enTools from "../../src/panels/locales/en.tools.json";
import enWall from "../../src/panels/locales/en.wall.json";
import enWork from "../../src/panels/locales/en.work.json";
import zhAdvise from "../../src/panels/locales/zh-CN.advise.json";
import zhCompare from "../../src/panels/locales/zh-CN.compare.json";
import zhDraft from "../../src/panels/locales/zh-CN.draft.json";
import zhFilter from "../../src/panels/locales/zh-CN.filter.json";
import zhFirst from "../../src/panels/locales/zh-CN.first.json";
import zh from "../../src/panels/locales/zh-CN.json";
import zhLive from "../../src/panels/locales/zh-CN.live.json";
import zhLook from "../../src/panels/locales/zh-CN.look.json";
import zhPlans from "../../src/panels/locales/zh-CN.plans.json";
import zhProfile from "../../src/panels/locales/zh-CN.profile.json";
import zhSurvive from "../../src/panels/locales/zh-CN.survive.json";
import zhTools from "../../src/panels/locales/zh-CN.tools.json";
import zhWall from "../../src/panels/locales/zh-CN.wall.json";
import zhWork from "../../src/panels/locales/zh-CN.work.json";
import { CHOICES, fieldsOf } from "../../src/panels/work/moveDraft";

const ASKED_FIELDS = MOVES.map(({ action, asks }) => fieldsOf(action, asks));
const PLURAL = /_(one|other)$/;

function flat(words: object, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === "string") found.set(prefix + key, value);
    else for (const [inner, text] of flat(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

type Groups = { look: object; draft: object };

/** The words of the panels with those of the analysis panel and the planner's screen, whose groups begin in the first of them (the buttons that open them). */
function joined(rest: Groups, look: Pick<Groups, "look">, draft: Pick<Groups, "draft">): object {
  return { ...rest, ...look, look: { ...rest.look, ...look.look }, draft: { ...rest.draft, ...draft.draft } };
}

const chinese = flat({
  ...zhFirst,
  ...zhCompare,
  ...joined(zh, zhLook, zhDraft),
  ...zhAdvise,
  ...zhFilter,
  ...zhLive,
  ...zhPlans,
  ...zhProfile,
  ...zhSurvive,
  ...zhTools,
  ...zhWall,
  ...zhWork,
});
const english = flat({
  ...enFirst,
  ...enCompare,
  ...joined(en, enLook, enDraft),
  ...enAdvise,
  ...enFilter,
  ...enLive,
  ...enPlans,
  ...enProfile,
  ...enSurvive,
  ...enTools,
  ...enWall,
  ...enWork,
});
const bases = (words: ReadonlyMap<string, string>): string[] => [...new Set([...words.keys()].map((key) => key.replace(PLURAL, "")))].sort();

function sources(folder: string): string[] {
  const root = fileURLToPath(new URL(`../../src/${folder}/`, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(root + path, "utf8"));
}

describe("the words of the screen", () => {
  it("have the same keys in both languages", () => {
    expect(bases(chinese)).toEqual(bases(english));
  });

  it("stand in one file each, what the first map says apart from the rest", () => {
    expect(Object.keys(zh).filter((group) => group in zhFirst)).toEqual([]);
    expect(Object.keys(en).filter((group) => group in enFirst)).toEqual([]);
    expect(Object.keys(enFirst)).toEqual(Object.keys(zhFirst));
  });

  it("have singular and plural in English wherever they count", () => {
    for (const key of english.keys()) if (key.endsWith("_other")) expect(english.has(key.replace(PLURAL, "_one")), key).toBe(true);
    for (const key of chinese.keys()) expect(key.endsWith("_one"), key).toBe(false);
  });

  it("fill in the same values in both languages", () => {
    const holes = (text: string | undefined): string[] => [...(text ?? "").matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();
    for (const [key, text] of chinese) expect(holes(text), key).toEqual(holes(english.get(key)));
  });

  it("are Chinese in Chinese and have no Chinese in English, our own name apart", () => {
    for (const [key, text] of english) if (key !== "app.name") expect(/\p{Script=Han}/u.test(text), key).toBe(false);
    for (const [key, text] of chinese) {
      const words = text.replace(/\{\{\w+\}\}/g, "");
      expect(/\p{Script=Han}/u.test(words) || !/\p{Letter}/u.test(words), key).toBe(true);
    }
  });

  it("hold every key that the code asks for", () => {
    const known = new Set(bases(english));
    const asked = ["app", "panels"].flatMap(sources).flatMap((text) => [...text.matchAll(/\bt\(\s*"([\w.]+)"/g)].map((match) => match[1] ?? ""));
    expect(asked.length).toBeGreaterThan(80);
    expect(asked.filter((key) => !known.has(key))).toEqual([]);
  });

  it("hold the keys that are put together", () => {
    const made = [
      ...MEASURES.flatMap((name) => [`measure.${name}`, `measure.short.${name}`]),
      ...MEASURES.filter((name) => name !== "n").map((name) => `legend.denominator.${name}`),
      ...METHODS.map((name) => `method.${name}`),
      ...LAYERS.map((name) => `layers.${name}`),
      ...THEMES.map((name) => `theme.${name}`),
      ...NATIVE_COLUMNS.map((name) => `column.${name}`),
      ...["located", "outside", "unlocated", "rejected", "duplicates"].flatMap((name) => [`ledger.${name}`, `ledger.about.${name}`]),
      ...["time_missing", "time_unreadable", "fields_missing", "row_broken", "row_too_long", "missing", "zero", "out_of_range", "far", "duplicate"].map(
        (name) => `reason.${name}`,
      ),
      ...["swapped", "gcj02", "bd09", "projected", "encoding", "timeZone"].map((name) => `suspicion.${name}`),
      ...["reading", "locating", "done"].map((name) => `loading.${name}`),
      ...[...MOVE_ACTIONS, ...NOTE_ACTIONS, "retract"].map((name) => `work.action.${name}`),
      ...Object.values(ASKED_FIELDS)
        .flat()
        .map((name) => `work.field.${name}`),
      ...Object.entries(CHOICES).flatMap(([field, words]) =>
        field === "level" || field === "answer" ? [] : words.map((word) => `work.choice.${field}.${word}`),
      ),
      ...LIMIT_KINDS.map((name) => `work.limit.${name}`),
      ...["near", "far", "reference", "handle_before", "handle_after"].map((name) => `work.photo.${name}`),
      ...["not_json", "not_an_event"].map((name) => `work.fault.${name}`),
      ...CASE_STATES.map((name) => `case.state.${name}`),
      ...ROLES.map((name) => `case.role.${name}`),
      ...LEVELS.map((name) => `case.levels.${name}`),
      ...["accept", "verify", "dispatch", "handle", "check", "close"].map((name) => `case.stage.${name}`),
      ...["red", "yellow", "green"].map((name) => `case.lamp.${name}`),
      ...["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied", "no_answer"].map((name) => `case.answer.${name}`),
      ...["remaining", "late", "ended", "endedLate"].map((name) => `case.${name}`),
      ...["workDays", "workHours", "workMinutes", "days", "hours", "minutes"].map((name) => `span.${name}`),
      ...["up", "down", "steady", "tooFew", "noBase"].map((name) => `sheet.words.${name}`),
      ...["groups.deadline", "groups.intake", "groups.quality", "met", "missed", "cohortDue", "cohortAll"].map((name) => `sheet.${name}`),
    ];
    const known = new Set(bases(english));
    expect(made.filter((key) => !known.has(key))).toEqual([]);
  });
});
