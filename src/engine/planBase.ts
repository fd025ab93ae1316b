// What a plan can be made of: its base units with their numbers, beats, kinds, and the lines of the ground. The demo town brings all; a file its own areas.
import type { Feature, FeatureCollection, Geometry, Position } from "geojson";
import type { Town } from "../../data/town";
import type { GroundLayer } from "../core/frame/pictures";
import { buildLocator, type Locator } from "../core/geo/locate";
import { shapesJson } from "../core/geo/shapes";
import type { Grid, Plan } from "../core/model/plan";
import { buildPlan } from "../core/model/planBuild";
import type { PlanNumbers } from "../core/model/planNumbers";
import type { PlanFacts } from "./api";
import type { Book } from "./book";
import { loadKindsOf } from "./planLoads";
import { locatorOf } from "./planLocator";
import type { OpenPlan } from "./plans";

export interface PlanBase {
  readonly units: Plan;
  readonly locator: Locator;
  readonly features: readonly Feature<Geometry | null>[];
  /** Numbers of the units by property. */
  readonly numbers: PlanNumbers;
  /** A word for what each unit is (villages, residents, industry), "" where it has none; null without such words. */
  readonly kinds: readonly string[] | null;
  readonly beats: { readonly grids: readonly Grid[]; readonly locator: Locator } | null;
  /** Rivers, railways and expressways: each name one barrier. */
  readonly barriers: readonly Geometry[];
  /** Roads that cross them by bridges and underpasses. */
  readonly roads: readonly Geometry[];
  /** Roads and waters along which borders may well run. */
  readonly lines: readonly Geometry[];
  /** Points by their class: stations of grids, police posts. */
  readonly points: ReadonlyMap<string, readonly Position[]>;
}

/** The base of what is open. */
export async function planBaseOf(town: Town | null, plan: OpenPlan, ground: readonly GroundLayer[]): Promise<PlanBase> {
  const layers = await Promise.all(ground.map(async ({ kind, shapesUrl }) => ({ kind, features: await featuresAt(shapesUrl) })));
  const of = (...kinds: readonly GroundLayer["kind"][]): Feature[] => layers.flatMap(({ kind, features }) => (kinds.includes(kind) ? features : []));
  const [roads, water] = [of("road", "line"), of("water")];
  const around = {
    barriers: byName([...water, ...roads.filter(({ properties }) => BARRIERS.has(wordOf(properties?.class)))]),
    roads: roads.filter(({ properties }) => !BARRIERS.has(wordOf(properties?.class))).map(({ geometry }) => geometry),
    lines: [...roads, ...water].map(({ geometry }) => geometry),
    points: byClass(of("point", "place")),
  };
  const drawn = town && plan.plan.generated ? unitsOf(town) : null;
  return { ...(drawn ?? ownAreas(plan)), ...around };
}

/** Classes of roads that nobody crosses anywhere (OpenStreetMap's words among them). */
const BARRIERS: ReadonlySet<string> = new Set(["expressway", "rail", "motorway", "trunk", "railway"]);

async function featuresAt(url: string): Promise<readonly Feature[]> {
  const text = await (await fetch(url)).text();
  return (JSON.parse(text) as FeatureCollection).features;
}

type Units = Omit<PlanBase, "barriers" | "roads" | "lines" | "points">;

function unitsOf(town: Town): Units | null {
  const named = { idProperty: "code", nameProperty: "name", nameEnProperty: "name_en" };
  const units = buildPlan(town.name.zh, town.units.features, named);
  const beats = buildPlan(town.name.zh, town.beats.features, named);
  if (!units.ok || !beats.ok) return null;
  const { features } = town.units;
  return {
    units: units.value.plan,
    locator: buildLocator(units.value.plan.polygons),
    features,
    numbers: units.value.numbers,
    kinds: features.map(({ properties }) => wordOf(properties?.kind)),
    beats: { grids: beats.value.plan.grids, locator: buildLocator(beats.value.plan.polygons) },
  };
}

/** Without other units the areas of the plan are the units. */
function ownAreas(open: OpenPlan): Units {
  const { plan, summary } = open;
  const { features } = JSON.parse(shapesJson(plan.polygons)) as FeatureCollection;
  return { units: plan, locator: locatorOf(open), features, numbers: summary.numbers, kinds: null, beats: null };
}

function wordOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Features of one name as one geometry; those without a name are each for itself. */
function byName(features: readonly Feature[]): Geometry[] {
  const named = new Map<string, Geometry[]>();
  const single: Geometry[] = [];
  for (const { geometry, properties } of features) {
    const name = wordOf(properties?.name);
    if (name === "") single.push(geometry);
    else named.set(name, [...(named.get(name) ?? []), geometry]);
  }
  return [...single, ...[...named.values()].map((geometries): Geometry => ({ type: "GeometryCollection", geometries }))];
}

function byClass(features: readonly Feature[]): ReadonlyMap<string, readonly Position[]> {
  const found = new Map<string, Position[]>();
  for (const { geometry, properties } of features) {
    if (geometry.type !== "Point") continue;
    const name = wordOf(properties?.class);
    found.set(name, [...(found.get(name) ?? []), geometry.coordinates]);
  }
  return found;
}

/** What the page is told of a base. */
export function factsOf({ units, numbers, beats, barriers, points }: PlanBase, book: Book): PlanFacts {
  return {
    units: units.grids.length,
    loads: loadKindsOf(book, numbers),
    beats: beats?.grids ?? [],
    barriers: barriers.length,
    stations: Object.fromEntries([...points].map(([name, found]) => [name, found.map(([lng = 0, lat = 0]) => [lng, lat] as const)])),
  };
}
