// Tiles cut out of shapes: they carry the slots as feature ids, fetch once for each URL, and forget what is not used.
import { VectorTile } from "@mapbox/vector-tile";
import type { FeatureCollection } from "geojson";
import { PbfReader } from "pbf";
import { describe, expect, it } from "vitest";
import { SHAPES_LAYER, tileCutter, tilesOf } from "../../src/map/tiles";

const square = (id: number, west: number): FeatureCollection["features"][number] => ({
  type: "Feature",
  id,
  properties: { name: `格${id}` },
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [west, 0],
        [west + 10, 0],
        [west + 10, 10],
        [west, 10],
        [west, 0],
      ],
    ],
  },
});
const shapes: FeatureCollection = { type: "FeatureCollection", features: [square(0, 10), square(7, 20)] };
const url = "blob:http://localhost:1/a-b?c";
const at = (z: number, x: number, y: number, of = url) => tilesOf(of).replace("{z}", String(z)).replace("{x}", String(x)).replace("{y}", String(y));

describe("tileCutter", () => {
  it("answers with vector tiles whose feature ids are the slots", async () => {
    const cut = tileCutter(() => Promise.resolve(shapes));
    const tile = new VectorTile(new PbfReader(new Uint8Array(await cut(at(0, 0, 0)))));
    const layer = tile.layers[SHAPES_LAYER];
    expect(layer?.length).toBe(2);
    expect([layer?.feature(0).id, layer?.feature(1).id]).toEqual([0, 7]);
    expect(layer?.feature(1).properties.name).toBe("格7");
  });

  it("gives an empty buffer where nothing lies", async () => {
    const cut = tileCutter(() => Promise.resolve(shapes));
    expect((await cut(at(4, 0, 0))).byteLength).toBe(0);
  });

  it("fetches the shapes of a URL once, and the very URL it was given", async () => {
    const asked: string[] = [];
    const cut = tileCutter((address) => {
      asked.push(address);
      return Promise.resolve(shapes);
    });
    await Promise.all([cut(at(0, 0, 0)), cut(at(1, 1, 0)), cut(at(1, 1, 1))]);
    expect(asked).toEqual([url]);
  });

  it("forgets the shapes used longest ago", async () => {
    const asked: string[] = [];
    const cut = tileCutter((address) => {
      asked.push(address);
      return Promise.resolve(shapes);
    });
    for (let i = 0; i < 30; i++) await cut(at(0, 0, 0, `blob:${i}`));
    await cut(at(0, 0, 0, "blob:29"));
    expect(asked).toHaveLength(30);
    await cut(at(0, 0, 0, "blob:0"));
    expect(asked).toHaveLength(31);
  });

  it("rejects a failed fetch, tries again the next time, and rejects what is no address", async () => {
    let tries = 0;
    const cut = tileCutter(() => (tries++ === 0 ? Promise.reject(new Error("gone")) : Promise.resolve(shapes)));
    await expect(cut(at(0, 0, 0))).rejects.toThrow("gone");
    expect((await cut(at(0, 0, 0))).byteLength).toBeGreaterThan(0);
    await expect(cut("shapes://nothing")).rejects.toThrow("expected shapes://");
  });
});
