// Which addresses a deployment's configuration may name: files of its own origin.

/** A file beside the page: no other origin, no scheme. What browsers leave out of an address (control characters, spaces at its start) could hide either. */
export const OWN_PATH = /^(?!\/\/)(?! )(?![a-zA-Z][a-zA-Z0-9+.-]*:)[^\\\u0000-\u001f\u007f]+$/;

/** `?config=` of the page's address: only a path of the same origin, resolved against the page; null when it is anything else. */
export function configUrl(search: string, page: string): string | null {
  const wanted = new URLSearchParams(search).get("config") ?? "config.json";
  if (!OWN_PATH.test(wanted)) return null;
  const url = new URL(wanted, page);
  return url.origin === new URL(page).origin ? url.href : null;
}
