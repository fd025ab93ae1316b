// Recolouring the grids: feature-state is set for the slots whose class changed, and for no other.
import { GRIDS_SOURCE, LABELS_SOURCE } from "./grids";
import { SHAPES_LAYER } from "./tiles";

const GRIDS = { source: GRIDS_SOURCE, sourceLayer: SHAPES_LAYER } as const;

/** What of a MapLibre map is needed to paint grids. */
export interface Paintable {
  setFeatureState(feature: { source: string; sourceLayer?: string; id: number }, state: Record<string, unknown>): unknown;
  removeFeatureState(feature: { source: string; sourceLayer?: string; id?: number }, key?: string): unknown;
}

/** Tells the map the radius of every slot's circle, null for none, and answers whether it was new to it: another source has not been told yet. */
export function sizer(map: Paintable): (source: unknown, sizes: Float32Array | null) => boolean {
  let told: { readonly source: unknown; readonly sizes: Float32Array | null } = { source: undefined, sizes: null };
  return (source, sizes) => {
    if (source === undefined || (source === told.source && sizes === told.sizes)) return false;
    told = { source, sizes };
    if (sizes === null) map.removeFeatureState({ source: LABELS_SOURCE });
    for (const [slot, radius] of sizes?.entries() ?? []) map.setFeatureState({ source: LABELS_SOURCE, id: slot }, { radius });
    return true;
  };
}

/**
 * Sets the class of every grid whose class differs from the one applied before, and returns what is applied now (a copy of `next`).
 * `null` before: nothing is applied yet; `null` next: every class is taken away. Classes are one byte per slot (core/frame/pictures.ts).
 */
export function recolour(map: Paintable, applied: Uint8Array | null, next: Uint8Array | null): Uint8Array | null {
  const before = applied?.length ?? 0;
  const after = next?.length ?? 0;
  for (let slot = 0; slot < after; slot++) {
    const grade = next?.[slot] ?? 0;
    if (slot >= before || applied?.[slot] !== grade) map.setFeatureState({ ...GRIDS, id: slot }, { class: grade });
  }
  for (let slot = after; slot < before; slot++) map.removeFeatureState({ ...GRIDS, id: slot }, "class");
  return next ? next.slice() : null;
}

/** Moves a mark ("hovered", "selected") from one slot to another; null is none. Returns the slot that bears it now. */
export function moveMark(map: Paintable, mark: "hovered" | "selected", from: number | null, to: number | null): number | null {
  if (from === to) return to;
  if (from !== null) map.removeFeatureState({ ...GRIDS, id: from }, mark);
  if (to !== null) map.setFeatureState({ ...GRIDS, id: to }, { [mark]: true });
  return to;
}
