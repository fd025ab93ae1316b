// Lists of units and plan files as they come from the world: whatever the encoding, columns found by name, every line checked before it is believed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignmentCsv, readAssignment } from "../../src/feed/assignment";
import { type FiledLine, readPlanFile, writePlanFile } from "../../src/feed/planFile";
import { encodeGb18030 } from "../../src/feed/write/gb18030";

const text = fc.string({ unit: fc.constantFrom("a", "芦", "汀", "９", ",", '"', " ", "\n", "村") }).filter((own) => own === own.trim());

/** Whether GB18030 happens to be valid UTF-8 as well: 芦 is C2 AB, which is « there. */
function byChance(bytes: Uint8Array, encoding: string): boolean {
  return encoding === "gb18030" && !new TextDecoder().decode(bytes).includes("\uFFFD");
}

describe("a list of units", () => {
  it("comes back as it was written, in UTF-8 and in GB18030", () => {
    const row = fc.record({ unitCode: text.map((own) => `u${own}`), unitName: text, gridCode: text, gridName: text });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.constantFrom("utf-8" as const, "gb18030" as const), (rows, encoding) => {
        const bytes = assignmentCsv(rows, encoding);
        const { rows: read, found, columns } = readAssignment(bytes, byChance(bytes, encoding) ? encoding : undefined);
        expect(columns).toEqual(["unit_code", "unit_name", "grid_code", "grid_name"]);
        expect(found).toEqual({ unit: 0, unitName: 1, grid: 2, gridName: 3 });
        expect(read).toEqual(rows.map(({ unitCode, unitName, gridCode, gridName }) => [unitCode, unitName, gridCode, gridName]));
      }),
    );
  });

  it("whose few Chinese characters are valid UTF-8 by chance is read as the reader says", () => {
    const bytes = encodeGb18030("unit_code,grid_code\r\nu1,芦汀\r\n");
    expect(readAssignment(bytes).rows).toEqual([["u1", "«͡"]]);
    expect(readAssignment(bytes, "GB18030")).toMatchObject({ encoding: "gb18030", rows: [["u1", "芦汀"]] });
  });

  it("has its columns found by the names that offices use", () => {
    const gb = encodeGb18030("序号,居村委编码,居村委名称,责任网格\r\n1,310118107001,东风村,北片\r\n");
    expect(readAssignment(gb)).toMatchObject({
      encoding: "gb18030",
      found: { unit: 1, unitName: 2, grid: 3, gridName: null },
      rows: [["1", "310118107001", "东风村", "北片"]],
    });
    expect(readAssignment(new TextEncoder().encode("GEOID20\tDistrict\n4804\t3\n")).found).toEqual({ unit: 0, unitName: null, grid: 1, gridName: null });
    expect(readAssignment(new TextEncoder().encode("foo,bar\n1,2\n")).found).toEqual({ unit: null, unitName: null, grid: null, gridName: null });
    expect(readAssignment(new Uint8Array(0))).toMatchObject({ columns: [], rows: [] });
  });
});

const HEAD = { name: "草案", family: "f", base: "units 0", baseName: "芦汀镇", level: "units" as const, codes: null };
const line = (seq: number, more: Partial<FiledLine> = {}): FiledLine => ({
  seq,
  time: "2026-11-23T00:00:00.000Z",
  actor: "王",
  op: "paint 北片",
  grids: ["1"],
  units: [],
  households: null,
  cases: 3,
  before: { grids: 3 },
  after: { grids: 3 },
  reason: "",
  entry: { kind: "gesture", name: "paint 北片", operations: [{ kind: "assign", faces: [1, 2], grid: 0 }] },
  ...more,
});

describe("a plan file", () => {
  it("comes back as it was written; a last line that breaks off is left out", () => {
    const lines = [line(1), line(2, { entry: { kind: "undo" } }), line(3, { entry: null, op: "status" })];
    const file = writePlanFile(HEAD, lines);
    expect(readPlanFile(file)).toEqual({ ok: true, head: { gridkeeper: "plan 1", ...HEAD }, lines });
    expect(readPlanFile(file.slice(0, -9))).toMatchObject({ ok: true, lines: lines.slice(0, 2) });
  });

  it("is refused at the first line that is not as it should be", () => {
    const file = (own: FiledLine): string => writePlanFile(HEAD, [line(1), own, line(3)]);
    expect(readPlanFile(file(line(5)))).toEqual({ ok: false, line: 3 });
    const wrong = { kind: "gesture", name: "", operations: [{ kind: "move", vertex: 1.5, x: 0, y: 0 }] } as const;
    expect(readPlanFile(file(line(2, { entry: wrong })))).toEqual({ ok: false, line: 3 });
    expect(readPlanFile(`${JSON.stringify({ gridkeeper: "plan 2" })}\n`)).toEqual({ ok: false, line: 1 });
    expect(readPlanFile("")).toEqual({ ok: false, line: 1 });
  });

  it("never throws, whatever its text", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (head, rest) => void readPlanFile(`${head}\n${rest}`)));
  });
});
