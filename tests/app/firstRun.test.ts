// The tour of the first run is for a page opened bare in a browser that has not seen it, and for nobody else.
import { describe, expect, it } from "vitest";
import { isFirstRun } from "../../src/app/firstRun";

const kept = (text: string | null) => () => ({ getItem: () => text }) as unknown as Storage;

describe("the first run", () => {
  it("is that of a bare address in a browser that keeps nothing of the tour", () => {
    expect(isFirstRun(kept(null), "")).toBe(true);
    expect(isFirstRun(kept(null), "#/browse")).toBe(true);
    expect(isFirstRun(kept("seen"), "")).toBe(false);
    for (const hash of ["#/browse?embed=1", "#/browse?measure=closure", "#/browse?lang=en"]) expect(isFirstRun(kept(null), hash)).toBe(false);
  });

  it("is none where the browser forbids storage", () => {
    const forbidden = () => {
      throw new Error("SecurityError");
    };
    expect(isFirstRun(forbidden, "")).toBe(false);
  });
});
