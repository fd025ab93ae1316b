// Where valid UTF-8 ends, at memory speed (RFC 3629, table in section 4).

/** Index after the last whole character of the valid UTF-8 that begins at `from`: the length of the bytes when all of it is valid. */
export function wellFormedEnd(bytes: Uint8Array, from: number): number {
  const length = bytes.length;
  // The same bytes four at a time: byte `at` is the first of word (at + shift) / 4 where that is whole.
  const shift = bytes.byteOffset & 3;
  const words = (shift + length) >> 2;
  const wide = words > 0 ? new Int32Array(bytes.buffer, bytes.byteOffset - shift, words) : null;
  let at = from;
  while (at < length) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
      if (wide && ((at + shift) & 3) === 0) at = plainUntil(wide, (at + shift) >> 2) * 4 - shift;
      continue;
    }
    const size = sizeAfter(lead);
    if (size === 0 || at + size > length) return at;
    const second = bytes[at + 1] as number;
    if (second < lowest(lead) || second > highest(lead)) return at;
    if (size > 2 && ((bytes[at + 2] as number) & 0xc0) !== 0x80) return at;
    if (size > 3 && ((bytes[at + 3] as number) & 0xc0) !== 0x80) return at;
    at += size;
  }
  return length;
}

/** The first word from `from` on that may hold a byte above 0x7f, or the number of words. */
function plainUntil(words: Int32Array, from: number): number {
  let at = from;
  for (const last = words.length - 4; at <= last; at += 4) {
    const four = (words[at] as number) | (words[at + 1] as number) | (words[at + 2] as number) | (words[at + 3] as number);
    if ((four & 0x80808080) !== 0) break;
  }
  return at;
}

function sizeAfter(lead: number): number {
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** No overlong forms. */
function lowest(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

/** No surrogates, nothing beyond U+10FFFF. */
function highest(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}
