// A vertex dragged on a plan of 50,000 vertices with 120,000 cases: validity, sums of both neighbours and the cases that change grid, per move.
import { polygonSet } from "../../src/core/geo/polygons";
import { buildCoverage } from "../../src/core/plan/coverage/build";
import { Incidents } from "../../src/core/plan/coverage/incidents";
import { operate } from "../../src/core/plan/coverage/operate";
import { recountSums } from "../../src/core/plan/coverage/sums";
import { VERTICES } from "../../src/core/plan/coverage/words";
import { coverage as drawCoverage, randomStream, scatter } from "../coverages";
import { quantile } from "./rounds";

const CASES = 120_000;
const MOVES = 20_000;

export interface DragResult {
  readonly vertices: number;
  /** Moves tried and done, and cases that changed grid. */
  readonly tried: number;
  readonly done: number;
  readonly casesMoved: number;
  /** Microseconds of a move, refused ones included. */
  readonly p50: number;
  readonly p95: number;
  /** Whether the areas kept are the areas recounted, to the last digit. */
  readonly equal: boolean;
}

/** Random moves of up to 30 m all over the plan; the first fifth only warms up. */
export function benchDrag(): DragResult {
  const { features } = drawCoverage({ seed: 42, count: 1100, depth: 4 });
  const built = buildCoverage(polygonSet(features.map(({ geometry }) => geometry)));
  if (!built.ok) throw new Error(`the plan of the benchmark is no coverage: ${built.refusal.reason}`);
  const { coverage } = built;
  const points = scatter(42, CASES, "clustered");
  const incidents = new Incidents(coverage, points.x, points.y, new Float64Array(CASES).fill(1));
  const random = randomStream(42);
  const vertices = coverage.meta[VERTICES] as number;
  const times: number[] = [];
  let [done, casesMoved] = [0, 0];
  for (let i = 0; i < MOVES; i++) {
    const vertex = Math.floor(random() * vertices);
    const x = (coverage.x[vertex] as number) + Math.round((random() - 0.5) * 6000);
    const y = (coverage.y[vertex] as number) + Math.round((random() - 0.5) * 6000);
    const start = performance.now();
    const outcome = operate(coverage, { kind: "move", vertex, x, y });
    if (outcome.ok) casesMoved += incidents.follow(coverage, outcome.change);
    const elapsed = performance.now() - start;
    if (outcome.ok) done++;
    if (i >= MOVES / 5) times.push(elapsed * 1000);
  }
  const fresh = recountSums(coverage);
  const equal = fresh.every((sum, i) => i % 5 !== 0 || sum === coverage.sums[i]);
  return { vertices, tried: MOVES, done, casesMoved, p50: quantile(times, 0.5), p95: quantile(times, 0.95), equal };
}
