// The deck.gl layers are built in Node: binary attributes without a copy, exact enough wherever the town lies.
import { describe, expect, it } from "vitest";
import { OFFSET_REACH, pointLayers, positionsOf } from "../../src/map/layers";
import { paletteOf } from "../../src/map/palette";

const near = {
  origin: [121.5, 31.2] as const,
  offsets: Float32Array.of(0.01, 0.02, -0.03, 0.04),
  slots: Int32Array.of(0, 1),
  rows: Uint32Array.of(7, 9),
  drawn: 2,
  total: 5,
};

describe("pointLayers", () => {
  it("hands the engine's own array to the graphics card", () => {
    const [layer] = pointLayers(near, paletteOf("light"));
    expect(layer?.props.coordinateSystem).toBe("lnglat-offsets");
    expect(layer?.props.coordinateOrigin).toEqual([121.5, 31.2, 0]);
    const data = layer?.props.data as { length: number; attributes: { getPosition: { value: unknown; size: number } } };
    expect(data.length).toBe(2);
    expect(data.attributes.getPosition.value).toBe(near.offsets);
    expect(data.attributes.getPosition.size).toBe(2);
    expect(layer?.props.pickable).toBe(false);
  });

  it("gives clouds that reach far in degrees of 64 bits, where offsets would bend", () => {
    const far = { origin: [100, 30] as const, offsets: Float32Array.of(5, -4, 0.5, 0.25) };
    const { value, coordinateSystem } = positionsOf(far);
    expect(coordinateSystem).toBe("lnglat");
    expect(value).toEqual(Float64Array.of(105, 26, 100.5, 30.25));
    expect(positionsOf({ origin: [0, 0], offsets: Float32Array.of(OFFSET_REACH - 0.001, 0) }).coordinateSystem).toBe("lnglat-offsets");
  });

  it("draws an empty cloud", () => {
    const [layer] = pointLayers({ ...near, offsets: new Float32Array(0), drawn: 0 }, paletteOf("dark"));
    expect((layer?.props.data as { length: number }).length).toBe(0);
  });
});
