// What a wall says of today on the days when the clocks are changed: days of 23 and of 25 hours, hours as the clocks show them.
import type { Remote } from "comlink";
import { expect, it } from "vitest";
import { gather } from "../../src/app/wall/useFigures";
import { usualWall } from "../../src/core/frame/wall";
import { toSeconds } from "../../src/core/model/columns";
import type { Engine } from "../../src/engine/api";
import { createEngine } from "../../src/engine/create";
import { SQUARES } from "../browser/desk";

const ZONE = "America/New_York";
const wall = { ...usualWall({ today: "", week: "", month: "" }), grave: ["fire"] };

/** Facts at an instant when reports came in at these. */
async function factsAt(now: string, reports: readonly string[]) {
  const engine = createEngine();
  await engine.openBoundaries(new File([SQUARES], "squares.geojson"), {}, () => undefined);
  const rows = reports.map((at, n) => `C${n},${at},0.05,0.05,fire`);
  const file = new File([`case_id,reported_at,lng,lat,category\n${rows.join("\n")}\n`], "cases.csv");
  await engine.openReports(file, { case_id: "case_id", reported_at: "reported_at", lng: "lng", lat: "lat", category: "category" }, false, () => undefined);
  return gather(engine as unknown as Remote<Engine>, false, wall, toSeconds(Date.parse(now)), ZONE);
}

const filled = (hours: readonly number[]): readonly (readonly [number, number])[] =>
  hours.flatMap((count, hour) => (count > 0 ? [[hour, count] as const] : []));

it("of 25 hours: the last hour belongs to it, and every bar is the hour on the clock", async () => {
  const reports = [
    "2026-10-31T23:50:00-04:00",
    "2026-11-01T01:30:00-04:00",
    "2026-11-01T01:30:00-05:00",
    "2026-11-01T10:10:00-05:00",
    "2026-11-01T23:10:00-05:00",
  ];
  const { today, hours, hour, grave, latest } = await factsAt("2026-11-01T23:30:00-05:00", reports);
  expect([today.n, hour, grave.total, latest.length]).toEqual([4, 23, 4, 4]);
  expect(filled(hours)).toEqual([
    [1, 2],
    [10, 1],
    [23, 1],
  ]);
});

it("of 23 hours", async () => {
  const { today, hours, hour } = await factsAt("2026-03-08T10:30:00-04:00", [
    "2026-03-08T00:10:00-05:00",
    "2026-03-08T03:05:00-04:00",
    "2026-03-08T10:20:00-04:00",
  ]);
  expect([today.n, hour]).toEqual([3, 10]);
  expect(filled(hours)).toEqual([
    [0, 1],
    [3, 1],
    [10, 1],
  ]);
});

it("what is usual is of the same hour on the clock before and after a change", async () => {
  const days = Array.from({ length: 28 }, (_, back) => new Date(Date.UTC(2026, 10, 9) - back * 86_400_000).toISOString().slice(0, 10));
  const reports = days.map((day) => `${day}T09:15:00${day < "2026-11-01" ? "-04:00" : "-05:00"}`);
  const { usual, usualToday } = await factsAt("2026-11-10T09:30:00-05:00", reports);
  expect(filled(usual.map((mean) => Math.round(mean * 1000) / 1000))).toEqual([[9, 1]]);
  expect(usualToday).toBeCloseTo(0.5, 6);
});
