// Which parts hold each face of an arrangement, and how large the face is.
import { type Arrangement, toggle } from "./arrangement";
import { crossSign } from "./exact";
import type { Noding } from "./noding";
import { type Outline, outlineHolds, outlineOf, pointWithin } from "./outline";
import type { PolygonSet } from "./polygons";

/** A bounded face: the piece of the plane between edges, no edge inside. */
export interface Face {
  /** Parts whose even-odd inside holds it, ascending. */
  readonly parts: readonly number[];
  /** m² on the sphere, what lies in it taken off. */
  readonly areaM2: number;
  /** Length of its outer boundary, m. */
  readonly lengthM: number;
  /** A point in it: degrees [lng, lat]. */
  readonly place: readonly [number, number];
}

/** All bounded faces that `wanted` picks by the parts that hold them. */
export function facesWhere(set: PolygonSet, noding: Noding, arrangement: Arrangement, wanted: (parts: readonly number[]) => boolean): readonly Face[] {
  const holders = holdersOf(set, noding, arrangement);
  const { faceCount, isOuter, faceStart, faceComponent } = arrangement;
  const found: Found[] = [];
  for (let face = 0; face < faceCount; face++) {
    const parts = holders[face] as readonly number[];
    if (isOuter[face] === 0 && wanted(parts)) {
      found.push({
        parts,
        component: faceComponent[face] as number,
        outline: outlineOf(boundary(faceStart[face] as number, arrangement), noding.nodes),
        islands: [],
      });
    }
  }
  takeOffIslands(found, holders, noding, arrangement);
  return found.map(({ parts, outline, islands }) => ({
    parts,
    areaM2: islands.reduce((area, island) => area - island.areaM2, outline.areaM2),
    lengthM: outline.lengthM,
    place: pointWithin([outline, ...islands]),
  }));
}

/** The parts that hold each face: those around its connected piece, switched edge by edge on the way in. */
export function holdersOf(set: PolygonSet, noding: Noding, arrangement: Arrangement): (readonly number[])[] {
  const { face, faceCount, next, faceStart, switches, outerStart, origin } = arrangement;
  const holders = new Array<number[] | undefined>(faceCount);
  const componentOf = nodeComponents(arrangement, noding.nodes.count);
  for (const [component, outer] of outerStart.entries()) {
    const node = origin[outer] as number;
    const around = outerStart.length === 1 ? [] : partsAround(set, noding, componentOf, component, node);
    holders[face[outer] as number] = around;
    const stack = [face[outer] as number];
    while (stack.length > 0) {
      const current = stack.pop() as number;
      const start = faceStart[current] as number;
      let half = start;
      do {
        const beyond = face[half ^ 1] as number;
        if (!holders[beyond]) {
          const changed = [...(holders[current] as number[])];
          for (const part of switches[half >> 1] as readonly number[]) toggle(changed, part);
          holders[beyond] = changed;
          stack.push(beyond);
        }
        half = next[half] as number;
      } while (half !== start);
    }
  }
  return holders.map((parts) => parts ?? []);
}

function nodeComponents(arrangement: Arrangement, nodeCount: number): Int32Array {
  const component = new Int32Array(nodeCount).fill(-1);
  for (const [half, node] of arrangement.origin.entries()) component[node] = arrangement.faceComponent[arrangement.face[half] as number] as number;
  return component;
}

/** Parts that hold a node by rings of other connected pieces than its own. */
function partsAround(set: PolygonSet, noding: Noding, componentOf: Int32Array, component: number, node: number): number[] {
  const { xy, ringStart, partStart, partSlot } = set;
  const x = noding.nodes.x[node] as number;
  const y = noding.nodes.y[node] as number;
  const around: number[] = [];
  const boxes = ringBoxes(set);
  for (let part = 0; part < partSlot.length; part++) {
    for (let ring = partStart[part] as number; ring < (partStart[part + 1] as number); ring++) {
      if (
        x <= (boxes[ring * 4] as number) ||
        y <= (boxes[ring * 4 + 1] as number) ||
        x >= (boxes[ring * 4 + 2] as number) ||
        y >= (boxes[ring * 4 + 3] as number)
      )
        continue;
      const first = ringStart[ring] as number;
      const end = ringStart[ring + 1] as number;
      if (componentOf[noding.nodes.at(xy[first * 2] as number, xy[first * 2 + 1] as number)] === component) continue;
      if (oddLeft(xy, first, end, x, y)) toggle(around, part);
    }
  }
  return around;
}

const boxesOf = new WeakMap<PolygonSet, Int32Array>();

/** Box of each ring: minX, minY, maxX, maxY. */
function ringBoxes(set: PolygonSet): Int32Array {
  const known = boxesOf.get(set);
  if (known) return known;
  const rings = set.ringStart.length - 1;
  const boxes = new Int32Array(rings * 4);
  for (let ring = 0; ring < rings; ring++) {
    let [minX, minY, maxX, maxY] = [2_147_483_647, 2_147_483_647, -2_147_483_648, -2_147_483_648];
    for (let vertex = set.ringStart[ring] as number; vertex < (set.ringStart[ring + 1] as number); vertex++) {
      minX = Math.min(minX, set.xy[vertex * 2] as number);
      maxX = Math.max(maxX, set.xy[vertex * 2] as number);
      minY = Math.min(minY, set.xy[vertex * 2 + 1] as number);
      maxY = Math.max(maxY, set.xy[vertex * 2 + 1] as number);
    }
    boxes.set([minX, minY, maxX, maxY], ring * 4);
  }
  boxesOf.set(set, boxes);
  return boxes;
}

/** Even-odd of one ring for a lattice point that does not lie on it. */
function oddLeft(xy: Int32Array, first: number, end: number, x: number, y: number): boolean {
  let odd = false;
  let ax = xy[end * 2 - 2] as number;
  let ay = xy[end * 2 - 1] as number;
  for (let vertex = first; vertex < end; vertex++) {
    const bx = xy[vertex * 2] as number;
    const by = xy[vertex * 2 + 1] as number;
    if (ay <= y !== by <= y && (by > ay ? crossSign(ax, ay, bx, by, x, y) < 0 : crossSign(ax, ay, bx, by, x, y) > 0)) odd = !odd;
    ax = bx;
    ay = by;
  }
  return odd;
}

interface Found {
  readonly parts: readonly number[];
  readonly component: number;
  readonly outline: Outline;
  /** Outlines of the connected pieces that lie in it. */
  readonly islands: Outline[];
}

/** Takes the outline of every connected piece off the face it lies in: the smallest around it that the same parts hold as its outside. */
function takeOffIslands(found: readonly Found[], holders: readonly (readonly number[])[], noding: Noding, arrangement: Arrangement): void {
  if (arrangement.outerStart.length < 2) return;
  for (const [component, outer] of arrangement.outerStart.entries()) {
    const node = arrangement.origin[outer] as number;
    const x = noding.nodes.x[node] as number;
    const y = noding.nodes.y[node] as number;
    const around = (holders[arrangement.face[outer] as number] as readonly number[]).join();
    let least: Found | null = null;
    for (const candidate of found) {
      if (candidate.component === component || (least && candidate.outline.areaM2 >= least.outline.areaM2)) continue;
      if (candidate.parts.join() === around && outlineHolds(candidate.outline, x, y)) least = candidate;
    }
    if (least) least.islands.push(outlineOf(boundary(outer, arrangement), noding.nodes));
  }
}

/** Nodes along the boundary cycle of a half-edge's face. */
function boundary(start: number, arrangement: Arrangement): number[] {
  const nodes: number[] = [];
  let half = start;
  do {
    nodes.push(arrangement.origin[half] as number);
    half = arrangement.next[half] as number;
  } while (half !== start);
  return nodes;
}
