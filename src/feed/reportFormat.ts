// What kind of file reports come in: by its first bytes where they tell, otherwise by its name.

export type ReportFormat = "csv" | "tsv" | "json" | "parquet";

/** What can be read, for the sentence that refuses the rest. */
export const REPORT_FORMATS = "CSV, TSV, GeoJSON, Parquet (.gz)";

const JSON_NAMES = /\.(geo)?json[ls]?$|\.(nd|ld)(geo)?json$|\.geojsonseq$/;
const TEXT_NAMES = /\.(csv|tsv|tab|txt|text)$/;

/**
 * The format of a file from its name and its first plain bytes (after gunzip, in the file's own encoding).
 * null: no kind of reports: a picture, an archive, a page of HTML or XML, an Excel workbook.
 */
export function reportFormat(name: string, head: Uint8Array): ReportFormat | null {
  if (begins(head, "PAR1")) return "parquet";
  if (SIGNATURES.some((signature) => begins(head, signature))) return null;
  const plainName = name.toLowerCase().replace(/\.gz$/, "");
  const text = new TextDecoder(wideLabel(head)).decode(head.subarray(0, 4096)).trimStart();
  if (/^<(!doctype|\?xml|html|kml|svg|!--)/i.test(text)) return null;
  if (JSON_NAMES.test(plainName)) return "json";
  if (text.startsWith("\x1e{") || /^\{\s*"(type|features|geometry|properties|crs)"/.test(text)) return "json";
  if (!TEXT_NAMES.test(plainName) && /^[[{]\s*["{}\]]/.test(text)) return "json";
  return /\.(tsv|tab)$/.test(plainName) ? "tsv" : "csv";
}

/** gzip inside gzip, zip (Excel's workbooks too), PDF, PNG, JPEG, GIF, RAR, 7z, old Office, SQLite, zstd, bzip2, xz. */
const SIGNATURES = [
  "\x1f\x8b",
  "PK\x03\x04",
  "PK\x05\x06",
  "%PDF",
  "\x89PNG",
  "\xff\xd8\xff",
  "GIF8",
  "Rar!",
  "7z\xbc\xaf",
  "\xd0\xcf\x11\xe0",
  "SQLite format 3",
  "\x28\xb5\x2f\xfd",
  "BZh",
  "\xfd7zXZ",
] as const;

function begins(head: Uint8Array, signature: string): boolean {
  for (let at = 0; at < signature.length; at++) if (head[at] !== signature.charCodeAt(at)) return false;
  return true;
}

/** Only markup and brackets are looked for, so an ASCII reading serves every encoding but the wide ones. */
function wideLabel(head: Uint8Array): string {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] !== 0 && head[1] === 0)) return "utf-16le";
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] !== 0)) return "utf-16be";
  return "utf-8";
}
