// Runs all sections, prints the table, and leaves results.json for --check and for readers.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { benchBrush, benchBrushAlone } from "./brush";
import { benchCasework } from "./events";
import { benchFilters } from "./filters";
import { benchLocate } from "./locate";
import { benchParse } from "./parse";
import { benchDrag } from "./plan";
import { benchPostgis } from "./postgis";
import type { Line } from "./rounds";
import { benchSuggest } from "./suggest";

/** A move over 10 million reports may take this long at the 95th percentile. */
const P8_BUDGET_MS = 2;
/** A move over 1 million reports under five filters, with every filter's own list, may take this long at the 95th percentile. */
const P16_BUDGET_MS = 8;

/** Three plans suggested may take this long of the processor, and must be sound and within 1 %. */
const P17_BUDGET_MS = 2000;
/** All indicators of 24 months of the demo town counted anew; one event of an operator applied and shown, at the median. */
const RECOUNT_BUDGET_MS = 150;
const EVENT_BUDGET_MS = 2;

/** A frame has 4 ms of JavaScript for a dragged border at the 95th percentile. */
const DRAG_BUDGET_US = 4000;

const quick = process.argv.includes("--quick");
const effort = quick ? { rounds: 3, minMs: 100, points: 500_000 } : { rounds: 5, minMs: 300, points: 1_000_000 };

const locate = benchLocate(effort);
const postgis = quick ? [] : benchPostgis(1_000_000);
const sorted = quick ? null : benchBrush(1_000_000, "by time", 0);
const brush = benchBrush(1_000_000, "mixed", quick ? 2 : 5);
const brushTen = quick ? null : benchBrushAlone(10_000_000);
const filters = benchFilters(1_000_000);
const suggested = await benchSuggest(quick);
const drag = benchDrag();
const parse = benchParse(quick ? 300_000 : 1_000_000, quick ? 2 : 5);

const casework = await benchCasework(quick ? 60 : 200);

const lines: readonly Line[] = [...locate.lines, ...postgis, ...(sorted?.lines ?? []), ...brush.lines, ...parse.lines];
const ratio = (goal: string): number => lines.find((line) => line.goal === goal)?.ratio ?? 0;
const goals = {
  P1: locate.mean,
  P2: ratio("P2"),
  ...Object.fromEntries(postgis.map((line) => [line.goal, line.ratio])),
  P6: locate.borderErrors === 0 ? 1 : 0,
  P7: ratio("P7"),
  ...(sorted ? { "P7 sorted": ratio("P7 sorted") } : {}),
  ...(brushTen ? { P8: P8_BUDGET_MS / brushTen.p95 } : {}),
  P9: ratio("P9"),
  P16: filters.equal ? P16_BUDGET_MS / filters.p95 : 0,
  P17: Math.min(...suggested.map((run) => (run.sound && run.maxDeviation <= 0.01 ? P17_BUDGET_MS / run.searchMs : 0))),
  "case recount": RECOUNT_BUDGET_MS / casework.warmMs,
  "case event": casework.equal ? EVENT_BUDGET_MS / casework.eventMs : 0,
  P10: ratio("P10"),
  "P10 papaparse": ratio("P10 papaparse"),
  "P10 memory": parse.csvMemory,
  P11: ratio("P11"),
  "P11 memory": parse.geojsonMemory,
  drag: drag.equal ? DRAG_BUDGET_US / drag.p95 : 0,
};

const two = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
console.log("| goal | what | gridkeeper | rival | items/ms: own | rival | ratio (min–max) | equal |");
console.log("|---|---|---|---|---|---|---|---|");
for (const { goal, what, own, rival, ratio: best, equal } of lines) {
  const spread = `${two(own.worst / rival.best)}–${two(own.best / rival.worst)}`;
  console.log(
    `| ${goal} | ${what} | ${own.name} | ${rival.name} | ${two(own.best)} | ${two(rival.best)} | **${two(best)}** (${spread}) | ${equal ? "yes" : "NO"} |`,
  );
}
console.log(`\nP1 geometric mean over which-polygon: ${two(goals.P1)}`);
console.log(`P6 border law: ${locate.borderErrors} errors in ${locate.borderChecked} points`);
console.log(
  `P7 a move: median ${brush.p50.toFixed(3)} ms, p95 ${brush.p95.toFixed(3)} ms${brushTen ? `; P8 at 10 M: median ${brushTen.p50.toFixed(3)} ms, p95 ${brushTen.p95.toFixed(3)} ms` : ""}`,
);
console.log(
  `P16 under five filters at 1 M: a move median ${filters.p50.toFixed(3)} ms, p95 ${filters.p95.toFixed(3)} ms; a change of filter median ${filters.change50.toFixed(1)} ms, p95 ${filters.change95.toFixed(1)} ms; ${filters.equal ? "equal to a plain recount" : "NOT EQUAL to a plain recount"}`,
);
console.log("\n| P17 | units | grids | graph ms | search ms | plans | most even | border km | shortest borders | border km | sound |");
console.log("|---|---|---|---|---|---|---|---|---|---|---|");
for (const run of suggested)
  console.log(
    `| ${run.what} | ${run.units} | ${run.grids} | ${run.graphMs.toFixed(0)} | **${run.searchMs.toFixed(0)}** | ${run.plans} | ${(run.maxDeviation * 100).toFixed(2)} % | ${run.borderKm.toFixed(1)} | ${(run.compactDeviation * 100).toFixed(2)} % | ${run.compactKm.toFixed(1)} | ${run.sound ? "yes" : "NO"} |`,
  );
console.log(
  `Casework on 120,000 cases: every indicator of 24 months ${casework.warmMs.toFixed(1)} ms (${casework.coldMs.toFixed(1)} ms the first time); an event applied and shown: median ${casework.eventMs.toFixed(2)} ms, p95 ${casework.eventP95Ms.toFixed(2)} ms; ${casework.equal ? "equal to a recount" : "NOT EQUAL to a recount"}`,
);
console.log(
  `Dragging a border, ${drag.vertices} vertices, 120,000 cases: a move with its check, sums and cases takes ${drag.p50.toFixed(1)} µs (p95 ${drag.p95.toFixed(1)}); ` +
    `${drag.done} of ${drag.tried} allowed, ${drag.casesMoved} cases changed grid, areas ${drag.equal ? "as recounted" : "NOT as recounted"}`,
);
console.log(`P10 memory: PapaParse takes ${two(goals["P10 memory"])} times ours; P11: JSON.parse ${two(goals["P11 memory"])} times`);
writeFileSync(
  "results/results.json",
  `${JSON.stringify({ node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, quick, goals, lines, brush, brushTen, suggested, filters, borderChecked: locate.borderChecked }, null, 1)}\n`,
);
