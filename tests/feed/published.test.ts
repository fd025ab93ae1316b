// The reports that cities have published are read whole through the mapping that is proposed for them: not a row is lost, and positions are where they say.
import { openAsBlob } from "node:fs";
import { expect, it } from "vitest";
import { NO_COORDINATE } from "../../src/core/geo/lattice";
import { NO_TIME } from "../../src/core/model/columns";
import { inspectReports } from "../../src/feed/inspect";
import { readReports } from "../../src/feed/reports";
import { blobSource } from "../../src/feed/source";
import { sharedData } from "../shared";

it.each([
  ["san_francisco/sf311_10k_bigquery.csv.gz", { rows: 10_000, rejected: 0, positions: 10_000, closed: 9_630 }],
  ["san_francisco/sf311_sample_10k_dirty.csv.gz", { rows: 10_000, rejected: 0, closed: 9_530 }],
  ["san_francisco/sf311_sample_geo_block.csv.gz", { rows: 4_984, rejected: 0, positions: 4_984, closed: 4_762 }],
  ["san_francisco/sffd_calls_10k.csv.gz", { rows: 10_000, rejected: 0, positions: 10_000 }],
  ["taipei/traffic_accidents_2019.csv.gz", { rejected: 0 }],
  ["taipei/traffic_accidents_2020.csv.gz", { rejected: 0 }],
  ["taipei/traffic_accidents_2021.csv.gz", { rejected: 0 }],
  ["shenzhen_pingshan/minsheng_events_2018-02_to_10.csv.gz", { rows: 6_945, rejected: 0, positions: 0 }],
  ["uk_accidents_2014_points.csv.gz", { rows: 140_029, rejected: 0, positions: 140_029 }],
])("%s", async (path, expected) => {
  const file = sharedData(path);
  if (file === null) return;
  const source = blobSource(await openAsBlob(file), path);
  const looked = await inspectReports(source);
  if (!looked.ok) throw new Error(looked.issue.code);
  const found = { rows: 0, rejected: 0, positions: 0, closed: 0 };
  const reading = readReports(source, looked.value.proposal);
  for (;;) {
    const step = await reading.next();
    if (step.done) {
      expect(step.value).toEqual({ ok: true, value: null });
      break;
    }
    const { count, x, times, rejected } = step.value;
    found.rows += count;
    found.rejected += rejected.length;
    found.positions += x.reduce((sum, units) => sum + (units === NO_COORDINATE ? 0 : 1), 0);
    found.closed += times.closed_at?.reduce((sum, seconds) => sum + (seconds === NO_TIME ? 0 : 1), 0) ?? 0;
  }
  console.info(path, JSON.stringify(found));
  expect(found).toMatchObject(expected);
});
