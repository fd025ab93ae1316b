// The words of the screen in the reader's language; each language comes when it is first wanted.
import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../core/model/issue";
import type { Config } from "./config";

export type Words = () => Promise<{ default: object }>;
type Tables = typeof import("./panelTables")["PANELS"];

/** What the first map says; these groups are in no other file. */
const FIRST: { readonly [K in Language]: Words } = {
  "zh-CN": () => import("../panels/locales/zh-CN.first.json"),
  en: () => import("../panels/locales/en.first.json"),
};
/** What the panels around it say. */
const REST: { readonly [K in Language]: Words } = {
  "zh-CN": () => import("../panels/locales/zh-CN.json"),
  en: () => import("../panels/locales/en.json"),
};
const SPACE = "translation";
let spoken: i18n | null = null;
let tables: Tables | null = null;
const wanted = new Set<keyof Tables>();

const ALL: readonly Language[] = ["zh-CN", "en"];

/** The languages that a deployment offers. */
export function languagesOf(config: Config): readonly Language[] {
  return config.languages ?? ALL;
}

/** The language to open in: Chinese for browsers that ask for it or for none that we have, of the allowed ones. */
export function firstLanguage(wanted: readonly string[], allowed: readonly Language[]): Language {
  for (const tag of wanted) {
    const found = allowed.find((language) => language.split("-")[0] === tag.toLowerCase().split("-")[0]);
    if (found) return found;
  }
  return allowed[0] ?? "zh-CN";
}

/** An i18next that says what the first map says in one language; react escapes, so nothing is escaped twice. */
export async function startWords(language: Language): Promise<i18n> {
  const words = createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { [SPACE]: (await FIRST[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  spoken = words;
  return words;
}

/** Fetches what the panels say in the language of the page: to be awaited before they are shown. */
export async function deskWords(): Promise<void> {
  if (spoken) await addWords(spoken, spoken.language === "en" ? "en" : "zh-CN");
}

/** Fetches what a panel says, now and whenever the language changes. */
export async function panelWords(panel: keyof Tables): Promise<void> {
  tables = (await import("./panelTables")).PANELS;
  wanted.add(panel);
  await deskWords();
}

/** Changes the language, its words fetched first so that no key is ever seen. */
export async function speak(words: i18n, language: Language): Promise<void> {
  if (language !== words.language) await addWords(words, language);
  await words.changeLanguage(language);
}

async function addWords(words: i18n, language: Language): Promise<void> {
  const parts = await Promise.all([FIRST[language](), REST[language](), ...[...wanted].map((panel) => tables?.[panel][language]() ?? { default: {} })]);
  for (const part of parts) words.addResourceBundle(language, SPACE, part.default, true, true);
}
