// A map that comes back from a lost context: its first frames at once, then none until the tiles are there or have kept it waiting for too long.
import type { Map as MapLibreMap } from "maplibre-gl";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { drawsWhole } from "../../src/map/whole";

/** A map that counts the frames it is asked for, and says what it is told to say. */
function standIn() {
  const acts = new Map<string, () => void>();
  const map = {
    frames: 0,
    loaded: true,
    triggerRepaint() {
      map.frames++;
    },
    areTilesLoaded: () => map.loaded,
    on: (event: string, act: () => void) => acts.set(event, act),
  };
  drawsWhole(map as unknown as MapLibreMap);
  return { map, tell: (event: string) => acts.get(event)?.() };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a map", () => {
  it("that was not lost draws whenever it is asked to", () => {
    const { map } = standIn();
    map.loaded = false;
    for (let ask = 0; ask < 10; ask++) map.triggerRepaint();
    expect(map.frames).toBe(10);
  });

  it("that was lost draws its first three frames, and then the whole one when the last tile has come", () => {
    const { map, tell } = standIn();
    tell("webglcontextlost");
    map.loaded = false;
    for (let frame = 0; frame < 3; frame++) {
      map.triggerRepaint();
      tell("render");
    }
    for (let tile = 0; tile < 20; tile++) map.triggerRepaint();
    expect(map.frames).toBe(3);
    map.loaded = true;
    map.triggerRepaint();
    expect(map.frames).toBe(4);
    vi.advanceTimersByTime(10_000);
    expect(map.frames).toBe(4);
    tell("idle");
    map.loaded = false;
    map.triggerRepaint();
    expect(map.frames).toBe(5);
  });

  it("draws what is there when a tile does not come", () => {
    const { map, tell } = standIn();
    tell("webglcontextlost");
    map.loaded = false;
    for (let frame = 0; frame < 3; frame++) {
      map.triggerRepaint();
      tell("render");
    }
    map.triggerRepaint();
    vi.advanceTimersByTime(1400);
    expect(map.frames).toBe(3);
    vi.advanceTimersByTime(200);
    expect(map.frames).toBe(4);
  });
});
