// Cuts the board into superblocks, superblocks into units (居村委), units into blocks. A unit is a whole number of blocks by construction.
import { BOARD } from "./board";
import { type Line, LONG_LINES } from "./lines";
import { at, centreOf, cutFace, type Mesh, rectangleMesh, ringArea } from "./mesh";
import type { Random } from "./random";
import { roughen } from "./roughen";
import { streetNamer } from "./streetNames";
import { gridAt, inTown, ZONES, type Zone, zoneAt } from "./zones";

export interface Division {
  readonly mesh: Mesh;
  readonly lines: readonly Line[];
  /** Unit of each face, -1 outside the town. */
  readonly unitOf: readonly number[];
  /** Grid (0, 1, 2) of each unit. */
  readonly gridOf: readonly number[];
}

/** Divides the board into about 900 blocks in exactly `unitCount` units. */
export function divide(random: Random, unitCount: number): Division {
  const mesh = rectangleMesh(BOARD.minU, BOARD.minV, BOARD.maxU, BOARD.maxV);
  const lines: Line[] = [...LONG_LINES];
  for (const index of LONG_LINES.keys()) cutAcross(mesh, index);
  const unitOf: number[] = [];
  const gridOf: number[] = [];
  for (let face = 0; face < mesh.faces.length; face++) {
    const [u, v] = centreOf(mesh, face);
    unitOf[face] = inTown(u, v) ? gridOf.push(gridAt(u, v)) - 1 : -1;
  }
  const draft: Draft = { mesh, random, lines, unitOf, gridOf, nameStreet: streetNamer() };
  while (gridOf.length < unitCount) splitHeaviest(draft);
  for (let face = 0; face < mesh.faces.length; face++) divideToBlocks(draft, face);
  roughen(mesh, random, lines, unitOf);
  return { mesh, lines, unitOf, gridOf };
}

/** What grows while the board is cut. */
interface Draft {
  readonly mesh: Mesh;
  readonly random: Random;
  readonly lines: Line[];
  readonly unitOf: number[];
  readonly gridOf: number[];
  readonly nameStreet: (zone: Zone) => readonly [string, string];
}

function cutAcross(mesh: Mesh, index: number): void {
  const line = at(LONG_LINES, index);
  const box = line.within;
  for (let face = mesh.faces.length - 1; face >= 0; face--) {
    const [u, v] = centreOf(mesh, face);
    if (box && (u < box[0] || v < box[1] || u > box[2] || v > box[3])) continue;
    cutFace(mesh, face, line.cut, index, 30, 4000);
  }
}

/** People and land that a unit's committee would have to look after, as one number. */
function weightOf(mesh: Mesh, face: number): number {
  const [u, v] = centreOf(mesh, face);
  return ringArea(mesh, at(mesh.faces, face)) * (ZONES[zoneAt(u, v)].peoplePerM2 + 0.0042);
}

/** Splits the unit with the most people and land into two, along a new street. */
function splitHeaviest(draft: Draft): void {
  const { mesh, unitOf, gridOf } = draft;
  let heaviest = -1;
  let most = 0;
  for (let face = 0; face < mesh.faces.length; face++) {
    const weight = at(unitOf, face) < 0 ? 0 : weightOf(mesh, face);
    if (weight > most) {
      most = weight;
      heaviest = face;
    }
  }
  const added = halve(draft, heaviest, streetIn(draft, zoneAt(...centreOf(mesh, heaviest))), 45);
  if (added === null) throw new Error("a unit could not be split");
  unitOf[added] = gridOf.push(at(gridOf, at(unitOf, heaviest))) - 1;
}

function streetIn(draft: Draft, zone: Zone): Line {
  const [zh, en] = draft.nameStreet(zone);
  return { class: "street", zh, en };
}

/** Cuts a face across its longer side, near the middle and not quite square. */
function halve({ mesh, random, lines }: Draft, face: number, line: Line, snap: number): number | null {
  const ring = at(mesh.faces, face);
  const us = ring.map((vertex) => at(mesh.u, vertex));
  const vs = ring.map((vertex) => at(mesh.v, vertex));
  const width = Math.max(...us) - Math.min(...us);
  const height = Math.max(...vs) - Math.min(...vs);
  const [u, v] = centreOf(mesh, face);
  const shift = random.between(-0.11, 0.11);
  const slope = random.between(-0.07, 0.07);
  const acrossWidth = width * random.between(0.88, 1.12) > height;
  const cut = acrossWidth ? { u: u + shift * width, v, du: slope, dv: 1 } : { u, v: v + shift * height, du: 1, dv: slope };
  const index = lines.push(line) - 1;
  return cutFace(mesh, face, cut, index, snap, 1800);
}

/** Halves a face again and again until its parts are as small as blocks of their zone: first by a street, then by lanes, in villages by creeks too. */
function divideToBlocks(draft: Draft, face: number): void {
  const { mesh, random, unitOf } = draft;
  const unit = at(unitOf, face);
  const pending: { readonly face: number; readonly depth: number }[] = [{ face, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const zone = zoneAt(...centreOf(mesh, next.face));
    const target = ZONES[zone].blockM2 * (unit < 0 ? 5 : random.between(1.25, 2.15));
    if (ringArea(mesh, at(mesh.faces, next.face)) < target) continue;
    const street = next.depth === 0 && zone !== "villages" && unit >= 0;
    const small = zone === "villages" && random.chance(0.22) ? "creek" : "lane";
    const added = halve(draft, next.face, street ? streetIn(draft, zone) : { class: small, zh: "", en: "" }, 22);
    if (added === null) continue;
    unitOf[added] = unit;
    pending.push({ face: next.face, depth: next.depth + 1 }, { face: added, depth: next.depth + 1 });
  }
}
