// Files that others have broken on purpose: each is read with every row accounted for, or refused in one sentence; nothing hangs, nothing crashes.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { issueText } from "../../src/core/model/issue";
import type { Mapping } from "../../src/core/model/mapping";
import { inspectReports } from "../../src/feed/inspect";
import { readFields } from "../../src/feed/records";
import { readReports } from "../../src/feed/reports";
import { type ByteSource, blobSource } from "../../src/feed/source";
import { sharedData } from "../shared";

/** Broken as one document, two valid ones as a sequence. */
const SEVERAL_DOCUMENTS: ReadonlySet<string> = new Set(["n_structure_double_array.json"]);
const SAFE_SENTENCE = /^[^\n]{10,}\.$/;

interface Outcome {
  readonly rows: number;
  readonly rejected: number;
  readonly sentence: string | null;
}

function fileSource(path: string, name = path): ByteSource {
  return blobSource(new Blob([new Uint8Array(readFileSync(path))]), name);
}

/** Looks, takes what is proposed, reads; the sentence of the fault when there is one. */
async function open(source: ByteSource, mapping?: Mapping): Promise<Outcome> {
  const looked = await inspectReports(source);
  if (!looked.ok) return { rows: 0, rejected: 0, sentence: issueText(looked.issue, "en") };
  let rows = 0;
  let rejected = 0;
  let last = 0;
  const reading = readReports(source, mapping ?? looked.value.proposal);
  for (;;) {
    const step = await reading.next();
    if (step.done) return { rows, rejected, sentence: step.value.ok ? null : issueText(step.value.issue, "en") };
    rows += step.value.count;
    rejected += step.value.rejected.length;
    // Every record up to the last is in a batch, once.
    const numbers = [...step.value.record, ...step.value.rejected.map(({ record }) => record)].sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => last + index + 1));
    last += numbers.length;
  }
}

function filesUnder(folder: string, pattern: RegExp): readonly string[] {
  const root = sharedData(folder);
  return root === null
    ? []
    : readdirSync(root, { recursive: true, encoding: "utf8" })
        .filter((name) => pattern.test(name))
        .map((name) => join(root, name));
}

it("JSONTestSuite: valid JSON is read whole, broken JSON is never read silently", async () => {
  for (const path of filesUnder("adversarial/JSONTestSuite", /\.json$/)) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    const { rows, rejected, sentence } = await open(fileSource(path, name), {});
    if (sentence !== null) expect(sentence, name).toMatch(SAFE_SENTENCE);
    if (name.startsWith("n_") && !SEVERAL_DOCUMENTS.has(name)) expect(rejected > 0 || sentence !== null, name).toBe(true);
    if (!name.startsWith("y_")) continue;
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    const objects = Array.isArray(value) ? value : [value];
    const good = objects.filter((one) => typeof one === "object" && one !== null && !Array.isArray(one)).length;
    if (good > 0 || objects.length === 0) expect({ name, rows, rejected }).toEqual({ name, rows: good, rejected: objects.length - good });
    else expect(sentence, name).toContain("holds no record");
  }
}, 60_000);

it("geojsonhint and mapshaper's GeoJSON: one record a feature", async () => {
  for (const path of [...filesUnder("adversarial/geojsonhint", /\.geojson$/), ...filesUnder("adversarial/mapshaper", /\.(geo)?json$/)]) {
    const { rows, rejected, sentence } = await open(fileSource(path), {});
    if (sentence !== null) expect(sentence, path).toMatch(SAFE_SENTENCE);
    const value = parsed(path);
    if (value === undefined) expect(rejected > 0 || sentence !== null, path).toBe(true);
    else if (isCollection(value) && sentence === null) expect([path, rows + rejected]).toEqual([path, value.features.length]);
  }
});

it("csv-spectrum, mapshaper's tables and the naughty strings are opened or refused, all rows accounted for", async () => {
  const tables = [
    ...filesUnder("adversarial/csv-spectrum/csvs", /\.csv$/),
    ...filesUnder("adversarial/mapshaper", /\.(csv|tsv|txt)$/),
    ...filesUnder("adversarial", /blns\.txt$/),
  ];
  for (const path of tables) {
    const { sentence } = await open(fileSource(path));
    if (sentence !== null) expect(sentence, path).toMatch(SAFE_SENTENCE);
  }
});

it("every naughty string survives as a value, from CSV and from GeoJSON", async () => {
  const path = sharedData("adversarial/blns.json");
  if (path === null) return;
  const strings = (JSON.parse(readFileSync(path, "utf8")) as string[]).map((text) => new TextDecoder().decode(new TextEncoder().encode(text)));
  const csv = `text,"<img onerror>",__proto__\n${strings.map((text) => `"${text.replaceAll('"', '""')}",1,p`).join("\n")}\n`;
  const json = JSON.stringify(
    strings.map((text) => ({
      type: "Feature",
      properties: JSON.parse(`{"text":${JSON.stringify(text)},"<img onerror>":1,"__proto__":"p"}`) as object,
      geometry: null,
    })),
  );
  for (const [name, content] of [
    ["a.csv", csv],
    ["a.geojson", json],
  ] as const) {
    const source = blobSource(new Blob([content]), name);
    const words = new Set<string>();
    for await (const batch of readReports(source, { category: "text", department: "__proto__" })) {
      expect(batch.count).toBe(strings.length);
      for (const code of batch.codes.category ?? []) words.add(batch.dictionaries.category?.[code] ?? "");
      expect(batch.dictionaries.department).toEqual(["", "p"]);
    }
    // Columns keep values without blanks and control characters around them; opened again they are as they were written.
    for (const text of strings) expect([...words], JSON.stringify(text)).toContain(text.replace(/^[\0- ]+|[\0- ]+$/g, ""));
    const opened = await readFields(
      source,
      strings.map((_, index) => index + 1),
    );
    expect(opened.ok && strings.map((_, index) => opened.value.get(index + 1)?.fields.get("text"))).toEqual(strings);
  }
});

describe("a text of ten megabytes", () => {
  it("is a value like any other", async () => {
    const long = "长".repeat(3_500_000);
    for (const [name, content] of [
      ["a.csv", `id,kind\n1,${long}\n2,x\n`],
      [
        "a.json",
        JSON.stringify([
          { id: 1, kind: long },
          { id: 2, kind: "x" },
        ]),
      ],
    ] as const) {
      const source = blobSource(new Blob([content]), name);
      for await (const batch of readReports(source, { category: "kind" }))
        expect(batch.dictionaries.category?.map((word) => word.length)).toEqual([0, long.length, 1]);
    }
  });
});

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function isCollection(value: unknown): value is { features: unknown[] } {
  return typeof value === "object" && value !== null && "features" in value && Array.isArray(value.features);
}
