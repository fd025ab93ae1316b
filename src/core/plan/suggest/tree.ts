// Random spanning trees of a piece of the unit graph, and the cut of a tree that divides the load best.
import type { UnitGraph } from "../units/graph";
import type { Chance } from "./chance";

/** How to divide a piece: `wanted[j]` is the load that the first j of its grids should have, j = 0 … number of grids. */
export interface Wanted {
  readonly sums: Float64Array;
  /** Numbers of grids that the cut-off side may get. */
  readonly from: number;
  readonly to: number;
  /** Load by which a cut may miss and still be chosen for its short border. */
  readonly slack: number;
}

/** A cut: the units of one side, how many grids it gets, by how much it misses, and the price of the border between the sides. */
export interface Cut {
  readonly units: Int32Array;
  readonly grids: number;
  readonly miss: number;
  readonly price: number;
}

/** Cuts of one tree whose border is looked at. */
const CANDIDATES = 6;

/** Works on one piece at a time: gather(units), then cut() as often as wanted, each time by another tree. Scratch arrays are kept. */
export class TreeCutter {
  private readonly graph: UnitGraph;
  private readonly loads: Float64Array;
  private readonly price: Float64Array;
  private readonly chance: Chance;
  private readonly local: Int32Array;
  private units: Int32Array = new Int32Array(0);
  private edgeCount = 0;
  private readonly edgeA: Int32Array;
  private readonly edgeB: Int32Array;
  private readonly edgeWeight: Float64Array;
  private readonly key: Int32Array;
  private readonly sorted: Int32Array;
  private readonly parent: Int32Array;
  private readonly head: Int32Array;
  private readonly nextOf: Int32Array;
  private readonly target: Int32Array;
  private readonly order: Int32Array;
  private readonly position: Int32Array;
  private readonly size: Int32Array;
  private readonly sum: Float64Array;
  private readonly bucket: Int32Array;

  /** `price` of each link: what cutting it costs; trees prefer dear links, so that cuts fall on cheap ones. */
  constructor(graph: UnitGraph, loads: Float64Array, price: Float64Array, chance: Chance) {
    const links = graph.to.length / 2;
    this.graph = graph;
    this.loads = loads;
    this.price = price;
    this.chance = chance;
    this.local = new Int32Array(graph.count).fill(-1);
    this.edgeA = new Int32Array(links);
    this.edgeB = new Int32Array(links);
    this.edgeWeight = new Float64Array(links);
    this.key = new Int32Array(links);
    this.sorted = new Int32Array(links);
    this.parent = new Int32Array(graph.count);
    this.head = new Int32Array(graph.count);
    this.nextOf = new Int32Array(graph.count * 2);
    this.target = new Int32Array(graph.count * 2);
    this.order = new Int32Array(graph.count);
    this.position = new Int32Array(graph.count);
    this.size = new Int32Array(graph.count);
    this.sum = new Float64Array(graph.count);
    this.bucket = new Int32Array(links + 2);
  }

  /** Takes up a connected piece. The array is kept, not copied. */
  gather(units: Int32Array): void {
    for (const unit of this.units) this.local[unit] = -1;
    this.units = units;
    for (let i = 0; i < units.length; i++) this.local[units[i] as number] = i;
    const { start, to } = this.graph;
    let mean = 0;
    this.edgeCount = 0;
    for (let i = 0; i < units.length; i++) {
      const unit = units[i] as number;
      for (let link = start[unit] as number; link < (start[unit + 1] as number); link++) {
        const k = this.local[to[link] as number] as number;
        if (k <= i) continue;
        this.edgeA[this.edgeCount] = i;
        this.edgeB[this.edgeCount] = k;
        this.edgeWeight[this.edgeCount] = this.price[link] as number;
        mean += this.price[link] as number;
        this.edgeCount++;
      }
    }
    mean /= Math.max(1, this.edgeCount);
    // Dear links get small keys and so join the tree early: between 1 (no border) and about 0.2 (five times the mean).
    for (let edge = 0; edge < this.edgeCount; edge++) this.edgeWeight[edge] = mean / (mean + (this.edgeWeight[edge] as number));
  }

  /** The best cut of a fresh random tree over the gathered piece; null when the piece is not connected or has no such cut. */
  cut(wanted: Wanted): Cut | null {
    if (!this.plant()) return null;
    this.sumUp();
    const candidates = this.candidates(wanted);
    let best: Cut | null = null;
    for (const { at, grids, miss } of candidates) {
      const price = this.borderPrice(at);
      if (best === null || better(miss, price, best, wanted.slack)) best = { units: this.side(at), grids, miss, price };
    }
    return best;
  }

  /** A random tree by Kruskal's way: links in the order of random keys, sorted by counting. False when it does not reach every unit. */
  private plant(): boolean {
    const { edgeCount, key, sorted, bucket, parent, head } = this;
    const count = this.units.length;
    bucket.fill(0, 0, edgeCount + 2);
    for (let edge = 0; edge < edgeCount; edge++) {
      const place = Math.floor(this.chance.next() * (this.edgeWeight[edge] as number) * edgeCount);
      key[edge] = place;
      bucket[place + 1] = (bucket[place + 1] as number) + 1;
    }
    for (let place = 0; place < edgeCount; place++) bucket[place + 1] = (bucket[place + 1] as number) + (bucket[place] as number);
    for (let edge = 0; edge < edgeCount; edge++) {
      const place = key[edge] as number;
      const at = bucket[place] as number;
      sorted[at] = edge;
      bucket[place] = at + 1;
    }
    for (let i = 0; i < count; i++) {
      parent[i] = i;
      head[i] = -1;
    }
    let branches = 0;
    for (let i = 0; i < edgeCount && branches < count - 1; i++) {
      const edge = sorted[i] as number;
      const a = this.edgeA[edge] as number;
      const b = this.edgeB[edge] as number;
      const rootA = root(parent, a);
      const rootB = root(parent, b);
      if (rootA === rootB) continue;
      parent[rootA] = rootB;
      this.branch(branches * 2, a, b);
      this.branch(branches * 2 + 1, b, a);
      branches++;
    }
    return branches === count - 1;
  }

  private branch(slot: number, from: number, to: number): void {
    this.target[slot] = to;
    this.nextOf[slot] = this.head[from] as number;
    this.head[from] = slot;
  }

  /** Units in the order of a walk into depth, so that a subtree is a stretch; loads and sizes of all subtrees. */
  private sumUp(): void {
    const { order, position, parent, head, nextOf, target, size, sum, units } = this;
    const count = units.length;
    const stack = size; // not needed as sizes before the walk is over
    let top = 1;
    let filled = 0;
    stack[0] = 0;
    parent[0] = -1;
    while (top > 0) {
      const i = stack[--top] as number;
      order[filled++] = i;
      for (let slot = head[i] as number; slot >= 0; slot = nextOf[slot] as number) {
        const k = target[slot] as number;
        if (k === parent[i]) continue;
        parent[k] = i;
        stack[top++] = k;
      }
    }
    for (let at = 0; at < count; at++) {
      const i = order[at] as number;
      position[i] = at;
      size[i] = 1;
      sum[i] = this.loads[units[i] as number] as number;
    }
    for (let at = count - 1; at > 0; at--) {
      const i = order[at] as number;
      const above = parent[i] as number;
      size[above] = (size[above] as number) + (size[i] as number);
      sum[above] = (sum[above] as number) + (sum[i] as number);
    }
  }

  /** The cuts that miss least; of those within the slack the first few, at random places of the tree. */
  private candidates({ sums, from, to, slack }: Wanted): { at: number; grids: number; miss: number }[] {
    const kept: { at: number; grids: number; miss: number }[] = [];
    let worst = -1;
    const count = this.units.length;
    const offset = this.chance.below(count);
    for (let step = 0; step < count; step++) {
      const at = (step + offset) % count;
      if (at === 0) continue;
      const load = this.sum[this.order[at] as number] as number;
      for (let grids = from; grids <= to; grids++) {
        const exact = Math.abs(load - (sums[grids] as number));
        const miss = exact < slack ? 0 : exact;
        if (kept.length < CANDIDATES) {
          kept.push({ at, grids, miss });
          worst = kept.reduce((most, other, i) => (other.miss > (kept[most] as { miss: number }).miss ? i : most), 0);
        } else if (miss < (kept[worst] as { miss: number }).miss) {
          kept[worst] = { at, grids, miss };
          worst = kept.reduce((most, other, i) => (other.miss > (kept[most] as { miss: number }).miss ? i : most), 0);
        }
      }
    }
    return kept;
  }

  /** Price of the links between a subtree and the rest of the piece. */
  private borderPrice(at: number): number {
    const { start, to } = this.graph;
    const end = at + (this.size[this.order[at] as number] as number);
    let price = 0;
    for (let place = at; place < end; place++) {
      const unit = this.units[this.order[place] as number] as number;
      for (let link = start[unit] as number; link < (start[unit + 1] as number); link++) {
        const k = this.local[to[link] as number] as number;
        if (k < 0) continue;
        const where = this.position[k] as number;
        if (where < at || where >= end) price += this.price[link] as number;
      }
    }
    return price;
  }

  private side(at: number): Int32Array {
    const size = this.size[this.order[at] as number] as number;
    const side = new Int32Array(size);
    for (let i = 0; i < size; i++) side[i] = this.units[this.order[at + i] as number] as number;
    return side;
  }
}

/** Whether a cut with this miss and price is to be preferred: both within the slack, the cheaper; else the one that misses less. */
export function better(miss: number, price: number, than: Pick<Cut, "miss" | "price">, slack: number): boolean {
  if (miss <= slack && than.miss <= slack) return price < than.price;
  return miss < than.miss;
}

function root(parent: Int32Array, of: number): number {
  let at = of;
  while (parent[at] !== at) {
    const above = parent[parent[at] as number] as number;
    parent[at] = above;
    at = above;
  }
  return at;
}
