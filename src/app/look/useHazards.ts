// The list of hazards of this page: kept in the browser once the reader has touched it, else generated for the demo town, else empty.
import { useQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { HAZARD_MOVES, type Hazard, type HazardMove, type HazardState } from "../../core/model/hazards";
import type { Language } from "../../core/model/issue";
import { z } from "../../feed/schema";
import { keepJson, keptJson } from "./keptJson";
import { places } from "./usePlaces";

const KEY = "gridkeeper.hazards";
const STATES = Object.keys(HAZARD_MOVES) as [HazardState, ...HazardState[]];
const MOVES = ["list", "refuse", "start", "apply", "accept", "sendBack", "relist"] as const satisfies readonly HazardMove[];

const HAZARD: z.ZodType<Hazard> = z.strictObject({
  number: z.string().min(1),
  place: z.string(),
  position: z.tuple([z.int(), z.int()]).readonly().nullable(),
  level: z.enum(["town", "county", "municipal", "provincial"]),
  issuedBy: z.string(),
  reason: z.string(),
  measures: z.string(),
  body: z.string(),
  due: z.number().nullable(),
  progress: z.number().min(0).max(100),
  state: z.enum(STATES),
  steps: z.array(z.strictObject({ move: z.enum(MOVES), at: z.number(), by: z.string(), reason: z.string() })).readonly(),
});
const FILE = z.strictObject({ hazards: z.array(HAZARD) });

/** Hazards of a text; null when it holds none that we can read. */
export function hazardsOf(value: unknown): readonly Hazard[] | null {
  const read = FILE.safeParse(value);
  return read.success ? read.data.hazards : null;
}

export function useHazards(isDemo: boolean, language: Language) {
  const [own, setOwn] = useState<readonly Hazard[] | null>(() => hazardsOf(keptJson(KEY)));
  const given = useQuery({
    queryKey: ["demoHazards", isDemo, language],
    queryFn: () => (isDemo ? places().demoHazards(language === "en" ? "en" : "zh") : []),
    enabled: own === null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const keep = useCallback((hazards: readonly Hazard[]): boolean => {
    setOwn(hazards);
    return keepJson(KEY, { hazards });
  }, []);
  const reset = useCallback(() => {
    setOwn(null);
    keepJson(KEY, null);
  }, []);
  return { hazards: own ?? given.data ?? [], generated: own === null && isDemo, keep, reset };
}
