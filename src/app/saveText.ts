// Handing a text or a picture to the reader as a file.

/** Offers a UTF-8 text for download, with a BOM so that spreadsheets read Chinese right. */
export function saveText(name: string, text: string): void {
  saveFile(fileName(name, "csv"), new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
}

/** Offers a table as CSV, any other text as JSON, a picture as what it is. */
export function saveFile(name: string, content: string | Blob): void {
  if (typeof content !== "string") saveBlob(name, content);
  else if (name.endsWith(".csv")) saveText(name, content);
  else saveBlob(name, new Blob([content], { type: "application/json" }));
}

/** "tracts.geojson.gz" or "tracts.geojson.csv" with another ending: "tracts.csv". */
export function fileName(name: string, ending: string): string {
  return `${name.replace(/(\.(geojson|json|zip|kml|kmz|gpkg|topojson|csv|gz))+$/i, "")}.${ending}`;
}

function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
