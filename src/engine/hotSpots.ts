// Hot spots of the open plan: its neighbours are found once, the test looks up now and then so that it can be ended.
import type { HotAnswer, HotAsked, HotHexAnswer, HotHexAsked, NeighbourRule } from "../core/frame/hotSpotTable";
import { toUnits } from "../core/geo/lattice";
import { buildLocator, type Locator } from "../core/geo/locate";
import { contiguity, type Neighbours, withinReach } from "../core/geo/neighbours";
import type { Plan } from "../core/model/plan";
import { hexField } from "../core/stats/hexField";
import { type HotSpots, hotSpots } from "../core/stats/hotSpots";
import { metresBetween, planeAt } from "../core/stats/plane";
import { rangeOf } from "../core/stats/range";
import { placedUnder } from "../core/stats/rowMask";
import type { Book } from "./book";
import { middleOf, type OpenPlan } from "./plans";

interface Found {
  readonly neighbours: Neighbours;
  readonly reachM: number | null;
}

let kept: { readonly plan: Plan; readonly key: string; readonly found: Found } | null = null;
let located: { readonly plan: Plan; readonly locator: Locator } | null = null;
let running = 0;

/** The test over every slice; null when another was begun meanwhile. To ask for nothing ends what runs. */
export async function testHotSpots(plan: Plan | null, asked: HotAsked | null, report: (share: number) => void): Promise<HotAnswer | null> {
  const turn = ++running;
  if (plan === null || asked === null) return null;
  const key = JSON.stringify(asked.rule);
  if (kept?.plan !== plan || kept.key !== key) kept = { plan, key, found: neighboursBy(plan, asked.rule) };
  const { neighbours, reachM } = kept.found;
  const slices = await testSlices(asked, asked.slices, neighbours, turn, report);
  return slices && answerOf(slices, neighbours, reachM);
}

/** The same over hexagons of one size, empty ones with them; "tooMany" when there were more than can be tested. */
export async function testHotHexes(open: OpenPlan, book: Book, asked: HotHexAsked, report: (share: number) => void): Promise<HotHexAnswer | "tooMany" | null> {
  const turn = ++running;
  const { plan } = open;
  if (located?.plan !== plan) located = { plan, locator: buildLocator(plan.polygons) };
  const { locator } = located;
  const ranges = asked.periods.map((period) => rangeOf(book.ledger, period));
  const reports = placedUnder(book.ledger, book.filtering.mask(asked.filters));
  const ground = { bounds: plan.bounds, locate: (x: number, y: number) => locator.locate(x, y), origin: middleOf(open) };
  const field = hexField(reports, ranges, asked.cellM, ground);
  if (field === null) return "tooMany";
  const slices = await testSlices(asked, field.slices, field.neighbours, turn, report);
  return slices && { ...answerOf(slices, field.neighbours, null), corners: field.corners, slots: field.slots };
}

function answerOf(slices: readonly HotSpots[], neighbours: Neighbours, reachM: number | null): HotAnswer {
  const last = slices.at(-1);
  const count = Math.max(1, neighbours.start.length - 1);
  return { slices, tested: last?.tested ?? 0, islands: last?.islands ?? 0, meanNeighbours: neighbours.items.length / count, reachM };
}

/** The test of each slice; null when another was begun meanwhile. */
async function testSlices(
  asked: Pick<HotAsked, "test" | "permutations" | "seed">,
  values: readonly Float64Array[],
  neighbours: Neighbours,
  turn: number,
  report: (share: number) => void,
): Promise<readonly HotSpots[] | null> {
  const slices: HotSpots[] = [];
  for (const [index, own] of values.entries()) {
    const test = hotSpots({ test: asked.test, values: own, neighbours, permutations: asked.permutations, seed: asked.seed + index });
    for (let step = test.next(); ; step = test.next()) {
      if (step.done) {
        slices.push(step.value);
        break;
      }
      report((index + step.value) / values.length);
      await breath();
      if (turn !== running) return null;
    }
    await breath();
    if (turn !== running) return null;
  }
  return slices;
}

function neighboursBy({ polygons, grids }: Plan, rule: NeighbourRule): Found {
  if (rule.kind !== "distance") return { neighbours: contiguity(polygons, rule.kind), reachM: null };
  const points = grids.map(({ label }) => (label === null ? null : ([toUnits(label[0]), toUnits(label[1])] as const)));
  const plane = planeAt(points.find((point) => point !== null)?.[1] ?? 0);
  const apart = (one: number, other: number): number => {
    const a = points[one];
    const b = points[other];
    return a && b ? metresBetween(plane, a[0], a[1], b[0], b[1]) : Number.POSITIVE_INFINITY;
  };
  const reachM = rule.reachM ?? farthestNearest(grids.length, apart);
  return { neighbours: withinReach(grids.length, apart, reachM), reachM };
}

/** The largest distance from any place to its nearest: within it nobody is alone. */
function farthestNearest(count: number, apart: (one: number, other: number) => number): number {
  let farthest = 0;
  for (let one = 0; one < count; one++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let other = 0; other < count; other++) if (other !== one) nearest = Math.min(nearest, apart(one, other));
    if (Number.isFinite(nearest)) farthest = Math.max(farthest, nearest);
  }
  return Math.ceil(farthest);
}

/** Lets messages in. */
function breath(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, 0);
  });
}
