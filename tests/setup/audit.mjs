// Asks the registry for known faults of the packages in the lockfile: a high or critical one in what the page ships, or a critical one in the tools, stops the check. Without an answer it says so.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../src/cli/install.mjs";

const GRAVE = { page: ["high", "critical"], tools: ["critical"] };
const ANSWER_MS = 30_000;

/** Versions before these are refused whether the registry answers or not: an attribution runs script in MapLibre before 6.4.1 (CVE-2026-85061). */
const FLOORS = { "maplibre-gl": "6.4.1" };
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
for (const [name, floor] of Object.entries(FLOORS)) {
  const { version } = packages[`node_modules/${name}`];
  if (version.localeCompare(floor, "en", { numeric: true }) >= 0) continue;
  console.error(`${name} ${version} has a known grave fault; at least ${floor} is needed`);
  process.exit(1);
}

for (const [part, grave] of Object.entries(GRAVE)) {
  const omitted = part === "page" ? ["--omit=dev"] : [];
  const { stdout } = spawnSync("npm", ["audit", "--json", "--fetch-retries=0", `--fetch-timeout=${ANSWER_MS / 2}`, ...omitted], {
    cwd: root,
    encoding: "utf8",
    timeout: ANSWER_MS,
  });
  const answer = parsed(stdout);
  if (answer?.vulnerabilities === undefined) {
    console.log(`npm audit: no answer from the registry (${answer?.message ?? "none within half a minute"}); known faults of packages were not looked for`);
    break;
  }
  const found = Object.values(answer.vulnerabilities).filter(({ severity }) => grave.includes(severity));
  for (const { name, severity, range } of found) console.error(`npm audit: ${name} ${range} has a known ${severity} fault; see npm audit`);
  if (found.length > 0) process.exit(1);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null; // npm was ended, or wrote nothing
  }
}
