// Which property of a boundary file names its grids: the id (unique, code-like) and the name (for people).
import type { Feature } from "geojson";

/** What is known of one property over all features. */
export interface PropertyFacts {
  readonly name: string;
  /** Features with a usable value. */
  readonly filled: number;
  readonly distinct: number;
  /** Values that are text other than a number. */
  readonly words: number;
  /** Nothing but the row's own number: 0, 1, 2, … or 1, 2, 3, … */
  readonly serial: boolean;
}

/** Names of id columns in published files, best first; compared in lower case without separators. */
const ID_NAMES = [
  ["gridid", "gridcode", "网格编码", "网格代码", "网格编号", "责任网格编码", "wgbm", "wgdm"],
  ["geoid", "geoid10", "geoid20", "adcode", "codebase", "gisjoin"],
  ["nptvid", "cptvid", "nptid", "cptid", "villcode", "towncode", "zoneid", "unitid", "areacode"],
  ["code", "编码", "代码", "编号", "bm", "dm", "bh"],
  ["id", "key", "uid", "uuid", "slug"],
] as const;
/** Numbers that a program gave its rows: unique, but others in the next edition of the file. */
const SERIAL_NAMES = /^(objectid(_?\d)?|:id|cartodb_?id|ogc_?fid|gid|fid|osm_?id|rec_?no|row_?(id|no|number))$/i;
/** Endings and beginnings that code columns have (CODE1, PRECINCT_ID, 社区代码, …). */
const LIKE_ID = /(code\d*|_id\d*|id\d{0,2}|编码|代码|编号|number|num|_no)$|^(id|code)/i;
const NAME_NAMES = [
  ["网格名称", "gridname", "名称", "name", "namezh", "namecn"],
  ["ptvname", "full", "tvname", "vname", "ptname", "tname", "villname", "townname", "fullname", "namelsad"],
  ["nhood", "neighborho", "neighborhood", "neighbourhood", "district", "precinct", "title", "label"],
  ["居委", "村委", "社区", "街道", "网格"],
] as const;
const LIKE_NAME = /(name|名称|名)\d*$|^name/i;
/** Measures, dates and styles are often unique but are never a name. */
const MEASURE =
  /area|len(gth|g)?$|perim|shape|aland|awater|lat$|lon$|lng$|_x$|_y$|^[xy]$|min_|max_|created|updated|version|date|time|面积|周长|pop|^(stroke|fill|marker|icon|style|color|opacity|radius|@)/i;

/** A value as an id, exactly as it is written (numbers in their shortest form); null when it is empty, absent or no scalar. */
export function scalarText(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value;
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : null;
  return typeof value === "boolean" || typeof value === "bigint" ? String(value) : null;
}

/** The value of a property; `id` also means the feature's own id where no property is so called. */
export function propertyText(feature: Pick<Feature, "id" | "properties">, property: string): string | null {
  const properties = feature.properties;
  if (properties && Object.hasOwn(properties, property)) return scalarText(properties[property]);
  return property === "id" ? scalarText(feature.id) : null;
}

/** Facts of every property that has a scalar value somewhere, in the order of first appearance. */
export function propertyFacts(features: readonly Feature[]): PropertyFacts[] {
  const names = new Set<string>();
  for (const feature of features) {
    for (const name of Object.keys(feature.properties ?? {})) names.add(name);
    if (feature.id !== undefined) names.add("id");
  }
  const facts: PropertyFacts[] = [];
  for (const name of names) {
    const values = new Set<string>();
    let filled = 0;
    let words = 0;
    let serial = true;
    for (const [index, feature] of features.entries()) {
      const value = propertyText(feature, name);
      serial &&= value === String(index) || value === String(index + 1);
      if (value === null) continue;
      filled++;
      values.add(value);
      if (Number.isNaN(Number(value))) words++;
    }
    if (filled > 0) facts.push({ name, filled, distinct: values.size, words, serial });
  }
  return facts;
}

/** The property whose values are most likely the ids of `count` grids: unique first, then named like a code; null when none will do. */
export function chooseIdProperty(facts: readonly PropertyFacts[], count: number): string | null {
  return best(facts, (fact) => {
    const likeness = idLikeness(fact);
    const share = fact.distinct / count;
    if (share === 1) return likeness > 0 ? 100 + likeness : null;
    // What is called an id is one even where some are used twice: that is a fault to tell, not a reason to look elsewhere.
    return (share > 0.9 && likeness >= 28) || (share >= 0.5 && likeness >= 35) ? likeness * share : null;
  });
}

function idLikeness(fact: PropertyFacts): number {
  if (SERIAL_NAMES.test(fact.name) || (fact.serial && fact.filled > 3)) return 8;
  const rank = nameRank(ID_NAMES, fact.name);
  if (rank !== null) return 60 - 5 * rank;
  if (MEASURE.test(fact.name)) return 0;
  if (LIKE_ID.test(fact.name)) return 28;
  return nameRank(NAME_NAMES, fact.name) === null ? 5 : 22;
}

/** The property to show people: named like a name, or the words most of the grids have; null when there are only numbers. */
export function chooseNameProperty(facts: readonly PropertyFacts[], count: number): string | null {
  return best(facts, (fact) => {
    if (fact.words < fact.filled / 2 || fact.filled < count / 2 || MEASURE.test(fact.name)) return null;
    const rank = nameRank(NAME_NAMES, fact.name);
    const named = rank !== null ? 40 - 5 * rank : LIKE_NAME.test(fact.name) ? 15 : null;
    // A name that a third of the grids share is the name of something larger.
    return named === null ? null : named + 100 * (fact.distinct / count);
  });
}

function best(facts: readonly PropertyFacts[], score: (fact: PropertyFacts) => number | null): string | null {
  let winner: string | null = null;
  let top = Number.NEGATIVE_INFINITY;
  for (const fact of facts) {
    const points = score(fact);
    if (points !== null && points > top) {
      top = points;
      winner = fact.name;
    }
  }
  return winner;
}

function nameRank(groups: readonly (readonly string[])[], name: string): number | null {
  const plain = name.toLowerCase().replace(/[\s_.-]/g, "");
  const rank = groups.findIndex((group) => group.includes(plain));
  return rank < 0 ? null : rank;
}
