// Ramps: lightness runs one way in clear steps, and every kind of colour vision can tell the classes apart.
import { describe, expect, it } from "vitest";
import { hexOf, type Lab, type LinearRgb, labOf, linearOf, rgbOfLab } from "../../../src/core/stats/colour";
import { APART, divergingRamp, type Ground, sequentialRamp } from "../../../src/core/stats/ramps";

const grounds: readonly Ground[] = ["light", "dark"];
const GROUND_COLOUR = { light: "#f5f3ee", dark: "#14181c" } as const;

/** Full deficiency after Machado, Oliveira & Fernandes 2009, on linear light, rows of a matrix. */
const VISION: Readonly<Record<string, readonly LinearRgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function seenBy(vision: readonly LinearRgb[], hex: string): Lab {
  const light = linearOf(hex);
  const [red, green, blue] = vision.map((row) => Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2])));
  return labOf([red ?? 0, green ?? 0, blue ?? 0]);
}

const lightness = (hex: string) => labOf(linearOf(hex))[0];
const apart = (one: Lab, other: Lab) => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);

describe("CIELAB", () => {
  it("knows published values and comes back to the same hex", () => {
    expect(labOf(linearOf("#ffffff")).map((value) => Math.round(value * 100) / 100)).toEqual([100, 0, -0.01].map((value) => expect.closeTo(value, 1)));
    expect(labOf(linearOf("#ff0000"))).toEqual([expect.closeTo(53.24, 1), expect.closeTo(80.09, 1), expect.closeTo(67.2, 1)]);
    for (const hex of ["#000000", "#1f6d80", "#ffc48a", "#0a0b0c"]) expect(hexOf(rgbOfLab(labOf(linearOf(hex))))).toBe(hex);
  });
});

describe.each(grounds)("sequential ramp on %s ground", (ground) => {
  const away = ground === "light" ? -1 : 1;
  it.each([2, 3, 4, 5, 6, 7, 8, 9])("of %i classes leaves the ground step by step", (count) => {
    const ramp = sequentialRamp(ground, count);
    expect(ramp.length).toBe(count);
    const steps = ramp.slice(1).map((hex, index) => (lightness(hex) - lightness(ramp[index] ?? hex)) * away);
    expect(Math.min(...steps)).toBeGreaterThan(60 / (count - 1) - 1);
    for (const vision of Object.values(VISION)) {
      const seen = ramp.map((hex) => seenBy(vision, hex));
      for (let i = 1; i < count; i++) expect(apart(seen[i] ?? [0, 0, 0], seen[i - 1] ?? [0, 0, 0])).toBeGreaterThan(6);
    }
  });

  it("begins near the ground, and neither zero nor no data is one of its colours", () => {
    const [low = "", high = ""] = sequentialRamp(ground, 2);
    const own = lightness(GROUND_COLOUR[ground]);
    expect(Math.abs(lightness(low) - own)).toBeLessThan(20);
    expect(Math.abs(lightness(high) - own)).toBeGreaterThan(70);
    for (const vision of Object.values(VISION)) {
      expect(apart(seenBy(vision, low), seenBy(vision, APART[ground].zero))).toBeGreaterThan(8);
    }
    expect(sequentialRamp(ground, 1).length).toBe(1);
  });
});

describe.each(grounds)("diverging ramp on %s ground", (ground) => {
  it("is neutral in the middle, symmetric in lightness, and its two ends differ for every vision", () => {
    const ramp = divergingRamp(ground, 7);
    const light = ramp.map(lightness);
    const far = light.map((value) => Math.abs(value - lightness(GROUND_COLOUR[ground])));
    expect(Math.min(...far)).toBe(far[3]); // no change is nearest to the ground, never the brightest thing on a wall
    for (let i = 0; i < 3; i++) {
      expect(Math.abs((light[i] ?? 0) - (light[6 - i] ?? 0))).toBeLessThan(6);
      expect(far[i]).toBeGreaterThan((far[i + 1] ?? 0) + 5);
    }
    for (const vision of Object.values(VISION)) {
      const seen = ramp.map((hex) => seenBy(vision, hex));
      for (let i = 0; i < 3; i++) expect(apart(seen[i] ?? [0, 0, 0], seen[6 - i] ?? [0, 0, 0])).toBeGreaterThan(15);
    }
    expect(divergingRamp(ground, 4).length).toBe(4);
  });
});
