// Where a case happens: which block for which class, and where on the block.
import { toUnits } from "../src/core/geo/lattice";
import { bend, toPosition } from "./board";
import { CATEGORIES } from "./categories";
import { drawFrom, runningSums } from "./draws";
import { HABITS } from "./habits";
import { HOT_SPOTS } from "./hotspots";
import type { Random } from "./random";
import type { Site } from "./sites";

/** A place of a case: lattice units and the site it is in. */
export interface Scene {
  x: number;
  y: number;
  site: number;
}

export interface Scenes {
  /** A place for a case of a class. */
  ordinary(random: Random, category: number): Scene;
  /** A place at a hot spot. */
  hot(random: Random, hotSpot: number): Scene;
}

export function scenesOf(sites: readonly Site[]): Scenes {
  const sums = CATEGORIES.map((category) => {
    const habit = HABITS[category.code];
    return runningSums(sites.map((site) => busyness(site, habit.place) * (habit.uses[site.use] ?? 1) * (habit.grids[site.grid] ?? 1)));
  });
  const spots = HOT_SPOTS.map(({ board: [u, v] }) => {
    const [x, y] = bend(u, v);
    return { x, y, site: nearest(sites, x, y) };
  });
  return {
    ordinary: (random, category) => {
      const site = drawFrom(random, sums[category] ?? new Float64Array(1));
      const [x, y] = placeOn(random, sites[site], HABITS[CATEGORIES[category]?.code ?? "E0110"].place);
      return onLattice(x, y, site);
    },
    hot: (random, hotSpot) => {
      const spot = spots[hotSpot];
      const spread = HOT_SPOTS[hotSpot]?.spreadM ?? 0;
      if (!spot) throw new Error(`no hot spot ${hotSpot}`);
      return onLattice(spot.x + random.bell() * spread, spot.y + random.bell() * spread, spot.site);
    },
  };
}

function onLattice(x: number, y: number, site: number): Scene {
  const position = toPosition(x, y);
  return { x: toUnits(position[0] ?? 0), y: toUnits(position[1] ?? 0), site };
}

/** How much happens on a block at all: its streets bring passers-by, its homes residents. */
function busyness(site: Site, place: "street" | "door" | "open"): number {
  const street = site.kerb.length * (site.use === "field" ? 1 : site.use === "village" || site.use === "factory" ? 5 : 14);
  if (place === "street") return street + 0.12 * site.people;
  return place === "door" ? site.people + 30 : site.people * 0.2 + street * 0.6 + 20;
}

function placeOn(random: Random, site: Site | undefined, place: "street" | "door" | "open"): readonly [number, number] {
  if (!site) throw new Error("no site");
  const among = place === "door" && site.doors.length > 0 ? site.doors : site.kerb;
  const [x, y] = among[random.below(among.length)] ?? site.centre;
  if (place === "open") {
    const share = 0.75 * random.next();
    return [x + (site.centre[0] - x) * share + random.bell() * 5, y + (site.centre[1] - y) * share + random.bell() * 5];
  }
  const spread = place === "street" ? 11 : 7;
  return [x + random.bell() * spread, y + random.bell() * spread];
}

function nearest(sites: readonly Site[], x: number, y: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, site] of sites.entries()) {
    const distance = Math.hypot(site.centre[0] - x, site.centre[1] - y);
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
}
