// A position as people type it: either order, letters, degrees and minutes; what is no position is none.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPosition } from "../../../src/core/frame/readPosition";

const SHANGHAI = [121.47, 31.23] as const;

describe("a position that is typed", () => {
  it.each([
    ["121.4737, 31.2304", [121.4737, 31.2304]],
    ["31.2304,121.4737", [121.4737, 31.2304]],
    ["（31.2304，121.4737）".replace("（", "(").replace("）", ")"), [121.4737, 31.2304]],
    ["31.2304N 121.4737E", [121.4737, 31.2304]],
    ["121.4737°E, 31.2304°N", [121.4737, 31.2304]],
    ["31°13′48″N 121°28′12″E", [121.47, 31.23]],
    ["121°28.2′E", null],
    ["31.23", null],
    ["31.23, 121.47, 5", null],
    ["200, 100", null],
    ["31°13′48″N 30°13′48″N", null],
    ["居民楼 12 号", null],
  ])("%s", (text, position) => {
    const read = readPosition(text, SHANGHAI);
    if (position === null) expect(read).toBeNull();
    else expect(read?.map((degrees) => degrees.toFixed(6))).toEqual(position.map((degrees) => degrees.toFixed(6)));
  });

  it("of two readings is the one nearer to the plan", () => {
    expect(readPosition("40, 50", [39, 51])).toEqual([40, 50]);
    expect(readPosition("40, 50", [51, 39])).toEqual([50, 40]);
  });

  it("comes back from any text with letters", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1800, max: 1800 }), fc.integer({ min: -900, max: 900 }), (x, y) => {
        const text = `${Math.abs(y) / 10}${y < 0 ? "S" : "N"}, ${Math.abs(x) / 10}${x < 0 ? "W" : "E"}`;
        expect(readPosition(text, SHANGHAI)?.map((degrees) => degrees + 0)).toEqual([x / 10 + 0, y / 10 + 0]);
      }),
    );
  });
});
