// Numbers straight out of bytes: coordinates on the lattice, decimals, small counts. What is unusual goes the slow way through a string.
import { NO_COORDINATE, toUnits, UNITS_PER_DEGREE } from "../core/geo/lattice";
import { fourDigits, viewOf } from "./fourBytes";

const MINUS = 45;
const PLUS = 43;
const POINT = 46;
const ZERO = 48;
const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000] as const;
const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const COMMA_NUMBER = /^[+-]?\d{1,3},\d+$/;

/**
 * Lattice units of a coordinate in degrees written in bytes[start .. end), UTF-8. The eighth decimal rounds half away from zero, further ones are not looked at.
 * `commas`: a decimal comma is read too. NO_COORDINATE when it is no number.
 */
export function unitsAt(bytes: Uint8Array, start: number, end: number, commas: boolean): number {
  let at = start;
  const negative = bytes[at] === MINUS;
  if (negative) at++;
  const first = at;
  let degrees = 0;
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) break;
    degrees = (degrees * 10 + digit) | 0;
  }
  if (at === first || at - first > 3) return unitsOfText(bytes, start, end, commas);
  let fraction = 0;
  if (at < end) {
    if (bytes[at] !== POINT) return unitsOfText(bytes, start, end, commas);
    fraction = unitsOfDecimals(bytes, at + 1, end);
    if (fraction < 0) return unitsOfText(bytes, start, end, commas);
  }
  const units = degrees * UNITS_PER_DEGREE + fraction;
  if (units > 2_147_483_647) return NO_COORDINATE;
  return negative ? -units : units;
}

/** 1e-7 of what the decimals in bytes[start .. end) write, the eighth rounded; -1 when one is no digit. */
function unitsOfDecimals(bytes: Uint8Array, start: number, end: number): number {
  const count = end - start;
  if (count < 7) {
    let units = 0;
    for (let at = start; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return -1;
      units = units * 10 + digit;
    }
    return units * (POWERS[7 - count] as number);
  }
  const view = viewOf(bytes);
  const first = fourDigits(view.getInt32(start, true));
  const next = fourDigits(view.getInt32(count === 7 ? start + 3 : start + 4, true));
  if ((first | next) < 0) return -1;
  if (count === 7) return first * 1000 + (next % 1000);
  let at = start + 8;
  for (const last = end - 4; at <= last; at += 4) if (fourDigits(view.getInt32(at, true)) < 0) return -1;
  for (; at < end; at++) if ((bytes[at] as number) < ZERO || (bytes[at] as number) > ZERO + 9) return -1;
  return Math.floor((first * 10_000 + next + 5) / 10);
}

function unitsOfText(bytes: Uint8Array, start: number, end: number, commas: boolean): number {
  return toUnits(numberOf(new TextDecoder().decode(bytes.subarray(start, end)), commas));
}

/** The number in bytes[start .. end), correctly rounded; NaN when it is none. */
export function decimalAt(bytes: Uint8Array, start: number, end: number, commas: boolean): number {
  let at = start;
  const negative = bytes[at] === MINUS;
  if (negative) at++;
  let mantissa = 0;
  let digits = 0;
  let point = -1;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === POINT && point < 0) {
      point = at;
      continue;
    }
    const digit = byte - ZERO;
    if (digit < 0 || digit > 9) break;
    mantissa = mantissa * 10 + digit;
    digits++;
  }
  // Both the digits and the power of ten are exact below 2^53 and 10^22, so one division rounds once.
  if (at < end || digits === 0 || digits > 15) return numberOf(new TextDecoder().decode(bytes.subarray(start, end)), commas);
  const value = point < 0 ? mantissa : mantissa / 10 ** (end - point - 1);
  return negative ? -value : value;
}

/** The number that a text is meant to be: spaces around, full-width digits and, where `commas`, a decimal comma are understood; NaN for all else. */
export function numberOf(text: string, commas: boolean): number {
  const plain = text.normalize("NFKC").replace("\u2212", "-").trim();
  if (PLAIN_NUMBER.test(plain)) return Number(plain);
  return commas && COMMA_NUMBER.test(plain) ? Number(plain.replace(",", ".")) : Number.NaN;
}

/** A small whole number, at most 65,535; 0 when empty or no number. */
export function countAt(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  if (bytes[at] === PLUS) at++;
  let count = 0;
  for (; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) {
      const slow = Math.floor(numberOf(new TextDecoder().decode(bytes.subarray(start, end)), false));
      return slow > 0 ? Math.min(slow, 65_535) : 0;
    }
    count = Math.min(count * 10 + digit, 65_535);
  }
  return count;
}
