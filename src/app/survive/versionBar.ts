// The bar that tells of a new version: it is taken when the reader loads the page again, never by itself.
import type { i18n } from "i18next";
import { panelWords } from "../i18n";
import { showNotice } from "./notice";

export async function showVersion(words: i18n): Promise<void> {
  await panelWords("survive");
  showNotice({
    form: "bar",
    title: words.t("survive.version"),
    text: () => words.t("survive.versionAbout"),
    acts: [
      { name: words.t("survive.loadNow"), act: () => window.location.reload() },
      { name: words.t("survive.later"), act: () => showNotice(null) },
    ],
  });
}
