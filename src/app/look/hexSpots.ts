// Hot spots over hexagons for the map and the table: their shapes by class, and a name for each.
import type { TFunction } from "i18next";
import { useEffect, useMemo } from "react";
import { hexShapesJson } from "../../core/frame/hexShapes";
import type { HotHexAnswer } from "../../core/frame/hotSpotTable";
import { NO_DATA_CLASS } from "../../core/frame/pictures";
import type { HexPicture } from "../../map/style";

/** MapLibre's worker may still be reading what has just been replaced. */
const GRACE_MS = 10_000;

/** The tested hexagons in the colours of their classes; null while there is no answer. */
export function useHexPicture(answer: HotHexAnswer | null, classes: Uint8Array | null, colours: readonly string[]): HexPicture | null {
  const picture = useMemo(() => {
    if (answer === null || classes === null || classes.length * 12 !== answer.corners.length) return null;
    const json = hexShapesJson(answer.corners, (bin) => (classes[bin] === NO_DATA_CLASS ? null : `{"class":${classes[bin]}}`));
    const shapesUrl = URL.createObjectURL(new Blob([json], { type: "application/geo+json" }));
    return { shapesUrl, property: "class", breaks: colours.slice(1).map((_, index) => index + 0.5), colours };
  }, [answer, classes, colours]);
  useEffect(
    () => () => {
      if (picture) setTimeout(() => URL.revokeObjectURL(picture.shapesUrl), GRACE_MS);
    },
    [picture],
  );
  return picture;
}

/** By the grid that holds its middle, numbered within it. */
export function hexNames(slots: Int32Array, grids: readonly { readonly name: string }[], t: TFunction): readonly string[] {
  const numbers = new Map<number, number>();
  return Array.from(slots, (slot, place) => {
    const number = (numbers.get(slot) ?? 0) + 1;
    numbers.set(slot, number);
    const grid = grids[slot]?.name;
    return grid === undefined ? t("look.hot.hexNameless", { text: place + 1 }) : t("look.hot.hexName", { text: number, grid });
  });
}

/** [lng, lat] of its middle, half way between two opposite corners. */
export function hexMiddle(corners: Float64Array, place: number): readonly [number, number] {
  const at = (corner: number): number => corners[place * 12 + corner] ?? 0;
  return [(at(0) + at(6)) / 2, (at(1) + at(7)) / 2];
}
