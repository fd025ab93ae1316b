// Recolouring says to the map exactly what changed, and marks move without a trace.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveMark, type Paintable, recolour } from "../../src/map/recolour";

/** A map that only remembers feature-state, and how often it was told. */
function memory() {
  const state = new Map<number, Record<string, unknown>>();
  let calls = 0;
  const map: Paintable = {
    setFeatureState({ id }, values) {
      calls++;
      state.set(id, { ...state.get(id), ...values });
    },
    removeFeatureState({ id }, key) {
      calls++;
      const kept = Object.entries(state.get(id ?? -1) ?? {}).filter(([name]) => name !== key);
      state.set(id ?? -1, Object.fromEntries(kept));
    },
  };
  return { map, state, calls: () => calls };
}

describe("recolour", () => {
  it("paints every slot the first time and only the changed ones after", () => {
    const { map, state, calls } = memory();
    const first = recolour(map, null, Uint8Array.of(0, 1, 255, 254));
    expect(calls()).toBe(4);
    expect(state.get(2)).toEqual({ class: 255 });
    recolour(map, first, Uint8Array.of(0, 2, 255, 254));
    expect(calls()).toBe(5);
    expect(state.get(1)).toEqual({ class: 2 });
  });

  it("returns a copy, so that the caller may reuse its array", () => {
    const classes = Uint8Array.of(1, 2);
    const applied = recolour(memory().map, null, classes);
    classes[0] = 9;
    expect(applied).toEqual(Uint8Array.of(1, 2));
  });

  it("ends in the same picture from any picture before, with as many calls as there are differences", () => {
    const bytes = fc.uint8Array({ maxLength: 40, max: 6 });
    fc.assert(
      fc.property(fc.option(bytes), fc.option(bytes), (before, next) => {
        const { map, state, calls } = memory();
        const applied = recolour(map, null, before);
        const told = calls();
        recolour(map, applied, next);
        const longest = Math.max(before?.length ?? 0, next?.length ?? 0);
        let differences = 0;
        for (let slot = 0; slot < longest; slot++) {
          if (before?.[slot] !== next?.[slot]) differences++;
          expect(state.get(slot)?.class).toBe(next?.[slot]);
        }
        expect(calls() - told).toBe(differences);
      }),
      { seed: 11 },
    );
  });
});

describe("moveMark", () => {
  it("leaves the old slot and marks the new one, touching no class", () => {
    const { map, state, calls } = memory();
    recolour(map, null, Uint8Array.of(3, 4));
    let marked = moveMark(map, "hovered", null, 0);
    marked = moveMark(map, "hovered", marked, 1);
    expect(state.get(0)).toEqual({ class: 3 });
    expect(state.get(1)).toEqual({ class: 4, hovered: true });
    const told = calls();
    expect(moveMark(map, "hovered", marked, 1)).toBe(1);
    expect(calls()).toBe(told);
    expect(moveMark(map, "hovered", 1, null)).toBeNull();
    expect(state.get(1)).toEqual({ class: 4 });
  });
});
