// Handing a text to the reader as a file.

/** Offers a UTF-8 text for download, with a BOM so that spreadsheets read Chinese right. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name.replace(/\.(geojson|json|zip|kml|kmz|topojson)(\.gz)?\.csv$/i, ".csv");
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
