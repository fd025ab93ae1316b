// Every file of the hostile collections is opened or refused with one clear sentence; none crashes a reader or a plan.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type Issue, issueText } from "../../src/core/model/issue";
import { buildPlan } from "../../src/core/model/planBuild";
import { readBoundaries } from "../../src/feed/boundaries";
import { blobSource } from "../../src/feed/source";
import { sharedData } from "../shared";

const root = sharedData("adversarial");
const files = root ? readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()) : [];
const paths = files.map((entry) => join(entry.parentPath, entry.name));

/** A .shp goes in a .zip with its neighbours, as people hand them on; everything else as it is. */
function bytesOf(path: string): Uint8Array<ArrayBuffer> {
  if (!path.endsWith(".shp")) return new Uint8Array(readFileSync(path));
  const stem = path.slice(0, -4);
  const parts = paths.filter((other) => other.startsWith(`${stem}.`) && /\.(shp|shx|dbf|prj|cpg)$/.test(other));
  return zipSync(Object.fromEntries(parts.map((part) => [basename(part), new Uint8Array(readFileSync(part))]))) as Uint8Array<ArrayBuffer>;
}

/** Refused, or opened into a plan or without one, with all that was said about it. */
async function outcome(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<{ kind: "refused" | "plan" | "no plan"; said: readonly Issue[] }> {
  const file = await readBoundaries(blobSource(new Blob([bytes]), name));
  if (!file.ok) return { kind: "refused", said: [file.issue] };
  const built = buildPlan(name, file.value.features);
  return built.ok ? { kind: "plan", said: [...file.value.notes, ...built.value.notes] } : { kind: "no plan", said: [...file.value.notes, built.issue] };
}

function unclear(issue: Issue): string[] {
  return (["en", "zh-CN"] as const)
    .map((language) => issueText(issue, language))
    .filter(
      (text) =>
        /undefined|\[object|NaN|\n|\{[a-z]+\}|Error|node_modules| at .*:\d+:\d+/i.test(text.replaceAll(issue.file, "FILE")) ||
        text.length > 500 ||
        !text.includes(issue.file),
    );
}

describe.skipIf(!root)("hostile files", () => {
  const counts: Record<string, number> = { refused: 0, plan: 0, "no plan": 0 };
  for (const collection of ["geojsonhint", "JSONTestSuite", "turf", "togeojson_kml", "shapefile_mbostock", "mapshaper", "jts_xml", "csv-spectrum"]) {
    it(`answers every file of ${collection} clearly`, async () => {
      const own = paths.filter((path) => path.startsWith(join(root ?? "", collection)));
      expect(own.length).toBeGreaterThan(10);
      for (const path of own) {
        const { kind, said } = await outcome(basename(path), bytesOf(path));
        counts[kind] = (counts[kind] ?? 0) + 1;
        expect({ path, unclear: said.flatMap(unclear) }).toEqual({ path, unclear: [] });
      }
    });
  }

  it("opens all that geojsonhint and mbostock's shapefile library call good", async () => {
    const good = paths.filter((path) => /geojsonhint.good.*\.geojson$|shapefile_mbostock.*\.shp$/.test(path));
    for (const path of good) expect([path, (await outcome(basename(path), bytesOf(path))).kind]).not.toContain("refused");
  });

  it("refuses all that JSONTestSuite says no parser may accept, naming line and column", async () => {
    const bad = paths.filter((path) => /JSONTestSuite.n_/.test(path));
    expect(bad.length).toBeGreaterThan(180);
    for (const path of bad) {
      const [issue] = (await outcome(basename(path), bytesOf(path))).said;
      if (issue?.code !== "empty_file")
        expect([path, issue?.code, issue?.place]).toEqual([path, expect.stringMatching(/^json_/), expect.stringMatching(/^\d+:\d+$/)]);
    }
  });

  it("names the place of a wrong coordinate", async () => {
    const path = paths.find((other) => other.endsWith("stringcoord.geojson")) ?? "";
    const { said } = await outcome("stringcoord.geojson", bytesOf(path));
    expect(said[0]).toMatchObject({ code: "geometry_broken", place: "features[0].geometry.coordinates[1]", detail: { expected: "lat" } });
  });
});
