// Cuts the board into superblocks, superblocks into units (居村委), units into blocks. A unit is a whole number of blocks by construction.
import { BOARD } from "./board";
import { type Line, LONG_LINES, STREET_NAMES } from "./lines";
import { at, centreOf, cutFace, directed, type Mesh, rectangleMesh, ringArea, undirected } from "./mesh";
import type { Random } from "./random";
import { gridAt, inTown, ZONES, zoneAt } from "./zones";

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
  while (gridOf.length < unitCount) splitHeaviest(mesh, random, lines, unitOf, gridOf);
  for (let face = 0; face < mesh.faces.length; face++) divideToBlocks(mesh, random, lines, unitOf, face);
  roughen(mesh, random, lines, unitOf);
  return { mesh, lines, unitOf, gridOf };
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

function splitHeaviest(mesh: Mesh, random: Random, lines: Line[], unitOf: number[], gridOf: number[]): void {
  let heaviest = -1;
  let most = 0;
  for (let face = 0; face < mesh.faces.length; face++) {
    if (at(unitOf, face) < 0) continue;
    const weight = weightOf(mesh, face);
    if (weight > most) {
      most = weight;
      heaviest = face;
    }
  }
  const name = at(STREET_NAMES, (lines.length - LONG_LINES.length) % STREET_NAMES.length);
  const added = halve(mesh, random, lines, heaviest, { class: "street", zh: name[0], en: name[1] }, 45);
  if (added === null) throw new Error("a unit could not be split");
  unitOf[added] = gridOf.push(at(gridOf, at(unitOf, heaviest))) - 1;
}

/** Cuts a face across its longer side, near the middle and not quite square. */
function halve(mesh: Mesh, random: Random, lines: Line[], face: number, line: Line, snap: number): number | null {
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

function divideToBlocks(mesh: Mesh, random: Random, lines: Line[], unitOf: number[], face: number): void {
  const unit = at(unitOf, face);
  const pending: { readonly face: number; readonly depth: number }[] = [{ face, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [u, v] = centreOf(mesh, next.face);
    const zone = zoneAt(u, v);
    const target = ZONES[zone].blockM2 * (unit < 0 ? 5 : random.between(1.25, 2.15));
    if (ringArea(mesh, at(mesh.faces, next.face)) < target) continue;
    const name = at(STREET_NAMES, lines.length % STREET_NAMES.length);
    const street = next.depth === 0 && zone !== "villages";
    const water = zone === "villages" && random.chance(0.22);
    const line: Line = street ? { class: "street", zh: name[0], en: name[1] } : water ? { class: "creek", zh: "", en: "" } : { class: "lane", zh: "", en: "" };
    const added = halve(mesh, random, lines, next.face, line, 22);
    if (added === null) continue;
    unitOf[added] = unit;
    pending.push({ face: next.face, depth: next.depth + 1 }, { face: added, depth: next.depth + 1 });
  }
}

/** Hands single blocks across small streets to the next unit, so that unit borders step in and out as real ones do; every unit stays one part. */
function roughen(mesh: Mesh, random: Random, lines: readonly Line[], unitOf: number[]): void {
  const faces = unitOf.map((_, face) => face).filter((face) => at(unitOf, face) >= 0);
  for (let tries = 0; tries < 170; tries++) {
    const face = at(faces, random.below(faces.length));
    const own = at(unitOf, face);
    const other = softNeighbours(mesh, lines, unitOf, face).find((unit) => unit !== own);
    if (other === undefined || !staysWhole(mesh, unitOf, face)) continue;
    unitOf[face] = other;
    if (rimPieces(mesh, unitOf, face, other) !== 1) unitOf[face] = own;
  }
}

function softNeighbours(mesh: Mesh, lines: readonly Line[], unitOf: readonly number[], face: number): readonly number[] {
  const ring = at(mesh.faces, face);
  const units: number[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, (i + 1) % ring.length);
    const twin = mesh.left.get(directed(b, a));
    const line = mesh.lineOf.get(undirected(a, b));
    if (twin === undefined || line === undefined) continue;
    const kind = at(lines, line).class;
    if (at(unitOf, twin) >= 0 && (kind === "street" || kind === "lane")) units.push(at(unitOf, twin));
  }
  return units;
}

/** True when the unit of this face stays one part, without a pinch, when the face is taken out, and keeps enough blocks. */
function staysWhole(mesh: Mesh, unitOf: readonly number[], face: number): boolean {
  const own = at(unitOf, face);
  return unitOf.filter((unit) => unit === own).length > 8 && rimPieces(mesh, unitOf, face, own) === 1;
}

/**
 * In how many pieces the blocks of `unit` touch the rim of a face, corners counted. One piece: giving or taking the face neither splits the unit nor
 * opens a hole in it, nor lets it meet itself in a single point.
 */
function rimPieces(mesh: Mesh, unitOf: readonly number[], face: number, unit: number): number {
  const ring = at(mesh.faces, face);
  const touches: boolean[] = [];
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, (i + 1) % ring.length);
    for (const around of fan(mesh, a, face)) touches.push(at(unitOf, around) === unit);
    const twin = mesh.left.get(directed(b, a));
    touches.push(twin !== undefined && at(unitOf, twin) === unit);
  }
  let pieces = 0;
  for (let i = 0; i < touches.length; i++) if (touches[i] && !touches[(i + touches.length - 1) % touches.length]) pieces++;
  return pieces;
}

/** Faces round a vertex, other than `face`, from the one before the vertex on the rim of `face` to the one after it. */
function fan(mesh: Mesh, vertex: number, face: number): readonly number[] {
  const around: number[] = [];
  const ring = at(mesh.faces, face);
  let before = at(ring, (ring.indexOf(vertex) + ring.length - 1) % ring.length);
  for (;;) {
    const next = mesh.left.get(directed(vertex, before));
    if (next === undefined || next === face) return around;
    around.push(next);
    const rim = at(mesh.faces, next);
    before = at(rim, (rim.indexOf(vertex) + rim.length - 1) % rim.length);
  }
}
