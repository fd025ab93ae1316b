// Where a CSV row lies: two columns or one, on the lattice, out of another CRS where there is one.
import { NO_COORDINATE, toUnits } from "../core/geo/lattice";
import type { Mapping } from "../core/model/mapping";
import { decimalAt, unitsAt } from "./digits";
import { findNumbers, type NumberBounds, pointOf } from "./pointColumn";

/** Reads positions: `look` is given each field of `indices` in turn, then `put` writes x and y of a row. */
export interface Position {
  readonly indices: readonly number[];
  readonly lastIndex: number;
  /** Whether longitude and latitude are fields of their own, in degrees: both may then be written to x and y without `look` and `put`. */
  readonly direct: boolean;
  x: Int32Array<ArrayBuffer>;
  y: Int32Array<ArrayBuffer>;
  look(part: number, bytes: Uint8Array, start: number, end: number): void;
  put(row: number): void;
  renew(size: number): void;
}

interface PositionOptions {
  readonly mapping: Mapping;
  readonly delimiter: string;
  readonly batchRows: number;
  readonly transform?: (lng: number, lat: number) => readonly [number, number];
}

/** The reader of the mapping's lng and lat, or of its point column; without either every position is NO_COORDINATE. */
export function positionReader(options: PositionOptions, places: ReadonlyMap<string, number>): Position {
  const { mapping, transform } = options;
  const commas = options.delimiter === ";";
  const indices = (mapping.point ? [mapping.point.column] : [mapping.lng, mapping.lat]).flatMap((name) => (name === undefined ? [] : (places.get(name) ?? [])));
  const form = mapping.point?.form;
  const bounds: NumberBounds = { lngStart: 0, lngEnd: 0, latStart: 0, latEnd: 0 };
  // Without a transform numbers go straight to lattice units; with one they stay decimals until it has spoken.
  const numberAt = transform ? decimalAt : unitsAt;
  const nothing = transform ? Number.NaN : NO_COORDINATE;
  let lng = nothing;
  let lat = nothing;
  const lookAtPoint = (bytes: Uint8Array, start: number, end: number): void => {
    lng = nothing;
    lat = nothing;
    if (form === "wkt" || form === "(lat, lon)") {
      if (!findNumbers(form, bytes, start, end, bounds)) return;
      lng = numberAt(bytes, bounds.lngStart, bounds.lngEnd, false);
      lat = numberAt(bytes, bounds.latStart, bounds.latEnd, false);
    } else if (form && end > start) {
      const point = pointOf(form, new TextDecoder().decode(bytes.subarray(start, end)));
      if (!point) return;
      lng = transform ? point[0] : toUnits(point[0]);
      lat = transform ? point[1] : toUnits(point[1]);
    }
  };
  return {
    indices: indices.length === 2 || form ? indices : [],
    direct: indices.length === 2 && !transform,
    lastIndex: Math.max(-1, ...indices),
    x: new Int32Array(options.batchRows),
    y: new Int32Array(options.batchRows),
    look(part, bytes, start, end) {
      if (form) lookAtPoint(bytes, start, end);
      else if (part === 0) lng = numberAt(bytes, start, end, commas);
      else lat = numberAt(bytes, start, end, commas);
    },
    put(row) {
      if (transform) {
        const degrees = Number.isFinite(lng) && Number.isFinite(lat) ? transform(lng, lat) : [Number.NaN, Number.NaN];
        this.x[row] = toUnits(degrees[0] as number);
        this.y[row] = toUnits(degrees[1] as number);
      } else {
        this.x[row] = lng;
        this.y[row] = lat;
      }
    },
    renew(size) {
      this.x = new Int32Array(size);
      this.y = new Int32Array(size);
    },
  };
}
