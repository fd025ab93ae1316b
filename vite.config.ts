// One configuration for the page (vite) and its tests (vitest).
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The development server puts styles and its own script into the page, which the page's Content-Security-Policy forbids: it is for the build only. */
const looseWhileDeveloping: Plugin = {
  name: "loose-while-developing",
  apply: "serve",
  transformIndexHtml: (html, { server }) => (server ? html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, "") : html),
};

/** Of the eight megabytes of coordinate systems only the proj4 strings are used: what the page fetches when one is named shrinks to a tenth. */
const epsgDefinitions = {
  name: "epsg-definitions",
  load(id: string): string | null {
    if (!id.endsWith("/epsg-index/all.json")) return null;
    const all = JSON.parse(readFileSync(id, "utf8")) as Record<string, { proj4: string | null }>;
    return JSON.stringify(Object.fromEntries(Object.entries(all).flatMap(([code, { proj4 }]) => (proj4 ? [[code, { proj4 }]] : []))));
  },
};

const FIRST_PACKAGES =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next|@tanstack\/(query-core|react-query)|comlink|maplibre-gl)\//;

/** Files that index.html names. */
const OF_THE_PAGE = /\/(index|first|rolldown-runtime|columns|choices|url)-[\w-]{8}\.(js|css)$/;

/** Parts that stand on every screen: apart from each other they pack worse. */
const FRAME_PACKAGES =
  /node_modules\/@mantine\/core\/esm\/components\/(Button|UnstyledButton|Loader|CloseButton|FocusTrap|Input|InputBase|InlineInput|NativeSelect|Overlay|Paper|Portal|Transition|VisuallyHidden|ModalBase|Group|SegmentedControl|FloatingIndicator)\//;
/** The service worker is a file of its own beside index.html, of one piece; the list of the files that it keeps is written into it. */
const serviceWorker: Plugin = {
  name: "service-worker",
  apply: "build",
  enforce: "post",
  buildStart() {
    this.emitFile({ type: "chunk", id: "src/app/survive/serviceWorker.ts", fileName: "sw.js" });
  },
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      const worker = bundle["sw.js"];
      const page = bundle["index.html"];
      if (worker?.type !== "chunk" || page?.type !== "asset") throw new Error("service-worker: the build has no sw.js or no index.html");
      if (worker.imports.length > 0) throw new Error(`service-worker: sw.js imports ${worker.imports.join(", ")}`);
      const entry = /src="\.\/(assets\/index-[^"]+\.js)"/.exec(String(page.source))?.[1];
      if (entry === undefined) throw new Error("service-worker: index.html has no first script");
      const files = [...Object.keys(bundle).filter((file) => file !== "sw.js"), "icon.svg"].sort();
      const version = createHash("sha256").update(files.join()).update(String(page.source)).digest("hex").slice(0, 16);
      worker.code = `const GRIDKEEPER_BUILD=${JSON.stringify({ version, entry, files })};${worker.code}`;
    },
  },
};

export default defineConfig({
  base: "./",
  plugins: [react(), epsgDefinitions, looseWhileDeveloping, serviceWorker],
  // The workers' packages are found at the start as well: found later, each would load the page anew.
  optimizeDeps: { entries: ["index.html", "src/engine/worker.ts", "src/map/tilesWorker.ts"] },
  worker: { format: "es", plugins: () => [epsgDefinitions] },
  build: {
    target: "es2023",
    sourcemap: false,
    chunkSizeWarningLimit: 1600,
    // Only the page and its first script list what a lazy part brings along: other parts list its styles, and the part asks for its own files. What index.html brings is there already.
    modulePreload: {
      resolveDependencies: (_file, files, { hostId, hostType }) =>
        hostType === "html" ? files : files.filter((file) => !OF_THE_PAGE.test(file) && (file.endsWith(".css") || /\/index-/.test(hostId))),
    },
    // What the first map needs of packages is one file: in pieces it packs worse.
    rolldownOptions: {
      // sql.js asks for node:fs and node:crypto only where it finds itself in Node.
      onLog: (level, log, handler) => (/externalized.*sql\.js/s.test(log.message) ? undefined : handler(level, log)),
      output: {
        codeSplitting: {
          groups: [
            { name: "first", test: FIRST_PACKAGES },
            { name: "frame", test: FRAME_PACKAGES },
          ],
        },
      },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/browser/**", "tests/bench/**", "tests/live/**", "tests/soak/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Every core works, and the packages are read once by each: no test leaves anything behind that another could meet.
          maxWorkers: "100%",
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "live",
          include: ["tests/live/**/*.live.test.ts"],
          globalSetup: ["tests/live/servers.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: { name: "soak", include: ["tests/soak/**/*.soak.ts"], hookTimeout: 180_000, fileParallelism: false, disableConsoleIntercept: true },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          // Two at a time: while one waits for its clock the other draws, and 658 s became 466 on two cores. What must come is waited for.
          maxWorkers: 2,
          // What drives the browser is read once, not by every file anew.
          isolate: false,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
