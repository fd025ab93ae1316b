// Lists of places: black spots of the demo town and of real crashes, the list of hazards, the three lists, and files that tell too little.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dayOf } from "../../src/core/model/calendar";
import { SERVICES } from "../../src/core/model/catalogue";
import { isHazardOverdue } from "../../src/core/model/hazards";
import { serviceOf } from "../../src/core/model/serviceLists";
import { BLACK_SPOT_TIERS } from "../../src/core/stats/blackSpots";
import { createPlaces } from "../../src/engine/places";
import { sharedData } from "../shared";

const NOW = dayOf("2026-07-01") * 86_400;
const tier = (id: string) => BLACK_SPOT_TIERS.find((one) => one.id === id) ?? BLACK_SPOT_TIERS[0];
const ZONE = "Asia/Shanghai";

function metres([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  return Math.hypot((ax - bx) * 111_195 * Math.cos((ay * Math.PI) / 180), (ay - by) * 111_195);
}

describe("black spots of the demo town", () => {
  it("finds the places where its crashes gather, each with what the criterion asks", async () => {
    const places = createPlaces();
    const opened = await places.openCrashes(null, ZONE);
    if (!opened.ok) throw new Error(opened.issue.code);
    expect(opened.value).toMatchObject({ unplaced: 0, untimed: 0, generated: true });
    const asked = tier("municipal");
    if (!asked) throw new Error("no tier");
    const spots = await places.spots(asked, NOW);
    expect(spots.length).toBeGreaterThanOrEqual(3);
    expect(spots.length).toBeLessThan(15);
    for (const spot of spots) expect(spot.crashes).toBeGreaterThanOrEqual(spot.criterion.crashes);
    for (let i = 1; i < spots.length; i++) for (let j = 0; j < i; j++) expect(metres(spots[i]?.place ?? [0, 0], spots[j]?.place ?? [0, 0])).toBeGreaterThan(20);
    expect(spots.map(({ severity }) => severity)).toEqual(spots.map(({ severity }) => severity).sort((a, b) => b - a));
  });
});

describe("real crashes", () => {
  const file = sharedData("uk_accidents_2014_points.csv.gz") ?? "";
  it.skipIf(file === "")(
    "140,029 of them: all read, none dated, the places of ten or more within 200 m as a count by hand has them",
    async () => {
      const places = createPlaces();
      const opened = await places.openCrashes(new File([readFileSync(file)], "uk.csv.gz"), "UTC");
      if (!opened.ok) throw new Error(opened.issue.code);
      expect(opened.value).toMatchObject({ count: 140_029, unplaced: 0, untimed: 140_029, generated: false, tells: { at: false, deaths: false } });
      const asked = tier("frequent");
      if (!asked) throw new Error("no tier");
      const spots = await places.spots(asked, NOW);
      console.log(`uk 2014: ${spots.length} spots, the fullest holds ${spots[0]?.crashes}`);
      const [first] = spots;
      const [, ...lines] = (await new Response(new Blob([readFileSync(file)]).stream().pipeThrough(new DecompressionStream("gzip"))).text()).trim().split("\n");
      const near = lines.filter((line) => {
        const [lng = 0, lat = 0] = line.split(",").map(Number);
        return metres([lng, lat], first?.place ?? [0, 0]) <= 100;
      });
      expect(Math.abs(near.length - (first?.crashes ?? 0))).toBeLessThanOrEqual(1);
      const held = spots.reduce((sum, { crashes }) => sum + crashes, 0);
      expect(held).toBeLessThanOrEqual(140_029);
      for (const { crashes } of spots) expect(crashes).toBeGreaterThanOrEqual(10);
    },
    120_000,
  );
});

describe("hazards of the demo town", () => {
  it("are five at different steps of the lawful way, one of them past its date", async () => {
    const hazards = await createPlaces().demoHazards("zh");
    expect(hazards.map(({ state }) => state)).toEqual(["inWork", "inWork", "applied", "delisted", "proposed"]);
    expect(hazards.filter((hazard) => isHazardOverdue(hazard, NOW)).map(({ number }) => number)).toEqual(["LT-2"]);
    const english = await createPlaces().demoHazards("en");
    expect(english.map(({ place, reason, body }) => place + reason + body).join("")).not.toMatch(/\p{Script=Han}/u);
  });
});

describe("the three lists", () => {
  it("of the demo town have all six kinds of service, inside the town", async () => {
    const read = await createPlaces().services(null);
    if (!read.ok) throw new Error(read.issue.code);
    expect(read.value).toMatchObject({ unplaced: 0, unknown: 0 });
    expect(new Set(read.value.points.map(({ list }) => list)).size).toBe(3);
    expect(new Set(read.value.points.map(({ service }) => service))).toEqual(new Set(Object.keys(SERVICES)));
  });

  it("are read from CSV and GeoJSON; what has no place or no known kind is counted", async () => {
    const csv = new File(["名称,类别,经度,纬度\n修车摊,维修维护,121.5,31.2\n无处,应急处理,,\n谜,天知道,121.5,31.2\n"], "a.csv");
    const geojson = new File(
      [
        JSON.stringify({
          type: "FeatureCollection",
          features: [{ type: "Feature", properties: { name: "Hall", service: "Mediation" }, geometry: { type: "Point", coordinates: [121, 31] } }],
        }),
      ],
      "b.geojson",
    );
    const read = await createPlaces().services([
      { list: "resources", file: csv },
      { list: "projects", file: geojson },
    ]);
    if (!read.ok) throw new Error(read.issue.code);
    expect(read.value.points.map(({ list, service, name, position }) => [list, service, name, position])).toEqual([
      ["resources", "repair", "修车摊", [121.5, 31.2]],
      ["projects", "mediation", "Hall", [121, 31]],
    ]);
    expect(read.value).toMatchObject({ unplaced: 1, unknown: 1 });
    expect(serviceOf(" Care and help ")).toBe("care");
    const broken = await createPlaces().services([{ list: "needs", file: new File(["a,b\n1,2\n"], "c.csv") }]);
    expect(broken.ok || broken.issue.code).toBe("mapping_column_missing");
  });
});
