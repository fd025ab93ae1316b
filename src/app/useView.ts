// The address bar as a store: the one home of what is looked at.
import { useSyncExternalStore } from "react";
import { formatHash, parseHash, type View } from "./url";

let lastHash: string | null = null;
let lastView: View = parseHash("");

function current(): View {
  if (window.location.hash !== lastHash) {
    lastHash = window.location.hash;
    lastView = keepSame(lastView, parseHash(lastHash));
  }
  return lastView;
}

/** The next view with every value that has not changed kept as the very same object, so that nothing downstream is made anew for a moved camera. */
export function keepSame(last: View, next: View): View {
  const kept: Record<string, unknown> = { ...next };
  for (const key of Object.keys(next) as (keyof View)[]) if (JSON.stringify(last[key]) === JSON.stringify(next[key])) kept[key] = last[key];
  return Object.assign({ ...next }, kept);
}

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("hashchange", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("hashchange", listener);
  };
}

/** Changes what is looked at. `replace` for what is no step back (camera, typing); without it the change is a step in the browser's history. */
export function changeView(change: Partial<View> | ((view: View) => Partial<View>), replace = false): void {
  const view = current();
  const hash = formatHash({ ...view, ...(typeof change === "function" ? change(view) : change) });
  if (hash === window.location.hash) return;
  if (replace) window.history.replaceState(null, "", hash);
  else window.history.pushState(null, "", hash);
  for (const listener of listeners) listener();
}

/** What is looked at, always as the address says. */
export function useView(): View {
  return useSyncExternalStore(subscribe, current);
}
