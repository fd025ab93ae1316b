// Ground layers: any map of lines, areas or points to draw below the grids, and what it shows, guessed from its properties and its name.
import type { Feature, Geometry } from "geojson";
import type { Issue } from "../core/model/issue";
import { done, type Result, refused } from "../core/model/result";
import { type BoundaryOptions, readBoundaries } from "./boundaries";
import type { ByteSource } from "./source";

export type GroundKind = "water" | "green" | "building" | "road" | "place" | "line" | "area" | "point";

export interface Ground {
  readonly name: string;
  readonly kind: GroundKind;
  /** WGS 84 degrees; of the properties only names and the class of a road are kept. Features without a geometry are left out. */
  readonly features: readonly Feature[];
  readonly notes: readonly Issue[];
}

type Theme = "water" | "green" | "building" | "road" | "place";

/** Words of property names, values and file names that tell a theme; the first that fits counts. */
const WORDS: readonly (readonly [Theme, RegExp])[] = [
  ["building", /^(building|buildings|house|houses|建筑|建筑物|房屋|楼栋|楼宇)$/],
  ["water", /^(water|waterway|river|rivers|stream|canal|lake|lakes|reservoir|riverbank|wetland|basin|水系|水域|河流|河道|湖泊)$/],
  ["green", /^(park|parks|green|garden|grass|forest|wood|meadow|pitch|recreation_ground|cemetery|绿地|公园|林地)$/],
  ["road", /^(highway|road|roads|street|streets|railway|mtfcc|roadclass|道路|公路|街道线|路网)$/],
  ["place", /^(place|places|poi|amenity|shop|地名|兴趣点)$/],
];
/** Properties whose values say what a feature is. */
const TELLING = ["natural", "landuse", "leisure", "waterway", "building", "highway", "railway", "water", "place", "amenity", "kind", "class", "type", "类型"];
/** Features looked at: a sample over the whole file. */
const LOOKED_AT = 2000;

const NAMES = ["name", "NAME", "Name", "FULLNAME", "fullname", "名称", "MC"] as const;
/** Classes of the US Census (MTFCC) in the words that the map's style knows. */
const CENSUS_CLASSES: ReadonlyMap<unknown, string> = new Map([
  ["S1100", "primary"],
  ["S1200", "secondary"],
  ["S1400", "street"],
  ["S1710", "path"],
  ["S1730", "alley"],
  ["S1740", "service"],
]);

/** Reads a ground layer from any map file. Refused like boundaries are, and when no feature has a geometry. */
export async function readGround(source: ByteSource, options: BoundaryOptions = {}): Promise<Result<Ground>> {
  const file = await readBoundaries(source, options);
  if (!file.ok) return file;
  const shapes = file.value.features.filter((feature): feature is Feature => feature.geometry !== null);
  if (shapes.length === 0) return refused({ code: "ground_empty", file: source.name });
  const features = shapes.map(({ geometry, properties }): Feature => ({ type: "Feature", properties: drawn(properties ?? {}), geometry }));
  return done({ name: source.name, kind: groundKind(source.name, shapes), features, notes: file.value.notes });
}

/** What a layer shows: the theme most of its features tell of, else the one its file name tells of, else just its shapes. */
export function groundKind(fileName: string, features: readonly Feature[]): GroundKind {
  const step = Math.max(1, Math.floor(features.length / LOOKED_AT));
  const votes = new Map<Theme, number>();
  let lines = 0;
  let areas = 0;
  let looked = 0;
  for (let index = 0; index < features.length; index += step) {
    const { geometry, properties } = features[index] as Feature;
    looked++;
    if (isOf(geometry, "Polygon")) areas++;
    else if (isOf(geometry, "LineString")) lines++;
    const theme = themeOf(properties ?? {});
    if (theme) votes.set(theme, (votes.get(theme) ?? 0) + 1);
  }
  const shape = areas * 2 > looked ? "area" : lines * 2 > looked ? "line" : "point";
  const [top] = [...votes].sort((a, b) => b[1] - a[1]);
  const theme = top && top[1] * 2 > looked ? top[0] : themeOfName(fileName);
  if (theme === null || (theme === "building" && shape !== "area") || (theme === "road" && shape !== "line")) return shape;
  if (theme === "place" && shape !== "point") return shape;
  return theme !== "place" && shape === "point" ? "point" : theme;
}

function isOf(geometry: Geometry, type: "Polygon" | "LineString"): boolean {
  return geometry.type === type || geometry.type === `Multi${type}`;
}

function themeOf(properties: Readonly<Record<string, unknown>>): Theme | null {
  for (const name of TELLING) {
    if (!Object.hasOwn(properties, name)) continue;
    const value = properties[name];
    if (value === null || value === "" || value === "no") continue;
    const theme = themeOfWord(String(value)) ?? themeOfWord(name);
    if (theme) return theme;
  }
  for (const name of Object.keys(properties)) if (/^(mtfcc|roadclass)$/i.test(name)) return /^S/.test(String(properties[name])) ? "road" : null;
  return null;
}

function themeOfName(fileName: string): Theme | null {
  const words = fileName.toLowerCase().split(/[^\p{L}]+/u);
  for (const word of words) {
    const theme = themeOfWord(word);
    if (theme) return theme;
  }
  return /道路|路网/.test(fileName)
    ? "road"
    : /水系|河|湖/.test(fileName)
      ? "water"
      : /建筑|房屋/.test(fileName)
        ? "building"
        : /绿地|公园/.test(fileName)
          ? "green"
          : null;
}

function themeOfWord(word: string): Theme | null {
  return WORDS.find(([, pattern]) => pattern.test(word.toLowerCase()))?.[0] ?? null;
}

/** The properties that the map's style reads: names, and the class of a road. */
function drawn(properties: Readonly<Record<string, unknown>>): Record<string, string> {
  const kept: [string, string][] = [];
  const keep = (name: string, value: unknown): void => {
    if (typeof value === "string" && value.trim() !== "") kept.push([name, value]);
  };
  const own = (name: string): unknown => (Object.hasOwn(properties, name) ? properties[name] : undefined);
  keep(
    "name",
    NAMES.map(own).find((value) => typeof value === "string" && value !== ""),
  );
  for (const name of ["name:zh", "name_zh", "name:en", "name_en"]) keep(name, own(name));
  keep("class", own("highway") ?? CENSUS_CLASSES.get(own("MTFCC")) ?? own("class") ?? own("kind"));
  return Object.fromEntries(kept);
}
