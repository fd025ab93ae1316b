// Text to GB18030 bytes, for the spreadsheets that expect it. The tables are the decoder's own, turned round: nothing to ship, nothing to go stale.

interface Tables {
  /** Bytes of each character of two bytes, as a 16-bit number. */
  readonly two: Map<number, number>;
  /** Number in the row of four-byte codes of each character of the basic plane that has no two bytes. */
  readonly four: Map<number, number>;
}

let kept: Tables | null = null;

/** Bytes of a text in GB18030 (GB 18030-2005 as the web has it); lone surrogates become "?". */
export function encodeGb18030(text: string): Uint8Array {
  kept ??= turned();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point < 0x80) {
      bytes.push(point);
      continue;
    }
    const two = kept.two.get(point);
    const four = point > 0xffff ? SUPPLEMENT + point - 0x10000 : kept.four.get(point);
    if (two !== undefined) bytes.push(two >> 8, two & 0xff);
    else if (four !== undefined) bytes.push(...fourBytes(four));
    else bytes.push(0x3f);
  }
  return Uint8Array.from(bytes);
}

/** Number of the first character beyond the basic plane (90 30 81 30) among the four-byte codes. */
const SUPPLEMENT = 189_000;
/** Four-byte codes of the basic plane: 81 30 81 30 … 84 31 A4 39. */
const BASIC = 39_420;
/** U+FFFD, which the decoder also gives for what is no code at all: 84 31 A4 37. */
const REPLACEMENT = 39_417;

function fourBytes(number: number): [number, number, number, number] {
  return [0x81 + Math.floor(number / 12_600), 0x30 + (Math.floor(number / 1260) % 10), 0x81 + (Math.floor(number / 10) % 126), 0x30 + (number % 10)];
}

function turned(): Tables {
  const decoder = new TextDecoder("gb18030");
  const two = new Map<number, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const point = text.codePointAt(0) as number;
      if (text.length === 1 && point !== 0xfffd && !two.has(point)) two.set(point, lead * 256 + trail);
    }
  }
  const four = new Map<number, number>();
  const codes = new Uint8Array(BASIC * 4);
  for (let number = 0; number < BASIC; number++) codes.set(fourBytes(number), number * 4);
  let number = 0;
  for (const character of decoder.decode(codes)) {
    const point = character.codePointAt(0) as number;
    if (point !== 0xfffd && !two.has(point) && !four.has(point)) four.set(point, number);
    number++;
  }
  four.set(0xfffd, REPLACEMENT);
  return { two, four };
}
