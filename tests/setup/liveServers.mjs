// The real servers of the live tests, out of Debian: installed where that is allowed, named aloud where one is missing.
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const PROGRAMS = {
  mosquitto: "/usr/sbin/mosquitto",
  mosquittoPassword: "/usr/bin/mosquitto_passwd",
  postgres: "/usr/lib/postgresql/15/bin/initdb",
  postgis: "/usr/share/postgresql/15/extension/postgis.control",
  nginx: "/usr/sbin/nginx",
  caddy: "/usr/bin/caddy",
  spawn: "/usr/bin/spawn-fcgi",
  mapserver: "/usr/lib/cgi-bin/mapserv",
  qgis: "/usr/lib/cgi-bin/qgis_mapserv.fcgi",
};

const PACKAGES = [
  "mosquitto",
  "postgresql-15",
  "postgresql-15-postgis-3",
  "postgresql-15-postgis-3-scripts",
  "nginx-light",
  "caddy",
  "spawn-fcgi",
  "cgi-mapserver",
  "qgis-server",
];
const NO_AUTOSTART = "/usr/sbin/policy-rc.d";

/** Installs what is missing (root on Debian only) and tells what is there. */
export function ensureServers() {
  if (!Object.values(present()).every(Boolean) && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) install();
  const found = present();
  for (const [name, there] of Object.entries(found))
    if (!there) console.warn(`test:live: ${name} is not on this machine and could not be installed; its tests are skipped`);
  return found;
}

/** Which of the servers can be started; nginx and Caddy are also those that docs/deploy is for. */
function present() {
  const web = runnable(PROGRAMS.nginx) && runnable(PROGRAMS.spawn);
  const postgis = runnable(PROGRAMS.postgres) && existsSync(PROGRAMS.postgis);
  return {
    mosquitto: runnable(PROGRAMS.mosquitto) && runnable(PROGRAMS.mosquittoPassword),
    nginx: runnable(PROGRAMS.nginx),
    caddy: runnable(PROGRAMS.caddy),
    postgis,
    mapserver: postgis && web && runnable(PROGRAMS.mapserver),
    qgis: postgis && web && runnable(PROGRAMS.qgis),
  };
}

function install() {
  console.log("test:live: installing the servers of the live tests with apt-get, once");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    // Nothing of this may start by itself: the tests start their own, on ports of their own.
    if (!existsSync(NO_AUTOSTART)) writeFileSync(NO_AUTOSTART, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
    execFileSync("apt-get", ["update", "-qq"], { env, stdio: "pipe" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...PACKAGES], { env, stdio: "pipe" });
  } catch (error) {
    console.warn(`test:live: apt-get failed: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  }
}

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// Called by itself it installs them ahead, while something else is tested.
if (process.argv[1] === fileURLToPath(import.meta.url)) ensureServers();
