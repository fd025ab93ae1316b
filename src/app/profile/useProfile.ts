// What a profile is made of, out of the engine: its facts, its way up and down, and its latest cases.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { DeskProps } from "../deskProps";
import type { Scope } from "./scope";

/** Cases that are listed. */
const LATEST = 8;

/** Slots of a scope; null is the town. */
export function slotsOf(scope: Scope): readonly number[] | null {
  return scope.kind === "town" ? null : scope.kind === "grid" ? [scope.slot] : scope.slots;
}

export function useProfile({ engine, session, counting, question }: DeskProps, scope: Scope) {
  const { plan, ledger } = session.opened;
  const { period, filters } = question;
  const slots = slotsOf(scope);
  const slot = scope.kind === "grid" ? scope.slot : null;
  const selection = { period, ...(filters && { filters }) };
  const facts = useQuery({
    queryKey: ["profile", ...counting.versions, period, filters, slots],
    queryFn: () => engine.profile({ slots, ...selection }),
    enabled: plan !== null && ledger !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const drill = useQuery({ queryKey: ["drill", plan?.version, slot], queryFn: () => engine.drill(slot), staleTime: Number.POSITIVE_INFINITY });
  const n = facts.data && !facts.isPlaceholderData ? facts.data.n : null;
  const cases = useQuery({
    queryKey: ["profileCases", ...counting.versions, period, filters, slot, n],
    queryFn: () => engine.rows("located", slot, Math.max(0, (n ?? 0) - LATEST), LATEST, selection),
    enabled: slot !== null && n !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const fits = facts.data?.mixDistance.length === plan?.grids.length && !facts.isPlaceholderData;
  return {
    facts: fits ? (facts.data ?? null) : null,
    drill: drill.data ?? null,
    cases: slot === null ? [] : [...(cases.data?.rows ?? [])].reverse(),
  };
}
