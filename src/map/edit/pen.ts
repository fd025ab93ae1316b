// Small strokes of the canvas, in CSS pixels.

type Place = readonly [x: number, y: number];

export function disc(context: CanvasRenderingContext2D, x: number, y: number, radius: number, fill: string, line: string): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = line;
  context.lineWidth = 1.5;
  context.stroke();
}

/** Squares about some places, as one path: they may be many. */
export function squares(context: CanvasRenderingContext2D, places: readonly Place[], half: number, fill: string, line: string): void {
  context.beginPath();
  for (const [x, y] of places) context.rect(x - half, y - half, half * 2, half * 2);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = line;
  context.lineWidth = 1.25;
  context.stroke();
}

export function openLine(context: CanvasRenderingContext2D, places: readonly Place[], line: string, width: number, dash: readonly number[] = []): void {
  context.beginPath();
  for (const [index, [x, y]] of places.entries()) {
    if (index === 0) context.moveTo(x, y);
    else context.lineTo(x, y);
  }
  context.lineJoin = "round";
  context.lineCap = "round";
  context.strokeStyle = line;
  context.lineWidth = width;
  context.setLineDash([...dash]);
  context.stroke();
  context.setLineDash([]);
}

export interface LabelLine {
  readonly text: string;
  readonly colour: string;
  readonly bold: boolean;
}

/** Between two lines of a label, pixels. */
const LEADING = 17;

/** Room that the lines take about a place: left, top, right, bottom. */
export function labelBox(context: CanvasRenderingContext2D, x: number, y: number, lines: readonly LabelLine[]): readonly [number, number, number, number] {
  const widths = lines.map(({ text, bold }) => {
    context.font = fontOf(bold);
    return context.measureText(text).width;
  });
  const [half, high] = [Math.max(...widths) / 2, (lines.length * LEADING) / 2];
  return [x - half, y - high, x + half, y + high];
}

function fontOf(bold: boolean): string {
  return `${bold ? 600 : 500} ${bold ? 13 : 12}px system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif`;
}

/** Lines of text about a place, each with a halo so that it is read on any ground. */
export function label(context: CanvasRenderingContext2D, x: number, y: number, lines: readonly LabelLine[], halo: string): void {
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  for (const [index, { text, colour, bold }] of lines.entries()) {
    const top = y + (index - (lines.length - 1) / 2) * LEADING;
    context.font = fontOf(bold);
    context.strokeStyle = halo;
    context.lineWidth = 3.5;
    context.strokeText(text, x, top);
    context.fillStyle = colour;
    context.fillText(text, x, top);
  }
}
