// A file of rules at the door: checked once against its schema, every fault named by its place; the schema is published as public/rules.schema.json.

import { done, type Result, refused } from "../core/model/result";
import type { Rule } from "../core/stats/rules";
import { z } from "./schema";
import { schemaFault } from "./schemaFault";

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const list = z.array(z.string().min(1)).min(1).readonly();
const per = z.enum(["grid", "town"]);
const atLeast = z.int().min(1);
/** Neighbours are looked for in cells of this size: a few hundred metres are a place, a town is not. */
const metres = z.number().min(5).max(2000);

const RULE: z.ZodType<Rule> = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: words,
  enabled: z.boolean(),
  object: z.strictObject({
    categories: list.exactOptional(),
    sources: list.exactOptional(),
    departments: list.exactOptional(),
    which: z.enum(["reported", "open", "overdue"]),
  }),
  /** An hour to three years. */
  windowHours: z.number().min(1).max(26_304),
  test: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("threshold"), per, atLeast }),
    z.strictObject({ kind: z.literal("trend"), per, atLeast, windows: z.int().min(2).max(104), z: z.number().min(1).max(10) }),
    z.strictObject({ kind: z.literal("repeat"), atLeast: z.int().min(2), metres }),
    z.strictObject({ kind: z.literal("cluster"), atLeast: z.int().min(2), metres }),
  ]),
  level: z.enum(["notice", "warning", "alarm"]),
  owner: z.enum(["unit", "grid", "centre", "town"]),
  action: words,
  reason: words,
});

const FILE = z.strictObject({ $schema: z.string().exactOptional(), rules: z.array(RULE) });

/** Rules out of parsed JSON `{ "rules": […] }`, or an issue of `file` that names the place and what is expected there, or an id that two rules share. */
export function parseRules(json: unknown, file: string): Result<readonly Rule[]> {
  const parsed = FILE.safeParse(json);
  if (!parsed.success) {
    const { place, expected } = schemaFault(parsed.error, "rules.schema.json");
    return refused({ code: "rule_wrong", file, place, detail: { expected } });
  }
  const { rules } = parsed.data;
  const seen = new Set<string>();
  for (const { id } of rules) {
    if (seen.has(id)) return refused({ code: "rule_repeated", file, place: id });
    seen.add(id);
  }
  return done(rules);
}

/** The JSON Schema of a file of rules. */
export function rulesSchema(): object {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: "Gridkeeper rules", ...z.toJSONSchema(FILE, { io: "input" }) };
}
