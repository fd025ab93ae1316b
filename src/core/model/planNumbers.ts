// Numbers that a plan brings of its grids beside their borders: households, staff, scores. What counts can be divided by, and types are made of.
import type { Feature } from "geojson";
import { type PropertyFacts, propertyText } from "./planIds";

/** Values by property, one for each grid in plan order; null where a grid has none. */
export type PlanNumbers = { readonly [property: string]: readonly (number | null)[] };

/** More than anybody chooses from; a census table has hundreds. */
const MOST_PROPERTIES = 60;
/** Longer whole numbers, and those with a leading zero, are codes. */
const LONGEST_NUMBER = 10;

/** Every property that holds nothing but numbers, in the order of the file. `ids` are properties that name the grids. */
export function planNumbers(features: readonly Feature[], facts: readonly PropertyFacts[], ids: readonly (string | null)[]): PlanNumbers {
  const numbers: [string, readonly (number | null)[]][] = [];
  for (const { name, words, serial } of facts) {
    if (words > 0 || serial || ids.includes(name) || numbers.length >= MOST_PROPERTIES) continue;
    const texts = features.map((feature) => propertyText(feature, name));
    if (texts.some((text) => text !== null && isCode(text))) continue;
    numbers.push([name, texts.map((text) => (text === null ? null : Number(text)))]);
  }
  return Object.fromEntries(numbers);
}

function isCode(text: string): boolean {
  return /^\d+$/.test(text) && (text.length > LONGEST_NUMBER || (text.length > 1 && text.startsWith("0")));
}

/** Properties under which published plans bring what counts are divided by, best first. */
const BASES = {
  households: /^(households?|hh|户数|总户数|居民户数|常住户数)$/i,
  population: /^(population|pop|residents|人口|总人口|常住人口|居住人口)$/i,
  staff: /^(staff|人员|工作人员|网格员|网格员数|专职网格员|力量)$/i,
} as const;

/** Whether a property holds people, homes or staff: amounts, not qualities. */
export function isBase(property: string): boolean {
  return Object.values(BASES).some((names) => names.test(property.trim()));
}

/** The property that holds households, population or staff; null when no name says so. */
export function baseProperty(numbers: PlanNumbers, base: keyof typeof BASES): string | null {
  return Object.keys(numbers).find((name) => BASES[base].test(name.trim())) ?? null;
}
