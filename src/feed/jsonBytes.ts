// JSON (RFC 8259) walked over in bytes: where a value ends, without making anything of it. Strict, and never deeper in calls than one.
//
// Callers keep a zero byte behind the last one: no JSON token contains it, so loops need not look at the length.

/** The bytes end within the value. */
export const UNFINISHED = -1;
/** What stands there is no JSON. */
export const BROKEN = -2;

export const QUOTE = 34;
export const BACKSLASH = 92;
export const COMMA = 44;
export const COLON = 58;
export const OPEN_LIST = 91;
export const CLOSE_LIST = 93;
export const OPEN_OBJECT = 123;
export const CLOSE_OBJECT = 125;

/** Bytes that end the plain part of a string: quote, backslash, control characters. */
const STOPS = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 32 || byte === QUOTE || byte === BACKSLASH ? 1 : 0));
const SIMPLE_ESCAPES: ReadonlyMap<number, number> = new Map([
  [QUOTE, QUOTE],
  [BACKSLASH, BACKSLASH],
  [47, 47],
  [98, 8],
  [102, 12],
  [110, 10],
  [114, 13],
  [116, 9],
]);

/** Index of the first byte from `at` that is no white space. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let next = at;
  while (bytes[next] === 32 || bytes[next] === 10 || bytes[next] === 13 || bytes[next] === 9) next++;
  return next;
}

/** Index of the first byte from `at` that is no plain character of a string: a quote, a backslash, a control character. */
export function plainEnd(bytes: Uint8Array, at: number): number {
  let next = at;
  while (STOPS[bytes[next] as number] === 0) next++;
  return next;
}

/** `from` is behind the opening quote; answers the index of the closing quote, or UNFINISHED or BROKEN. */
export function stringEnd(bytes: Uint8Array, from: number, length: number): number {
  let at = from;
  for (;;) {
    at = plainEnd(bytes, at);
    const byte = bytes[at] as number;
    if (byte === QUOTE) return at;
    if (at >= length) return UNFINISHED;
    if (byte !== BACKSLASH) return BROKEN;
    if (at + 1 >= length) return UNFINISHED;
    const escaped = bytes[at + 1] as number;
    if (escaped === 117) {
      if (at + 5 >= length) return UNFINISHED;
      for (let digit = at + 2; digit < at + 6; digit++) if (hexOf(bytes[digit] as number) < 0) return BROKEN;
      at += 6;
    } else if (SIMPLE_ESCAPES.has(escaped)) at += 2;
    else return BROKEN;
  }
}

/** Index behind a number that begins at `at`, or UNFINISHED or BROKEN. A number that touches the end of the bytes is not finished. */
export function numberEnd(bytes: Uint8Array, from: number, length: number): number {
  let at = bytes[from] === 45 ? from + 1 : from;
  const whole = digitsEnd(bytes, at);
  if (whole === at) return at >= length ? UNFINISHED : BROKEN;
  if (bytes[at] === 48 && whole > at + 1) return BROKEN;
  at = whole;
  if (bytes[at] === 46) {
    const end = digitsEnd(bytes, at + 1);
    if (end === at + 1) return end >= length ? UNFINISHED : BROKEN;
    at = end;
  }
  if (bytes[at] === 101 || bytes[at] === 69) {
    const digits = bytes[at + 1] === 43 || bytes[at + 1] === 45 ? at + 2 : at + 1;
    const end = digitsEnd(bytes, digits);
    if (end === digits) return end >= length ? UNFINISHED : BROKEN;
    at = end;
  }
  return at >= length ? UNFINISHED : at;
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while ((bytes[at] as number) >= 48 && (bytes[at] as number) <= 57) at++;
  return at;
}

/** Index behind true, false or null at `at`, or UNFINISHED or BROKEN. */
function literalEnd(bytes: Uint8Array, at: number, length: number): number {
  const word = bytes[at] === 116 ? "true" : bytes[at] === 102 ? "false" : "null";
  for (let index = 0; index < word.length; index++) {
    if (at + index >= length) return UNFINISHED;
    if (bytes[at + index] !== word.charCodeAt(index)) return BROKEN;
  }
  return at + word.length;
}

/** Index behind the value that begins at `at` (no white space before it), or UNFINISHED or BROKEN. */
export function valueEnd(bytes: Uint8Array, at: number, length: number): number {
  const byte = bytes[at] as number;
  if (byte === QUOTE) {
    const end = stringEnd(bytes, at + 1, length);
    return end < 0 ? end : end + 1;
  }
  if (byte === OPEN_OBJECT || byte === OPEN_LIST) return nestedEnd(bytes, at, length);
  if (byte === 45 || (byte >= 48 && byte <= 57)) return numberEnd(bytes, at, length);
  if (byte === 116 || byte === 102 || byte === 110) return literalEnd(bytes, at, length);
  return at >= length ? UNFINISHED : BROKEN;
}

function nestedEnd(bytes: Uint8Array, from: number, length: number): number {
  const open = [bytes[from] as number];
  let at = skipSpace(bytes, from + 1);
  let fresh = true; // nothing yet in the innermost one: it may close
  for (;;) {
    const inObject = open[open.length - 1] === OPEN_OBJECT;
    if (fresh && bytes[at] === (inObject ? CLOSE_OBJECT : CLOSE_LIST)) {
      at++;
    } else {
      if (inObject) {
        at = keyEnd(bytes, at, length);
        if (at < 0) return at;
      }
      const byte = bytes[at] as number;
      if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        open.push(byte);
        at = skipSpace(bytes, at + 1);
        fresh = true;
        continue;
      }
      at = valueEnd(bytes, at, length);
      if (at < 0) return at;
      open.push(0); // a finished value, closed below like a finished container
    }
    // Close all that ends here, then expect a comma.
    for (;;) {
      open.pop();
      if (open.length === 0) return at;
      at = skipSpace(bytes, at);
      if (bytes[at] !== (open[open.length - 1] === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_LIST)) break;
      at++;
    }
    if (bytes[at] !== COMMA) return at >= length ? UNFINISHED : BROKEN;
    at = skipSpace(bytes, at + 1);
    fresh = false;
  }
}

/** A key with its colon: index of the value behind, or UNFINISHED or BROKEN. */
export function keyEnd(bytes: Uint8Array, at: number, length: number): number {
  if (bytes[at] !== QUOTE) return at >= length ? UNFINISHED : BROKEN;
  const end = stringEnd(bytes, at + 1, length);
  if (end < 0) return end;
  const colon = skipSpace(bytes, end + 1);
  if (bytes[colon] !== COLON) return colon >= length ? UNFINISHED : BROKEN;
  return skipSpace(bytes, colon + 1);
}

/** Resolves the escapes of the string in bytes[start .. end) in place (the text only gets shorter) and answers its new end. Lone surrogates become U+FFFD. */
export function unescape(bytes: Uint8Array, start: number, end: number): number {
  let to = start;
  for (let at = start; at < end; ) {
    if (bytes[at] !== BACKSLASH) {
      bytes[to++] = bytes[at++] as number;
      continue;
    }
    const simple = SIMPLE_ESCAPES.get(bytes[at + 1] as number);
    if (simple !== undefined) {
      bytes[to++] = simple;
      at += 2;
      continue;
    }
    let code = unitAt(bytes, at);
    at += 6;
    if (code >= 0xd800 && code < 0xe000) {
      const low = code < 0xdc00 && at + 6 <= end && bytes[at] === BACKSLASH && bytes[at + 1] === 117 ? unitAt(bytes, at) : 0;
      const paired = low >= 0xdc00 && low < 0xe000;
      code = paired ? 0x10000 + (code - 0xd800) * 0x400 + (low - 0xdc00) : 0xfffd;
      if (paired) at += 6;
    }
    to = putCharacter(bytes, to, code);
  }
  return to;
}

function unitAt(bytes: Uint8Array, backslash: number): number {
  let code = 0;
  for (let digit = backslash + 2; digit < backslash + 6; digit++) code = code * 16 + hexOf(bytes[digit] as number);
  return code;
}

function putCharacter(bytes: Uint8Array, to: number, code: number): number {
  if (code < 0x80) {
    bytes[to] = code;
    return to + 1;
  }
  const size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (let index = size - 1; index > 0; index--) bytes[to + index] = 0x80 | ((code >> (6 * (size - 1 - index))) & 0x3f);
  bytes[to] = ((0xf00 >> size) & 0xff) | (code >> (6 * (size - 1)));
  return to + size;
}

/** 0 to 15, or -1 for what is no hexadecimal digit. */
function hexOf(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}
