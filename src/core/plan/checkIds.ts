// Faults of the ids: missing, twice, or made unlike the others.
import type { CheckIssue } from "./checkIssue";

/** From this share of the ids on, their common form is the scheme and the others stand out. */
const SCHEME_SHARE = 0.9;

/** Checks the ids of all slots; null or blank is missing. */
export function checkIds(ids: readonly (string | null)[]): CheckIssue[] {
  const issues: CheckIssue[] = [];
  const slotsOf = new Map<string, number[]>();
  const slotsOfForm = new Map<string, number[]>();
  for (const [slot, id] of ids.entries()) {
    if (id === null || id.trim() === "") {
      issues.push({ kind: "id_missing", severity: "error", slots: [slot], place: null });
      continue;
    }
    push(slotsOf, id, slot);
    push(slotsOfForm, formOf(id), slot);
  }
  for (const slots of slotsOf.values()) if (slots.length > 1) issues.push({ kind: "id_duplicate", severity: "error", slots, place: null });
  const named = [...slotsOf.values()].flat().length;
  const scheme = [...slotsOfForm.entries()].find(([form, slots]) => /^[\dA]+$/.test(form) && slots.length >= SCHEME_SHARE * named);
  if (scheme && slotsOfForm.size > 1) {
    const others = [...slotsOfForm.entries()].filter(([form]) => form !== scheme[0]).flatMap(([, slots]) => slots);
    for (const slot of others) issues.push({ kind: "id_scheme", severity: "warning", slots: [slot], place: null });
  }
  return issues;
}

/** Digits as 0 and capital letters as A, so that "06075010100" and "06075010200" look alike; what has other letters is a name, kept as it is. */
function formOf(id: string): string {
  return id.replace(/\d/g, "0").replace(/[A-Z]/g, "A");
}

function push(map: Map<string, number[]>, key: string, slot: number): void {
  const slots = map.get(key);
  if (slots) slots.push(slot);
  else map.set(key, [slot]);
}
