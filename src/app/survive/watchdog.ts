// What follows a failure of the page: on the wall it loads itself anew into the same address, elsewhere it asks; a budget stands against loops.
import type { i18n } from "i18next";
import { toSeconds } from "../../core/model/columns";
import { formatFor } from "../../panels/format";
import { spanText } from "../../panels/spans";
import type { Config } from "../config";
import { panelWords } from "../i18n";
import { parseHash } from "../url";
import { showNotice } from "./notice";
import { type Budget, earlierReloads, judgeReload, noteReloads } from "./reloads";
import type { Failure } from "./signs";

type Rules = Required<Pick<NonNullable<Config["watchdog"]>, "reload" | "most" | "withinMinutes">>;

/** What the configuration leaves out. */
const USUAL: Rules = { reload: "wall", most: 3, withinMinutes: 10 };

/** A watchdog with its words at hand. */
export async function openWatchdog(config: Config, words: i18n): Promise<Watchdog> {
  await panelWords("survive");
  return new Watchdog(config, words);
}

export class Watchdog {
  private readonly rules: Rules;
  private readonly words: i18n;
  private readonly timeZone: string;
  private current: Failure | null = null;

  constructor(config: Config, words: i18n) {
    this.rules = { ...USUAL, ...config.watchdog };
    this.words = words;
    this.timeZone = config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  /** Something failed: loads anew, asks, or waits, as the rules and the budget say. The first failure is the one that is told. */
  failed(what: Failure): void {
    if (this.current === "drawing" || this.current === what) return;
    console.error(`watchdog: ${what}`);
    this.current = what;
    if (!this.loadsItself()) this.ask(what);
    else this.load(what);
  }

  /** The same thing lives again. */
  well(what: Failure): void {
    if (this.current !== what) return;
    this.current = null;
    showNotice(null);
  }

  private loadsItself(): boolean {
    const { reload } = this.rules;
    const screen: string = parseHash(window.location.hash).screen;
    return reload === "always" || (reload === "wall" && screen === "wall");
  }

  private get budget(): Budget {
    return { most: this.rules.most, withinMs: this.rules.withinMinutes * 60_000 };
  }

  private load(what: Failure): void {
    const nowMs = Date.now();
    const earlier = earlierReloads();
    const verdict = earlier === null ? { now: false as const, nextMs: nowMs + this.budget.withinMs } : judgeReload(earlier, nowMs, this.budget);
    if (verdict.now && noteReloads(verdict.times)) window.location.reload();
    else this.wait(what, verdict.now ? nowMs + this.budget.withinMs : verdict.nextMs);
  }

  /** The budget is spent: a plain page with the instant of the next try. */
  private wait(what: Failure, nextMs: number): void {
    const { t } = this.words;
    const format = formatFor(this.words.language === "en" ? "en" : "zh-CN", this.timeZone);
    showNotice({
      form: "page",
      title: t(`survive.failed.${what}`),
      text: () => {
        const left = Math.max(0, Math.ceil((nextMs - Date.now()) / 1000));
        const span = left < 60 ? t("survive.seconds", { text: String(left) }) : spanText(left, "natural_day", t);
        return t("survive.next", { at: format.minute(toSeconds(nextMs)), span, count: this.rules.most, minutes: this.rules.withinMinutes });
      },
      acts: [{ name: t("survive.reload"), act: reload }],
    });
    // In steps: a timer of minutes may come late on a machine that slept, and never early.
    const timer = setInterval(() => {
      if (this.current !== what) clearInterval(timer);
      else if (Date.now() >= nextMs) {
        clearInterval(timer);
        const verdict = judgeReload(earlierReloads() ?? [], Date.now(), this.budget);
        if (verdict.now) noteReloads(verdict.times);
        reload();
      }
    }, 1000);
  }

  private ask(what: Failure): void {
    const { t } = this.words;
    const gone = what === "drawing";
    showNotice({
      form: gone ? "page" : "bar",
      title: t(`survive.failed.${what}`),
      text: () => t("survive.ask"),
      acts: [{ name: t("survive.reload"), act: reload }, ...(gone ? [] : [{ name: t("survive.later"), act: () => this.well(what) }])],
    });
  }
}

function reload(): void {
  window.location.reload();
}
