// A wall seen from a seat: its width in millimetres and the farthest seat give the sizes of text, lines and symbols, and how sharp the map may be drawn.

/** What is set of a room. */
export interface Room {
  /** Width of the lit picture, millimetres. */
  readonly wallMm: number;
  /** The farthest seat, metres from the wall. */
  readonly seatM: number;
  /** Height of the smallest capital letter at that seat, minutes of arc. */
  readonly arcMinutes: number;
}

/** The page as the browser sees it: CSS pixels. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel. */
  readonly density: number;
}

/** Below this a capital letter cannot be read for sure (ISO 9241-303; NUREG-0700 asks for it at the greatest distance). */
export const LEAST_ARC_MINUTES = 16;
/** Height of capital letters and digits as a share of the font size: the smallest of the fonts that the page asks for (0.70 Segoe UI … 0.73 Noto Sans CJK). */
export const CAP_SHARE = 0.7;
/** Font size of the smallest name on the map, in the map's own pixels. */
const MAP_TEXT = 10;
/** A room that nobody has measured: a wall as high as a door, seen from five metres. */
const USUAL = { heightMm: 2250, seatM: 5, arcMinutes: 18 };
/** The layout needs so many lines of text in height, and so many font sizes in width. */
const NEEDS = { wide: { rows: 34, columns: 128 }, flat: { rows: 50, columns: 88 }, tall: { rows: 44, columns: 24 } } as const;
/** More lines than these are a page, not a wall. */
const MOST_ROWS = 62;
const SMALLEST_PX = 12;

export type Layout = keyof typeof NEEDS;

/** The sizes of a room; px are CSS pixels of the page. */
export interface RoomSizes {
  readonly layout: Layout;
  readonly pxPerMm: number;
  /** Height that a capital letter must have, and the font size that gives it. */
  readonly neededMm: number;
  readonly neededPx: number;
  /** Font size of the smallest text. */
  readonly textPx: number;
  readonly linePx: number;
  readonly symbolPx: number;
  /** What the smallest text really is at the farthest seat. */
  readonly arcMinutes: number;
  /** How far away the smallest text still has LEAST_ARC_MINUTES, metres. */
  readonly reachM: number;
  /** The map is drawn this much larger than on a desk. */
  readonly mapScale: number;
}

/** Height of something at `distanceMm` that fills `arcMinutes`: 2 d tan(a/2). Millimetres. */
export function heightAt(distanceMm: number, arcMinutes: number): number {
  return 2 * distanceMm * Math.tan((arcMinutes / 60) * (Math.PI / 360));
}

/** Minutes of arc that a height fills at a distance, both millimetres. */
export function arcMinutesOf(heightMm: number, distanceMm: number): number {
  return 2 * Math.atan(heightMm / (2 * distanceMm)) * (180 / Math.PI) * 60;
}

/** The room that is taken when none is set: the shape of the wall is that of the page. */
export function usualRoom({ width, height }: Screen): Room {
  return { wallMm: Math.round((USUAL.heightMm * width) / Math.max(1, height)), seatM: USUAL.seatM, arcMinutes: USUAL.arcMinutes };
}

/** wide: zones beside the map; flat: as on a screen of 16:9; tall: zones below the map. */
export function layoutOf({ width, height }: Screen): Layout {
  const aspect = width / Math.max(1, height);
  return aspect >= 2.2 ? "wide" : aspect >= 1.1 ? "flat" : "tall";
}

/** All sizes. Text is as high as the room asks for, at most what the layout holds: then `arcMinutes` says what is left of it. */
export function roomSizes(room: Room, screen: Screen): RoomSizes {
  const layout = layoutOf(screen);
  const { rows, columns } = NEEDS[layout];
  const pxPerMm = screen.width / room.wallMm;
  const distanceMm = room.seatM * 1000;
  const neededMm = heightAt(distanceMm, room.arcMinutes);
  const neededPx = (neededMm * pxPerMm) / CAP_SHARE;
  const most = Math.min(screen.width / columns, screen.height / rows);
  const least = Math.min(most, Math.max(SMALLEST_PX, layout === "tall" ? 0 : screen.height / MOST_ROWS));
  const textPx = Math.min(most, Math.max(least, neededPx));
  const heightMm = (textPx * CAP_SHARE) / pxPerMm;
  return {
    layout,
    pxPerMm,
    neededMm,
    neededPx,
    textPx,
    linePx: textPx / 12,
    symbolPx: textPx * 0.9,
    arcMinutes: arcMinutesOf(heightMm, distanceMm),
    reachM: heightMm / heightAt(1, LEAST_ARC_MINUTES) / 1000,
    mapScale: textPx / MAP_TEXT,
  };
}

/**
 * Pixels of the map per CSS pixel of its own (unscaled) box, so that it is as sharp as the wall and never has more than `maxPixels`.
 * `width` and `height` are the box on the page in CSS pixels.
 */
export function mapPixelRatio(width: number, height: number, mapScale: number, density: number, maxPixels: number): number {
  const [across, down] = [width / mapScale, height / mapScale];
  const [own, sides] = [across * down, across + down];
  // A canvas has whole pixels, its sides may be rounded up: (across × ratio + 1) (down × ratio + 1) = maxPixels.
  return own <= 0 ? density : Math.min(mapScale * density, (Math.sqrt(sides * sides + 4 * own * (maxPixels - 1)) - sides) / (2 * own));
}
