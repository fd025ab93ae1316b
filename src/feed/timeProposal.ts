// How the time columns of one file are written, judged together: 03/04/2015 in one column is settled by 25/04/2015 in another.
import type { TimeColumn } from "../core/model/columns";
import { looksLikeTime } from "./looks";
import { fittingFormats } from "./time";

/** Spread over the samples, so that days above 12 are among them. */
const TIMES_LOOKED_AT = 24;

/**
 * The formats that fit each time column, given its values in the file's first rows: none where ISO 8601 reads them, more than one where neither the
 * column nor any other of the file tells them apart.
 */
export function formatsOf(columns: ReadonlyMap<TimeColumn, readonly string[]>): ReadonlyMap<TimeColumn, readonly string[]> {
  const fitting = [...columns].map(([native, values]) => [native, fittingFormats(spread(values))] as const);
  const told = new Set(fitting.flatMap(([, formats]) => (formats.length === 1 ? formats.map(dateOrder) : [])));
  return new Map(
    fitting.map(([native, formats]) => {
      const agreeing = formats.filter((format) => told.has(dateOrder(format)));
      return [native, formats.length > 1 && agreeing.length > 0 ? agreeing : formats];
    }),
  );
}

function spread(values: readonly string[]): readonly string[] {
  const telling = values.filter(looksLikeTime);
  const times = telling.length > 0 ? telling : values;
  const step = Math.max(1, Math.ceil(times.length / TIMES_LOOKED_AT));
  return times.filter((_, index) => index % step === 0);
}

/** The order of day, month and year in a format, whatever their widths: "dMy" of dd/MM/yyyy HH:mm. */
function dateOrder(format: string): string {
  return format.replace(/[^yMd]/g, "").replace(/(.)\1+/g, "$1");
}
