// What the mesh does not hold: the metro under the avenue, ramps between avenue and expressway, green belts, and paths of the parks.
import type { Feature } from "geojson";
import { bend } from "./board";
import { type Chain, offset, type Path } from "./chains";
import type { Division } from "./division";
import { line, polygon } from "./features";
import { at } from "./mesh";

/** Roads and belts beside the lines of the mesh. */
export interface Extras {
  readonly roads: readonly Feature[];
  readonly belts: readonly Feature[];
}

export function drawExtras(division: Division, chains: readonly Chain[]): Extras {
  const roads: Feature[] = [];
  const belts: Feature[] = [];
  for (const chain of chains) {
    const { class: kind, zh } = at(division.lines, chain.line);
    if (zh === "芦汀大道")
      roads.push(
        line(
          offset(chain.path, () => 4),
          { class: "metro", name: "轨道交通1号线", name_en: "Metro Line 1" },
        ),
      );
    if (kind === "expressway" || kind === "rail") belts.push(polygon(ribbon(chain.path, kind === "rail" ? 30 : 42), { class: "belt" }));
  }
  for (const v of [2364, 4142])
    for (const east of [1, -1]) for (const north of [1, -1]) roads.push(line(ramp(3722, v, east, north), { class: "ramp", name: "", name_en: "" }));
  return { roads, belts };
}

function ribbon(path: Path, half: number): Path {
  return [...offset(path, () => half), ...[...offset(path, () => -half)].reverse()];
}

/** From the expressway down to the avenue that it crosses at [u, v]: leaves it 330 m away, runs beside it, turns in 45 m from it. */
function ramp(u: number, v: number, east: number, north: number): Path {
  const middle = (metres: number): number => u - 0.06 * (v + metres - 2450); // the expressway leans
  const path: (readonly [number, number])[] = [];
  for (let step = 0; step <= 12; step++) {
    const t = step / 12;
    const along = north * (330 - 318 * t);
    const aside = 10 + 38 * Math.min(1, t * 1.6) ** 1.5 + 60 * Math.max(0, t - 0.72) ** 2 * 8;
    path.push(bend(middle(along) + east * aside, v + along));
  }
  return path;
}
