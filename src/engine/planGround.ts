// What a draft is begun with: the faces that can be redrawn, the grid of each, its unit and beat, lines to snap to, and the cases that follow the borders.
import type { Geometry, Position } from "geojson";
import type { Town } from "../../data/town";
import type { Selection } from "../core/frame/question";
import { labelPoints } from "../core/geo/label";
import { NO_COORDINATE, toUnits } from "../core/geo/lattice";
import type { Locator } from "../core/geo/locate";
import { type PolygonSet, partsOf, polygonSet } from "../core/geo/polygons";
import { UNLOCATED } from "../core/model/plan";
import { baseProperty } from "../core/model/planNumbers";
import { rangeOf } from "../core/stats/range";
import { placedUnder } from "../core/stats/rowMask";
import type { Book } from "./book";
import type { PlanBase } from "./planBase";
import { weightsOf } from "./planLoads";
import { locatorOf } from "./planLocator";
import type { OpenPlan } from "./plans";

/** What the faces of a draft are: the grids themselves, their base units, or the blocks that units are made of. */
export type FaceLevel = "grids" | "units" | "blocks";

export interface GroundAsked {
  /** null: units where there are any, else the grids. */
  readonly level: FaceLevel | null;
  readonly selection: Selection;
  /** Cases count by the minutes of work that their type takes, else one each. */
  readonly minutes: boolean;
  /** Each grid's share of the load is that of its staff, else all are alike. */
  readonly byStaff: boolean;
}

/** Arrays are by face, −1 for none; null where nothing is known. */
export interface PlanGround {
  readonly levels: readonly FaceLevel[];
  readonly level: FaceLevel;
  readonly faces: PolygonSet;
  readonly grid: Int32Array;
  /** Name and id of each face, where faces are not grids. */
  readonly areas: readonly { readonly id: string; readonly name: string; readonly nameEn?: string }[];
  /** Base unit of each block. */
  readonly unit: Int32Array | null;
  readonly beat: Int32Array | null;
  readonly beatNames: readonly { readonly name: string; readonly nameEn?: string }[];
  readonly households: Float64Array | null;
  /** Whether the plan brings the staff of its grids, and that of each grid where it was asked for. */
  readonly hasStaff: boolean;
  readonly staff: ReadonlyMap<number, number>;
  /** Roads and waters, lattice units, x and y interleaved. */
  readonly lines: readonly Int32Array[];
  /** Cases with a place, lattice units, and their load. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly load: Float64Array;
}

/** Gathers it. */
export function groundOf(town: Town | null, base: PlanBase, plan: OpenPlan, book: Book, asked: GroundAsked): PlanGround {
  const drawn = town !== null && plan.plan.generated && base.units !== plan.plan;
  const levels: readonly FaceLevel[] = drawn ? ["grids", "units", "blocks"] : ["grids"];
  const level = asked.level !== null && levels.includes(asked.level) ? asked.level : drawn ? "units" : "grids";
  const faces = level === "grids" ? plan.plan.polygons : level === "units" ? base.units.polygons : polygonSet(blocksOf(town).map(({ geometry }) => geometry));
  const labels = labelPoints(faces);
  const holder = (locator: Locator): Int32Array => Int32Array.from(labels, (label) => (label ? locator.locate(toUnits(label[0]), toUnits(label[1])) : -1));
  const units = drawn && level !== "grids" ? base.units.grids : plan.plan.grids;
  const areas =
    level === "blocks"
      ? blocksOf(town).map(({ properties }) => ({ id: String(properties?.code), name: String(properties?.code) }))
      : units.map(({ id, name, nameEn }) => ({ id, name, ...(nameEn !== undefined && { nameEn }) }));
  const hands = baseProperty(plan.summary.numbers, "staff");
  const homes = level === "units" ? baseProperty(base.numbers, "households") : null;
  return {
    levels,
    level,
    faces,
    grid: level === "grids" ? Int32Array.from(areas, (_, face) => face) : holder(locatorOf(plan)),
    areas,
    unit: level === "blocks" ? holder(base.locator) : null,
    beat: base.beats && holder(base.beats.locator),
    beatNames: (base.beats?.grids ?? []).map(({ name, nameEn }) => ({ name, ...(nameEn !== undefined && { nameEn }) })),
    households: homes === null ? null : Float64Array.from(base.numbers[homes] ?? [], (value) => value ?? 0),
    hasStaff: hands !== null,
    staff: asked.byStaff && hands !== null ? staffOf(plan.summary.numbers[hands] ?? []) : new Map(),
    lines: base.lines
      .flatMap((geometry) => pathsOf(geometry))
      .map((path) => Int32Array.from(path.flatMap(([lng = 0, lat = 0]) => [toUnits(lng), toUnits(lat)]))),
    ...casesOf(book, asked),
  };
}

/** Grids of which nothing is said, or nobody works in, count one hand. */
function staffOf(numbers: readonly (number | null)[]): ReadonlyMap<number, number> {
  return new Map([...numbers.entries()].flatMap(([grid, staff]) => (staff !== null && staff > 0 ? [[grid, staff] as const] : [])));
}

function blocksOf(town: Town | null) {
  return town?.blocks.features ?? [];
}

/** The paths of lines and the rings of areas. */
function pathsOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case "LineString":
      return [geometry.coordinates];
    case "MultiLineString":
      return geometry.coordinates;
    case "GeometryCollection":
      return geometry.geometries.flatMap(pathsOf);
    default:
      return partsOf(geometry).flat();
  }
}

/** The selected cases that have a place. */
function casesOf({ ledger, filtering }: Book, { selection, minutes }: GroundAsked): Pick<PlanGround, "x" | "y" | "load"> {
  const { x, y, slot } = placedUnder(ledger, filtering.mask(selection.filters));
  const { from, to } = rangeOf(ledger, selection.period);
  const rows = new Uint32Array(to - from);
  let count = 0;
  for (let row = from; row < to; row++) if (x[row] !== NO_COORDINATE && slot[row] !== UNLOCATED) rows[count++] = row;
  const kept = rows.subarray(0, count);
  const weight = minutes ? weightsOf(ledger) : null;
  return {
    x: Int32Array.from(kept, (row) => x[row] as number),
    y: Int32Array.from(kept, (row) => y[row] as number),
    load: Float64Array.from(kept, (row) => weight?.(row) ?? 1),
  };
}
