// The encoding of a text file, found from its first bytes; whatever it is, readers get valid UTF-8.
import { FeedFault, peek } from "./source";
import { wellFormedEnd } from "./wellFormed";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "windows-1252";

/** Bytes looked at to find the encoding. */
export const HEAD_BYTES = 262_144;

/** UTF-8 bytes without BOM. `found` is filled while they are read: the encoding at the first chunk, the replaced sequences up to the last. */
export interface Utf8Bytes extends AsyncIterable<Uint8Array> {
  readonly found: { encoding: string | null; replaced: number };
}

/**
 * A file's bytes as valid UTF-8 without BOM. UTF-8 input passes without a copy; what is no character becomes U+FFFD and is counted.
 * `encoding` (a WHATWG label) overrules detection; a label that the platform does not know throws FeedFault `unknown_encoding` when read.
 */
export function toUtf8(chunks: AsyncIterable<Uint8Array>, encoding?: string, file = ""): Utf8Bytes {
  const found: Utf8Bytes["found"] = { encoding: null, replaced: 0 };
  return { found, [Symbol.asyncIterator]: () => transcoded(chunks, encoding, file, found) };
}

async function* transcoded(chunks: AsyncIterable<Uint8Array>, wanted: string | undefined, file: string, found: Utf8Bytes["found"]): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(chunks, HEAD_BYTES);
  found.encoding = wanted === undefined ? detectEncoding(head) : known(wanted, file);
  yield* found.encoding === "utf-8" ? repaired(all, found) : decoded(all, found.encoding, found);
}

function known(label: string, file: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    throw new FeedFault({ code: "unknown_encoding", file, detail: { encoding: label } });
  }
}

/**
 * GBK where its bytes above 0x7F come in pairs, as in all common characters; otherwise Western. For text that is no UTF-8.
 * A lone byte above 0x7F before a letter (Québec) is valid GBK as well, hence the count.
 */
export function gbkOrWestern(bytes: Uint8Array): "gb18030" | "windows-1252" {
  let pairs = 0;
  let lone = 0;
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] as number) < 0x80) continue;
    if ((bytes[at + 1] ?? 0) >= 0x80) {
      pairs++;
      at++;
    } else lone++;
  }
  return pairs > 4 * lone ? "gb18030" : "windows-1252";
}

/**
 * The encoding of a file by its first bytes (give up to HEAD_BYTES): a byte order mark; NUL bytes on one side of pairs for UTF-16;
 * valid UTF-8; otherwise GB18030 or windows-1252, by the pairs of its bytes. A few characters of GB18030 are valid UTF-8 by chance
 * (a file whose only Chinese is 芦 or 汀): it is taken for UTF-8, and the reader can choose.
 */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const valid = head.length - wellFormedEnd(head, 0) < 4 && isUtf8(head);
  // Latin UTF-16 is valid UTF-8 with a NUL in every second byte; Chinese UTF-16 has fewer NULs but is not valid UTF-8.
  const wide = wideOrder(head, valid ? 0.4 : 0.1);
  if (wide) return wide;
  if (valid) return "utf-8";
  return gbkOrWestern(head);
}

function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without BOM: delimiters, digits and line ends are pairs with one zero byte, on the same side, more than `share` of all pairs. */
function wideOrder(head: Uint8Array, share: number): "utf-16le" | "utf-16be" | null {
  let littleEnds = 0;
  let bigEnds = 0;
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] !== 0 && head[at + 1] === 0) littleEnds++;
    else if (head[at] === 0 && head[at + 1] !== 0) bigEnds++;
  }
  const pairs = head.length >> 1;
  if (pairs < 2) return null;
  if (littleEnds > pairs * share && bigEnds * 8 < littleEnds) return "utf-16le";
  if (bigEnds > pairs * share && littleEnds * 8 < bigEnds) return "utf-16be";
  return null;
}

async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: string, found: Utf8Bytes["found"]): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    found.replaced += replacements(text);
    if (text !== "") yield encoder.encode(text);
  }
  const rest = decoder.decode();
  found.replaced += replacements(rest);
  if (rest !== "") yield encoder.encode(rest);
}

/** UTF-8 in, valid UTF-8 out: whole chunks pass as they are; a chunk with a fault, or with a character cut at its end, is decoded and encoded again. */
async function* repaired(chunks: AsyncIterable<Uint8Array>, found: Utf8Bytes["found"]): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let cut = new Uint8Array(0); // the first bytes of a character whose rest is in the next chunk
  let first = true;
  for await (const whole of chunks) {
    let chunk = whole;
    if (cut.length > 0) {
      chunk = new Uint8Array(cut.length + whole.length);
      chunk.set(cut);
      chunk.set(whole, cut.length);
    }
    let from = 0;
    if (first) {
      if (chunk.length < 3) {
        cut = chunk.slice();
        continue;
      }
      first = false;
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) from = 3;
    }
    const end = wellFormedEnd(chunk, from);
    if (chunk.length - end < 4 && isCutCharacter(chunk, end)) {
      cut = chunk.slice(end);
      if (end > from) yield chunk.subarray(from, end);
      continue;
    }
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    const text = decoder.decode(chunk.subarray(from), { stream: true });
    found.replaced += replacements(text);
    cut = chunk.slice(chunk.length - heldBack(chunk));
    yield encoder.encode(text);
  }
  if (cut.length === 0) return;
  const rest = new TextDecoder().decode(cut);
  found.replaced += replacements(rest);
  if (rest !== "") yield encoder.encode(rest);
}

/** How many bytes at the end of the chunk begin a character that is not complete. */
function heldBack(chunk: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= chunk.length; back++) if (isCutCharacter(chunk, chunk.length - back)) return back;
  return 0;
}

/** True when `at` is the end, or from `at` on there is only the beginning of one valid UTF-8 character. */
function isCutCharacter(chunk: Uint8Array, at: number): boolean {
  if (at === chunk.length) return true;
  if (chunk.length - at > 3) return false;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(chunk.subarray(at), { stream: true }) === "";
  } catch {
    return false;
  }
}

function replacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) count++;
  return count;
}
