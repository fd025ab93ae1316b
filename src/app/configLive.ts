// The live sources of config.json: what each kind may say. No address may carry a name, a password or a token.
import * as z from "zod/mini";
import { OWN_PATH } from "./configUrl";

const SECRET = /[?&](api[_-]?key|app[_-]?key|key|token|access[_-]?token|password|passwd|secret|sig|signature|tk)=/i;

/** A path of our own origin, or a whole address of one of these schemes without user, password or token. */
function isAddress(text: string, schemes: readonly string[]): boolean {
  if (SECRET.test(text)) return false;
  if (OWN_PATH.test(text)) return true;
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return schemes.includes(protocol) && username === "" && password === "";
}

const address = z.string().check(
  z.minLength(1),
  z.refine((text: string) => isAddress(text, ["http:", "https:"]), { error: '"feeds/cases" | "https://…"' }),
);
const socket = z.string().check(
  z.minLength(1),
  z.refine((text: string) => isAddress(text, ["ws:", "wss:"]), { error: '"feeds/mqtt" | "wss://…"' }),
);
const seconds = z.number().check(z.minimum(1), z.maximum(86_400));
const optional = z.exactOptional;

/** The schema of `live`; `mapping` is that of files. */
export function liveSchema<M extends z.ZodMiniType>(mapping: M) {
  const common = {
    name: z.string().check(z.minLength(1)),
    mapping: optional(mapping),
    lateAfter: optional(seconds),
    quietAfter: optional(seconds),
    keepHours: optional(z.number().check(z.minimum(1 / 60), z.maximum(24 * 3660))),
  };
  const auth = optional(
    z.strictObject({ header: optional(z.string().check(z.regex(/^[A-Za-z0-9-]+$/, { error: '"X-App-Token"' }))), value: optional(z.string()) }),
  );
  const polled = { ...common, url: address, auth, every: seconds };
  const since = optional(z.strictObject({ parameter: z.string(), overlap: optional(z.number()) }));
  const poll = z.strictObject({ kind: z.literal("poll"), ...polled, format: z.enum(["csv", "json"]), since });
  const pageSize = optional(z.int().check(z.minimum(1)));
  const source = z.discriminatedUnion("kind", [
    poll,
    z.strictObject({
      kind: z.literal("open311"),
      ...polled,
      format: z.enum(["json", "xml"]),
      jurisdiction: optional(z.string()),
      updatedAfter: optional(z.boolean()),
      days: optional(z.number()),
      pageSize,
    }),
    z.strictObject({
      kind: z.literal("features"),
      ...polled,
      collection: z.string(),
      bbox: optional(z.tuple([z.number(), z.number(), z.number(), z.number()])),
      datetime: optional(z.boolean()),
      pageSize,
    }),
    z.strictObject({ kind: z.literal("sse"), ...common, url: address, auth, silence: optional(seconds), backfill: optional(poll) }),
    z.strictObject({
      kind: z.literal("mqtt"),
      ...common,
      url: socket,
      auth,
      topic: z.string(),
      username: optional(z.string()),
      version: optional(z.union([z.literal(4), z.literal(5)])),
      backfill: optional(poll),
    }),
    z.strictObject({
      kind: z.literal("replay"),
      ...common,
      file: optional(z.string().check(z.regex(OWN_PATH, { error: '"folder/file.csv"' }))),
      day: optional(
        z.string().check(
          z.regex(/^\d{4}-\d\d-\d\d$/, { error: '"2026-01-31"' }),
          z.refine((day: string) => !Number.isNaN(Date.parse(day)), { error: '"2026-01-31"' }),
        ),
      ),
      speed: z.number().check(z.minimum(1), z.maximum(86_400)),
    }),
  ]);
  // A token is given to a source by its name, and a name is all that the screen says.
  return z.array(source).check(z.refine((sources) => new Set(sources.map(({ name }) => name)).size === sources.length, { error: '"name" ≠ "name"' }));
}
