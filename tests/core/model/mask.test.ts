// Masks: what is personal goes, wherever it stands in a text; what is not stays to the letter.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMaskPattern, maskOf, USUAL_MASKS } from "../../../src/core/model/mask";

const mask = maskOf(USUAL_MASKS);
const digits = (count: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(""));
/** Text that no rule touches, and that does not run on into what stands beside it. */
const prose = fc.array(fc.constantFrom("，", "。", "路面", "破损", "请", "尽快", " ", "to fix", "垃圾"), { maxLength: 6 }).map((list) => list.join(""));

describe("the usual masks", () => {
  it.each([
    ["电话13812345678，请回电", "电话138****5678，请回电"],
    ["138 1234 5678", "138****5678"],
    ["座机021-62345678", "座机021-****5678"],
    ["身份证310104199001011234", "身份证310104************"],
    ["31010419900101123X", "310104************"],
    ["张建国先生来电", "张**先生来电"],
    ["李梅女士反映噪音", "李**女士反映噪音"],
    ["王先生来电", "王先生来电"],
    ["联系人：陈晓明", "联系人：陈**"],
    ["芦苇苑12号楼803室", "芦苇苑12号楼***室"],
    ["紫藤佳园3幢2单元501", "紫藤佳园3幢2单元***"],
    ["Mr. John Smith called", "Mr. J. called"],
    ["12 Main St Apt 4B", "12 Main St Apt ***"],
    ["call 617-555-0134", "call 617-***-****"],
    ["a.person@example.org", "a***@example.org"],
  ])("%s → %s", (text, masked) => {
    expect(mask(text)).toBe(masked);
  });

  it.each([
    "东界路63号",
    "芦汀大道532号",
    "案件LT260119919",
    "时限2026-06-30",
    "共120000件",
    "紫藤佳园旁路灯",
    "3户外广告",
    "31.2080285, 123.0772031",
    "Unit price",
  ])("%s stays", (text) => {
    expect(mask(text)).toBe(text);
  });

  it("let no mobile number and no identity number through, wherever it stands", () => {
    const mobile = fc.tuple(fc.constantFrom("3", "5", "7", "8", "9"), digits(9)).map(([second, rest]) => `1${second}${rest}`);
    const identity = fc.tuple(digits(17), fc.constantFrom("0", "9", "X", "x")).map(([body, last]) => body + last);
    fc.assert(
      fc.property(prose, fc.oneof(mobile, identity), prose, (before, secret, after) => {
        const masked = mask(before + secret + after);
        expect(masked).not.toContain(secret);
        expect(/\d{7}/.test(masked)).toBe(false);
        expect(masked.startsWith(before) && masked.endsWith(after)).toBe(true);
      }),
      { seed: 71, numRuns: 500 },
    );
  });

  it("change nothing the second time", () => {
    const piece = fc.constantFrom(
      "13812345678",
      "张建国先生",
      "803室",
      "Apt 4",
      "021-62345678",
      "Mr John Smith",
      "12号楼",
      "501",
      "x@y.org",
      "，",
      "某",
      " ",
      "7",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const once = mask(pieces.join(" "));
        expect(mask(once)).toBe(once);
      }),
      { seed: 72, numRuns: 500 },
    );
  });

  it("are all patterns that can be used", () => {
    expect(USUAL_MASKS.every(({ pattern }) => isMaskPattern(pattern))).toBe(true);
    expect(isMaskPattern("(")).toBe(false);
  });
});
