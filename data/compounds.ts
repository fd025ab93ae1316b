// Names of compounds, works, hamlets and lanes: what stands in an address and on the map.
import type { Division } from "./division";
import { FACILITIES, type LandUse } from "./landuse";
import { at, undirected } from "./mesh";
import { COMPOUND_KINDS, COMPOUND_WORDS } from "./names";
import { pick, type Random } from "./random";

/** A name, and the streets round the block (Chinese names). */
export interface BlockName {
  readonly zh: string;
  readonly en: string;
  readonly streets: readonly string[];
}

const WORKS = ["机械厂", "电子厂", "包装厂", "印务公司", "建材厂", "物流园", "食品厂", "纺织厂", "模具厂", "塑料制品厂"] as const;
const WORKS_EN = [
  "Machinery",
  "Electronics",
  "Packaging",
  "Printing",
  "Building Materials",
  "Logistics Park",
  "Foods",
  "Textiles",
  "Moulds",
  "Plastics",
] as const;
const FIRMS = [
  ["恒通", "Hengtong"],
  ["盛业", "Shengye"],
  ["金塔", "Jinta"],
  ["华芦", "Hualu"],
  ["东汀", "Dongting"],
  ["宏达", "Hongda"],
  ["新宇", "Xinyu"],
  ["永固", "Yonggu"],
] as const;

/** Names every block of the town; faces outside have none. */
export function nameBlocks(
  division: Division,
  landUse: LandUse,
  unitNames: readonly (readonly [string, string])[],
  random: Random,
): ReadonlyMap<number, BlockName> {
  const names = new Map<number, BlockName>();
  const used = new Map<string, number>();
  const numbered = (zh: string, en: string): readonly [string, string] => {
    const n = (used.get(zh) ?? 0) + 1;
    used.set(zh, n);
    return n === 1 ? [zh, en] : [`${zh}${"一二三四五六七八九十"[n - 1] ?? n}期`, `${en} Phase ${n}`];
  };
  for (const [face, use] of landUse.uses.entries()) {
    const unit = unitNames[at(division.unitOf, face)];
    if (!unit) continue;
    const streets = streetsRound(division, face);
    const street = streets[0] ?? [unit[0].replace("居委", "路"), unit[1].replace("Committee", "Road")];
    const facility = landUse.facilityOf.get(face);
    let name: readonly [string, string];
    if (facility !== undefined) name = [at(FACILITIES, facility).zh, at(FACILITIES, facility).en];
    else if (use === "slab" || use === "tower") {
      name = unusedCompound(use, used, random);
    } else if (use === "factory") {
      const [zh, en] = pick(random, FIRMS);
      const work = random.below(WORKS.length);
      name = numbered(`${zh}${at(WORKS, work)}`, `${en} ${at(WORKS_EN, work)}`);
    } else if (use === "village" || use === "field") {
      const group = (used.get(unit[0]) ?? 0) + 1;
      used.set(unit[0], group);
      name = [`${unit[0]}${group}组`, `${unit[1]} Group ${group}`];
    } else {
      const lane = 10 + 2 * random.below(240);
      name = [`${street[0]}${lane}弄`, `Lane ${lane}, ${street[1]}`];
    }
    names.set(face, { zh: name[0], en: name[1], streets: streets.length > 0 ? streets.map(([zh]) => zh) : [street[0]] });
  }
  return names;
}

/** A compound's name that no other has, as long as there are any. */
function unusedCompound(use: "slab" | "tower", used: Map<string, number>, random: Random): readonly [string, string] {
  for (let tries = 0; tries < 60; tries++) {
    const [zh, en] = pick(random, COMPOUND_WORDS);
    const kind = pick(random, COMPOUND_KINDS[use]);
    if (used.has(zh + kind[0])) continue;
    used.set(zh + kind[0], 1);
    return [zh + kind[0], `${en} ${kind[1]}`];
  }
  const number = 100 + used.size;
  return [`${number}号街坊`, `Block ${number}`];
}

/** Named streets on the rim of a face, each once. */
function streetsRound({ mesh, lines }: Division, face: number): readonly (readonly [string, string])[] {
  const found = new Map<string, string>();
  const ring = at(mesh.faces, face);
  for (let i = 0; i < ring.length; i++) {
    const index = mesh.lineOf.get(undirected(at(ring, i), at(ring, (i + 1) % ring.length)));
    if (index === undefined) continue;
    const line = at(lines, index);
    if ((line.class === "street" || line.class === "arterial") && line.zh !== "") found.set(line.zh, line.en);
  }
  return [...found];
}
