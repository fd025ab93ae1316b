// Plans of one ground: pieces add up to the whole, codes go on and are never given twice, lists do what their lines say.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { polygonSet } from "../../../../src/core/geo/polygons";
import { gridAt } from "../../../../src/core/plan/coverage/around";
import { buildCoverage } from "../../../../src/core/plan/coverage/build";
import { Incidents } from "../../../../src/core/plan/coverage/incidents";
import { GRIDS } from "../../../../src/core/plan/coverage/words";
import { digestOf } from "../../../../src/core/plan/digest";
import { type Draft, gesture, startDraft, undo } from "../../../../src/core/plan/draft";
import { layAssignment } from "../../../../src/core/plan/versions/assignment";
import { bookOf, codesOfDraft, renumberedDraft, schemeOf } from "../../../../src/core/plan/versions/coding";
import { type Pieces, piecesOf, placedIn, sharesOf, unitsOfCases } from "../../../../src/core/plan/versions/pieces";
import { coverage as drawCoverage, randomStream, scatter } from "../../../coverages";

const UNITS = 12;
const CASES = 300;
const faces = polygonSet(drawCoverage({ seed: 5, count: UNITS, depth: 2 }).features.map(({ geometry }) => geometry));
const { x, y } = scatter(5, CASES, "uniform");
const load = Float64Array.from({ length: CASES }, (_, at) => 1 + (at % 3));

/** Twelve units in three grids. */
function draftOf(): Draft {
  const built = buildCoverage(
    faces,
    Array.from({ length: UNITS }, (_, unit) => unit % 3),
  );
  if (!built.ok) throw new Error(JSON.stringify(built.refusal));
  return startDraft(built.coverage, new Incidents(built.coverage, x, y, load));
}

function piecesBetween(old: Draft, fresh: Draft): Pieces {
  const unitOf = unitsOfCases(draftOf().coverage, x, y);
  const placed = ({ coverage, incidents }: Draft) => placedIn(coverage, faces, incidents?.grid ?? new Int32Array(0));
  return piecesOf(unitOf, load, placed(old), placed(fresh));
}

describe("pieces of two plans", () => {
  it("hold every case and its load once, in the grids that a search by place gives", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), (seed) => {
        const [old, fresh] = [draftOf(), draftOf()];
        const random = randomStream(seed);
        for (let step = 0; step < 12; step++) {
          const vertex = Math.floor(random() * 120);
          const sway = (): number => Math.round((random() - 0.5) * 80_000);
          const at = { x: (fresh.coverage.x[vertex] ?? 0) + sway(), y: (fresh.coverage.y[vertex] ?? 0) + sway() };
          if (step % 2) gesture(fresh, "move", [{ kind: "move", vertex, ...at }]);
          else gesture(fresh, "assign", [{ kind: "assign", faces: [Math.floor(random() * UNITS)], grid: Math.floor(random() * 3) }]);
        }
        const pieces = piecesBetween(old, fresh);
        const inUnits = unitsOfCases(draftOf().coverage, x, y).filter((unit) => unit >= 0).length;
        expect(pieces.cases.reduce((sum, own) => sum + own, 0)).toBe(inUnits);
        const keys = new Set(Array.from(pieces.unit, (unit, piece) => `${unit} ${pieces.old[piece]} ${pieces.fresh[piece]}`));
        expect(keys.size).toBe(pieces.unit.length);
        for (let at = 0; at < CASES; at += 7) {
          const [px = 0, py = 0] = [x[at], y[at]];
          const unit = unitsOfCases(draftOf().coverage, x.subarray(at, at + 1), y.subarray(at, at + 1))[0] ?? -1;
          if (unit >= 0) expect(keys.has(`${unit} ${gridAt(old.coverage, px, py)} ${gridAt(fresh.coverage, px, py)}`)).toBe(true);
        }
        const shares = sharesOf(pieces);
        for (let unit = 0; unit < UNITS; unit++) {
          const own = Array.from(pieces.unit.keys()).filter((piece) => pieces.unit[piece] === unit);
          expect(own.reduce((sum, piece) => sum + (shares[piece] ?? 0), 0)).toBeCloseTo(1, 12);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe("codes of a draft", () => {
  const olds = ["990101101601000", "990101101602000", "990101101603000"];

  it("count in the town where grids stand in place of communities", () => {
    expect([schemeOf(olds), schemeOf(["310118107204001"]), schemeOf(["A", "B"]), schemeOf([])]).toEqual(["town", "community", "ids", "ids"]);
    const draft = draftOf();
    gesture(draft, "new", [{ kind: "assign", faces: [0], grid: -2 }]);
    const living = [0, 1, 2, 3];
    const coded = codesOfDraft(bookOf(olds), olds, piecesBetween(draftOf(), draft), living, 4, "2026-12-01");
    expect(coded.codes).toEqual([...olds, "990101101604000"]);
    expect(coded).toMatchObject({ kept: olds, fresh: ["990101101604000"], retired: [] });
    const retiredBook = [...bookOf(olds), { code: "990101101604000", since: "2020-01-01", until: "2021-01-01" }];
    expect(codesOfDraft(retiredBook, olds, piecesBetween(draftOf(), draft), living, 4, "2026-12-01").fresh).toEqual(["990101101605000"]);
  });

  it("of ids of no known make are kept, and continued by numbers that nobody had", () => {
    const draft = draftOf();
    gesture(draft, "new", [{ kind: "assign", faces: [0], grid: -2 }]);
    gesture(draft, "new", [{ kind: "assign", faces: [1], grid: -2 }]);
    const coded = codesOfDraft(bookOf(["north", "n1", "south"]), ["north", "n1", "south"], piecesBetween(draftOf(), draft), [0, 1, 2, 3, 4], 5, "2026-12-01");
    expect(coded.codes).toEqual(["north", "n1", "south", "n2", "n3"]);
  });

  it("of grids without ground end, and are given to no other", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: UNITS, maxLength: UNITS }), (grids) => {
        const draft = draftOf();
        for (const [unit, grid] of grids.entries())
          gesture(draft, "assign", [{ kind: "assign", faces: [unit], grid: grid < (draft.coverage.meta[GRIDS] ?? 0) ? grid : -2 }]);
        const living = [...new Set(Array.from({ length: UNITS }, (_, unit) => draft.coverage.gridOf(unit)))].sort((a, b) => a - b);
        const count = draft.coverage.meta[GRIDS] ?? 0;
        const { codes, kept, fresh, retired, book } = codesOfDraft(bookOf(olds), olds, piecesBetween(draftOf(), draft), living, count, "2026-12-01");
        const given = codes.filter((code) => code !== null);
        expect(new Set(given).size).toBe(living.length);
        expect([...kept, ...retired].sort()).toEqual(olds);
        expect(fresh.filter((code) => olds.includes(code))).toEqual([]);
        expect(book.filter(({ until }) => until !== null).map(({ code }) => code)).toEqual(retired);
        expect(given.every((code) => /^990101101\d{3}000$/.test(code))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("are numbered anew within their series, west to east", () => {
    const grids = [
      { code: "990101101603000", x: 0, y: 0 },
      { code: "990101101601000", x: 2, y: 0 },
      { code: "990101101602000", x: 1, y: 0 },
    ];
    expect(renumberedDraft(bookOf(olds), grids)).toEqual(["990101101601000", "990101101603000", "990101101602000"]);
    expect(renumberedDraft(bookOf(["a", "b"]), [{ code: "b", x: 0, y: 0 }])).toEqual(["b"]);
  });
});

describe("a list of units", () => {
  const units = ["a", "b", "c", "d"].map((id, unit) => ({ id, name: unit < 2 ? "twin" : `name ${id}` }));
  const grids = [
    { grid: 0, names: ["G0", "North"] },
    { grid: 1, names: ["G1", "South"] },
  ];
  const line = (unit: string, grid: string, unitName = "", gridName = "") => ({ unit, unitName, grid, gridName });

  it("moves units by code, by a name that only one has, and makes grids that are not there", () => {
    const laid = layAssignment(
      [line("a", "G1"), line("", "G9", "name c"), line("d", "G9"), line("b", "", "", "South"), line("z", "G0"), line("a", "G0"), line("", "G0", "twin")],
      {
        units,
        gridOf: [0, 0, 1, 1],
        grids,
      },
    );
    expect(laid.operations).toEqual([
      { kind: "assign", faces: [0, 1], grid: 1 },
      { kind: "assign", faces: [2, 3], grid: -2 },
    ]);
    expect(laid.unmatched).toEqual([
      { line: 5, unit: "z" },
      { line: 7, unit: "twin" },
    ]);
    expect(laid.repeated).toEqual([{ line: 6, unit: "a" }]);
    expect([laid.matched, laid.unnamed]).toEqual([4, 0]);
  });

  it("that says what stands changes nothing, and one that is applied stands", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: UNITS, maxLength: UNITS }), (wanted) => {
        const draft = draftOf();
        const before = digestOf(draft.coverage.snapshot());
        const known = () => ({
          units: Array.from({ length: UNITS }, (_, unit) => ({ id: `u${unit}`, name: "" })),
          gridOf: Array.from({ length: UNITS }, (_, unit) => draft.coverage.gridOf(unit)),
          grids: [0, 1, 2].map((grid) => ({ grid, names: [`g${grid}`] })),
        });
        const lines = wanted.map((grid, unit) => line(`u${unit}`, grid < 0 ? "" : `g${grid}`));
        const { operations } = layAssignment(lines, known());
        if (operations.length > 0) expect(gesture(draft, "list", operations).ok).toBe(true);
        expect(known().gridOf).toEqual(wanted);
        expect(layAssignment(lines, known()).operations).toEqual([]);
        if (operations.length > 0) undo(draft);
        expect(digestOf(draft.coverage.snapshot())).toBe(before);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a fingerprint", () => {
  it("is the same for the same numbers, another for any other order, length or split", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), { minLength: 1 }), fc.integer({ min: 0, max: 31 }), (arrays, bit) => {
        const digest = digestOf(arrays);
        expect(digest).toMatch(/^[0-9a-f]{16}$/);
        expect(digestOf(arrays.map((array) => Int32Array.from(array)))).toBe(digest);
        const [first = []] = arrays;
        expect(digestOf([[...first, 0], ...arrays.slice(1)])).not.toBe(digest);
        if (first.length > 0) expect(digestOf([[(first[0] ?? 0) ^ (1 << bit), ...first.slice(1)], ...arrays.slice(1)])).not.toBe(digest);
      }),
    );
    expect(digestOf([[1, 2], [3]])).not.toBe(digestOf([[1], [2, 3]]));
    expect(digestOf([])).toBe(digestOf([]));
  });
});
