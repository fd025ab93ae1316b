// A vertex dragged by a real pointer on the planner's screen, on a plan of 50,000 vertices with 120,000 cases: JavaScript per frame, in Chromium.
// node tests/bench/dragFrames.mjs [built page, dist] (after npx vite build); prints where it stands, then one line of JSON.
// Frames are drawn by software beside the script, which interrupts it: `ms` is from its start to its end, `cpuMs` what the thread itself worked.
import { chromium } from "playwright-core";
import { preview, runnerImport } from "vite";
import { root } from "../../src/cli/install.mjs";
import { findChromium } from "../setup/chromium.mjs";

const CASES = 120_000;
const outDir = process.argv[2] ?? "dist";
const begun = performance.now();
const stand = (text) => console.error(`${((performance.now() - begun) / 1000).toFixed(1)} s: ${text}`);
const { module: coverages } = await runnerImport("./tests/coverages.ts", { root, logLevel: "error" });
const plan = coverages.coverage({ seed: 42, count: 1100, depth: 4 });
const points = coverages.scatter(42, CASES, "clustered");
const rows = Array.from({ length: CASES }, (_, i) => `${i},2026-01-01T00:00:00Z,${points.x[i] / 1e7},${points.y[i] / 1e7}`);

const server = await preview({ root, build: { outDir }, logLevel: "silent", preview: { host: "127.0.0.1", port: 0, open: false } });
const browser = await chromium.launch({
  executablePath: findChromium() ?? "",
  // Canvases drawn by the processor: through the software GPU one frame of this plan takes seconds.
  args: ["--no-sandbox", "--disable-accelerated-2d-canvas", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
page.setDefaultTimeout(120_000);
page.on("pageerror", (error) => stand(`fault: ${error.message}`));
await page.addInitScript(countScripts);
await page.goto(`${server.resolvedUrls?.local[0]}#/browse?lang=en`);
await page.getByRole("grid").waitFor();
stand("the page is open");
const file = (name, text) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
await page.locator('input[type="file"]').setInputFiles([file("plan.geojson", JSON.stringify(plan))]);
await page.getByText("1,100 of 1,100 grids").waitFor();
stand("the plan is read");
await page.locator('input[type="file"]').setInputFiles([file("cases.csv", `case_id,reported_at,lng,lat\n${rows.join("\n")}\n`)]);
await page.getByRole("button", { name: "Read the file" }).click();
await page.getByRole("dialog").waitFor({ state: "detached" });
await page.locator('[data-bucket="read"]').getByText("120,000").waitFor();
stand("the cases are read");

// The plan is shown whole, so that the middle of the map is the middle of the plan, and a vertex is near it.
await page.evaluate(() => {
  location.hash = "#/plan?lang=en";
});
await page.locator(".balance tbody tr").first().waitFor();
stand("the draft is open");
await page.waitForTimeout(3000);
await page.keyboard.press("a");
const box = await page.locator(".edit-sheet[role=application]").boundingBox();
const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
await page.mouse.move(x, y);
stand("the pointer is over the plan");
await page.mouse.down();
stand("the pointer is down");
await page.mouse.move(x + 8, y + 6, { steps: 4 });
await page.evaluate(() => globalThis.scriptFrames.splice(0));
await browser.startTracing(page, { categories: ["devtools.timeline"] });
for (let i = 0; i < 240; i++) {
  if (i % 40 === 0) stand(`${i} moves`);
  await page.mouse.move(x + 30 * Math.cos(i / 12), y + 30 * Math.sin(i / 12));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
}
const frames = (await page.evaluate(() => [...globalThis.scriptFrames])).filter((ms) => ms > 0);
const worked = cpuOfFrames(JSON.parse(String(await browser.stopTracing())).traceEvents);
const moving = await page.locator("tr[data-moving]").count();
await page.mouse.up();
const vertices = new Set(plan.features.flatMap(({ geometry }) => geometry.coordinates.flat(geometry.type === "MultiPolygon" ? 2 : 1).map(String))).size;
console.log(JSON.stringify({ vertices, cases: CASES, gridsMoving: moving, ms: spread(frames), cpuMs: spread(worked) }));
await browser.close();
await server.close();
process.exit(0);

/** Milliseconds at the median, the 95th percentile and the most. */
function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
  return { frames: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** Processor time of the page's thread in listeners of the pointer and callbacks of frames, for each frame in which the pointer moved: a frame ends with its last callback. */
function cpuOfFrames(events) {
  const isMove = ({ name, args }) => name === "EventDispatch" && /^(pointer|mouse)/.test(args?.data?.type ?? "");
  const work = events.filter((event) => event.tdur !== undefined && (event.name === "FireAnimationFrame" || isMove(event))).sort((a, b) => a.ts - b.ts);
  const frames = [];
  let last;
  for (const event of work) {
    const sameFrame = last !== undefined && (last.name !== "FireAnimationFrame" || (event.name === last.name && event.ts - last.ts - last.dur < 4000));
    if (!sameFrame) frames.push({ ms: 0, moved: false });
    const frame = frames.at(-1);
    frame.ms += event.tdur / 1000;
    frame.moved ||= isMove(event);
    last = event;
  }
  return frames.filter(({ moved }) => moved).map(({ ms }) => ms);
}

/** In the page: time of every listener of the pointer and every frame callback, summed up from frame to frame. */
function countScripts() {
  const frames = [];
  globalThis.scriptFrames = frames;
  let spent = 0;
  const timed = (work) =>
    function (...given) {
      const start = performance.now();
      try {
        return Reflect.apply(work, this, given);
      } finally {
        spent += performance.now() - start;
      }
    };
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (work) => ask(timed(work));
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (name, listener, options) {
    const own = typeof listener === "function" && /^(pointer|mouse)/.test(name) ? timed(listener) : listener;
    return Reflect.apply(addEventListener, this, [name, own, options]);
  };
  const tick = () => {
    frames.push(spent);
    spent = 0;
    ask(tick);
  };
  ask(tick);
}
