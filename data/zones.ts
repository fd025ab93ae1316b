// What kind of town lies where on the board, before any block is drawn: density, size of blocks, and which grid it belongs to.

export type Zone = "lanes" | "slabs" | "towers" | "centre" | "migrants" | "villages" | "industry" | "offices";

/** How a zone is built: people per m², and the size at which a block is no longer divided, m². */
export const ZONES: Readonly<Record<Zone, { readonly peoplePerM2: number; readonly blockM2: number }>> = {
  lanes: { peoplePerM2: 0.017, blockM2: 8500 },
  slabs: { peoplePerM2: 0.0135, blockM2: 21_000 },
  towers: { peoplePerM2: 0.0105, blockM2: 30_000 },
  centre: { peoplePerM2: 0.006, blockM2: 16_000 },
  migrants: { peoplePerM2: 0.017, blockM2: 15_000 },
  villages: { peoplePerM2: 0.0021, blockM2: 62_000 },
  industry: { peoplePerM2: 0.0016, blockM2: 54_000 },
  offices: { peoplePerM2: 0.004, blockM2: 34_000 },
};

function near(u: number, v: number, u0: number, v0: number, radius: number): boolean {
  return (u - u0) * (u - u0) + (v - v0) * (v - v0) < radius * radius;
}

/** The zone at a point of the board. */
export function zoneAt(u: number, v: number): Zone {
  if (v < 1640) return southOf(u, v);
  if (u < 2220) {
    if (near(u, v, 1500, 3360, 560)) return "lanes";
    if (near(u, v, 330, 4480, 400) || near(u, v, 500, 1950, 400)) return "migrants";
    return "slabs";
  }
  if (near(u, v, 2880, 2480, 520)) return "centre";
  if (u > 3740 && v < 2330) return "offices";
  if (u > 4560 && v > 4000) return "villages";
  return near(u, v, 2550, 4500, 430) ? "slabs" : "towers";
}

function southOf(u: number, v: number): Zone {
  if (u > 2980 && v < 1250) return u > 4700 && v > 700 ? "villages" : "industry";
  if (near(u, v, 2450, 1330, 420)) return "migrants";
  if (u > 2980 && v > 1150) return u < 3900 ? "slabs" : "industry";
  return "villages";
}

/** 0 the old town, 1 the new town, 2 the south. */
export function gridAt(u: number, v: number): 0 | 1 | 2 {
  if (v < 1640) return u > 2980 && u < 3750 && v > 1050 ? 1 : 2;
  return u < 2220 || (v < 2330 && u < 2980) ? 0 : 1;
}

/** The town's rim on the board; its sides lie on boundary lines of lines.ts. */
const RIM: readonly (readonly [number, number])[] = [
  [-20, 4700],
  [2210, 4890],
  [3600, 4930],
  [4590, 4575],
  [4590, 4150],
  [5230, 4160],
  [5370, 2400],
  [5130, -130],
  [2200, 50],
  [690, -190],
  [780, 330],
  [70, 300],
  [-120, 2330],
];

/** True where the board belongs to the town. */
export function inTown(u: number, v: number): boolean {
  let inside = false;
  for (const [i, [au, av]] of RIM.entries()) {
    const [bu, bv] = RIM[(i + 1) % RIM.length] ?? [au, av];
    if (av > v !== bv > v && u < ((bu - au) * (v - av)) / (bv - av) + au) inside = !inside;
  }
  return inside;
}
