// Shapes as blob: URLs, which MapLibre's own worker fetches: the main thread never holds them.

/** A blob: URL of JSON text; the page asks for it until `releaseUrl`. */
export function blobUrl(json: string): string {
  return URL.createObjectURL(new Blob([json], { type: "application/geo+json" }));
}

/** Gives a blob: URL's memory back. */
export function releaseUrl(url: string | undefined): void {
  if (url !== undefined) URL.revokeObjectURL(url);
}
