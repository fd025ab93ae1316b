// A lost WebGL context, on the wall and on the browse screen with its points: from the loss until each canvas holds what it then keeps, by the page's own clock;
// the picture must be the same again, byte for byte.
// node tests/bench/context.mjs [--check]   (after npx vite build)
import { chromium } from "playwright-core";
import { preview } from "vite";
import { root } from "../../src/cli/install.mjs";
import { findChromium } from "../setup/chromium.mjs";

/** The map is back within so many milliseconds. */
const BACK_MS = 2000;
const ROUNDS = 5;
/** After so long at rest nothing more is drawn. */
const REST_MS = 6000;

const server = await preview({ root, logLevel: "silent", preview: { host: "127.0.0.1", port: 0, open: false } });
const browser = await chromium.launch({
  executablePath: findChromium() ?? "",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const week = { name: "Week", dwellSeconds: 3600, show: "measure=density&layers=ground,grids,labels", span: "week" };
const SCENES = {
  wall: {
    size: { width: 1920, height: 1080 },
    hash: `#/wall?${new URLSearchParams({ lang: "en", wall: JSON.stringify({ steps: [week], driftPx: 0 }) })}`,
    stands: (page) => page.locator(".wall-hours").waitFor({ timeout: 60_000 }),
    /** Without what counts seconds over the map's edges. */
    part: ({ x, y, width, height }) => ({ x: x + width * 0.2, y: y + height * 0.15, width: width * 0.6, height: height * 0.6 }),
  },
  browse: {
    size: { width: 1440, height: 900 },
    hash: "#/browse?period=2026-06-23T16:00:00Z..2026-06-30T16:00:00Z",
    stands: (page) => page.getByText(/^Points: .* drawn/).waitFor({ timeout: 60_000 }),
    part: (whole) => whole,
  },
};
const worst = {};
for (const [name, scene] of Object.entries(SCENES)) {
  const page = await browser.newPage({ viewport: scene.size, locale: "en-US", reducedMotion: "reduce", serviceWorkers: "block" });
  await page.addInitScript(watchDrawing);
  await page.goto(`${server.resolvedUrls?.local[0]}${scene.hash}`);
  await scene.stands(page);
  await page.mouse.move(720, 5);
  const clip = scene.part(await page.locator(".map-area").boundingBox());
  const backs = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.waitForTimeout(REST_MS);
    const before = await page.screenshot({ clip });
    await page.evaluate(() => globalThis.loseContexts());
    await page.waitForTimeout(REST_MS);
    const { frames, ...since } = await page.evaluate(() => globalThis.standsSince());
    const same = (await page.screenshot({ clip })).equals(before);
    backs.push(same ? Math.max(...Object.values(since)) : Number.NaN);
    const told = Object.entries(since).map(([canvas, ms]) => `${canvas} ${ms.toFixed(0)} ms`);
    console.log(`${name}: ${told.join(", ")} after the loss (${frames} frames); the picture is ${same ? "the same" : "ANOTHER"}`);
  }
  worst[name] = Math.max(...backs);
  await page.close();
}
await browser.close();
await server.close();
console.log(`worst of ${ROUNDS}: wall ${worst.wall.toFixed(0)} ms (goal ${BACK_MS}), browse with its points ${worst.browse.toFixed(0)} ms; software GL`);
process.exit(process.argv.includes("--check") && !(worst.wall <= BACK_MS) ? 1 : 0);

/** In the page: keeps rows of what each canvas holds after every frame drawn into it and when the drawing was done. The copy is ordered with the frame and fetched when a fence says so: nothing waits for it. */
function watchDrawing() {
  localStorage.setItem("gridkeeper.tour", "seen");
  const ROW_STEP = 40; // all rows would cost a third of the drawing
  let from = 0;
  let frames = [];
  const underWay = [];
  const drawn = new Set(); // contexts drawn into within this frame
  for (const method of ["drawArrays", "drawElements", "drawArraysInstanced", "drawElementsInstanced"]) {
    const draw = WebGL2RenderingContext.prototype[method];
    WebGL2RenderingContext.prototype[method] = function (...args) {
      drawn.add(this);
      return draw.apply(this, args);
    };
  }
  const copy = (gl) => {
    const [width, height] = [gl.drawingBufferWidth, gl.drawingBufferHeight];
    const [framebuffer, packed] = [gl.getParameter(gl.READ_FRAMEBUFFER_BINDING), gl.getParameter(gl.PIXEL_PACK_BUFFER_BINDING)];
    const buffer = gl.createBuffer();
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, null);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    const rows = Math.floor(height / ROW_STEP);
    gl.bufferData(gl.PIXEL_PACK_BUFFER, width * rows * 4, gl.STREAM_READ);
    for (let row = 0; row < rows; row++) gl.readPixels(0, row * ROW_STEP, width, 1, gl.RGBA, gl.UNSIGNED_BYTE, row * width * 4);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, packed);
    gl.bindFramebuffer(gl.READ_FRAMEBUFFER, framebuffer);
    return { gl, buffer, pixels: new Uint32Array(width * rows), fence: gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0) };
  };
  const fetched = ({ gl, buffer, pixels }) => {
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, buffer);
    gl.getBufferSubData(gl.PIXEL_PACK_BUFFER, 0, pixels);
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    gl.deleteBuffer(buffer);
    return pixels;
  };
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (act) =>
    request((time) => {
      act(time);
      for (const gl of drawn) if (from > 0 && !gl.isContextLost()) underWay.push(copy(gl));
      drawn.clear();
    });
  setInterval(() => {
    for (const each of underWay.splice(0).filter(({ gl }) => !gl.isContextLost()))
      if (each.gl.getSyncParameter(each.fence, each.gl.SYNC_STATUS) !== each.gl.SIGNALED) underWay.push(each);
      else frames.push({ canvas: each.gl.canvas.matches(".maplibregl-canvas") ? "map" : "points", at: performance.now() - from, pixels: fetched(each) });
  }, 5);
  const same = (a, b) => a.length === b.length && a.every((pixel, at) => pixel === b[at]);
  /** For each canvas: since when it has held what it holds now. */
  globalThis.standsSince = () => {
    const since = {};
    const last = {};
    for (const { canvas, at, pixels } of frames.reverse()) {
      last[canvas] ??= pixels;
      if (since[canvas]?.closed) continue;
      if (same(pixels, last[canvas])) since[canvas] = { at };
      else since[canvas].closed = true;
    }
    from = 0;
    return { ...Object.fromEntries(Object.entries(since).map(([canvas, { at }]) => [canvas, at])), frames: frames.length };
  };
  globalThis.loseContexts = () => {
    const canvases = [...document.querySelectorAll(".map-area canvas")]; // the map's, and that of the points
    const extensions = canvases.map((canvas) => canvas.getContext("webgl2")?.getExtension("WEBGL_lose_context"));
    canvases[0].addEventListener("webglcontextlost", () => setTimeout(() => extensions[0]?.restoreContext()), { once: true });
    from = performance.now();
    frames = [];
    for (const extension of extensions) extension?.loseContext();
  };
}
