// The sheet of a plan as one picture: title, map, table of grids, foot; drawn on paper white whatever the theme.
import type { TFunction } from "i18next";
import type { PlanPicture } from "../../core/frame/planPicture";
import type { Format } from "../../panels/format";
import { roundBar } from "../../panels/plan/PlanMap";
import { type PlanSheetFacts, signedPercent } from "../../panels/plan/PlanSheetPage";

const FONT = 'system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const TINTS = ["#f3dfc1", "#cfe3d4", "#d6dff0", "#f0d4d6", "#e4dcc9", "#d9d3ea"];
const INK = { text: "#1f2830", soft: "#5b656e", line: "#c9cfd4" };
const MARGIN = 40;
const ROW = 26;
const SCALE = 2;
/** Where the columns of the table begin, as shares of its width. */
const STARTS = [0, 0.26, 0.46, 0.56, 0.66, 0.76, 0.91];

/** The picture as PNG; null when the browser cannot make one that large. */
export function sheetPng(picture: PlanPicture, facts: PlanSheetFacts, format: Format, t: TFunction): Promise<Blob | null> {
  const width = picture.width + 2 * MARGIN;
  const top = MARGIN + 70;
  const table = top + picture.height + 60;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * SCALE);
  canvas.height = Math.round((table + ROW * (facts.grids.length + 2 + facts.foot.length) + MARGIN) * SCALE);
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(null);
  pen.scale(SCALE, SCALE);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, canvas.height / SCALE);
  write(pen, facts.name, MARGIN, MARGIN + 16, `600 26px ${FONT}`, INK.text);
  const effective = facts.effective ?? t("plans.sheet.noDay");
  write(
    pen,
    t("plans.sheet.head", { base: facts.baseName, status: facts.status, effective, made: facts.made }),
    MARGIN,
    MARGIN + 46,
    `14px ${FONT}`,
    INK.soft,
    picture.width,
  );
  pen.translate(MARGIN, top);
  drawMap(pen, picture, facts);
  pen.translate(-MARGIN, -top);
  drawRows(pen, facts, picture, table, format, t);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function drawMap(pen: CanvasRenderingContext2D, picture: PlanPicture, facts: PlanSheetFacts): void {
  for (const { path, tint } of picture.grids) {
    pen.fillStyle = TINTS[tint] ?? "#eeeeee";
    pen.fill(new Path2D(path), "evenodd");
  }
  stroke(pen, picture.units, "#b9bfc4", 0.6);
  stroke(pen, picture.lines, "#9aa6b0", 0.8);
  for (const { path } of picture.grids) stroke(pen, path, INK.text, 2);
  pen.textAlign = "center";
  for (const [place, { label }] of picture.grids.entries()) {
    if (label) write(pen, facts.grids[place]?.name ?? "", label[0], label[1], `600 18px ${FONT}`, INK.text, 200, "#ffffff");
  }
  pen.textAlign = "left";
  const bar = roundBar(picture.width * picture.metres * 0.2);
  const length = bar / picture.metres;
  stroke(pen, `M0 ${picture.height + 14}v6h${length}v-6`, INK.text, 1.5);
  write(pen, bar >= 1000 ? `${bar / 1000} km` : `${bar} m`, length + 8, picture.height + 18, `12px ${FONT}`, INK.soft);
}

function drawRows(pen: CanvasRenderingContext2D, facts: PlanSheetFacts, picture: PlanPicture, top: number, format: Format, t: TFunction): void {
  const columns = ["grid", "code", "cases", "load", "deviation", "area", "compactness"] as const;
  const at = (column: number): number => MARGIN + (column === 0 ? 24 : picture.width * (STARTS[column] ?? 1));
  for (const [column, name] of columns.entries()) write(pen, t(`plans.sheet.column.${name}`), at(column), top, `13px ${FONT}`, INK.soft);
  for (const [row, grid] of facts.grids.entries()) {
    const y = top + ROW * (row + 1);
    pen.fillStyle = TINTS[picture.grids[row]?.tint ?? 0] ?? "#eeeeee";
    pen.fillRect(MARGIN, y - 7, 14, 14);
    const { name, code, cases, load, deviation, areaKm2, compactness } = grid;
    const texts = [name, code, format.count(cases), format.count(load), signedPercent(deviation, format), format.decimal(areaKm2), format.decimal(compactness)];
    for (const [column, text] of texts.entries()) write(pen, text, at(column), y, `${column === 0 ? "600 " : ""}14px ${FONT}`, INK.text);
  }
  const below = top + ROW * (facts.grids.length + 1);
  for (const [line, text] of [t("plans.sheet.band"), ...facts.foot].entries())
    write(pen, text, MARGIN, below + ROW * line, `12px ${FONT}`, INK.soft, picture.width);
}

function stroke(pen: CanvasRenderingContext2D, path: string, colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.lineJoin = "round";
  pen.stroke(new Path2D(path));
}

function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number, font: string, colour: string, width = 400, halo?: string): void {
  pen.font = font;
  pen.textBaseline = "middle";
  if (halo !== undefined) {
    pen.strokeStyle = halo;
    pen.lineWidth = 4;
    pen.strokeText(text, x, y, width);
  }
  pen.fillStyle = colour;
  pen.fillText(text, x, y, width);
}
