// What is compared, as it stands in the address: "closure", "n/households", with the smallest base where the reader set one: "closure/25".
import type { FairMeasure } from "../../core/frame/fairTable";
import type { Denominator } from "../../core/stats/fair";
import { indicatorById } from "../../core/stats/indicatorList";

export const PER = ["km2", "households", "staff"] as const satisfies readonly Denominator[];

export interface FairPart {
  readonly measure: FairMeasure;
  /** null: the usual one. */
  readonly least: number | null;
}

const USUAL: FairPart = { measure: { kind: "rate", indicator: "closure" }, least: null };

/** Reads the address; what cannot be read is the closure rate. */
export function fairPartOf(text: string | null): FairPart {
  return (text === null ? null : isKnownFair(text)) ?? USUAL;
}

/** The part that a text names, or null. */
export function isKnownFair(text: string): FairPart | null {
  const words = text.split("/");
  const measure = measureOf(words);
  const number = words[measure?.kind === "count" ? 2 : 1];
  if (measure === null || (number !== undefined && !/^[1-9]\d{0,5}$/.test(number))) return null;
  return { measure, least: number === undefined ? null : Number(number) };
}

function measureOf([first = "", second = ""]: readonly string[]): FairMeasure | null {
  if (first !== "n") return indicatorById(first)?.kind === "rate" ? { kind: "rate", indicator: first } : null;
  const per = PER.find((one) => one === second);
  return per === undefined ? null : { kind: "count", per };
}

/** A part as the address writes it. */
export function fairPartText({ measure, least }: FairPart): string {
  const name = measure.kind === "rate" ? measure.indicator : `n/${measure.per}`;
  return least === null ? name : `${name}/${least}`;
}
