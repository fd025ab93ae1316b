// Views that the reader has named, kept in this browser: a name and the address that reproduces the screen.
import { z } from "../feed/schema";

export interface SavedView {
  readonly name: string;
  /** The part of the address from # on. */
  readonly hash: string;
}

const KEY = "gridkeeper.views";
const MOST = 100;
const shape = z.array(z.object({ name: z.string().min(1).max(80), hash: z.string().startsWith("#/").max(4000) }));

/** The saved views, newest first; none where the browser keeps nothing or keeps something else under our name. */
export function savedViews(storage: Storage): readonly SavedView[] {
  try {
    return shape.parse(JSON.parse(storage.getItem(KEY) ?? "[]"));
  } catch {
    return []; // a browser that forbids storage, or a text that is not ours: no view is saved
  }
}

/** Saves a view under a name, in place of one that has it; gives what is saved now, or null when the browser refuses to keep it. */
export function withView(storage: Storage, view: SavedView): readonly SavedView[] | null {
  return keep(storage, [view, ...savedViews(storage).filter(({ name }) => name !== view.name)].slice(0, MOST));
}

/** Forgets the view of a name. */
export function withoutView(storage: Storage, name: string): readonly SavedView[] | null {
  return keep(
    storage,
    savedViews(storage).filter((view) => view.name !== name),
  );
}

function keep(storage: Storage, views: readonly SavedView[]): readonly SavedView[] | null {
  try {
    storage.setItem(KEY, JSON.stringify(views));
    return views;
  } catch {
    return null;
  }
}
