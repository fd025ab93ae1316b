// A list of units and their grids laid over a draft: which faces change hands, and which lines say nothing that can be done.
import { NEW_GRID, NO_GRID, type Operation } from "../coverage/types";

/** A line of the list: texts as they stand, "" for nothing. */
export interface AssignmentLine {
  readonly unit: string;
  readonly unitName: string;
  readonly grid: string;
  readonly gridName: string;
}

export interface Known {
  /** Id and name of each face that a line may name, and the grid that it has now. */
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly gridOf: ArrayLike<number>;
  /** Codes and names of the grids of the coverage that have ground; several names may stand for one. */
  readonly grids: readonly { readonly grid: number; readonly names: readonly string[] }[];
}

export interface Laid {
  /** Faces that change hands, by the grid that receives them; grids that are not there yet come as NEW_GRID, one entry each, called `name` in the list and `title` for people. */
  readonly changes: readonly { readonly grid: number; readonly name: string; readonly title: string; readonly faces: readonly number[] }[];
  readonly operations: readonly Operation[];
  /** Lines (from 1, the head not counted) whose unit is unknown, or that name a unit again. */
  readonly unmatched: readonly { readonly line: number; readonly unit: string }[];
  readonly repeated: readonly { readonly line: number; readonly unit: string }[];
  /** Units that no line names: they stay where they are. */
  readonly unnamed: number;
  readonly matched: number;
}

/** Lays a list over a draft: units by their code, else by a name that only one has. Codes beat names; a unit without a grid leaves its own. */
export function layAssignment(lines: readonly AssignmentLine[], { units, gridOf, grids }: Known): Laid {
  const byId = new Map(units.map(({ id }, face) => [id, face]));
  const byName = onlyOnes(units.map(({ name }) => name));
  const gridBy = new Map(grids.flatMap(({ grid, names }) => names.map((name) => [name, grid] as const)));
  const [unmatched, repeated]: { line: number; unit: string }[][] = [[], []];
  const seen = new Set<number>();
  const receivers = new Map<string, { grid: number; name: string; title: string; faces: number[] }>();
  for (const [at, { unit, unitName, grid, gridName }] of lines.entries()) {
    const face = byId.get(unit.trim()) ?? byName.get(unitName.trim()) ?? byName.get(unit.trim());
    const told = { line: at + 1, unit: unit.trim() || unitName.trim() };
    if (face === undefined) unmatched?.push(told);
    else if (seen.has(face)) repeated?.push(told);
    if (face === undefined || seen.has(face)) continue;
    seen.add(face);
    const name = grid.trim() || gridName.trim();
    const to = name === "" ? NO_GRID : (gridBy.get(grid.trim()) ?? gridBy.get(gridName.trim()) ?? NEW_GRID);
    if (to === gridOf[face]) continue;
    const key = to === NEW_GRID ? `new ${name}` : String(to);
    const receiver = receivers.get(key) ?? { grid: to, name, title: gridName.trim() || name, faces: [] };
    receiver.faces.push(face);
    receivers.set(key, receiver);
  }
  const changes = [...receivers.values()];
  return {
    changes,
    operations: changes.map(({ grid, faces }) => ({ kind: "assign", faces, grid })),
    unmatched: unmatched ?? [],
    repeated: repeated ?? [],
    unnamed: units.length - seen.size,
    matched: seen.size,
  };
}

/** Index of each text that stands once. */
function onlyOnes(texts: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, text] of texts.entries()) found.set(text, found.has(text) ? -1 : index);
  return new Map([...found].filter(([text, index]) => index >= 0 && text !== ""));
}
