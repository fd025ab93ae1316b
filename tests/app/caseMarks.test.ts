// Marks of the wall's cases: one a case, its most pressing, the most pressing on top; none without a position or without a reason.
import { describe, expect, it } from "vitest";
import { caseMarks } from "../../src/app/wall/caseMarks";
import type { Facts } from "../../src/app/wall/useFigures";
import type { ReportRow } from "../../src/core/frame/question";

const NOW = 1_000_000;
const row = (position: number, part: Partial<ReportRow> = {}): ReportRow => ({
  position,
  source: 0,
  record: position,
  id: `C${position}`,
  slot: 0,
  lng: 120 + position / 100,
  lat: 31,
  times: { reported_at: NOW - 7200 },
  codes: {},
  ...part,
});
const waiting = (one: ReportRow, part: object = {}) => ({ row: one, lamp: "green", isEscalated: false, isReopened: false, ...part });
const facts = (queue: readonly object[] | null, latest: readonly ReportRow[]): Facts =>
  ({ queue: queue === null ? null : { rows: queue }, latest }) as unknown as Facts;

describe("marks on the map", () => {
  it("are the first of a case's marks in order of urgency, and fresh reports once", () => {
    const fresh = { times: { reported_at: NOW - 60 } };
    const rows = [waiting(row(1), { lamp: "red", isEscalated: true }), waiting(row(2), { isReopened: true }), waiting(row(3)), waiting(row(4, fresh))];
    const marks = caseMarks(facts(rows, [row(4, fresh), row(5, fresh), row(6)]), 30, NOW, "dark");
    expect(marks.map(({ id, shape }) => [id, shape])).toEqual([
      ["fresh 5", "disc"],
      ["fresh 4", "disc"],
      ["reopened 2", "square"],
      ["overdue 1", "diamond"],
    ]);
  });

  it("are not made of a case that has no position, and of reports alone where there is no queue", () => {
    const nowhere = row(1, { lng: null, lat: null, times: { reported_at: NOW } });
    expect(caseMarks(facts([waiting(nowhere, { lamp: "red" })], [nowhere]), 30, NOW, "light")).toEqual([]);
    expect(caseMarks(facts(null, [row(2, { times: { reported_at: NOW } })]), 30, NOW, "light").map(({ id }) => id)).toEqual(["fresh 2"]);
  });
});
