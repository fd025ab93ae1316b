// The house of ARCHITECTURE.md, held by a test: who may import whom, no cycles, small files, no barrels, nothing outside a room.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Room {
  readonly rooms: readonly string[];
  readonly packages: readonly RegExp[];
}

const core = ["core/geo", "core/model", "core/stats", "core/plan", "core/ledger", "core/frame"];
const geojson = /^geojson$/;
const react = /^react(-dom)?(\/.*)?$/;

/** The table of ARCHITECTURE.md: what a room may import, itself apart. */
const HOUSE: Readonly<Record<string, Room>> = {
  "core/geo": { rooms: [], packages: [/^@turf\//, geojson] },
  "core/model": { rooms: ["core/geo"], packages: [/^chinese-days\/dist\/chinese-days\.json$/, geojson] },
  "core/stats": { rooms: ["core/geo", "core/model"], packages: [/^simple-statistics$/] },
  "core/plan": { rooms: ["core/geo", "core/model"], packages: [geojson] },
  "core/ledger": { rooms: core, packages: [] },
  "core/frame": { rooms: core, packages: [] },
  feed: {
    rooms: core,
    packages: [
      /^topojson-(client|server|specification)$/,
      /^@placemarkio\/tokml$/,
      /^shpjs$/,
      /^@tmcw\/togeojson$/,
      /^@xmldom\/xmldom$/,
      /^proj4$/,
      /^epsg-index\//,
      /^gcoord$/,
      /^fflate$/,
      /^zod(\/mini)?$/,
      /^hyparquet(-compressors|\/src\/wkb\.js)?$/,
      /^sql\.js\//,
      /^mqtt$/,
      /^eventsource-parser$/,
      geojson,
    ],
  },
  data: { rooms: core, packages: [geojson] },
  engine: { rooms: [...core, "feed", "data"], packages: [/^comlink$/, /^idb$/, geojson] },
  map: { rooms: core, packages: [/^maplibre-gl(\/.*)?$/, /^@maplibre\/(geojson-vt|vt-pbf)$/, /^@deck\.gl\//, react, geojson] },
  panels: { rooms: core, packages: [react, /^@mantine\//, /^@tanstack\/react-(table|virtual)$/, /^(react-)?i18next$/, /^echarts\//] },
  app: {
    rooms: [...core, "feed", "engine", "map", "panels"],
    packages: [react, /^@mantine\//, /^@tanstack\/react-query$/, /^(react-)?i18next$/, /^comlink$/, /^idb$/, /^zod(\/mini)?$/],
  },
  cli: { rooms: [...core, "feed", "data"], packages: [/^node:/, /^vite$/, geojson] },
};

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly specifier: string; readonly typeOnly: boolean }[];
}

function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(root, path), "utf8");
  const imports = [...text.matchAll(/^\s*(import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s+)?["']([^"']+)["']/gm)].map((match) => ({
    specifier: match[3] ?? "",
    typeOnly: match[2] !== undefined,
  }));
  for (const match of text.matchAll(/(?:\bimport|new URL)\(\s*["']([^"']+)["']/g)) imports.push({ specifier: match[1] ?? "", typeOnly: false });
  return { path, text, imports };
}

function roomOf(path: string): string | null {
  if (path.startsWith("data/")) return "data";
  const inside = path.replace(/^src\//, "");
  return Object.keys(HOUSE).find((room) => inside.startsWith(`${room}/`)) ?? null;
}

const code = [...listFiles("src"), ...listFiles("data")].filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const files = code.map(readSource);
const known = new Set(code);

function resolveImport(from: string, specifier: string): string | null {
  const clean = specifier.replace(/\?.*$/, "");
  const base = relative(root, resolve(root, dirname(from), clean));
  return [base, `${base}.ts`, `${base}.tsx`, `${base}.mjs`].find((candidate) => known.has(candidate)) ?? null;
}

describe("the house", () => {
  it("has every file in a named room", () => {
    const allowed = [/^src\/.*\.(css|json)$/, /^src\/vite-env\.d\.ts$/, /^data\/README\.md$/];
    const stray = [...listFiles("src"), ...listFiles("data")].filter((path) => roomOf(path) === null && !allowed.some((rule) => rule.test(path)));
    expect(stray).toEqual([]);
  });

  it("lets no room import what its row of the table does not name", () => {
    const broken: string[] = [];
    for (const file of files) {
      const room = roomOf(file.path);
      const rule = room === null ? undefined : HOUSE[room];
      if (room === null || !rule) continue;
      for (const { specifier } of file.imports) {
        if (!specifier.startsWith(".")) {
          if (!rule.packages.some((pattern) => pattern.test(specifier))) broken.push(`${file.path} imports package ${specifier}`);
          continue;
        }
        const target = resolveImport(file.path, specifier);
        const targetRoom = target === null ? null : roomOf(target);
        if (targetRoom !== null && targetRoom !== room && !rule.rooms.includes(targetRoom)) broken.push(`${file.path} imports ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it("has no cycle of imports", () => {
    const edges = new Map(
      files.map((file) => [
        file.path,
        file.imports.flatMap(({ specifier, typeOnly }) => {
          const target = typeOnly || !specifier.startsWith(".") ? null : resolveImport(file.path, specifier);
          return target === null ? [] : [target];
        }),
      ]),
    );
    const state = new Map<string, "open" | "closed">();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === "closed") return;
      if (state.get(path) === "open") {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
        return;
      }
      state.set(path, "open");
      for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
      state.set(path, "closed");
    };
    for (const file of files) visit(file.path, []);
    expect(cycles).toEqual([]);
  });

  it("keeps every file under 300 lines, and its first line says what it is for", () => {
    const long = files.filter((file) => file.text.split("\n").length > 301).map((file) => `${file.path}: ${file.text.split("\n").length} lines`);
    const silent = files.filter((file) => !/^(#!.*\n)?(\/\/|\/\*)/.test(file.text)).map((file) => file.path);
    expect({ long, silent }).toEqual({ long: [], silent: [] });
  });

  it("has no barrel and no drawer for odds and ends", () => {
    const barrels = files.filter((file) => /(^|\/)index\.tsx?$/.test(file.path) || /^export\s+(\*|\{[^}]*\})\s+from/m.test(file.text)).map((file) => file.path);
    const drawers = code.filter((path) => /(^|\/)(utils?|helpers?|misc|common)\.tsx?$/.test(path));
    expect({ barrels, drawers }).toEqual({ barrels: [], drawers: [] });
  });
});
