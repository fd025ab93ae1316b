// The XML of GeoReport v2 as plain records: <service_requests><request><lat>… and <services><service>….
import { DOMParser, type Element } from "@xmldom/xmldom";

/** The records of an answer, each a name and a text per child element; null when it is not such a list, or defines entities. */
export function xmlList(xml: string): readonly Readonly<Record<string, string>>[] | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return null;
  let root: Element | null;
  try {
    root = new DOMParser({ onError: () => undefined }).parseFromString(xml.trim(), "text/xml").documentElement;
  } catch {
    return null; // not well-formed: the caller says so
  }
  if (root === null || (root.nodeName !== "service_requests" && root.nodeName !== "services")) return null;
  return childrenOf(root).map((item) => Object.fromEntries(childrenOf(item).map((field) => [field.nodeName, field.textContent ?? ""])));
}

function childrenOf(element: Element): readonly Element[] {
  return [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
}
