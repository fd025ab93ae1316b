// Where fields of a CSV end, four bytes a turn: what both readers of rows are made of. Behind the bytes there must be a line end and room to read four more.

export const QUOTE = 34;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;

/** A byte four times over. */
export function fourTimes(byte: number): number {
  return Math.imul(byte, 0x01010101);
}

/**
 * Marks the bytes of a word that are the wanted one (given four times over) or below 14, as line ends are; 0 when there is none (Warren, Hacker's Delight, 6-1:
 * the high bit of each zero byte of x is set in (x − 1…) & ~x). A borrow may mark bytes above a marked one as well, so only the lowest mark is believed.
 * The numbers stand here as they are because V8 fetches named ones from memory each time.
 */
export function stopMarks(word: number, wanted: number): number {
  const other = word ^ wanted;
  return (((other - 0x01010101) & ~other) | ((word - 0x0e0e0e0e) & ~word)) & 0x80808080;
}

/** Which of the four bytes, 0 to 3, is the first that is marked. */
export function firstMark(marks: number): number {
  return (31 - Math.clz32(marks & -marks)) >> 3;
}

/** Index of the first wanted byte or line end at or behind `from`. */
export function stopAt(view: DataView, from: number, wanted: number): number {
  const four = fourTimes(wanted);
  for (let at = from; ; at++) {
    const marks = stopMarks(view.getInt32(at, true), four);
    if (marks === 0) {
      at += 3;
      continue;
    }
    at += firstMark(marks);
    const byte = view.getUint8(at);
    if (byte === wanted || byte === LF || byte === CR) return at;
  }
}
