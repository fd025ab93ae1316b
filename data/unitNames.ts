// Gives units their names and codes: a name goes to the unit that lies where the name belongs, the others follow from west to east.
import { at } from "./mesh";
import { COMMITTEES, ESTATES, type UnitName, VILLAGES } from "./names";

export type UnitKind = "residents" | "villages" | "industry";

export interface UnitToName {
  readonly grid: number;
  readonly kind: UnitKind;
  /** Board metres. */
  readonly middle: readonly [number, number];
}

export interface NamedUnit {
  /** 15 digits. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: UnitKind;
}

const SERIES: Readonly<Record<UnitKind, { readonly first: number; readonly names: readonly UnitName[]; readonly zh: string; readonly en: string }>> = {
  residents: { first: 1, names: COMMITTEES, zh: "居委", en: "Committee" },
  villages: { first: 201, names: VILLAGES, zh: "村", en: "Village" },
  industry: { first: 401, names: ESTATES, zh: "园区", en: "Industrial Estate" },
};

/** Names units, in their order; codes count from west to east within a grid, each kind in its own series. */
export function nameUnits(units: readonly UnitToName[], townCode: string): readonly NamedUnit[] {
  const order = units.map((_, unit) => unit).sort((a, b) => rank(at(units, a)) - rank(at(units, b)));
  const named: NamedUnit[] = [];
  for (const kind of ["residents", "villages", "industry"] as const) {
    const { first, names, zh, en } = SERIES[kind];
    const own = order.filter((unit) => at(units, unit).kind === kind);
    const nameOf = matchNames(own, units, names);
    for (const [index, unit] of own.entries()) {
      const name = nameOf.get(unit) ?? { zh: `第${index + 1}`, en: `No. ${index + 1}` };
      named[unit] = { code: `${townCode}${String(first + index).padStart(3, "0")}000`, zh: `${name.zh}${zh}`, en: `${name.en} ${en}`, kind };
    }
  }
  return named;
}

/** Grid by grid, columns of 700 m from west to east, each from north to south. */
function rank({ grid, middle: [u, v] }: UnitToName): number {
  return grid * 1e9 + Math.floor(u / 700) * 1e5 - v;
}

function matchNames(own: readonly number[], units: readonly UnitToName[], names: readonly UnitName[]): ReadonlyMap<number, UnitName> {
  const nameOf = new Map<number, UnitName>();
  const left: UnitName[] = [];
  for (const name of names) {
    const unit = name.near ? nearest(own, units, nameOf, name.near) : null;
    if (unit === null) left.push(name);
    else nameOf.set(unit, name);
  }
  for (const unit of own) {
    const name = nameOf.has(unit) ? undefined : left.shift();
    if (name) nameOf.set(unit, name);
  }
  return nameOf;
}

/** The nearest unit without a name; null when none lies within 1 km. */
function nearest(own: readonly number[], units: readonly UnitToName[], taken: ReadonlyMap<number, UnitName>, place: readonly [number, number]): number | null {
  let best: number | null = null;
  let least = 1000;
  for (const unit of own) {
    const [u, v] = at(units, unit).middle;
    const distance = Math.hypot(u - place[0], v - place[1]);
    if (distance < least && !taken.has(unit)) {
      least = distance;
      best = unit;
    }
  }
  return best;
}
