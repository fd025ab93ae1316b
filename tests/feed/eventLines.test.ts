// The log as JSON lines: what is written is read back, and what is wrong is told with its line.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toSeconds } from "../../src/core/model/columns";
import type { LogLine } from "../../src/core/model/logLine";
import { readLines, writeLine } from "../../src/feed/eventLines";
import { turns, walk } from "../caseWalks";

const linesOf = (list: Parameters<typeof walk>[0]): readonly LogLine[] =>
  walk(list).flatMap((event) => (event.action === "report" ? [] : [{ event: { ...event, reason: '理由\n"引"' }, reportedAt: 800_000_000 }]));

describe("the operator's log as JSON lines", () => {
  it("is read back as it was written, whatever lies between the lines", () => {
    fc.assert(
      fc.property(turns, (list) => {
        const lines = linesOf(list);
        const read = readLines(`\uFEFF${lines.map(writeLine).join("\r\n\n")}\n`);
        expect(read.faults).toEqual([]);
        expect(read.lines).toEqual(lines);
      }),
      { seed: 81, numRuns: 100 },
    );
  });

  it("never breaks on noise, and loses no line", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json()), { maxLength: 8 }), (raw) => {
        const content = raw.map((line) => line.replaceAll(/[\r\n]/g, " ")).join("\n");
        const { lines, faults } = readLines(content);
        const written = content.split("\n").filter((line) => line.replace(/^\uFEFF/, "").trim() !== "").length;
        expect(lines.length + faults.length).toBe(written);
      }),
      { seed: 82, numRuns: 200 },
    );
  });

  it("names the line and the field that is wrong", () => {
    const good =
      '{"id":"1","case":"c","reported_at":"2026-01-01T00:00:00Z","at":"2026-01-02T08:00:00+08:00","action":"note","role":"leader","who":"李","reason":"x"}';
    const read = readLines(
      [
        good,
        "nonsense",
        good.replace('"note"', '"fly"'),
        good.replace("2026-01-02T08:00:00+08:00", "yesterday"),
        good.replace('"who":"李"', '"who":"李","more":1'),
      ].join("\n"),
    );
    expect(read.numbers).toEqual([1]);
    expect(read.lines[0]?.event.at).toBe(toSeconds(Date.parse("2026-01-02T00:00:00Z")));
    expect(read.faults).toEqual([
      { line: 2, fault: "not_json", field: "" },
      { line: 3, fault: "not_an_event", field: "action" },
      { line: 4, fault: "not_an_event", field: "at" },
      { line: 5, fault: "not_an_event", field: "more" },
    ]);
  });
});
