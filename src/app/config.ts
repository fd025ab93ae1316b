// config.json of a deployment: its shape, and the sentence that says which key is wrong.
import * as z from "zod/mini";
import type { Language } from "../core/model/issue";
import { isMaskPattern } from "../core/model/mask";
import { schemaFault } from "../feed/schemaFault";
import { isTimeZone } from "../panels/format";
import { liveSchema } from "./configLive";
import { OWN_PATH } from "./configUrl";

const path = z.string().check(z.minLength(1), z.regex(OWN_PATH, { error: '"folder/file.json"' }));

const timed = z.union([z.string(), z.strictObject({ column: z.string(), format: z.exactOptional(z.string()) })]);
const seconds = z.exactOptional(z.number().check(z.gte(1), z.lte(3600)));
const column = z.exactOptional(z.string());
const timeZone = z.exactOptional(z.string().check(z.refine((zone: string) => isTimeZone(zone), { error: '"Asia/Shanghai"' })));
const instant = z.exactOptional(timed);

/** The mapping of contract.md: native column → column of the file. */
const mapping = z.strictObject({
  case_id: column,
  lng: column,
  lat: column,
  point: z.exactOptional(z.strictObject({ column: z.string(), form: z.enum(["wkt", "(lat, lon)", "ewkb", "geojson"]) })),
  crs: column,
  timeZone,
  encoding: column,
  reported_at: instant,
  registered_at: instant,
  dispatched_at: instant,
  deadline_at: instant,
  handled_at: instant,
  verified_at: instant,
  closed_at: instant,
  called_back_at: instant,
  updated_at: instant,
  category: column,
  category_code: column,
  source: column,
  department: column,
  level: column,
  state: column,
  satisfaction: column,
  supervised: column,
  rework_count: column,
  return_count: column,
  address: column,
  title: column,
  description: column,
});

const words = z.union([z.string(), z.strictObject({ "zh-CN": z.string(), en: z.string() })]);

const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: '"08:30"' }));
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, { error: '"2026-01-31"' }));

export const CONFIG = z.strictObject({
  $schema: z.exactOptional(z.string()),
  title: z.exactOptional(words),
  timeZone,
  languages: z.exactOptional(z.array(z.enum(["zh-CN", "en"])).check(z.minLength(1))),
  reviewNumber: z.exactOptional(z.string()),
  attribution: z.exactOptional(z.string()),
  plans: z.exactOptional(
    z.array(
      z.strictObject({
        name: z.string(),
        file: path,
        crs: z.exactOptional(z.string()),
        idProperty: z.exactOptional(z.string()),
        nameProperty: z.exactOptional(z.string()),
      }),
    ),
  ),
  cases: z.exactOptional(z.array(z.strictObject({ file: path, mapping: z.exactOptional(mapping) }))),
  ground: z.exactOptional(z.array(z.strictObject({ file: path }))),
  /** False: nothing is kept in the browser for a start without a network, and what was kept is let go. */
  offline: z.exactOptional(z.boolean()),
  /** When the page counts as failed, and whether it then loads itself anew. */
  watchdog: z.exactOptional(
    z.strictObject({
      /** On the wall only when left out; elsewhere the page asks. */
      reload: z.exactOptional(z.enum(["wall", "always", "never"])),
      /** Seconds without a sign of life of the page, of its worker, of its map. */
      pageAfter: seconds,
      workerAfter: seconds,
      mapAfter: seconds,
      /** At most so many loads by itself within so many minutes. */
      most: z.exactOptional(z.int().check(z.gte(1), z.lte(20))),
      withinMinutes: z.exactOptional(z.number().check(z.gt(0), z.lte(1440))),
    }),
  ),
  /** Sources that go on while the page is open. */
  live: z.exactOptional(liveSchema(mapping)),
  /** A file with classes, limits and departments of the town (a Catalogue, core/model/catalogue.ts). */
  catalogue: z.exactOptional(path),
  /** Working time; what is left out is China's. Days are added to China's holidays and make-up days. */
  calendar: z.exactOptional(
    z.strictObject({
      offsetMinutes: z.exactOptional(z.int().check(z.gte(-840), z.lte(840))),
      hours: z.exactOptional(z.array(z.tuple([clock, clock])).check(z.minLength(1))),
      weekend: z.exactOptional(z.array(z.int().check(z.gte(1), z.lte(7)))),
      hoursPerWorkDay: z.exactOptional(z.number().check(z.gt(0), z.lte(24))),
      holidays: z.exactOptional(z.array(date)),
      workdays: z.exactOptional(z.array(date)),
    }),
  ),
  /** Shifts of a day; the matrix of hours draws their lines, the profile of a grid says who is on duty. */
  shifts: z.exactOptional(z.array(z.strictObject({ name: z.string(), from: clock, to: clock })).check(z.minLength(1))),
  /** People of the grids: of the areas with these ids, or of the whole town; always there without a shift. */
  staff: z.exactOptional(
    z.array(
      z.strictObject({
        name: z.string(),
        post: z.string(),
        grids: z.exactOptional(z.array(z.string())),
        shift: z.exactOptional(z.string()),
        phone: z.exactOptional(z.string()),
      }),
    ),
  ),
  /** The level between town and grid: each centre with the ids of its grids. */
  centres: z.exactOptional(z.array(z.strictObject({ name: z.string(), grids: z.array(z.string()).check(z.minLength(1)) }))),
  /** The three lists as files of points (CSV or GeoJSON with name, service, body). */
  services: z.exactOptional(z.array(z.strictObject({ list: z.enum(["resources", "needs", "projects"]), file: path }))),
  /** A file of early-warning rules (rules.schema.json). */
  rules: z.exactOptional(path),
  /** A file with the setting of the wall: room, playlist, rules (wall.schema.json). */
  wall: z.exactOptional(path),
  /** Masks of personal data in texts; the usual ones when left out, none for an empty list. */
  masks: z.exactOptional(
    z.array(
      z.strictObject({
        id: z.string(),
        pattern: z.string().check(z.refine((pattern) => isMaskPattern(pattern), { error: '"\\d{11}" (RegExp)' })),
        replacement: z.string(),
      }),
    ),
  ),
});

export type Config = z.infer<typeof CONFIG>;

/** A configuration, or the one sentence that says what is wrong with it, in both languages. */
export type ConfigResult = { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly sentence: { readonly [K in Language]: string } };

/** Checks a parsed config.json. `file` is the name that the sentence uses. */
export function readConfig(file: string, value: unknown): ConfigResult {
  const read = z.safeParse(CONFIG, value);
  if (read.success) return { ok: true, config: read.data };
  const { place, expected, isUnknownKey } = schemaFault(read.error, "config.schema.json");
  if (isUnknownKey) {
    return {
      ok: false,
      sentence: {
        en: `${file}: the key "${place}" is not known; expected one of config.schema.json.`,
        "zh-CN": `${file}：不认识的键“${place}”；应为 config.schema.json 中的键。`,
      },
    };
  }
  return {
    ok: false,
    sentence: { en: `${file} is wrong at "${place}": expected ${expected}.`, "zh-CN": `${file} 的“${place}”有误：应为 ${expected}。` },
  };
}

/** The published JSON Schema of config.json. */
export function configSchema(): object {
  return { $schema: "https://json-schema.org/draft/2020-12/schema", title: "Gridkeeper config.json", ...z.toJSONSchema(CONFIG, { io: "input" }) };
}
