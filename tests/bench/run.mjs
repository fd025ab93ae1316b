// `npm run bench`: bundles the sections, runs them and prints a table of ratios; `-- --quick` for CI, `-- --check` fails below the committed floors.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root, run } from "../../src/cli/install.mjs";

const here = join(root, "tests/bench");
const out = join(here, "results");
const quick = process.argv.includes("--quick");

ensureInstalled();
if (!existsSync(join(here, "node_modules/.package-lock.json")))
  run("npm", ["ci", "--prefix", here, "--no-fund", "--no-audit"], "The rivals could not be installed.");

const { build } = await import("vite");
mkdirSync(out, { recursive: true });
await build({
  root: here,
  configFile: false,
  logLevel: "error",
  ssr: { noExternal: /^(?!.*(turf|which-polygon|crossfilter2|papaparse|udsv)).*$/ },
  build: {
    ssr: true,
    outDir: join(here, "node_modules/.cache/bench"),
    emptyOutDir: true,
    target: "node20",
    minify: false,
    rolldownOptions: { input: { main: join(here, "main.ts"), parseOne: join(here, "parseOne.ts") }, output: { entryFileNames: "[name].mjs" } },
  },
});
const { status } = spawnSync("node", ["--expose-gc", join(here, "node_modules/.cache/bench/main.mjs"), ...(quick ? ["--quick"] : [])], {
  cwd: here,
  stdio: "inherit",
  env: { ...process.env, GRIDKEEPER_ROOT: root.replace(/\/$/, "") },
});
if (status !== 0) process.exit(status ?? 1);

const results = JSON.parse(readFileSync(join(out, "results.json"), "utf8"));
if (process.argv.includes("--check")) {
  const { quick: quickFloors, full, optional } = JSON.parse(readFileSync(join(here, "floors.json"), "utf8"));
  // A rival that is not everywhere is held to its floor where it was there.
  const present = Object.entries(optional).filter(([goal]) => goal in results.goals);
  const floors = { ...(quick ? quickFloors : full), ...Object.fromEntries(present) };
  const missed = Object.entries(floors).filter(([goal, floor]) => !(results.goals[goal] >= floor));
  for (const [goal, floor] of missed) console.error(`${goal}: ${results.goals[goal]} is below the floor ${floor}`);
  writeFileSync(join(out, "check.json"), JSON.stringify({ floors, missed }, null, 1));
  process.exit(missed.length === 0 ? 0 : 1);
}
