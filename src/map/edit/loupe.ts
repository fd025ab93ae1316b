// What lies under a finger, shown above it: the finger hides the very vertex that it draws.
import type { HandColours } from "./colours";

/** CSS pixels: the glass, how far its middle lies above the finger; how many times larger it shows. */
const RADIUS = 52;
const ABOVE = 80 + RADIUS / 2;
const TIMES = 2;

/** Where the glass is held for a finger at a place: above it, and beside it near the upper edge. CSS pixels. */
export function glassAt(px: number, py: number, width: number): readonly [x: number, y: number] {
  const x = Math.max(RADIUS + 4, Math.min(width - RADIUS - 4, px));
  if (py - ABOVE >= RADIUS + 4) return [x, py - ABOVE];
  return [px > width / 2 ? px - ABOVE : px + ABOVE, Math.max(RADIUS + 4, py)];
}

/** Draws the glass into the last of the sheets; what it shows is drawn in all of them. `ratio`: device pixels in a CSS pixel, as the context is scaled. */
export function drawLoupe(
  context: CanvasRenderingContext2D,
  sheets: readonly HTMLCanvasElement[],
  { px, py }: { readonly px: number; readonly py: number },
  ratio: number,
  colours: HandColours,
): void {
  const [x, y] = glassAt(px, py, context.canvas.width / ratio);
  const seen = RADIUS / TIMES;
  context.save();
  context.beginPath();
  context.arc(x, y, RADIUS, 0, 2 * Math.PI);
  context.clip();
  context.fillStyle = colours.halo;
  context.fillRect(x - RADIUS, y - RADIUS, RADIUS * 2, RADIUS * 2);
  const side = seen * 2 * ratio;
  for (const sheet of sheets) context.drawImage(sheet, (px - seen) * ratio, (py - seen) * ratio, side, side, x - RADIUS, y - RADIUS, RADIUS * 2, RADIUS * 2);
  context.restore();
  context.beginPath();
  context.arc(x, y, RADIUS, 0, 2 * Math.PI);
  context.moveTo(x - 7, y);
  context.lineTo(x + 7, y);
  context.moveTo(x, y - 7);
  context.lineTo(x, y + 7);
  context.strokeStyle = colours.border;
  context.lineWidth = 2;
  context.stroke();
}
