// The open draft as files: boundaries in any format, the list of units, old against new, the log of changes. Built when asked for.
import { changeLogText } from "../../core/plan/versions/changeLog";
import { equivalencyTable } from "../../core/plan/versions/equivalency";
import { draftFeatures } from "../../core/plan/versions/features";
import { sharesOf } from "../../core/plan/versions/pieces";
import { assignmentCsv } from "../../feed/assignment";
import { boundaryBytes, type WrittenFormat } from "../../feed/write/boundaries";
import { type CsvEncoding, csvBytes } from "../../feed/write/csvText";
import { saveFile } from "../saveText";
import type { NamedGrid } from "./coding";
import type { OpenDraft } from "./drafting";
import { linesOf, type PlanRecord } from "./planStore";
import { facesOfUnits, piecesBetween } from "./standings";

/** What every file is made of. */
export interface Outgoing {
  readonly open: OpenDraft;
  readonly grids: readonly NamedGrid[];
  /** Ids of the grids of the plan before. */
  readonly olds: readonly string[];
  readonly plan: Pick<PlanRecord, "id" | "status" | "from"> | null;
  readonly name: string;
}

const ENDINGS: { readonly [F in WrittenFormat]: { readonly ending: string; readonly type: string } } = {
  geojson: { ending: "geojson", type: "application/geo+json" },
  topojson: { ending: "topojson", type: "application/json" },
  kml: { ending: "kml", type: "application/vnd.google-earth.kml+xml" },
  kmz: { ending: "kmz", type: "application/vnd.google-earth.kmz" },
  shapefile: { ending: "zip", type: "application/zip" },
  geopackage: { ending: "gpkg", type: "application/geopackage+sqlite3" },
};

export async function saveBoundaries({ open, grids, plan, name }: Outgoing, format: WrittenFormat): Promise<void> {
  const bytes = await boundaryBytes(draftFeatures(open.draft, grids, plan), format, "grids");
  const { ending, type } = ENDINGS[format];
  save(`${name}.${ending}`, bytes, type);
}

/** Every unit with its grid; a unit that a border cuts goes with the part that kept its place. */
export function saveAssignment({ open, grids, name }: Outgoing, encoding: CsvEncoding): void {
  const { ground, draft } = open;
  const named = new Map(grids.map((grid) => [grid.grid, grid]));
  const faces = facesOfUnits(draft, ground.areas.length);
  const rows = ground.areas.map((area, unit) => {
    const grid = named.get(draft.coverage.gridOf(faces[unit]?.[0] ?? unit));
    return { unitCode: area.id, unitName: area.name, gridCode: grid?.code ?? "", gridName: grid?.name ?? "" };
  });
  save(`${name}-units.csv`, assignmentCsv(rows, encoding), "text/csv");
}

/** Old grid and new grid of every unit, or of each part of one that a border cuts. */
export function saveEquivalency({ open, grids, olds, plan, name }: Outgoing): void {
  const { ground, draft } = open;
  const pieces = piecesBetween(ground, null, draft);
  const shares = sharesOf(pieces);
  const codes = new Map(grids.map(({ grid, code }) => [grid, code]));
  const rows = Array.from(pieces.unit, (unit, piece) => ({
    unitCode: ground.areas[unit]?.id ?? String(unit + 1),
    unitName: ground.areas[unit]?.name ?? "",
    oldGrid: olds[pieces.old[piece] ?? -1] ?? null,
    newGrid: codes.get(pieces.fresh[piece] ?? -1) ?? null,
    households: ground.households ? Math.round((ground.households[unit] ?? 0) * (shares[piece] ?? 1)) : null,
    cases: pieces.cases[piece] ?? 0,
    load: pieces.loads[piece] ?? 0,
    share: Number((shares[piece] ?? 1).toFixed(6)),
  }));
  save(`${name}-equivalency.csv`, csvBytes(equivalencyTable(rows, name, plan?.from ?? null)), "text/csv");
}

/** The log of changes, one JSON line a step. */
export async function saveChangeLog({ plan, name }: Outgoing): Promise<void> {
  if (plan === null) return;
  const lines = await linesOf(plan.id);
  saveFile(`${name}-changes.jsonl`, new Blob([changeLogText(lines)], { type: "application/x-ndjson" }));
}

function save(name: string, bytes: Uint8Array, type: string): void {
  saveFile(name, new Blob([bytes as Uint8Array<ArrayBuffer>], { type }));
}
