// Whether bytes are text at all: a table has hardly a control character, other files are full of them.
import { detectEncoding } from "./encoding";

/** Bytes looked at. */
const LOOKED_AT = 65_536;
/** So many control characters are forgiven, and so large a share of all. */
const FORGIVEN = 3;
const FORGIVEN_SHARE = 0.02;

/** True when the first bytes of a file are text in `encoding` (a WHATWG label), or in the one that they show. */
export function isText(head: Uint8Array, encoding?: string): boolean {
  const bytes = head.subarray(0, LOOKED_AT);
  let text: string;
  try {
    text = new TextDecoder(encoding ?? detectEncoding(head)).decode(bytes);
  } catch {
    return true; // an unknown label: reading says so
  }
  let controls = 0;
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) controls++;
  return controls <= FORGIVEN || controls <= text.length * FORGIVEN_SHARE;
}

/** Control characters but for spaces, line ends, the end mark of DOS, the escape of ISO 2022, and the record separator of JSON. */
function isControl(code: number): boolean {
  return code < 8 || (code > 13 && code < 32 && code !== 0x1a && code !== 0x1b && code !== 0x1e) || code === 0x7f;
}
