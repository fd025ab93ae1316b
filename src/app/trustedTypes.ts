// Trusted Types: the only strings that may become code are addresses of our own built scripts; no string becomes HTML but the empty one,
// with which ECharts empties its box. Imported before all else.

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string | null; createHTML: (html: string) => string | null }): unknown;
}

/** Whether an address is one of our own scripts: same origin, no data: or blob:. */
export function isOwnScript(url: string, page: string): boolean {
  if (!URL.canParse(url, page)) return false;
  const whole = new URL(url, page);
  return whole.origin === new URL(page).origin && /^https?:$/.test(whole.protocol);
}

const factory: unknown = typeof window === "undefined" ? undefined : Reflect.get(window, "trustedTypes");
// Without createScript the browser refuses every string there.
if (isFactory(factory)) {
  factory.createPolicy("default", {
    createScriptURL: (url) => (isOwnScript(url, document.baseURI) ? url : null),
    createHTML: (html) => (html === "" ? html : null),
  });
}

function isFactory(value: unknown): value is TrustedTypesFactory {
  return typeof value === "object" && value !== null && "createPolicy" in value;
}
