// What the panels around the map are given.
import type { Remote } from "comlink";
import type { Mark } from "../core/frame/marks";
import type { Question } from "../core/frame/question";
import type { Breaks } from "../core/stats/breaks";
import type { Engine } from "../engine/api";
import type { CameraTarget, RestingCamera } from "../map/camera";
import type { Hand } from "../map/MapCanvas";
import type { PictureOrder } from "../map/picture";
import type { HexPicture } from "../map/style";
import type { LayerName } from "../panels/choices";
import type { Format } from "../panels/format";
import type { GridRow } from "../panels/gridRows";
import type { LegendProps } from "../panels/Legend";
import type { Classed } from "./classes";
import type { Config } from "./config";
import type { View } from "./url";
import type { useCounts } from "./useCounts";
import type { Session } from "./useSession";

/** What an analysis shows on the map: classes in place of the measure's, their legend, and marked places. */
export interface Shown {
  readonly classed: Classed | null;
  /** Hexagons in place of the grids; null while they come. */
  readonly hexes?: HexPicture | null;
  readonly legend: Omit<LegendProps, "startOpen"> | null;
  readonly marks: readonly Mark[];
  readonly onPick: (id: string) => void;
  /** Pixels of the map per CSS pixel; absent: as the screen has them. */
  readonly sharpness?: number;
}

/** A picture for keeps; where two periods are compared, the earlier one's comes apart, with the per cent of the width that it takes from the left. */
export interface MapPictureOrder extends PictureOrder {
  readonly deliverEarlier?: (picture: HTMLCanvasElement, share: number) => void;
}

export interface DeskProps {
  readonly engine: Remote<Engine>;
  readonly config: Config;
  readonly session: Session;
  readonly view: View;
  readonly layers: readonly LayerName[];
  readonly scheme: "light" | "dark";
  readonly format: Format;
  readonly question: Question;
  readonly counting: ReturnType<typeof useCounts>;
  readonly rows: readonly GridRow[] | null;
  readonly foot: readonly GridRow[] | null;
  readonly legend: Omit<LegendProps, "startOpen"> | null;
  readonly hovered: number | null;
  readonly chosen: number | null;
  readonly reportPicked: number | null;
  readonly onHover: (slot: number | null) => void;
  readonly onChoose: (slot: number | null) => void;
  readonly onReport: (ledgerRow: number | null) => void;
  /** Class breaks of the measure on the map; null while nothing is counted. */
  readonly breaks: Breaks | null;
  /** Where the map rests; null before it has. */
  readonly camera: RestingCamera | null;
  readonly onGo: (target: CameraTarget) => void;
  /** Marks the place the reader went to; null takes the mark away. */
  readonly onPin: (pin: Mark | null) => void;
  /** The picture that is ordered. */
  readonly picture: MapPictureOrder | null;
  /** Orders a picture of the map; null when it has come. */
  readonly onPicture: (order: MapPictureOrder | null) => void;
  /** Lends the map to whoever redraws its grids; null takes it back. */
  readonly onHand: (hand: Hand | null) => void;
  /** An analysis shows something on the map, or with null no more. */
  readonly onShow: (shown: Shown | null) => void;
}

/** True when no source has a handling time, so that closing stands for handling (contract.md). */
export function closedStandsForHandled(ledger: {
  readonly sources: readonly { readonly mapping: { readonly handled_at?: unknown; readonly closed_at?: unknown } }[];
}): boolean {
  return ledger.sources.some((source) => source.mapping.handled_at === undefined && source.mapping.closed_at !== undefined);
}
