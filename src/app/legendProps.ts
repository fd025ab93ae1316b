// The words of the legend for what is looked at.
import type { TFunction } from "i18next";
import type { LedgerSummary } from "../core/frame/answers";
import { isRate } from "../panels/choices";
import type { Format } from "../panels/format";
import type { LegendProps } from "../panels/Legend";
import type { Classed } from "./classes";
import type { View } from "./url";
import type { MapPictures } from "./useMapPictures";

/** Measure, unit, denominator, period, method, classes and n of N, in the reader's language. */
export function legendProps(
  t: TFunction,
  format: Format,
  view: View,
  classed: Classed,
  ledger: LedgerSummary,
  notes: readonly string[],
): Omit<LegendProps, "startOpen"> {
  const { measure, period } = view;
  const unit = isRate(measure) ? "percent" : measure === "n" ? "cases" : measure === "density" ? "perKm2" : "hoursOnly";
  return {
    title: t(`measure.short.${measure}`),
    unit: t(`unit.${unit}`),
    denominator: measure === "n" ? null : t(`legend.denominator.${measure}`),
    period: period ? `${format.day(period.from)} – ${format.day(period.to - 1)}` : t("legend.allTime"),
    method: t("legend.classes", { method: t(`method.${view.method}`), count: classed.colours.length }),
    entries: classed.entries,
    shown: t("legend.shown", { shown: format.count(classed.n), read: format.count(ledger.reconciliation.read) }),
    notes,
  };
}

/** What the pictures over the grids show, and where a coarser one stands for a finer one. */
export function pictureNotes(t: TFunction, format: Format, pictures: MapPictures, view: View, total: number): readonly string[] {
  const { points, raster, hexes, tooMany } = pictures;
  const heat = view.layers.includes("heat");
  const notes: string[] = [];
  if (points) notes.push(t("legend.points", { drawn: format.count(points.drawn), total: format.count(points.total) }));
  if (tooMany && !heat) notes.push(t("legend.raster", { total: format.count(total) }));
  if (raster && heat) notes.push(t("legend.heat", { metres: format.count(view.heatM), max: format.decimal(raster.max) }));
  if (hexes) notes.push(t("legend.hex", { metres: format.count(hexes.cellM), bins: format.count(hexes.bins) }));
  return notes;
}
