// Where and when each class of case happens: how often, in which season, in what surroundings, found by whom.
import type { CategoryCode } from "./categories";
import type { Use } from "./landuse";

/** What moves the number of reports of a class through the year. */
export type Season = "even" | "summer" | "winter" | "rain" | "spring" | "autumn" | "festival";

export interface Habit {
  /** Share of all cases, before places and seasons. */
  readonly weight: number;
  readonly season: Season;
  /** On the street, in among the buildings, or anywhere on the block. */
  readonly place: "street" | "door" | "open";
  /** Share that patrols find before residents tell. */
  readonly found: number;
  /** How much more or less on blocks of a use; 1 where nothing is said. */
  readonly uses: Partial<Record<Use, number>>;
  /** How much more or less in the old town, the new town, the south. */
  readonly grids: readonly [number, number, number];
}

const CITY: Partial<Record<Use, number>> = { village: 0.3, field: 0, factory: 0.4, park: 0.3 };

export const HABITS: Readonly<Record<CategoryCode, Habit>> = {
  E0110: { weight: 105, season: "summer", place: "street", found: 0.8, uses: { shanty: 3, field: 0.1, park: 0.6 }, grids: [1, 0.6, 1.7] },
  E0192: { weight: 58, season: "summer", place: "door", found: 0.65, uses: { shanty: 2.5, field: 0 }, grids: [1.2, 1, 0.8] },
  E0111: { weight: 46, season: "even", place: "open", found: 0.75, uses: { field: 0.8, factory: 1.6, village: 1.3 }, grids: [0.5, 0.7, 2.6] },
  E0136: { weight: 92, season: "even", place: "door", found: 0.75, uses: { shanty: 2, field: 0 }, grids: [1.3, 0.7, 1.1] },
  E0112: { weight: 55, season: "autumn", place: "street", found: 0.85, uses: CITY, grids: [1, 1, 0.9] },
  E0113: { weight: 34, season: "rain", place: "street", found: 0.6, uses: { factory: 1.5, field: 0.2 }, grids: [1, 0.9, 1.2] },
  E0405: { weight: 78, season: "summer", place: "street", found: 0.8, uses: { ...CITY, shop: 5, market: 14, shanty: 3 }, grids: [1.7, 0.7, 0.5] },
  E0401: {
    weight: 62,
    season: "summer",
    place: "street",
    found: 0.7,
    uses: { ...CITY, shop: 4, market: 12, metro: 16, school: 4, hospital: 4 },
    grids: [1.6, 0.9, 0.5],
  },
  E0410: {
    weight: 72,
    season: "even",
    place: "street",
    found: 0.8,
    uses: { ...CITY, shop: 3, metro: 14, office: 2, school: 3, hospital: 5 },
    grids: [1.1, 1.3, 0.3],
  },
  E0493: { weight: 34, season: "spring", place: "street", found: 0.6, uses: { ...CITY, shop: 3, metro: 18, office: 3 }, grids: [0.8, 1.5, 0.2] },
  E0201: { weight: 64, season: "even", place: "door", found: 0.92, uses: { field: 0, shanty: 2, metro: 4 }, grids: [1.4, 0.9, 0.6] },
  E0203: { weight: 14, season: "even", place: "street", found: 0.8, uses: { ...CITY, shop: 4 }, grids: [0.9, 1.3, 0.5] },
  E0101: { weight: 30, season: "spring", place: "door", found: 0.4, uses: { village: 2.4, shanty: 3, field: 0.2 }, grids: [0.7, 0.7, 2.2] },
  E0128: { weight: 26, season: "summer", place: "door", found: 0.1, uses: { ...CITY, shop: 5, market: 4 }, grids: [1.4, 1.1, 0.2] },
  E0301: { weight: 30, season: "even", place: "door", found: 0.08, uses: { ...CITY, tower: 1.5, site: 12 }, grids: [0.6, 1.7, 0.4] },
  E0304: { weight: 20, season: "autumn", place: "street", found: 0.6, uses: { field: 0, site: 20, factory: 2 }, grids: [0.5, 1.1, 1.7] },
  E0312: { weight: 18, season: "rain", place: "street", found: 0.7, uses: { field: 0.2, site: 20, factory: 2.5 }, grids: [0.3, 1, 2] },
  E0125: { weight: 26, season: "summer", place: "open", found: 0.75, uses: { village: 2, field: 1.5, park: 2 }, grids: [0.8, 0.7, 1.8] },
  E0130: { weight: 18, season: "even", place: "open", found: 0.5, uses: { factory: 3, market: 5, shanty: 2 }, grids: [0.8, 0.6, 2] },
  E0120: { weight: 14, season: "autumn", place: "open", found: 0.5, uses: { village: 3, field: 2 }, grids: [0.2, 0.2, 3] },
  E0191: { weight: 26, season: "spring", place: "door", found: 0.45, uses: { ...CITY, slab: 1.5, tower: 1.8, park: 3 }, grids: [0.9, 1.5, 0.4] },
  E0121: { weight: 16, season: "summer", place: "open", found: 0.3, uses: { park: 4, field: 0.5 }, grids: [1, 1.2, 0.9] },
  E0496: { weight: 34, season: "festival", place: "door", found: 0.5, uses: { field: 0, slab: 1.5, shanty: 3 }, grids: [1.3, 1, 0.7] },
  E0501: { weight: 9, season: "winter", place: "street", found: 0.25, uses: { field: 0, lane: 2, slab: 1.5 }, grids: [1.6, 0.6, 0.9] },
  E0503: { weight: 26, season: "rain", place: "door", found: 0.25, uses: { field: 0, lane: 1.8, slab: 1.4 }, grids: [1.5, 0.8, 0.8] },
  E0506: { weight: 12, season: "rain", place: "street", found: 0.5, uses: { field: 0.2 }, grids: [1.2, 0.8, 1.1] },
  C0103: { weight: 26, season: "rain", place: "street", found: 0.7, uses: CITY, grids: [0.9, 1.4, 0.6] },
  C0137: { weight: 28, season: "winter", place: "street", found: 0.5, uses: { field: 0.3 }, grids: [0.7, 1.5, 0.9] },
  C0284: { weight: 24, season: "even", place: "street", found: 0.7, uses: CITY, grids: [0.8, 1.6, 0.4] },
  C0402: { weight: 20, season: "rain", place: "street", found: 0.6, uses: CITY, grids: [0.9, 1.4, 0.5] },
  D0101: {
    weight: 40,
    season: "even",
    place: "door",
    found: 0.05,
    uses: { field: 0, village: 0.05, factory: 0.05, tower: 3, slab: 1.2 },
    grids: [0.7, 1.9, 0.1],
  },
  D0201: { weight: 22, season: "festival", place: "door", found: 0.1, uses: { field: 0, factory: 0.1, office: 0.1 }, grids: [1.4, 0.8, 0.9] },
  D0301: { weight: 24, season: "spring", place: "door", found: 0.4, uses: { field: 0, shanty: 5, village: 1.5 }, grids: [0.9, 0.8, 1.7] },
};
