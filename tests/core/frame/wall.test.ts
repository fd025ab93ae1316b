// The wall as data: what a seat asks for of the sizes, what the playlist does as time goes by, which cases are grave, where the picture stands.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { begin, hold, interrupt, isOn, leftSeconds, nextStep, type Playing, resume, type Step, tick } from "../../../src/core/frame/playlist";
import { arcMinutesOf, CAP_SHARE, heightAt, LEAST_ARC_MINUTES, mapPixelRatio, roomSizes, usualRoom } from "../../../src/core/frame/room";
import { driftAt, isGrave, lightAt, periodOf, usualWall } from "../../../src/core/frame/wall";
import { parseWall, readWall, wallSchema } from "../../../src/feed/wall";

const WALLS = [
  [1920, 1080],
  [3840, 2160],
  [5760, 1080],
  [6656, 1792],
  [7680, 2160],
] as const;
const step = (part: Partial<Step> = {}): Step => ({ name: "", dwellSeconds: 10, show: "", span: "week", hours: null, days: null, ...part });
const NOON = { day: 3, hour: 12 };

describe("the room", () => {
  it("asks for 4.65 mm a metre at 16 minutes of arc and 5.8 mm at 20, as the handbooks say", () => {
    expect(heightAt(1000, 16)).toBeCloseTo(4.65, 2);
    expect(heightAt(1000, 20)).toBeCloseTo(5.82, 2);
    expect(heightAt(6000, 16)).toBeCloseTo(27.9, 1);
  });

  it("goes from height to angle and back", () => {
    fc.assert(
      fc.property(fc.double({ min: 300, max: 200_000, noNaN: true }), fc.double({ min: 1, max: 120, noNaN: true }), (mm, arc) => {
        expect(arcMinutesOf(heightAt(mm, arc), mm)).toBeCloseTo(arc, 6);
      }),
    );
  });

  it("is read from its usual seat on every wall", () => {
    for (const [width, height] of WALLS) {
      const screen = { width, height, density: 1 };
      const sizes = roomSizes(usualRoom(screen), screen);
      expect(sizes.arcMinutes).toBeGreaterThanOrEqual(LEAST_ARC_MINUTES);
      expect(sizes.reachM).toBeGreaterThanOrEqual(5);
    }
  });

  it("gives what is needed where the layout holds it, and else says what is left", () => {
    const room = fc.record({
      wallMm: fc.integer({ min: 200, max: 50_000 }),
      seatM: fc.double({ min: 0.3, max: 100, noNaN: true }),
      arcMinutes: fc.integer({ min: 16, max: 40 }),
    });
    fc.assert(
      fc.property(room, fc.constantFrom(...WALLS), (asked, [width, height]) => {
        const sizes = roomSizes(asked, { width, height, density: 1 });
        const seen = arcMinutesOf((sizes.textPx * CAP_SHARE * asked.wallMm) / width, asked.seatM * 1000);
        expect(sizes.arcMinutes).toBeCloseTo(seen, 6);
        if (sizes.textPx >= sizes.neededPx) expect(sizes.arcMinutes).toBeGreaterThanOrEqual(asked.arcMinutes - 1e-6);
        expect(arcMinutesOf((sizes.textPx * CAP_SHARE * asked.wallMm) / width, sizes.reachM * 1000)).toBeCloseTo(16, 1);
      }),
    );
  });

  it("never draws more pixels of the map than are set", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8000 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 100_000, max: 30_000_000 }),
        (width, height, most) => {
          const ratio = mapPixelRatio(width, height, 2.5, 1, most);
          expect((width / 2.5) * (height / 2.5) * ratio ** 2).toBeLessThanOrEqual(most * (1 + 1e-9));
          expect(ratio).toBeLessThanOrEqual(2.5);
        },
      ),
    );
  });
});

describe("the playlist", () => {
  it("shows each view for its time, and only in its hours", () => {
    const steps = [step(), step({ hours: [22, 6] }), step({ days: [6, 7] }), step({ dwellSeconds: 5 })];
    expect(nextStep(steps, 0, NOON)).toBe(3);
    expect(nextStep(steps, 0, { day: 3, hour: 23 })).toBe(1);
    let playing = tick(begin(0, 0), steps, 20, 9_999, NOON);
    expect(playing).toEqual(begin(0, 0));
    playing = tick(playing, steps, 20, 10_000, NOON);
    expect(playing).toEqual(begin(3, 10_000));
    expect(tick(playing, steps, 20, 15_000, NOON)).toEqual(begin(0, 15_000));
  });

  it("counts the hours after midnight to the evening's day", () => {
    const friday = step({ hours: [22, 6], days: [5] });
    expect([isOn(friday, { day: 5, hour: 23 }), isOn(friday, { day: 6, hour: 3 }), isOn(friday, { day: 5, hour: 3 })]).toEqual([true, true, false]);
  });

  it("comes back from an urgent case to the view with the time it had left", () => {
    const steps = [step(), step()];
    const urgent = interrupt(begin(1, 0), "C1", 4_000);
    expect(interrupt(urgent, "C2", 5_000)).toBe(urgent);
    expect(leftSeconds(urgent, steps, 20, 10_000)).toBe(14);
    const back = tick(urgent, steps, 20, 24_000, NOON);
    expect(leftSeconds(back, steps, 20, 24_000)).toBe(6);
    expect(back.step).toBe(1);
  });

  it("always stands at a view of the list, whatever happens, and stays where it is held", () => {
    const acts = fc.array(fc.tuple(fc.constantFrom("tick", "call", "hold", "resume"), fc.integer({ min: 0, max: 30_000 })), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), acts, (count, list) => {
        const steps = Array.from({ length: count }, () => step());
        let playing: Playing = begin(0, 0);
        let now = 0;
        for (const [act, wait] of list) {
          now += wait;
          const before = playing;
          if (act === "tick") playing = tick(playing, steps, 20, now, NOON);
          if (act === "call") playing = interrupt(playing, "C", now);
          if (act === "hold") playing = hold(playing, now);
          if (act === "resume") playing = resume(playing, now);
          expect(steps[playing.step]).toBeDefined();
          if (before.kind === "held" && act === "tick") expect(playing).toBe(before);
          if (act !== "tick") expect(playing.step).toBe(before.step);
        }
      }),
    );
  });
});

describe("rules and care of the screen", () => {
  it("calls grave what the list names by code, beginning of a code, or name", () => {
    expect(isGrave({ category_code: "E0502" }, ["E05"])).toBe(true);
    expect(isGrave({ category: "燃气泄漏" }, ["燃气泄漏"])).toBe(true);
    expect(isGrave({ category: "暴露垃圾", category_code: "E0110" }, ["E05", "燃气泄漏"])).toBe(false);
    expect(isGrave({}, ["E05"])).toBe(false);
  });

  it("counts periods back from midnight", () => {
    const midnight = (daysAgo: number): number => 86_400 - daysAgo * 86_400;
    expect(periodOf("today", 90_000, midnight)).toEqual({ from: 86_400, to: 90_001 });
    expect(periodOf("week", 90_000, midnight)).toEqual({ from: 86_400 - 6 * 86_400, to: 90_001 });
    expect(periodOf("all", 90_000, midnight)).toBeNull();
  });

  it("drifts within its bounds, a pixel a minute at most, through every place alike", () => {
    const counts = new Map<string, number>();
    for (let minute = 0; minute < 16 * 16; minute++) {
      const [x, y] = driftAt(minute, 4);
      const [nextX, nextY] = driftAt(minute + 1, 4);
      expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(4);
      expect(Math.max(Math.abs(nextX - x), Math.abs(nextY - y))).toBeLessThanOrEqual(1);
      counts.set(`${x} ${y}`, (counts.get(`${x} ${y}`) ?? 0) + 1);
    }
    expect(counts.size).toBe(81);
    expect(driftAt(17, 0)).toEqual([0, 0]);
  });

  it("dims over midnight", () => {
    const night = { from: 22, to: 6, light: 0.4 };
    expect([12, 22, 3, 6].map((hour) => lightAt(night, { day: 1, hour }))).toEqual([1, 0.4, 0.4, 1]);
  });
});

describe("the JSON of a wall", () => {
  it("comes back as it was, and what is left out is usual", () => {
    const wall = usualWall({ today: "a", week: "b", month: "c" });
    expect(readWall(JSON.stringify(wall), "wall.json")).toEqual({ ok: true, value: wall });
    expect(parseWall({ steps: [{ name: "a", dwellSeconds: 5, show: "", span: "week" }] }, "wall.json")).toMatchObject({
      ok: true,
      value: { driftPx: 4, room: null },
    });
  });

  it("names the place of what is wrong", () => {
    const wall = usualWall({ today: "a", week: "b", month: "c" });
    const place = (value: unknown) => parseWall(value, "wall.json");
    expect(place({ ...wall, steps: [{ ...wall.steps[0], dwellSeconds: 0 }] })).toMatchObject({ ok: false, issue: { place: "steps.0.dwellSeconds" } });
    expect(place({ ...wall, extra: 1 })).toMatchObject({ ok: false, issue: { place: "extra" } });
    expect(readWall("{", "wall.json")).toMatchObject({ ok: false, issue: { place: "{}" } });
  });

  it("has its schema published", async () => {
    await expect(`${JSON.stringify(wallSchema(), null, 2)}\n`).toMatchFileSnapshot("../../../public/wall.schema.json");
  });
});
