// Finds the Chromium that the browser tests drive, and installs Debian's with CJK fonts where that is possible.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const places = [
  process.env.CHROMIUM,
  // Without the windows and buttons around the page, which nobody sees here and which cost a tenth of the time.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Path of a Chromium on this machine, or null. */
export function findChromium() {
  return places.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** Installs Chromium and a Chinese font with apt-get when it can; otherwise says in one sentence what to do. */
export function ensureChromium() {
  const hasFont = () => /CJK/i.test(spawnSync("fc-list", [":lang=zh-cn", "family"], { encoding: "utf8" }).stdout ?? "");
  if (findChromium() && (process.platform !== "linux" || hasFont())) return;
  const isRoot = process.getuid?.() === 0;
  if (process.platform === "linux" && existsSync("/usr/bin/apt-get") && (isRoot || existsSync("/usr/bin/sudo"))) {
    const apt = (...args) => spawnSync(isRoot ? "apt-get" : "sudo", isRoot ? args : ["apt-get", ...args], { stdio: "inherit" }).status === 0;
    console.log("Installing Chromium and fonts-noto-cjk for the browser tests …");
    apt("update", "-qq");
    apt("install", "-y", "-qq", "--no-install-recommends", "chromium-headless-shell", "fonts-noto-cjk", "fontconfig");
  }
  if (findChromium()) return;
  console.error(
    "The browser tests need Chromium: install it (Debian: apt-get install chromium-headless-shell fonts-noto-cjk) or name it in the variable CHROMIUM.",
  );
  process.exit(1);
}
