// What follows a failure of the page: on the wall it loads itself anew into the same address, elsewhere it asks; a budget stands against loops.
import type { Remote } from "comlink";
import type { i18n } from "i18next";
import { toSeconds } from "../../core/model/columns";
import type { Engine } from "../../engine/api";
import { formatFor } from "../../panels/format";
import { spanText } from "../../panels/spans";
import type { Config } from "../config";
import { parseHash } from "../url";
import { showNotice } from "./notice";
import { type Budget, earlierReloads, judgeReload, noteReloads } from "./reloads";
import { type Failure, watchSigns } from "./signs";

type Rules = NonNullable<Config["watchdog"]>;

/** Until the configuration is read, and for what it leaves out. */
const USUAL = { reload: "wall", pageAfter: 20, workerAfter: 60, mapAfter: 15, most: 3, withinMinutes: 10 } as const;

export class Watchdog {
  private readonly rules: Required<Rules>;
  private readonly words: i18n;
  private readonly timeZone: string;
  private current: Failure | null = null;

  constructor(config: Config, words: i18n) {
    this.rules = { ...USUAL, ...config.watchdog };
    this.words = words;
    this.timeZone = config.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  }

  watch(engine: Remote<Engine>): void {
    watchSigns(
      engine,
      this.rules,
      (what) => this.failed(what),
      (what) => this.well(what),
    );
  }

  /** Something failed: loads anew, asks, or waits, as the rules and the budget say. The first failure is the one that is told. */
  failed(what: Failure): void {
    if (this.current === "drawing" || this.current === what) return;
    console.error(`watchdog: ${what}`);
    this.current = what;
    if (!this.loadsItself()) this.ask(what);
    else this.load(what);
  }

  private well(what: Failure): void {
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
