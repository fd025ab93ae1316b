// Where the real cities lie that the tests read when they are there: ../shared/data beside the checkout.
import { existsSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The benchmark runs from a bundle elsewhere and says where the project lies. */
const project = process.env.GRIDKEEPER_ROOT === undefined ? new URL("..", import.meta.url) : pathToFileURL(`${process.env.GRIDKEEPER_ROOT}/`);
const root = fileURLToPath(new URL("../shared/data/", project));

/** Absolute path of a shared data file or folder, or null (with a note on the console) when it is not on this machine. */
export function sharedData(path: string): string | null {
  const full = root + path;
  if (existsSync(full)) return full;
  console.warn(`skipped: ../shared/data/${path} is not here`);
  return null;
}
