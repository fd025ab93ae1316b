// Four bytes at once, little-endian, wherever they lie: what the loops over millions of fields are made of.

let viewed: Uint8Array = new Uint8Array(0);
let view = new DataView(viewed.buffer);

/** A view of these bytes; index 0 is their first. The last one is remembered, since fields of one buffer are looked at one after the other. */
export function viewOf(bytes: Uint8Array): DataView {
  if (bytes !== viewed) {
    viewed = bytes;
    view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return view;
}

/** The number that four ASCII digits write, the first in the lowest byte; -1 when one is no digit. */
export function fourDigits(word: number): number {
  // 0x30 to 0x39 have the high nibble 3, and still have it when 6 is added.
  if (((word & 0xf0f0f0f0) | (((word + 0x06060606) & 0xf0f0f0f0) >>> 4)) !== 0x33333333) return -1;
  const digits = word & 0x0f0f0f0f;
  const pairs = digits * 10 + (digits >>> 8);
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff);
}
