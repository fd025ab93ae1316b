// `gridkeeper clean`: boundaries in, a clean coverage out, every repair told; exit 1 when a grid is left without ground.
import { writeFileSync } from "node:fs";
import type { Feature, Geometry, MultiPolygon, Polygon } from "geojson";
import { polygonSet } from "../core/geo/polygons";
import { type Issue, issueText } from "../core/model/issue";
import { buildPlan } from "../core/model/planBuild";
import { propertyText } from "../core/model/planIds";
import { type Cleaned, cleanPolygons, type Repair } from "../core/plan/clean";
import { repairText } from "../core/plan/cleanText";
import { shapesOf } from "../core/plan/coverage/shapes";
import { boundaryBytes, writtenFormat } from "../feed/write/boundaries";
import type { CleanOptionsGiven } from "./cleanOptions";
import { openFeatures } from "./units";

/** Runs the command and returns its exit code: 0 cleaned, 1 unreadable, not to be cleaned, or a grid lost all its ground. */
export async function clean(options: CleanOptionsGiven): Promise<number> {
  const file = await openFeatures(options.grids, options.crs);
  if (!file.ok) return fault(file.issue);
  const { name, features } = file.value;
  const built = buildPlan(name, features, { labels: false, ...(options.gridId === undefined ? {} : { idProperty: options.gridId }) });
  if (!built.ok) return fault(built.issue);
  const { idProperty } = built.value;
  const ids = features.map((feature) => (idProperty === null ? null : propertyText(feature, idProperty)));
  const cleaned = cleanPolygons(polygonSet(features.map(({ geometry }) => geometry)), options);
  if (!cleaned) return fault({ code: "clean_restless", file: name });
  writeFileSync(options.out, await boundaryBytes(withShapes(features, cleaned), writtenFormat(options.out) ?? "geojson", "grids"));
  for (const note of [...file.value.notes, ...built.value.notes]) process.stdout.write(`note: ${issueText(note, "en")}\n`);
  for (const repair of cleaned.repairs) process.stdout.write(`${SEVERITY[repair.kind]}: ${repairText(repair, ids, "en")}\n`);
  process.stdout.write(`${summary(name, built.value.plan.grids.length, cleaned)}\n`);
  return cleaned.repairs.some(({ kind }) => kind === "emptied") ? 1 : 0;
}

const SEVERITY: Readonly<Record<Repair["kind"], string>> = { overlap: "repaired", gap: "repaired", crumb: "repaired", enclave_kept: "kept", emptied: "error" };

/** The features with their cleaned shapes; those without area have none. */
function withShapes(features: readonly Feature<Geometry | null>[], { coverage }: Cleaned): Feature<Polygon | MultiPolygon | null>[] {
  const shapes = shapesOf(coverage, "grid");
  return features.map((feature, slot) => ({ ...feature, geometry: shapes[slot] ?? null }));
}

function summary(name: string, grids: number, { repairs, crossings, touches }: Cleaned): string {
  const count = (kind: Repair["kind"]): number => repairs.filter((repair) => repair.kind === kind).length;
  return (
    `${name}: ${grids} grids, ${crossings.length} crossings and ${touches.length} touches noded, ${count("overlap")} overlaps settled, ` +
    `${count("gap")} gaps filled, ${count("crumb")} crumbs given away, ${count("enclave_kept")} enclaves kept, ${count("emptied")} grids without ground`
  );
}

function fault(issue: Issue): number {
  process.stderr.write(`${issueText(issue, "en")}\n`);
  return 1;
}
