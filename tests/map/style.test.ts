// The style is judged by MapLibre's own validator, in both themes, with everything shown and with nothing.
import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { describe, expect, it } from "vitest";
import type { GroundLayer } from "../../src/core/frame/pictures";
import { GRIDS_SOURCE, HEXES_SOURCE, HIT_LAYER, hatchName, LABELS_SOURCE } from "../../src/map/grids";
import { MARKS_LAYER, MARKS_SOURCE, markPoints, shapeNamed } from "../../src/map/marks";
import { buildStyle, KEPT_SOURCES, keepContents, RASTER_SOURCE, type StyleInput } from "../../src/map/style";
import { tilesOf } from "../../src/map/tiles";

const KINDS: readonly GroundLayer["kind"][] = ["point", "place", "road", "line", "building", "water", "green", "area"];
const ALL = { ground: true, grids: true, borders: true, labels: true, points: true, raster: true, hexes: true };
const NONE = { ground: false, grids: false, borders: false, labels: false, points: false, raster: false, hexes: false };
const input: StyleInput = {
  theme: "light",
  language: "zh-CN",
  ground: KINDS.map((kind) => ({ name: kind, kind, shapesUrl: `blob:http://here/${kind}` })),
  shapesUrl: "blob:http://here/grids",
  colours: ["#eeeeee", "#999999", "#333333"],
  hexes: { shapesUrl: "blob:http://here/hexes", breaks: [10, 20], colours: ["#eeeeee", "#999999", "#333333"] },
  rasterRole: "dots",
  visible: ALL,
  outline: [
    [121.4, 31.2],
    [121.5, 31.2],
    [121.5, 31.3],
  ],
};

/** An image source without a url starts empty (MapLibre's own documentation); the validator of the specification still asks for one. */
function faults(style: ReturnType<typeof buildStyle>): string[] {
  const raster = {
    type: "image",
    url: "blob:none",
    coordinates: [
      [0, 1],
      [1, 1],
      [1, 0],
      [0, 0],
    ],
  } as const;
  const whole = { ...style, sources: { ...style.sources, [RASTER_SOURCE]: raster } };
  return validateStyleMin(whole as never).map((error) => error.message);
}

describe("buildStyle", () => {
  it("outlines the grids of the filter, and none without one", () => {
    const filterOf = (style: ReturnType<typeof buildStyle>) =>
      style.layers.flatMap((layer) => (layer.id === "grids-filtered" && "filter" in layer ? [layer.filter] : []));
    expect(filterOf(buildStyle({ ...input, theme: "light", language: "en", filtered: [2, 7] }))).toEqual([["in", ["id"], ["literal", [2, 7]]]]);
    expect(filterOf(buildStyle({ ...input, theme: "light", language: "en" }))).toEqual([["in", ["id"], ["literal", []]]]);
    expect(faults(buildStyle({ ...input, theme: "light", language: "en", filtered: [2, 7] }))).toEqual([]);
  });

  for (const theme of ["light", "dark"] as const) {
    for (const language of ["zh-CN", "en"] as const) {
      it(`is a valid style: ${theme}, ${language}`, () => {
        expect(faults(buildStyle({ ...input, theme, language }))).toEqual([]);
        expect(faults(buildStyle({ ...input, theme, language, visible: NONE, hexes: null }))).toEqual([]);
        expect(faults(buildStyle({ ...input, theme, language, shapesUrl: null, ground: [], colours: [] }))).toEqual([]);
      });
    }
  }

  it("marks places over everything else, the chosen one on top, and keeps them through a change of style", () => {
    const ids = buildStyle(input).layers.map((layer) => layer.id);
    expect(ids.slice(-3)).toEqual(["marks-shape", MARKS_LAYER, "marks-name"]);
    expect(KEPT_SOURCES).toContain(MARKS_SOURCE);
    const mark = { position: [121.5, 31.2] as const, colour: "#b3261e", text: "x" };
    const { features } = markPoints([
      { ...mark, id: "a", chosen: true },
      { ...mark, id: "b", chosen: false },
    ]);
    expect(features.map(({ properties, geometry }) => [properties?.["id"], geometry.coordinates])).toEqual([
      ["b", [121.5, 31.2]],
      ["a", [121.5, 31.2]],
    ]);
  });

  it("names the picture of a mark that has a shape by shape, colour and rim, and knows the name again", () => {
    const [feature] = markPoints([{ id: "a", position: [121.5, 31.2], colour: "#b3261e", text: "", chosen: false, shape: "diamond" }]).features;
    expect(feature?.properties).toMatchObject({ shape: "diamond", colour: "#b3261e" });
    expect(shapeNamed("mark diamond #b3261e #ffffff")).toEqual({ shape: "diamond", colour: "#b3261e", rim: "#ffffff" });
    for (const other of ["hatch-dark", "mark star #b3261e #ffffff", "mark diamond red #ffffff", "mark constructor #b3261e #ffffff"])
      expect(shapeNamed(other)).toBeNull();
  });

  it("asks no network: no glyphs, no sprite, only the blob: URLs it was given", () => {
    const style = buildStyle(input);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:\/\/(?!here)/);
  });

  it("draws ground shapes below the grids, borders above, names over them, marked places on top", () => {
    const ids = buildStyle({ ...input, visible: { ...ALL, hexes: false } }).layers.map((layer) => layer.id);
    const at = (id: string) => ids.indexOf(id);
    expect(at("background")).toBe(0);
    const water = `ground-${KINDS.indexOf("water")}-fill`;
    const building = `ground-${KINDS.indexOf("building")}-fill`;
    const road = `ground-${KINDS.indexOf("road")}-fill`;
    expect(at(water)).toBeLessThan(at(building));
    expect(at(building)).toBeLessThan(at(road));
    expect(at(road)).toBeLessThan(at("grids-fill"));
    expect(at("grids-fill")).toBeLessThan(at("raster"));
    expect(at("raster")).toBeLessThan(at("grids-border"));
    expect(ids.at(-4)).toBe("grids-name");
  });

  it("has the shapes of the grids prepared twice only: one layout for the fills, one for the lines", () => {
    const visible = { ...input.visible, grids: true, borders: true };
    const all = buildStyle({ ...input, visible, hexes: null }).layers.filter(
      (layer) => "source" in layer && layer.source === GRIDS_SOURCE && !("filter" in layer),
    );
    for (const [kind, count] of [
      ["fill", 3],
      ["line", 4],
    ] as const) {
      const layouts = all.filter((layer) => layer.type === kind).map((layer) => JSON.stringify(layer.layout));
      expect(layouts).toHaveLength(count);
      expect(new Set(layouts).size, kind).toBe(1);
    }
  });

  it("keeps the hit layer when the fills are switched off, so that grids can still be pointed at", () => {
    const style = buildStyle({ ...input, visible: NONE });
    const hit = style.layers.find((layer) => layer.id === HIT_LAYER);
    expect(hit?.layout?.visibility).toBe("visible");
    expect(style.layers.find((layer) => layer.id === "grids-fill")?.layout).toEqual({ visibility: "none" });
  });

  it("lets hex bins take the place of the choropleth", () => {
    const style = buildStyle(input);
    expect(style.layers.find((layer) => layer.id === "grids-fill")?.layout).toEqual({ visibility: "none" });
    expect(style.layers.find((layer) => layer.id === "hexes-fill")?.paint).toMatchObject({
      "fill-color": ["step", ["number", ["get", "perKm2"], 0], "#eeeeee", 10, "#999999", 20, "#333333"],
    });
  });

  it("lets a heat map take its place too, but not the raster that stands for dots", () => {
    const fill = (rasterRole: "heat" | "dots") =>
      buildStyle({ ...input, rasterRole, visible: { ...ALL, hexes: false } }).layers.find((layer) => layer.id === "grids-fill")?.layout;
    expect(fill("heat")).toEqual({ visibility: "none" });
    expect(fill("dots")).toEqual({ visibility: "visible" });
  });

  it("names the hatch image by theme and has every kept source", () => {
    const style = buildStyle({ ...input, theme: "dark" });
    expect(JSON.stringify(style.layers)).toContain(hatchName("dark"));
    for (const id of KEPT_SOURCES) expect(style.sources).toHaveProperty(id);
    expect(KEPT_SOURCES).toContain(LABELS_SOURCE);
    expect(style.sources[GRIDS_SOURCE]).toMatchObject({ type: "vector", tiles: [tilesOf("blob:http://here/grids")] });
  });

  it("keeps the source of hex bins while they are drawn, other boundaries take a source of their own, and hidden bins leave none", () => {
    const before = buildStyle(input);
    const others = {
      ...input,
      shapesUrl: "blob:http://here/other",
      hexes: { shapesUrl: "blob:http://here/new", breaks: [5], colours: ["#eeeeee", "#333333"] },
    };
    const next = keepContents(before, buildStyle(others));
    expect(next.sources[HEXES_SOURCE]).toEqual(before.sources[HEXES_SOURCE]);
    expect(next.sources[GRIDS_SOURCE]).not.toEqual(before.sources[GRIDS_SOURCE]);
    expect(keepContents(before, buildStyle({ ...others, visible: NONE })).sources).not.toHaveProperty(HEXES_SOURCE);
  });

  it("is pure: the same input gives the same style", () => {
    expect(buildStyle(input)).toEqual(buildStyle(input));
  });
});
