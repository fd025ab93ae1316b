// Where valid UTF-8 ends, at memory speed (RFC 3629, table in section 4).

/** Index after the last whole character of the valid UTF-8 that begins at `from`: the length of the bytes when all of it is valid. */
export function wellFormedEnd(bytes: Uint8Array, from: number): number {
  const length = bytes.length;
  let at = from;
  while (at < length) {
    const lead = bytes[at] as number;
    if (lead < 0x80) {
      at++;
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
