// `npm run gridkeeper`: bundles the command when its sources are newer than the last bundle, then runs it.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled, root } from "./install.mjs";

const folder = join(root, "node_modules/.cache/gridkeeper");
const bundle = join(folder, "main.mjs");

function newest(path) {
  const facts = statSync(path);
  return facts.isDirectory() ? Math.max(facts.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name)))) : facts.mtimeMs;
}

const sources = ["src/core", "src/feed", "src/cli", "package-lock.json"].map((path) => newest(join(root, path)));
if (!existsSync(bundle) || statSync(bundle).mtimeMs < Math.max(...sources)) {
  ensureInstalled({ silent: true });
  const { build } = await import("vite");
  // In a folder of its own first: another command that starts at the same time never meets half a bundle.
  const fresh = `${folder}-${process.pid}`;
  await build({
    root,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true, target: "node" },
    build: {
      ssr: join(root, "src/cli/main.ts"),
      outDir: fresh,
      emptyOutDir: true,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { entryFileNames: "main.mjs", chunkFileNames: "[name]-[hash].mjs" } },
    },
  });
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(fresh, folder);
  } catch {
    // The other was quicker; its bundle is of the same sources.
    rmSync(fresh, { recursive: true, force: true });
  }
}
// npm runs scripts in the project's folder; paths are meant from where the command was typed.
if (process.env.npm_lifecycle_event === "gridkeeper" && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
const { main } = await import(bundle);
process.exitCode = await main(process.argv.slice(2));
