// Makes a fresh clone ready: checks Node, and installs the packages of the lockfile when they are missing or out of date.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the project. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Stops with one sentence when Node is too old; runs `npm ci` when node_modules does not follow the lockfile, in silence where the output belongs to a command. */
export function ensureInstalled({ silent = false } = {}) {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) stop(`Gridkeeper needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  const stamp = join(root, "node_modules/.package-lock.json");
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs - 1000) return;
  const args = ["ci", "--no-fund", "--no-audit", ...(silent ? ["--loglevel=error"] : [])];
  run("npm", args, "The packages could not be installed; `npm ci` says why above.", silent ? ["ignore", "ignore", "inherit"] : "inherit");
}

/** Runs a command in the project with its output shown; stops with `sentence` when it fails. */
export function run(command, args, sentence, stdio = "inherit") {
  const { status } = spawnSync(command, args, { cwd: root, stdio });
  if (status !== 0) stop(sentence, status ?? 1);
}

/** Prints one sentence and ends the process. */
export function stop(sentence, code = 1) {
  console.error(sentence);
  process.exit(code);
}
