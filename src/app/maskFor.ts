// The mask of a deployment: its own rules, the usual ones when it names none, nothing masked for an empty list.
import { type Mask, maskOf, USUAL_MASKS } from "../core/model/mask";
import type { Config } from "./config";

const made = new WeakMap<Config, { readonly mask: Mask | null }>();

/** What texts of reports are passed through before they are shown; null where the deployment shows them as they are. */
export function maskFor(config: Config): Mask | null {
  const known = made.get(config);
  if (known) return known.mask;
  const rules = config.masks ?? USUAL_MASKS;
  const mask = rules.length === 0 ? null : maskOf(rules);
  made.set(config, { mask });
  return mask;
}
