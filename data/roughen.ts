// Makes the borders of units step in and out, as borders of committees do, without ever breaking a unit in two.
import type { Line } from "./lines";
import { at, directed, type Mesh, undirected } from "./mesh";
import type { Random } from "./random";

/** Hands single blocks across small streets to the next unit, so that unit borders step in and out as real ones do; every unit stays one part. */
export function roughen(mesh: Mesh, random: Random, lines: readonly Line[], unitOf: number[]): void {
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
