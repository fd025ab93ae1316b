// The words of the screen in the reader's language; each language comes when it is first wanted.
import { createInstance, type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../core/model/issue";
import type { Config } from "./config";

const WORDS: { readonly [K in Language]: () => Promise<{ default: object }> } = {
  "zh-CN": () => import("../panels/locales/zh-CN.json"),
  en: () => import("../panels/locales/en.json"),
};

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

/** An i18next that speaks one language; react escapes, so nothing is escaped twice. */
export async function startWords(language: Language): Promise<i18n> {
  const words = createInstance();
  await words.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: (await WORDS[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return words;
}

/** Changes the language, its words fetched first so that no key is ever seen. */
export async function speak(words: i18n, language: Language): Promise<void> {
  if (!words.hasResourceBundle(language, "translation")) words.addResourceBundle(language, "translation", (await WORDS[language]()).default);
  await words.changeLanguage(language);
}
