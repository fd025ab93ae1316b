// KML to features through @tmcw/togeojson. Its document is made by xmldom, since workers have no DOMParser; entities are refused.
import type { Feature, Geometry } from "geojson";
import { done, type Result, refused } from "../core/model/result";
import type { Layer } from "./layer";

/** Largest KML text: a document takes about ten times its size in memory. */
const MOST_MEGABYTES = 40;
/** Put before property names that every object has, which togeojson would lose or mistake. */
const GUARD = "\u0001";

/** Features of a KML text, WGS 84 by definition. Values stay text exactly as written: declared types would eat leading zeros. */
export async function kmlLayer(text: string, file: string): Promise<Result<Layer>> {
  if (text.length > MOST_MEGABYTES * 1e6) return refused({ code: "file_too_large", file, detail: { megabytes: MOST_MEGABYTES } });
  if (/<!ENTITY/i.test(text)) return refused({ code: "kml_entities", file });
  const { DOMParser } = await import("@xmldom/xmldom");
  const { kml } = await import("@tmcw/togeojson");
  let place = { line: 1, column: 1 };
  let features: Feature<Geometry | null>[];
  try {
    const stop = (level: "fatalError" | "error" | "warning", _message: string, context: { locator?: { lineNumber?: number; columnNumber?: number } }): void => {
      if (level === "warning") return;
      place = { line: context.locator?.lineNumber ?? 1, column: context.locator?.columnNumber ?? 1 };
      throw new Error(level); // stops the parser; becomes the refusal below
    };
    const document = new DOMParser({ onError: stop }).parseFromString(text, "text/xml");
    for (const schema of Array.from(document.getElementsByTagName("Schema"))) schema.parentNode?.removeChild(schema);
    for (const tag of ["Data", "SimpleData"]) {
      for (const element of Array.from(document.getElementsByTagName(tag))) {
        const name = element.getAttribute("name");
        if (name !== null && name in {}) element.setAttribute("name", `${GUARD}${name}`);
      }
    }
    features = kml(document).features;
  } catch {
    return refused({ code: "kml_broken", file, place: `${place.line}:${place.column}`, detail: place });
  }
  for (const feature of features) feature.properties = asText(feature.properties ?? {});
  return done({ format: "kml", crs: null, ownTransform: null, features, notes: [] });
}

/** HTML descriptions as plain text values, guarded names as they were. */
function asText(properties: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => {
      const isHtml = typeof value === "object" && value !== null && "@type" in value && "value" in value;
      return [name.startsWith(GUARD) ? name.slice(GUARD.length) : name, isHtml ? value.value : value];
    }),
  );
}
