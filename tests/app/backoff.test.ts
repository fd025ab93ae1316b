// Waiting before the next try: bounded, spread, and never sooner than the server wishes.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failuresInRow, pollDelay, retryDelay } from "../../src/app/backoff";

const chance = fc.double({ min: 0, max: 0.999999, noNaN: true });

describe("waiting", () => {
  it("grows to thirty seconds at most, anywhere below its bound", () => {
    fc.assert(
      fc.property(fc.nat(200), chance, (failures, drawn) => {
        const delay = retryDelay(failures, null, drawn);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** failures));
      }),
    );
    expect(retryDelay(3, null, 0.5)).toBe(2000);
    expect(retryDelay(50, null, 0.5)).toBe(15_000);
  });
  it("begins anew after a link that held ten seconds, and goes on growing while none does", () => {
    const losses = [1, 2, 3, 10_000, 9999, 3_600_000];
    const counted: number[] = [];
    for (const held of losses) counted.push(failuresInRow(counted.at(-1) ?? -1, held));
    expect(counted).toEqual([0, 1, 2, 0, 1, 0]);
  });
  it("heeds Retry-After", () => {
    expect(retryDelay(0, 9000, 0.9)).toBe(9000);
    expect(retryDelay(10, 1000, 0.5)).toBe(15_000);
  });
  it("spreads a hundred clients by more than a fifth of the bound", () => {
    const delays = Array.from({ length: 100 }, (_, client) => retryDelay(6, null, (client * 0.618) % 1));
    const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length;
    const spread = Math.sqrt(delays.reduce((sum, delay) => sum + (delay - mean) ** 2, 0) / delays.length);
    expect(spread / mean).toBeGreaterThan(0.2);
  });
  it("asks a polled source about when it should", () => {
    expect(pollDelay(30, 0)).toBe(24_000);
    expect(pollDelay(30, 0.5)).toBe(30_000);
    fc.assert(fc.property(chance, (drawn) => pollDelay(10, drawn) <= 12_000 && pollDelay(10, drawn) >= 8000));
  });
});
