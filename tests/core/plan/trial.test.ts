// A gesture under way leaves no trace, and what a planner asks of grids keeps units, loads and bytes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../src/core/geo/polygons";
import { gridAt } from "../../../src/core/plan/coverage/around";
import { buildCoverage } from "../../../src/core/plan/coverage/build";
import { Incidents } from "../../../src/core/plan/coverage/incidents";
import type { Coverage } from "../../../src/core/plan/coverage/store";
import { gridSums } from "../../../src/core/plan/coverage/sums";
import { type Operation, SUM_STRIDE } from "../../../src/core/plan/coverage/types";
import { EDGES, FACES, GRIDS, VERTICES } from "../../../src/core/plan/coverage/words";
import { type Draft, gesture, goTo, startDraft } from "../../../src/core/plan/draft";
import { cutGrid, fillAt, mergeGrids, reshapeGrid } from "../../../src/core/plan/gestures/composed";
import { connected, faceArea2, facesOfGrid } from "../../../src/core/plan/gestures/faces";
import { Trial } from "../../../src/core/plan/trial";

/** 4 × 4 squares of 1000 units in two grids, the left eight and the right eight, a case in the middle of each. */
function board(): Draft {
  const side = 1000 / 1e7;
  const squares = Array.from({ length: 16 }, (_, i) => {
    const [x, y] = [(i % 4) * side, Math.floor(i / 4) * side];
    const ring = [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ];
    return { type: "Polygon" as const, coordinates: [ring] };
  });
  const built = buildCoverage(
    polygonSet(squares),
    squares.map((_, i) => (i % 4 < 2 ? 0 : 1)),
  );
  if (!built.ok) throw new Error(built.refusal.reason);
  const middles = Array.from({ length: 16 }, (_, i) => [(i % 4) * 1000 + 480, Math.floor(i / 4) * 1000 + 520] as const);
  const incidents = new Incidents(
    built.coverage,
    Int32Array.from(middles, ([x]) => x),
    Int32Array.from(middles, ([, y]) => y),
    new Float64Array(16).fill(1),
  );
  return startDraft(built.coverage, incidents);
}

const bytes = ({ coverage }: Draft): string =>
  JSON.stringify([coverage.snapshot().map((words) => [...words]), [...coverage.sums.slice(0, coverage.snapshot()[12]?.length ?? 0)]]);
const loads = ({ coverage, incidents }: Draft): number[] => Array.from({ length: coverage.meta[GRIDS] as number }, (_, grid) => incidents?.load(grid) ?? 0);

function asked(answer: ReturnType<typeof cutGrid>): readonly Operation[] {
  if (!answer.ok) throw new Error(answer.refusal.reason);
  return answer.operations;
}

/** Loads counted anew, case by case. */
function recounted(draft: Draft): number[] {
  const { coverage } = draft;
  const found = new Array<number>(coverage.meta[GRIDS] as number).fill(0);
  for (let i = 0; i < 16; i++) {
    const grid = gridAt(coverage, (i % 4) * 1000 + 480, Math.floor(i / 4) * 1000 + 520);
    if (grid >= 0) found[grid] = (found[grid] ?? 0) + 1;
  }
  return found;
}

describe("a trial", () => {
  it("leaves no trace, whatever was tried in whatever order", () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant("drag" as const), vertex: fc.nat(24), x: fc.integer({ min: -500, max: 4500 }), y: fc.integer({ min: -500, max: 4500 }) }),
      fc.record({
        kind: fc.constant("paint" as const),
        faces: fc.uniqueArray(fc.nat(15), { minLength: 1, maxLength: 6 }),
        grid: fc.constantFrom(-2, -1, 0, 1),
      }),
      fc.record({ kind: fc.constant("insert" as const), edge: fc.nat(39), x: fc.integer({ min: 0, max: 4000 }), y: fc.integer({ min: 0, max: 4000 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        const draft = board();
        const [before, load] = [bytes(draft), loads(draft)];
        const trial = new Trial(draft);
        for (const one of steps) {
          if (one.kind === "drag") trial.drag([], () => one.vertex % (draft.coverage.meta[VERTICES] as number), one.x, one.y);
          else if (one.kind === "paint") trial.extend([{ kind: "assign", faces: one.faces, grid: one.grid }]);
          else
            trial.drag(
              [{ kind: "insert", edge: one.edge % (draft.coverage.meta[EDGES] as number), x: one.x, y: one.y }],
              () => draft.coverage.origin[one.edge * 2 + 1] ?? 0,
              one.y,
              one.x,
            );
          expect(loads(draft).slice(0, 2)).toEqual(recounted(draft).slice(0, 2));
        }
        trial.end();
        expect(bytes(draft)).toBe(before);
        expect(loads(draft)).toEqual(load);
      }),
      { numRuns: 200 },
    );
  });

  it("tells how far a vertex may go, and what stopped it", () => {
    const draft = board();
    const vertex = vertexAt(draft.coverage, 2000, 1000);
    const far = new Trial(draft).drag([], () => vertex, 5000, 1000);
    expect(far.stopped).not.toBeNull();
    expect(far.x).toBeGreaterThan(2000);
    expect(far.x).toBeLessThan(3000);
    expect(far.tried).toMatchObject({ ok: true, grids: [0, 1] });
  });
});

describe("grids made of units", () => {
  it("are cut by a line: the pieces of units change hands, or whole units do", () => {
    const line = [-100, 2300, 2100, 2300];
    for (const [use, faces] of [
      ["cut", 18],
      ["whole", 16],
    ] as const) {
      const draft = board();
      const before = bytes(draft);
      const operations = asked(cutGrid(draft.coverage, 0, line, use));
      expect(bytes(draft)).toBe(before);
      expect(gesture(draft, "cut", operations).ok).toBe(true);
      expect(draft.coverage.meta[FACES]).toBe(faces);
      expect(loads(draft)).toEqual(recounted(draft));
      expect([...loads(draft)].sort((a, b) => a - b)).toEqual([4, 4, 8]);
      goTo(draft, 0);
      expect(bytes(draft)).toBe(before);
    }
  });

  it("are reshaped: what the line cuts off a neighbour, and touches the receiver, goes to it", () => {
    const draft = board();
    const { coverage } = draft;
    const area = gridSums(coverage, 0).areaM2;
    expect(gesture(draft, "reshape", asked(reshapeGrid(coverage, 0, [1900, 1000, 2600, 1500, 1900, 2000], "cut"))).ok).toBe(true);
    expect(gridSums(coverage, 0).areaM2).toBeGreaterThan(area);
    expect(connected(coverage, facesOfGrid(coverage, 0))).toHaveLength(1);
    expect(loads(draft)).toEqual(recounted(draft));
  });

  it("are merged when they touch, and refused when they do not", () => {
    const draft = board();
    const { coverage } = draft;
    expect(gesture(draft, "a", [{ kind: "assign", faces: [3], grid: -2 }]).ok).toBe(true);
    expect(mergeGrids(coverage, [0, 2], "whole")).toMatchObject({ ok: false, refusal: { reason: "not_touching" } });
    expect(gesture(draft, "merge", asked(mergeGrids(coverage, [2, 1], "whole"))).ok).toBe(true);
    expect(loads(draft)).toEqual([8, 0, 8]);
    expect(coverage.sums[SUM_STRIDE]).toBe(0);
  });

  it("take in what hangs on no ground of its own", () => {
    const draft = board();
    const { coverage } = draft;
    expect(gesture(draft, "exclave", [{ kind: "assign", faces: [4], grid: 1 }]).ok).toBe(true);
    expect(gesture(draft, "fill", asked(fillAt(coverage, 500, 1500, "whole"))).ok).toBe(true);
    expect(loads(draft)).toEqual([8, 8]);
    expect(fillAt(coverage, 500, 1500, "whole")).toMatchObject({ ok: false, refusal: { reason: "no_gap" } });
  });

  it("may be cut up to a locked border: it keeps its place and its lock", () => {
    const draft = board();
    const { coverage } = draft;
    const locked = Array.from({ length: coverage.meta[EDGES] as number }, (_, edge) => edge);
    expect(gesture(draft, "lock", [{ kind: "lockEdges", edges: locked, locked: true }]).ok).toBe(true);
    expect(gesture(draft, "cut", asked(cutGrid(coverage, 0, [-100, 2311, 900, 2322, 2100, 2333], "cut"))).ok).toBe(true);
    const total = facesOfGrid(coverage, 0).length + facesOfGrid(coverage, 2).length;
    expect(total).toBe(10);
    // Everything that was locked is locked in both its halves; only the cut itself is not.
    const edges = Array.from({ length: coverage.meta[EDGES] as number }, (_, edge) => edge).filter((edge) => (coverage.origin[edge * 2] as number) >= 0);
    const free = edges.filter((edge) => coverage.lock[edge] !== 1);
    expect(free.every((edge) => [edge * 2, edge * 2 + 1].every((half) => Math.abs((coverage.y[coverage.origin[half] as number] as number) - 2322) < 30))).toBe(
      true,
    );
    expect(free.length).toBe(3);
    expect(faceArea2(coverage, 15)).toBe(2_000_000);
  });
});

function vertexAt({ x, y, meta }: Coverage, px: number, py: number): number {
  for (let vertex = 0; vertex < (meta[VERTICES] as number); vertex++) if (x[vertex] === px && y[vertex] === py) return vertex;
  throw new Error(`no vertex at ${px}, ${py}`);
}
