// Where points lie in the open plan: built when the first of them is located, since the map does not wait for it.
import { buildLocator, type Locator } from "../core/geo/locate";
import type { PolygonSet } from "../core/geo/polygons";
import type { OpenPlan } from "./plans";

const built = new WeakMap<PolygonSet, Locator>();

/** The locator of a plan, the same one every time. */
export function locatorOf({ plan: { polygons } }: Pick<OpenPlan, "plan">): Locator {
  const known = built.get(polygons);
  if (known !== undefined) return known;
  const made = buildLocator(polygons);
  built.set(polygons, made);
  return made;
}
