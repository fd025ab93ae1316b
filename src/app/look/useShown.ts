// What a tab shows on the map, for as long as it is open. The map is outside of the panel: it is told, and told again when the tab closes.
import { useEffect } from "react";
import type { DeskProps, Shown } from "../deskProps";

/** Shows something on the map until the tab closes. `shown` must be kept (useMemo): a new object is a new order. */
export function useShown(onShow: DeskProps["onShow"], shown: Shown | null): void {
  useEffect(() => onShow(shown), [onShow, shown]);
  useEffect(() => () => onShow(null), [onShow]);
}
