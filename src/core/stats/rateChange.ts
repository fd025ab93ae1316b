// Whether a rate moved by more than chance: two shares of two periods, compared by their pooled standard error.
import { CHANGE_RULE, type ChangeRule, type ChangeWord } from "./change";
import { FEW_CASES } from "./indicators";

/** A rate of one period as what it stands on. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

export interface RateChange {
  /** now − before as shares of 1; null where one of them is 0/0 or the earlier period is not known. */
  readonly difference: number | null;
  /** Two-proportion z with the pooled share; null without a difference. */
  readonly z: number | null;
  /** `tooFew` while either period stands on fewer than FEW_CASES cases. */
  readonly word: ChangeWord;
}

/** How a rate changed against an earlier period; `before` null where that is not known. A change is named from |z| ≥ the rule's alarm. */
export function rateChangeOf(now: Share, before: Share | null, rule: Pick<ChangeRule, "alarm"> = CHANGE_RULE): RateChange {
  if (before === null || before.denominator === 0 || now.denominator === 0) return { difference: null, z: null, word: "noBase" };
  const difference = now.numerator / now.denominator - before.numerator / before.denominator;
  const pooled = (now.numerator + before.numerator) / (now.denominator + before.denominator);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / now.denominator + 1 / before.denominator));
  const z = error === 0 ? 0 : difference / error;
  if (now.denominator < FEW_CASES || before.denominator < FEW_CASES) return { difference, z, word: "tooFew" };
  if (Math.abs(z) < rule.alarm) return { difference, z, word: "steady" };
  return { difference, z, word: z > 0 ? "up" : "down" };
}
