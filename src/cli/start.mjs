// `npm start`: installs what is missing, builds the page, serves it on this machine and opens it on the demo town.
import { ensureInstalled, root } from "./install.mjs";

ensureInstalled();
const { build, preview } = await import("vite");
await build({ root, logLevel: "warn" });
const port = Number(process.env.PORT ?? 4173);
const seen = Boolean(process.stdout.isTTY && !process.env.CI && !process.argv.includes("--no-open"));
const server = await preview({ root, preview: { host: "127.0.0.1", port, strictPort: false, open: seen } });
console.log(`Gridkeeper 格守: ${server.resolvedUrls?.local[0] ?? `http://127.0.0.1:${port}/`}  (Ctrl+C ends it)`);
