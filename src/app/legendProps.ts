// The words of the legend for what is drawn: the grids' classes, or the hex bins or the heat that take their place.
import type { TFunction } from "i18next";
import type { LedgerSummary } from "../core/frame/answers";
import { paletteOf } from "../map/palette";
import { isRate } from "../panels/choices";
import type { Format } from "../panels/format";
import type { LegendProps } from "../panels/Legend";
import type { Classed, ClassedHexes } from "./classes";
import type { View } from "./url";
import type { MapPictures } from "./useMapPictures";

export interface LegendAsked {
  readonly measure: View["measure"];
  readonly method: View["method"];
  readonly period: View["period"];
  readonly layers: View["layers"];
  readonly heatM: number;
  readonly scheme: "light" | "dark";
  readonly classed: Classed;
  readonly hexes: ClassedHexes | null;
  readonly pictures: MapPictures;
  /** Reports in grids in the period at rest. */
  readonly total: number;
  readonly ledger: LedgerSummary;
}

/** Measure, unit, denominator, period, method, classes and n of N, in the reader's language. */
export function legendProps(t: TFunction, format: Format, asked: LegendAsked): Omit<LegendProps, "startOpen"> {
  const { measure, period, layers, scheme, classed, hexes, pictures, ledger } = asked;
  const { raster } = pictures;
  const heat = raster !== null && layers.includes("heat");
  const over = heat ? "heat" : hexes ? "hex" : null;
  const bare = over === null && !layers.includes("grids");
  const entries = heat || bare ? [] : (hexes?.entries ?? classed.entries);
  const unit = over || measure === "density" ? "perKm2" : isRate(measure) ? "percent" : measure === "n" ? "cases" : "hoursOnly";

  return {
    title: over ? t(`layers.${over}`) : t(`measure.short.${measure}`),
    unit: t(`unit.${unit}`),
    denominator: over || measure === "n" ? null : t(`legend.denominator.${measure}`),
    period: period ? `${format.day(period.from)} – ${format.day(period.to - 1)}` : t("legend.allTime"),
    method: bare
      ? t("legend.bare")
      : heat
        ? t("legend.root")
        : measure === "n" && !over
          ? t("legend.symbols")
          : t("legend.classes", { method: t(`method.${asked.method}`), count: entries.filter((entry) => entry.kind === "class").length }),
    entries,
    counted: over === "hex" ? "bins" : "grids",
    gradient: heat
      ? {
          colours: paletteOf(scheme).heat.map(([r, g, b, a]) => `rgb(${r} ${g} ${b} / ${Math.round((a / 255) * 100)}%)`),
          from: "0",
          to: format.decimal(raster.max),
        }
      : null,
    shown: t("legend.shown", { shown: format.count(classed.n), read: format.count(ledger.reconciliation.read) }),
    notes: pictureNotes(t, format, asked),
  };
}

/** What the pictures over the grids show, and where a coarser one stands for a finer one. */
function pictureNotes(t: TFunction, format: Format, { layers, heatM, pictures, total }: LegendAsked): readonly string[] {
  const { points, raster, hexes, tooMany } = pictures;
  const heat = layers.includes("heat");
  const notes: string[] = [];
  if (points) notes.push(t("legend.points", { drawn: format.count(points.drawn), total: format.count(points.total) }));
  if (tooMany && !heat) notes.push(t("legend.raster", { total: format.count(total) }));
  if (raster && heat) notes.push(t("legend.heat", { metres: format.count(heatM) }));
  if (hexes) notes.push(t("legend.hex", { metres: format.count(hexes.cellM), bins: format.count(hexes.bins) }));
  return notes;
}
