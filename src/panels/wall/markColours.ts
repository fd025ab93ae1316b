// Colours of the quiet marks, in the queue and on the map.
import type { WallMark } from "../../core/frame/wall";
import { chartColours } from "../charts/chartColours";

const PASSED_UP = { light: "#8a4fbf", dark: "#c59bf0" };
const SENT_BACK = { light: "#3b6fc4", dark: "#8fb4f2" };

/** "#rrggbb" of each mark in a theme. */
export function markColours(scheme: "light" | "dark"): { readonly [M in WallMark]: string } {
  const { warn, accent } = chartColours(scheme);
  return { overdue: warn, escalated: PASSED_UP[scheme], reopened: SENT_BACK[scheme], fresh: accent };
}
