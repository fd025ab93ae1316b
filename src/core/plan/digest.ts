// A short fingerprint of whole numbers: whether two plans stand on the same ground, and whether a plan came back as it was. Not a secret, not a signature.

/** 64 bits as 16 hexadecimal digits, the same everywhere. Order, lengths and which array a number stands in all count. */
export function digestOf(arrays: readonly ArrayLike<number>[]): string {
  let low = 0x811c9dc5;
  let high = 0x9e3779b9;
  const take = (word: number): void => {
    low = Math.imul(low ^ word, 0x01000193);
    low ^= low >>> 15;
    high = Math.imul(high ^ (word + low), 0x85ebca6b);
    high ^= high >>> 13;
  };
  for (const array of arrays) {
    take(array.length);
    for (let i = 0; i < array.length; i++) take(array[i] as number);
  }
  return [high, low].map((half) => (finished(half) >>> 0).toString(16).padStart(8, "0")).join("");
}

/** The last mixing of MurmurHash3 (Austin Appleby, public domain): every bit of the input moves about half of the bits. */
function finished(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
