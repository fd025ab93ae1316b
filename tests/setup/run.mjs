// `npm test`: installs what the tests need, then types, lint, dead code, unit tests, build with its size, live tests on real servers, browser tests.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root, run } from "../../src/cli/install.mjs";
import { ensureChromium } from "./chromium.mjs";

ensureInstalled();
ensureChromium();
// The servers of the live tests come while the rest is looked at: unpacking them is a minute's work for a disk.
const servers = once(spawn(process.execPath, [join(root, "tests/setup/liveServers.mjs")], { stdio: "inherit" }), "exit");
run("npm", ["run", "--silent", "check"], "Types, lint, dead code or the house test failed; see above.");
run("npx", ["vite", "build", "--logLevel", "warn"], "The page did not build; see above.");

const totals = { passed: 0, failed: 0, skipped: 0 };
for (const project of ["unit", "live", "browser"]) {
  if (project === "live") await servers;
  const report = join(root, `node_modules/.cache/gridkeeper-${project}.json`);
  spawnSync("npx", ["vitest", "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], {
    cwd: root,
    stdio: "inherit",
  });
  const result = JSON.parse(readFileSync(report, "utf8"));
  totals.passed += result.numPassedTests;
  totals.failed += result.numFailedTests + (result.success || result.numFailedTests > 0 ? 0 : 1);
  totals.skipped += result.numPendingTests + (result.numTodoTests ?? 0);
}
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
