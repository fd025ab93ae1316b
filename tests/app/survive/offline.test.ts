// Which files of a deployment are there without a network.
import { expect, it } from "vitest";
import type { Config } from "../../../src/app/config";
import { filesOf } from "../../../src/app/survive/offline";

it("are all that its configuration names, each once, and no live source's address", () => {
  const config: Config = {
    plans: [{ name: "a", file: "plans/a.geojson" }],
    cases: [{ file: "cases.csv" }, { file: "cases.csv" }],
    ground: [{ file: "water.geojson" }],
    services: [{ list: "needs", file: "needs.csv" }],
    catalogue: "catalogue.json",
    rules: "rules.json",
    live: [
      { kind: "replay", name: "day", file: "day.csv", speed: 60 },
      { kind: "poll", name: "rounds", url: "feeds/cases", format: "json", every: 10 },
    ],
  };
  expect([...filesOf(config)].sort()).toEqual(["cases.csv", "catalogue.json", "day.csv", "needs.csv", "plans/a.geojson", "rules.json", "water.geojson"]);
  expect(filesOf({})).toEqual([]);
});
