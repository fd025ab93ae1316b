// The picture that leaves the page: the map with its legend, scale, period and sources, so that it can stand alone in a report.
import type { RestingCamera } from "../map/camera";
import type { LegendProps } from "../panels/Legend";

export interface PictureWords {
  readonly title: string;
  readonly legend: Omit<LegendProps, "startOpen">;
  /** Text of a class's count of grids. */
  readonly count: (grids: number) => string;
  /** Lines at the foot: review number, sources, when it was made. */
  readonly foot: readonly string[];
}

export interface PictureColours {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
}

const MARGIN = 16;
const LINE = 18;
const FONT = 'system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const SWATCH = 14;
const EARTH_M = 40_075_016.686;
const BAR_MOST = 120;

/** The map's own canvas, drawn at `scale` pixels per CSS pixel, with head, legend and foot around it. */
export function pictureSheet(map: HTMLCanvasElement, scale: number, camera: RestingCamera, words: PictureWords, colours: PictureColours): HTMLCanvasElement {
  const width = map.width / scale;
  const height = map.height / scale;
  const legendLines = legendText(words.legend);
  const rows = words.legend.entries.reduce((sum, entry) => sum + entryHeight(entry), 0);
  const below = MARGIN * 2 + LINE + Math.max(LINE * legendLines.length, rows, LINE * words.foot.length);
  const sheet = document.createElement("canvas");
  sheet.width = map.width;
  sheet.height = Math.round((MARGIN * 2 + LINE * 1.4 + height + below) * scale);
  const pen = sheet.getContext("2d");
  if (!pen) return sheet;
  pen.scale(scale, scale);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, sheet.height / scale);
  pen.textBaseline = "middle";
  write(pen, words.title, MARGIN, MARGIN + LINE * 0.7, `600 18px ${FONT}`, colours.ink, width - 2 * MARGIN);

  const top = MARGIN * 2 + LINE * 1.4;
  pen.drawImage(map, 0, top, width, height);
  pen.strokeStyle = colours.line;
  pen.strokeRect(0, top, width, height);

  const base = top + height + MARGIN;
  const column = (width - 2 * MARGIN) / 3;
  write(pen, `${words.legend.title} (${words.legend.unit})`, MARGIN, base + LINE / 2, `600 13px ${FONT}`, colours.ink, column - MARGIN);
  drawEntries(pen, words, MARGIN, base + LINE, column - MARGIN, colours);
  for (const [line, text] of legendLines.entries())
    write(pen, text, MARGIN + column, base + LINE * (line + 0.5), `12px ${FONT}`, colours.soft, column - MARGIN);
  drawScale(pen, camera, MARGIN + 2 * column, base + LINE / 2, colours);
  for (const [line, text] of words.foot.entries())
    write(pen, text, MARGIN + 2 * column, base + LINE * (line + 1.5), `12px ${FONT}`, colours.soft, column - MARGIN);
  return sheet;
}

/** Two periods on one map as the screen shows them: the earlier one takes `share` per cent of the width from the left, each side is named. */
export function sideBySide(
  earlier: HTMLCanvasElement,
  later: HTMLCanvasElement,
  share: number,
  { scale, sides, colours }: { readonly scale: number; readonly sides: readonly [string, string]; readonly colours: PictureColours },
): HTMLCanvasElement {
  const pen = later.getContext("2d");
  const border = Math.round((later.width * share) / 100);
  if (!pen) return later;
  if (border > 0) pen.drawImage(earlier, 0, 0, border, later.height, 0, 0, border, later.height);
  pen.scale(scale, scale);
  pen.fillStyle = colours.ink;
  pen.fillRect(border / scale - 1, 0, 2, later.height / scale);
  pen.textBaseline = "middle";
  pen.font = `600 13px ${FONT}`;
  for (const [side, text] of sides.entries()) {
    const width = pen.measureText(text).width + 16;
    const room = side === 0 ? border / scale : (later.width - border) / scale;
    if (room < width + 2 * MARGIN) continue;
    const x = side === 0 ? border / scale - MARGIN - width : border / scale + MARGIN;
    pen.fillStyle = colours.paper;
    pen.fillRect(x, MARGIN, width, LINE * 1.4);
    write(pen, text, x + 8, MARGIN + LINE * 0.7, pen.font, colours.ink, width - 16);
  }
  return later;
}

function legendText(legend: PictureWords["legend"]): readonly string[] {
  return [legend.denominator, legend.method, legend.period, legend.shown, ...legend.notes].filter((line) => line !== null);
}

function drawEntries(pen: CanvasRenderingContext2D, { legend, count }: PictureWords, x: number, y: number, width: number, colours: PictureColours): void {
  if (legend.gradient) {
    const ramp = pen.createLinearGradient(x, 0, x + width, 0);
    const last = Math.max(1, legend.gradient.colours.length - 1);
    for (const [stop, colour] of legend.gradient.colours.entries()) ramp.addColorStop(stop / last, colour);
    pen.fillStyle = ramp;
    pen.fillRect(x, y + 4, width, SWATCH);
    return;
  }
  const indent = Math.max(SWATCH, ...legend.entries.map(({ radius = 0 }) => radius * 2)) + 8;
  let below = y;
  for (const entry of legend.entries) {
    const top = below + (entryHeight(entry) - LINE) / 2;
    below += entryHeight(entry);
    pen.fillStyle = entry.kind === "none" ? colours.paper : entry.color;
    if (entry.radius !== undefined) {
      pen.beginPath();
      pen.arc(x + (indent - 8) / 2, top + LINE / 2, entry.radius, 0, 2 * Math.PI);
      pen.fill();
      write(pen, entry.text, x + indent, top + LINE / 2, `12px ${FONT}`, colours.ink, width - indent);
      continue;
    }
    pen.fillRect(x, top + 2, SWATCH, SWATCH);
    pen.strokeStyle = colours.soft;
    pen.lineWidth = 0.5;
    pen.strokeRect(x, top + 2, SWATCH, SWATCH);
    if (entry.kind === "none") hatch(pen, x, top + 2);
    write(pen, entry.text, x + indent, top + LINE / 2, `12px ${FONT}`, colours.ink, width - indent - 72);
    pen.textAlign = "right";
    write(pen, count(entry.grids), x + width, top + LINE / 2, `12px ${FONT}`, colours.soft, 70);
    pen.textAlign = "left";
  }
}

/** A line, or what a circle needs. */
function entryHeight({ radius = 0 }: LegendProps["entries"][number]): number {
  return Math.max(LINE, radius * 2 + 4);
}

function hatch(pen: CanvasRenderingContext2D, x: number, y: number): void {
  pen.beginPath();
  for (let step = 0; step <= SWATCH; step += 4) {
    pen.moveTo(x + step, y);
    pen.lineTo(x, y + step);
    pen.moveTo(x + SWATCH, y + step);
    pen.lineTo(x + step, y + SWATCH);
  }
  pen.stroke();
}

/** A bar of a round length (1, 2 or 5 of a power of ten), at most 120 CSS pixels. */
function drawScale(pen: CanvasRenderingContext2D, camera: RestingCamera, x: number, y: number, colours: PictureColours): void {
  const metresPerPixel = (EARTH_M * Math.cos((camera.center[1] * Math.PI) / 180)) / (512 * 2 ** camera.zoom);
  const metres = roundLength(BAR_MOST * metresPerPixel);
  const length = metres / metresPerPixel;
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(x, y - 4);
  pen.lineTo(x, y + 4);
  pen.lineTo(x + length, y + 4);
  pen.lineTo(x + length, y - 4);
  pen.stroke();
  write(pen, metres >= 1000 ? `${metres / 1000} km` : `${metres} m`, x + length + 8, y, `12px ${FONT}`, colours.ink, 80);
}

/** The largest of 1, 2, 5 × 10^n that is not above `most`. */
export function roundLength(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = most / power >= 5 ? 5 : most / power >= 2 ? 2 : 1;
  return step * power;
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, colour: string, width: number): void {
  pen.font = font;
  pen.fillStyle = colour;
  pen.fillText(text, x, y, width);
}
