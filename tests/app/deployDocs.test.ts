// What docs/deploy/README.md tells an administrator to write is taken by the page.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readConfig } from "../../src/app/config";
import { parseWall } from "../../src/feed/wall";

const text = readFileSync(new URL("../../docs/deploy/README.md", import.meta.url), "utf8");
const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, body = ""]) => body);

it("has two configurations and a wall that are right", () => {
  const told = examples.map((body) => {
    const value: unknown = JSON.parse(body);
    const read = typeof value === "object" && value !== null && "steps" in value ? parseWall(value, "wall.json") : readConfig("config.json", value);
    return read.ok ? "taken" : JSON.stringify(read);
  });
  expect(told).toEqual(["taken", "taken", "taken"]);
});

it("shows every kind of live source", () => {
  for (const kind of ["poll", "open311", "features", "sse", "mqtt", "replay"]) expect(text).toContain(`"kind": "${kind}"`);
});
