// Spans in words: two units at most, work time never said as clock time.
import { createInstance } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import en from "../../src/panels/locales/en.json";
import zh from "../../src/panels/locales/zh-CN.json";
import { spanText } from "../../src/panels/spans";

const words = createInstance();
beforeAll(async () => {
  await words.init({ lng: "zh-CN", resources: { "zh-CN": { translation: zh }, en: { translation: en } } });
});
const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

describe("a span", () => {
  it.each([
    [30, "urgent_minute", "不足 1 分钟"],
    [13 * MINUTE, "urgent_minute", "13 分钟"],
    [2 * HOUR + 29 * MINUTE, "urgent_hour", "2 小时 29 分钟"],
    [-(3 * DAY + 2 * HOUR + 59), "natural_day", "3 天 2 小时"],
    [DAY + 5 * MINUTE, "natural_day", "1 天"],
    [4 * HOUR, "work_hour", "4 工作小时"],
    [4 * HOUR + 35 * MINUTE, "work_day", "4 工作小时 35 分钟"],
    [16 * HOUR, "work_day", "2 个工作日"],
    [11 * HOUR, "work_day", "1 个工作日 3 工作小时"],
    [35 * MINUTE, "work_hour", "35 工作分钟"],
  ] as const)("of %d s as %s is %s", (seconds, kind, text) => {
    expect(spanText(seconds, kind, words.t)).toBe(text);
  });

  it("says one in the singular where the language has one", async () => {
    const english = words.getFixedT("en");
    expect(spanText(DAY + 4 * HOUR, "natural_day", english)).toBe("1 day 4 h");
    expect(spanText(16 * HOUR, "work_day", english)).toBe("2 work days");
  });

  it("leaves out what follows days when it is to be brief", () => {
    expect(spanText(3 * DAY + 2 * HOUR, "natural_day", words.t, true)).toBe("3 天");
    expect(spanText(2 * HOUR + 29 * MINUTE, "urgent_hour", words.t, true)).toBe("2 小时 29 分钟");
  });
});
