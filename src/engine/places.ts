// Lists of places beside the reports: crashes and the black spots among them, hazards, services. In a worker of its own, that starts when they are looked at.
import { crashCsv } from "../../data/crashes";
import { demoHazards } from "../../data/hazards";
import { DEMO_SEED } from "../../data/seed";
import { serviceCsv } from "../../data/services";
import { drawTown, type Town } from "../../data/town";
import { toDegrees } from "../core/geo/lattice";
import { NO_TIME } from "../core/model/columns";
import type { Hazard } from "../core/model/hazards";
import { done, type Result } from "../core/model/result";
import { SERVICE_LISTS, type ServiceList } from "../core/model/serviceLists";
import { type BlackSpotTier, blackSpots, type Crash, type Criterion } from "../core/stats/blackSpots";
import { type CrashFile, crashesOf } from "../feed/crashes";
import { readPointTable } from "../feed/pointTable";
import { type ServiceFile, servicesOf } from "../feed/services";
import { type ByteSource, blobSource } from "../feed/source";

/** What is told of a file of crashes. */
export type CrashSummary = Omit<CrashFile, "crashes"> & { readonly count: number; readonly generated: boolean };

/** A black spot as a page shows it. */
export interface FoundSpot {
  /** [lng, lat] in degrees, of the crash in the middle. */
  readonly place: readonly [number, number];
  readonly crashes: number;
  readonly deaths: number;
  readonly injured: number;
  readonly severity: number;
  readonly criterion: Criterion;
  /** The manner they share; null where they share none, or the file tells none. */
  readonly pattern: string | null;
}

export interface Places {
  /** Opens a file of crashes, or those of the demo town (null). Times without an offset are read in the zone. */
  openCrashes(file: File | null, timeZone: string): Promise<Result<CrashSummary>>;
  /** Black spots among the open crashes; a crash without a time is taken to lie in the window. */
  spots(tier: BlackSpotTier, now: number): Promise<readonly FoundSpot[]>;
  /** The generated list of hazards of the demo town. */
  demoHazards(language: "zh" | "en"): Promise<readonly Hazard[]>;
  /** The three lists out of files, or those of the demo town (null). */
  services(files: readonly { readonly list: ServiceList; readonly file: File }[] | null): Promise<Result<ServiceFile>>;
}

export function createPlaces(): Places {
  let town: Town | null = null;
  let crashes: readonly Crash[] = [];
  const demoTown = (): Town => {
    town ??= drawTown(DEMO_SEED);
    return town;
  };
  return {
    async openCrashes(file, timeZone) {
      const table = await readPointTable(file ? blobSource(file, file.name) : textSource("demo-crashes.csv", crashCsv(demoTown(), DEMO_SEED)));
      if (!table.ok) return table;
      const { crashes: read, ...summary } = crashesOf(table.value, timeZone);
      crashes = read;
      return done({ ...summary, count: read.length, generated: file === null });
    },
    async spots(tier, now) {
      const dated = crashes.map((crash) => (crash.at === NO_TIME ? { ...crash, at: now - 1 } : crash));
      return blackSpots(dated, tier, now).map((spot) => {
        const own = spot.crashes.flatMap((index) => dated[index] ?? []);
        const patterns = new Set(own.map(({ pattern }) => pattern));
        const [first = ""] = patterns;
        const middle = dated[spot.centre];
        return {
          place: [toDegrees(middle?.x ?? 0), toDegrees(middle?.y ?? 0)],
          crashes: own.length,
          deaths: own.reduce((sum, { deaths }) => sum + deaths, 0),
          injured: own.reduce((sum, { injured }) => sum + injured, 0),
          severity: spot.severity,
          criterion: spot.criterion,
          pattern: patterns.size === 1 && first !== "" ? first : null,
        };
      });
    },
    async demoHazards(language) {
      return demoHazards(language);
    },
    async services(files) {
      const sources =
        files?.map(({ list, file }) => ({ list, source: blobSource(file, file.name) })) ??
        SERVICE_LISTS.map((list) => ({ list, source: textSource(`demo-${list}.csv`, serviceCsv(demoTown(), list, DEMO_SEED)) }));
      const all: ServiceFile[] = [];
      for (const { list, source } of sources) {
        const table = await readPointTable(source);
        if (!table.ok) return table;
        all.push(servicesOf(table.value, list));
      }
      const sum = (of: "unplaced" | "unknown"): number => all.reduce((total, one) => total + one[of], 0);
      return done({ points: all.flatMap(({ points }) => points), unplaced: sum("unplaced"), unknown: sum("unknown") });
    },
  };
}

function textSource(name: string, text: string): ByteSource {
  const bytes = new TextEncoder().encode(text);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield bytes;
  }
  return { name, size: bytes.length, chunks };
}
