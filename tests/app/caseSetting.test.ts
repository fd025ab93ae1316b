// Catalogue and working time of a deployment: taken when sound, refused with their first fault, and counted with by the clock.
import { describe, expect, it } from "vitest";
import { catalogueOf, workingTime } from "../../src/app/caseSetting";
import { readConfig } from "../../src/app/config";
import { calendarOf, dayOf, isWorkingDay } from "../../src/core/model/calendar";
import { SAMPLE_CATALOGUE } from "../../src/core/model/catalogueSample";
import { deadline } from "../../src/core/model/clock";
import { issueText } from "../../src/core/model/issue";

describe("the catalogue of a deployment", () => {
  it("is taken as it is written; a hole in it is named by its place", () => {
    const own = JSON.parse(JSON.stringify({ ...SAMPLE_CATALOGUE, isSample: undefined })) as typeof SAMPLE_CATALOGUE;
    const read = catalogueOf(own, "catalogue.json");
    expect(read.ok && read.value).toEqual({ ...SAMPLE_CATALOGUE, isSample: false });
    const [first, ...rest] = own.classes;
    const broken = catalogueOf({ ...own, classes: [{ ...first, must: "nobody" }, ...rest] }, "catalogue.json");
    expect(!broken.ok && issueText(broken.issue, "en")).toBe("catalogue.json is wrong at classes[0].must (department_unknown); expected a sound catalogue.");
    const shape = catalogueOf({ ...own, classes: [{ ...first, level: "moon" }] }, "catalogue.json");
    expect(!shape.ok && shape.issue.place).toBe("classes.0.level");
    expect(catalogueOf(null, "catalogue.json").ok).toBe(false);
  });
});

describe("the working time of a deployment", () => {
  it("is China's with what is said otherwise: a holiday of its own, a make-up day, hours until five", () => {
    const { hours, dayTypes } = workingTime({
      hours: [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
      hoursPerWorkDay: 7,
      holidays: ["2026-07-01"],
      workdays: ["2026-07-04", "2026-10-01"],
    });
    const calendar = calendarOf(hours, dayTypes);
    const works = (date: string): boolean => isWorkingDay(dayOf(date), calendar);
    expect(["2026-06-30", "2026-07-01", "2026-07-04", "2026-07-05", "2026-10-01", "2026-10-02"].map(works)).toEqual([true, false, true, false, true, false]);
    const at = (text: string): number => (Date.parse(`${text}+08:00`) - Date.UTC(2000, 0, 1)) / 1000;
    // From Tuesday 16:00: one hour that day, Wednesday is free, six hours on Thursday.
    expect(deadline(at("2026-06-30T16:00:00"), { kind: "work_day", value: 1 }, calendar)).toBe(at("2026-07-02T16:00:00"));
  });

  it("has its place in config.json", () => {
    expect(
      readConfig("config.json", { catalogue: "catalogue.json", calendar: { hours: [["08:30", "12:00"]], weekend: [7], holidays: ["2026-07-01"] } }).ok,
    ).toBe(true);
    const wrong = readConfig("config.json", { calendar: { hours: [["8:30", "12:00"]] } });
    expect(!wrong.ok && wrong.sentence.en).toContain('"calendar.hours.0.0"');
  });
});
