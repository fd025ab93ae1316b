// Features become a plan: every area a grid with an id, a name, an area in m², a box and a place for its label.
import type { Feature, Geometry } from "geojson";
import { areaM2 } from "../geo/area";
import { labelPoints } from "../geo/label";
import { toDegrees } from "../geo/lattice";
import { type PolygonSet, polygonSet } from "../geo/polygons";
import type { Issue } from "./issue";
import type { Grid, GridId, Plan } from "./plan";
import { chooseIdProperty, chooseNameProperty, propertyFacts, propertyText } from "./planIds";
import { type PlanNumbers, planNumbers } from "./planNumbers";
import { done, type Result, refused } from "./result";

export interface PlanOptions {
  readonly idProperty?: string;
  readonly nameProperty?: string;
  /** Property with the English name, for plans that have both. */
  readonly nameEnProperty?: string;
  readonly generated?: boolean;
  /** false: places for labels are not looked for, as where no map is drawn. */
  readonly labels?: boolean;
}

export interface BuiltPlan {
  readonly plan: Plan;
  /** null: no property was fit, ids are "#1", "#2", … in file order. */
  readonly idProperty: string | null;
  readonly nameProperty: string | null;
  /** Properties with a scalar value somewhere: those that could be ids or names. */
  readonly properties: readonly string[];
  readonly numbers: PlanNumbers;
  /** What was odd but survivable, with counts. */
  readonly notes: readonly Issue[];
}

/**
 * Builds a plan of all features that have an area, in file order. `name` is the file's name and stands in the issues.
 * Features without area are left out and counted in a note; a grid without an id is called "#17" (its number in the file, from 1),
 * one whose id was there before "id#2". Refused: no area at all, or a property asked for that no feature has.
 */
export function buildPlan(name: string, features: readonly Feature<Geometry | null>[], options: PlanOptions = {}): Result<BuiltPlan> {
  const polygons = polygonSet(features.map((feature) => feature.geometry));
  const kept = slotsWithArea(polygons);
  if (kept.length === 0) return refused({ code: "plan_no_area", file: name, detail: { features: features.length } });
  const areas = kept.map((index) => features[index] as Feature<Geometry | null>);
  const facts = propertyFacts(areas as Feature[]);
  const properties = facts.map((fact) => fact.name);
  for (const wanted of [options.idProperty, options.nameProperty]) {
    if (wanted !== undefined && !properties.includes(wanted)) return refused(missingProperty(name, wanted, properties));
  }
  const idProperty = options.idProperty ?? chooseIdProperty(facts, areas.length);
  const nameProperty = options.nameProperty ?? chooseNameProperty(facts, areas.length);
  const ids = uniqueIds(areas as Feature[], kept, idProperty);
  const set = kept.length === features.length ? polygons : renumbered(polygons, kept);
  const labels = options.labels === false ? [] : labelPoints(set);
  const boxes = slotBoxes(set);
  const grids = areas.map(
    (feature, slot): Grid => ({
      slot,
      id: ids.ids[slot] as GridId,
      name: (nameProperty === null ? null : propertyText(feature as Feature, nameProperty)) ?? (ids.ids[slot] as string),
      areaM2: areaM2(feature.geometry),
      bbox: boxes[slot] ?? null,
      label: labels[slot] ?? null,
      ...englishName(feature as Feature, options.nameEnProperty),
    }),
  );
  const notes: Issue[] = [];
  const without = features.length - kept.length;
  if (without > 0) notes.push({ code: "plan_features_without_area", file: name, place: firstMissing(kept), detail: { count: without, of: features.length } });
  if (idProperty === null) notes.push({ code: "plan_no_id_property", file: name });
  else if (ids.missing > 0) notes.push({ code: "plan_ids_missing", file: name, place: ids.firstMissing, detail: { count: ids.missing, property: idProperty } });
  if (ids.repeated > 0)
    notes.push({ code: "plan_ids_repeated", file: name, place: ids.firstRepeated, detail: { count: ids.repeated, property: idProperty ?? "" } });
  const plan: Plan = { name, grids, polygons: set, bounds: set.bounds, generated: options.generated ?? false };
  const numbers = planNumbers(areas as Feature[], facts, [idProperty, nameProperty]);
  return done({ plan, idProperty, nameProperty, properties, numbers, notes });
}

function englishName(feature: Feature, property: string | undefined): { readonly nameEn?: string } {
  const nameEn = property === undefined ? null : propertyText(feature, property);
  return nameEn === null ? {} : { nameEn };
}

function missingProperty(file: string, wanted: string, properties: readonly string[]): Issue {
  const some = properties.slice(0, 12).join(", ") || "–";
  return { code: "plan_property_missing", file, place: wanted, detail: { properties: properties.length > 12 ? `${some}, …` : some } };
}

/** Indexes of the features that have at least one ring. */
function slotsWithArea(polygons: PolygonSet): number[] {
  const kept: number[] = [];
  for (const slot of polygons.partSlot) if (kept[kept.length - 1] !== slot) kept.push(slot);
  return kept;
}

/** The same polygons with the empty slots taken out. */
function renumbered(polygons: PolygonSet, kept: readonly number[]): PolygonSet {
  const newSlot = new Map(kept.map((index, slot) => [index, slot]));
  return { ...polygons, slotCount: kept.length, partSlot: polygons.partSlot.map((slot) => newSlot.get(slot) ?? 0) };
}

function firstMissing(kept: readonly number[]): string {
  const gap = kept.findIndex((index, slot) => index !== slot);
  return `features[${gap < 0 ? kept.length : gap}]`;
}

interface Ids {
  readonly ids: readonly string[];
  readonly missing: number;
  readonly repeated: number;
  readonly firstMissing: string;
  readonly firstRepeated: string;
}

/** What the ledger's own rows are called in an export (contract.md): no grid may take such a name. */
const BUCKETS = ["OUTSIDE", "UNLOCATED"];

function uniqueIds(areas: readonly Feature[], numbers: readonly number[], property: string | null): Ids {
  const taken = new Set<string>(BUCKETS);
  const wanted = areas.map((feature) => (property === null ? null : propertyText(feature, property)));
  const written = new Set(wanted);
  const ids: string[] = [];
  let missing = 0;
  let repeated = 0;
  let firstMissing = "";
  let firstRepeated = "";
  const nextOf = new Map<string, number>();
  for (const [slot, value] of wanted.entries()) {
    const number = numbers[slot] as number;
    let id = value ?? `#${number + 1}`;
    if (value === null && missing++ === 0) firstMissing = `features[${number}]`;
    if (taken.has(id) || (value === null && written.has(id))) {
      if (value !== null && repeated++ === 0) firstRepeated = `features[${number}] (${value})`;
      let next = nextOf.get(id) ?? 2;
      while (taken.has(`${id}#${next}`) || written.has(`${id}#${next}`)) next++;
      nextOf.set(id, next + 1);
      id = `${id}#${next}`;
    }
    taken.add(id);
    ids.push(id);
  }
  return { ids, missing, repeated, firstMissing, firstRepeated };
}

/** Box of each slot in degrees. */
function slotBoxes({ slotCount, xy, ringStart, partStart, partSlot }: PolygonSet): Grid["bbox"][] {
  const boxes = new Float64Array(4 * slotCount).fill(Number.POSITIVE_INFINITY);
  for (let part = 0; part < partSlot.length; part++) {
    const base = 4 * (partSlot[part] as number);
    const end = ringStart[partStart[part + 1] as number] as number;
    for (let vertex = ringStart[partStart[part] as number] as number; vertex < end; vertex++) {
      const x = xy[2 * vertex] as number;
      const y = xy[2 * vertex + 1] as number;
      // The upper bounds are kept negated, so that one fill value serves all four.
      boxes[base] = Math.min(boxes[base] as number, x);
      boxes[base + 1] = Math.min(boxes[base + 1] as number, y);
      boxes[base + 2] = Math.min(boxes[base + 2] as number, 0 - x);
      boxes[base + 3] = Math.min(boxes[base + 3] as number, 0 - y);
    }
  }
  return Array.from({ length: slotCount }, (_, slot): Grid["bbox"] => {
    const west = boxes[4 * slot] as number;
    if (west === Number.POSITIVE_INFINITY) return null;
    return [
      toDegrees(west),
      toDegrees(boxes[4 * slot + 1] as number),
      toDegrees(0 - (boxes[4 * slot + 2] as number)),
      toDegrees(0 - (boxes[4 * slot + 3] as number)),
    ];
  });
}
