// The code page of a dBASE table: by the .cpg beside it, by its language driver id, or by the bytes themselves.
import { gbkOrWestern } from "./encoding";

/** Language driver ids (byte 29) that Shapefile writers use, to WHATWG labels. 0x57 means "whatever was the computer's", so it is not here. */
const BY_DRIVER: ReadonlyMap<number, string> = new Map([
  [0x03, "windows-1252"],
  [0x13, "shift_jis"],
  [0x26, "ibm866"],
  [0x4d, "gb18030"],
  [0x4e, "euc-kr"],
  [0x4f, "big5"],
  [0x50, "windows-874"],
  [0x58, "windows-1252"],
  [0x59, "windows-1252"],
  [0x65, "ibm866"],
  [0x78, "big5"],
  [0x79, "euc-kr"],
  [0x7a, "gb18030"],
  [0x7b, "shift_jis"],
  [0x7c, "windows-874"],
  [0xc8, "windows-1250"],
  [0xc9, "windows-1251"],
  [0xca, "windows-1254"],
  [0xcb, "windows-1253"],
  [0xcc, "windows-1257"],
]);

/** Code page numbers to WHATWG labels, where "windows-N" is not the answer. */
const BY_NUMBER: ReadonlyMap<string, string> = new Map([
  ["65001", "utf-8"],
  ["936", "gb18030"],
  ["54936", "gb18030"],
  ["950", "big5"],
  ["932", "shift_jis"],
  ["949", "euc-kr"],
  ["866", "ibm866"],
  ["20866", "koi8-r"],
]);
/** Names without their separators that WHATWG does not know. */
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ["shiftjis", "shift_jis"],
  ["koi8r", "koi8-r"],
  ["koi8u", "koi8-u"],
]);

/** A decoder for the text of a table. `cpg` is the content of the .cpg, or null. `sample` gives the bytes of text fields, joined. */
export function dbfDecoder(cpg: string | null, driver: number, sample: () => Uint8Array): TextDecoder {
  const named = cpg === null ? null : byName(cpg);
  return named ?? new TextDecoder(BY_DRIVER.get(driver) ?? guessedEncoding(sample()));
}

function byName(cpg: string): TextDecoder | null {
  const name = cpg.replace(/\0/g, "").trim().toLowerCase();
  const number = /(?:^|[^\d])(\d{3,5})$/.exec(name)?.[1] ?? "";
  const latin = /8859[\s_-]?(\d{1,2})$/.exec(name)?.[1];
  const joined = name.replace(/[\s_-]/g, "");
  const labels = [name, BY_NAME.get(joined) ?? joined, latin ? `iso-8859-${latin}` : "", BY_NUMBER.get(number) ?? `windows-${number}`];
  for (const label of labels) {
    try {
      return new TextDecoder(label);
    } catch {
      // not a label; the next way of writing it may be
    }
  }
  return null;
}

/** UTF-8 where it is valid; otherwise GBK or Western, by the pairs of its bytes. */
function guessedEncoding(bytes: Uint8Array): string {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return "utf-8";
  } catch {
    return gbkOrWestern(bytes);
  }
}
