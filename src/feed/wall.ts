// A wall's JSON at the door: checked once against its schema, the first fault named by its place; the schema is published as public/wall.schema.json.
import type { Wall } from "../core/frame/wall";
import { done, type Result, refused } from "../core/model/result";
import { z } from "./schema";
import { schemaFault } from "./schemaFault";

const hour = z.number().min(0).max(24);
const share = z.number().min(0).max(1);

const STEP = z.strictObject({
  name: z.string().max(60),
  dwellSeconds: z.number().min(3).max(86_400),
  /** The part of an address after "?": only what is looked at is taken out of it. */
  show: z.string().max(4000),
  span: z.enum(["today", "week", "month", "all"]),
  hours: z
    .tuple([hour, hour])
    .refine(([from, to]) => from !== to, { error: '"[7, 20]"' })
    .nullable()
    .default(null),
  days: z.array(z.int().min(1).max(7)).min(1).nullable().default(null),
});

/** What is left out of a file is as it usually is, but for the views: a wall without any shows nothing. */
const WALL = z.strictObject({
  $schema: z.string().exactOptional(),
  room: z
    .strictObject({ wallMm: z.number().min(200).max(200_000), seatM: z.number().min(0.3).max(200), arcMinutes: z.number().min(16).max(60) })
    .nullable()
    .default(null),
  steps: z.array(STEP).min(1).max(100),
  grave: z.array(z.string().min(1)).default([]),
  holdSeconds: z.number().min(0).max(3600).default(20),
  newMinutes: z.number().min(1).max(1440).default(30),
  targets: z
    .strictObject({
      handling: share.exactOptional(),
      timeliness: share.exactOptional(),
      closure: share.exactOptional(),
      onTimeClosure: share.exactOptional(),
      satisfaction: share.exactOptional(),
    })
    .default({}),
  night: z
    .strictObject({ from: hour, to: hour, light: z.number().min(0.1).max(1) })
    .nullable()
    .default(null),
  driftPx: z.int().min(0).max(16).default(4),
  maxPixels: z.number().min(100_000).max(100_000_000).default(8_300_000),
});

/** A wall out of parsed JSON, or an issue of `file` that names the place of the first fault. */
export function parseWall(json: unknown, file: string): Result<Wall> {
  const parsed = WALL.safeParse(json);
  if (parsed.success) {
    const { $schema: _, ...wall } = parsed.data;
    return done(wall);
  }
  const { place, expected } = schemaFault(parsed.error, "wall.schema.json");
  return refused({ code: "wall_wrong", file, place, detail: { expected } });
}

/** The same out of a text; what is no JSON is an issue of the file. */
export function readWall(text: string, file: string): Result<Wall> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused({ code: "wall_wrong", file, place: "{}", detail: { expected: "JSON" } });
  }
  return parseWall(json, file);
}

/** The JSON Schema of a wall. */
export function wallSchema(): object {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: "Gridkeeper wall", ...z.toJSONSchema(WALL, { io: "input" }) };
}
