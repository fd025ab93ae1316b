// Shapes as blob: URLs, which MapLibre's own worker fetches: the main thread never holds them.

/** A blob: URL of JSON text; the page asks for it until `releaseUrl`. */
export function blobUrl(json: string): string {
  return URL.createObjectURL(new Blob([json], { type: "application/geo+json" }));
}

/** MapLibre's worker may still be reading what the page has just replaced. */
const GRACE_MS = 10_000;

/** Gives a blob: URL's memory back, a moment later. */
export function releaseUrl(url: string | undefined): void {
  if (url !== undefined) setTimeout(() => URL.revokeObjectURL(url), GRACE_MS);
}
