// Results for everything a user can cause. Only programmer errors throw.
import type { Issue } from "./issue";

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issue: Issue };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(issue: Issue): { readonly ok: false; readonly issue: Issue } {
  return { ok: false, issue };
}
