// The demo town: exact partition at every level, codes, counts, ground.
import { createHash } from "node:crypto";
import { area } from "@turf/turf";
import type { Feature, FeatureCollection, Polygon, Position } from "geojson";
import { describe, expect, it } from "vitest";
import { TOWN_CENTRE } from "../../data/board";
import { DEMO_SEED } from "../../data/seed";
import { drawTown } from "../../data/town";

const town = drawTown(DEMO_SEED);

function polygonOf(feature: Feature): Polygon {
  if (feature.geometry.type !== "Polygon") throw new Error(`a ${feature.geometry.type}`);
  return feature.geometry;
}

/** How often each edge occurs in each direction, over all rings of a collection. */
function edgesOf(collection: FeatureCollection): Map<string, number> {
  const edges = new Map<string, number>();
  for (const ring of collection.features.flatMap((feature) => polygonOf(feature).coordinates)) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const key = `${ring[i]?.join(" ")}>${ring[i + 1]?.join(" ")}`;
      edges.set(key, (edges.get(key) ?? 0) + 1);
    }
  }
  return edges;
}

/** Edges that have no partner in the other direction: the outer rim. */
function rimOf(collection: FeatureCollection): ReadonlySet<string> {
  const edges = edgesOf(collection);
  return new Set([...edges.keys()].filter((key) => !edges.has(key.split(">").reverse().join(">"))));
}

function areaOf(collection: FeatureCollection): number {
  return collection.features.reduce((sum, feature) => sum + area(feature), 0);
}

function property(feature: Feature, name: string): string | number {
  return feature.properties?.[name] as string | number;
}

describe("the demo town", () => {
  it("has about 900 blocks, 60 units, 3 grids and 5 beats on about 25 km²", () => {
    expect(town.blocks.features.length).toBeGreaterThan(820);
    expect(town.blocks.features.length).toBeLessThan(980);
    expect(town.units.features).toHaveLength(60);
    expect(town.grids.features).toHaveLength(3);
    expect(town.beats.features).toHaveLength(5);
    expect(areaOf(town.grids) / 1e6).toBeGreaterThan(23.5);
    expect(areaOf(town.grids) / 1e6).toBeLessThan(26.5);
    const people = town.grids.features.reduce((sum, grid) => sum + Number(property(grid, "population")), 0);
    expect(people).toBeGreaterThan(150_000);
    expect(people).toBeLessThan(230_000);
  });

  it("is one exact partition at each level: every inner edge is shared, vertex for vertex, and the outer rim is the same", () => {
    const rim = rimOf(town.blocks);
    for (const level of [town.blocks, town.units, town.grids, town.beats]) {
      expect(Math.max(...edgesOf(level).values())).toBe(1); // no edge twice in one direction: no overlap along an edge
      expect(rimOf(level)).toEqual(rim);
      expect(Math.abs(areaOf(level) - areaOf(town.blocks))).toBeLessThan(0.5);
    }
  });

  it("builds each unit of its blocks and each grid of its units, exactly", () => {
    for (const [large, small, link] of [
      [town.units, town.blocks, "unit"],
      [town.grids, town.units, "grid"],
      [town.beats, town.units, "beat"],
    ] as const) {
      for (const whole of large.features) {
        const parts = { ...small, features: small.features.filter((part) => property(part, link) === property(whole, "code")) };
        expect(rimOf(parts)).toEqual(rimOf({ ...large, features: [whole] }));
      }
    }
  });

  it("has areas of one part and without holes, on the lattice, in the open sea", () => {
    for (const feature of [town.blocks, town.units, town.grids, town.beats].flatMap(({ features }) => features)) {
      const { coordinates } = polygonOf(feature);
      expect(coordinates).toHaveLength(1);
      const ring: readonly Position[] = coordinates[0] ?? [];
      expect(ring[0]).toEqual(ring.at(-1));
      expect(new Set(ring.map((position) => position.join(" "))).size).toBe(ring.length - 1); // touches itself nowhere
      for (const [lng = 0, lat = 0] of ring) {
        expect(Math.round(lng * 1e7) / 1e7).toBe(lng);
        expect(Math.abs(lng - TOWN_CENTRE[0]) + Math.abs(lat - TOWN_CENTRE[1])).toBeLessThan(0.08);
      }
    }
  });

  it("gives codes of 15 digits that no real place has, and names in two languages, each once", () => {
    const units = town.units.features;
    for (const feature of [...units, ...town.grids.features, ...town.blocks.features]) expect(String(property(feature, "code"))).toMatch(/^990101101\d{6}$/);
    const all = [...units, ...town.grids.features, ...town.blocks.features].map((feature) => property(feature, "code"));
    expect(new Set(all).size).toBe(all.length);
    expect(new Set(units.map((unit) => property(unit, "name"))).size).toBe(60);
    expect(new Set(units.map((unit) => property(unit, "name_en"))).size).toBe(60);
  });

  it("has beats that cut across the grids", () => {
    const pairs = new Set(town.units.features.map((unit) => `${property(unit, "grid")} ${property(unit, "beat")}`));
    expect(pairs.size).toBeGreaterThan(5);
  });

  it("has a ground that is rich and still light", () => {
    const buildings = town.ground.find(({ kind }) => kind === "building")?.data.features.length ?? 0;
    expect(buildings).toBeGreaterThan(8000);
    expect(buildings).toBeLessThan(12_500);
    expect(JSON.stringify(town.ground.map(({ data }) => data)).length).toBeLessThan(6_000_000);
    const roads = town.ground.find(({ kind }) => kind === "road")?.data.features ?? [];
    for (const name of ["expressway", "arterial", "street", "lane", "ramp", "rail", "metro"])
      expect(roads.some((road) => property(road, "class") === name)).toBe(true);
    const points = town.ground.find(({ kind }) => kind === "point")?.data.features ?? [];
    for (const name of ["metro", "school", "hospital", "market", "government", "grid_station", "police", "fire", "service"]) {
      expect(points.some((point) => property(point, "class") === name)).toBe(true);
    }
  });

  it("is the same to the last digit for the same seed, and another for another", () => {
    const hash = (seed: number): string =>
      createHash("sha256")
        .update(JSON.stringify(drawTown(seed)))
        .digest("hex");
    expect(hash(DEMO_SEED)).toBe(hash(DEMO_SEED));
    expect(hash(1)).not.toBe(hash(2));
  });
});

describe("towns of other seeds", () => {
  it.each([1, 2, 3, 4, 5])("seed %i is an exact partition too", (seed) => {
    const other = drawTown(seed);
    const rim = rimOf(other.blocks);
    expect(other.units.features).toHaveLength(60);
    for (const level of [other.units, other.grids, other.beats]) expect(rimOf(level)).toEqual(rim);
    for (const feature of [...other.units.features, ...other.grids.features]) expect(polygonOf(feature).coordinates).toHaveLength(1);
  });
});
