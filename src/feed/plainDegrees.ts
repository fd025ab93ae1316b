// The commonest written coordinate, up to three digits, a point and decimals, read where it stands.
import { NO_COORDINATE, UNITS_PER_DEGREE } from "../core/geo/lattice";
import { fourDigits } from "./fourBytes";

const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const LARGEST = 2_147_483_647;

const POWERS = [1, 10, 100, 1000];

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

/** Reads coordinates of one column. */
export class PlainDegrees {
  /** Behind the coordinate last read. */
  end = 0;

  /** Lattice units of the coordinate at `from`, rounded as `unitsAt` does; NO_COORDINATE when it is written in any other way. Bytes must not end in a digit. */
  read(view: DataView, from: number): number {
    let at = from;
    const negative = view.getUint8(at) === MINUS;
    if (negative) at++;
    let degrees = 0;
    let byte = view.getUint8(at);
    const first = at;
    for (; byte >= ZERO && byte <= ZERO + 9 && at < first + 3; byte = view.getUint8(++at)) degrees = degrees * 10 + byte - ZERO;
    if (at === first || byte !== POINT) return NO_COORDINATE;
    at++;
    const high = fourDigits(view.getInt32(at, true));
    if (high < 0) return NO_COORDINATE;
    let low = fourDigits(view.getInt32(at + 4, true));
    if (low >= 0) {
      low = Math.floor((low + 5) / 10);
      at += 8;
      while (fourDigits(view.getInt32(at, true)) >= 0) at += 4;
      while (isDigit(view.getUint8(at))) at++;
    } else {
      low = 0;
      let power = 3;
      for (at += 4, byte = view.getUint8(at); isDigit(byte); byte = view.getUint8(++at), power--) low = low * 10 + byte - ZERO;
      low *= POWERS[power] as number;
    }
    this.end = at;
    const units = degrees * UNITS_PER_DEGREE + high * 1000 + low;
    if (units > LARGEST) return NO_COORDINATE;
    return negative ? -units : units;
  }
}
