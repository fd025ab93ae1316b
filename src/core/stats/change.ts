// Change worth believing: two counts, a word and how sure it is. Percentages are told, never the ground of a colour or an arrow.

/** `tooFew`: both counts are under the least number; `noBase`: nothing to compare with (none known, or 0). */
export type ChangeWord = "up" | "down" | "steady" | "tooFew" | "noBase";

export interface Change {
  readonly now: number;
  /** Null where the earlier period is not known. */
  readonly before: number | null;
  readonly difference: number | null;
  /** (now − before) / before; null without a base. */
  readonly ratio: number | null;
  /** 2 (√now − √before); null where the earlier period is not known. */
  readonly z: number | null;
  readonly word: ChangeWord;
}

export interface ChangeRule {
  /** No arrow while both counts are below (traffic.json "yoy"). */
  readonly leastCases: number;
  /** |z| from which a change is more than noise. */
  readonly alarm: number;
}

/**
 * Wheeler's rule: alarm at |z| ≥ 3. The square root makes the spread of a count the same whatever its size (a half), so z against a long, known
 * usual number has a standard deviation of 1; against one earlier count, itself by chance, √2: there 3 is about one false alarm in 30, not in 370.
 */
export const CHANGE_RULE: ChangeRule = { leastCases: 5, alarm: 3 };

/** How a count changed against the same dates last year (同比) or the period before (环比; frame/earlier.ts). Both periods must be about as long. Throws RangeError for counts below 0. */
export function changeOf(now: number, before: number | null, rule: ChangeRule = CHANGE_RULE): Change {
  if (!(now >= 0) || (before !== null && !(before >= 0))) throw new RangeError(`changeOf: expected counts and got ${now} and ${before}`);
  if (before === null) return { now, before, difference: null, ratio: null, z: null, word: "noBase" };
  const z = 2 * (Math.sqrt(now) - Math.sqrt(before));
  const ratio = before === 0 ? null : (now - before) / before;
  return { now, before, difference: now - before, ratio, z, word: wordOf(now, before, z, rule) };
}

function wordOf(now: number, before: number, z: number, { leastCases, alarm }: ChangeRule): ChangeWord {
  if (now < leastCases && before < leastCases) return "tooFew";
  if (before === 0) return "noBase";
  if (Math.abs(z) < alarm) return "steady";
  return z > 0 ? "up" : "down";
}
