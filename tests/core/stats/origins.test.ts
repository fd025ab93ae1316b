// Who found a case: the words of the demo town in both languages, and of published exports.
import { describe, expect, it } from "vitest";
import { originOf } from "../../../src/core/stats/origins";

describe("originOf", () => {
  it.each(["网格巡查", "Grid patrol", "视频发现", "监督员上报", "City Worker App", "Employee Generated"])("%s is the administration's own eye", (word) => {
    expect(originOf(word)).toBe(1);
  });

  it.each([
    "12345热线",
    "12345 hotline",
    "随手拍",
    "Resident snapshot",
    "镇级热线",
    "Town line",
    "群众来访",
    "Constituent Call",
    "Citizens Connect App",
    "PHONE",
    "Web",
  ])("%s is the public", (word) => {
    expect(originOf(word)).toBe(2);
  });

  it.each(["", " ", "上级交办", "Sent by superior", "Integrated Agency", "UNKNOWN"])("'%s' is neither", (word) => {
    expect(originOf(word)).toBe(0);
  });
});
