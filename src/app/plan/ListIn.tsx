// A list of units read in: looked at first, then applied as one step that can be taken back.
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { NEW_GRID } from "../../core/plan/coverage/types";
import { layAssignment } from "../../core/plan/versions/assignment";
import { type AssignmentTable, readAssignment } from "../../feed/assignment";
import type { Format } from "../../panels/format";
import { type ListColumn, ListPreview } from "../../panels/plan/ListPreview";
import { act } from "./drafting";
import type { Outgoing } from "./output";
import { facesOfUnits, gridCount } from "./standings";
import { stepName } from "./stepText";

export interface ListInProps {
  readonly file: File;
  readonly outgoing: Outgoing;
  readonly format: Format;
  readonly onClose: () => void;
}

export function ListIn({ file, outgoing, format, onClose }: ListInProps) {
  const { t } = useTranslation();
  const { open, grids, olds } = outgoing;
  const [table, setTable] = useState<AssignmentTable | null>(null);
  const [chosen, setChosen] = useState<AssignmentTable["found"] | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    let isGone = false;
    void file.arrayBuffer().then((buffer) => {
      if (isGone) return;
      const read = readAssignment(new Uint8Array(buffer), wanted ?? undefined);
      setTable(read);
      setChosen(read.found);
    });
    return () => {
      isGone = true;
    };
  }, [file, wanted]);
  const laid = useMemo(() => {
    if (table === null || chosen === null) return null;
    const { ground, draft } = open;
    const field = (row: readonly string[], column: ListColumn): string => (chosen[column] === null ? "" : (row[chosen[column]] ?? ""));
    const lines = table.rows.map((row) => ({
      unit: field(row, "unit"),
      unitName: field(row, "unitName"),
      grid: field(row, "grid"),
      gridName: field(row, "gridName"),
    }));
    const faces = facesOfUnits(draft, ground.areas.length);
    const known = {
      units: ground.areas,
      gridOf: ground.areas.map((_, unit) => draft.coverage.gridOf(faces[unit]?.[0] ?? unit)),
      grids: grids.map(({ grid, code, name }) => ({ grid, names: [code, name, ...(olds[grid] === undefined ? [] : [olds[grid]])] })),
    };
    const found = layAssignment(lines, known);
    const whole = found.operations.map((operation) =>
      operation.kind === "assign" ? { ...operation, faces: operation.faces.flatMap((unit) => faces[unit] ?? []) } : operation,
    );
    const made = found.changes.filter(({ grid }) => grid === NEW_GRID);
    const names = made.map(({ title }, at) => ({ grid: gridCount(draft.coverage) + at, name: title.slice(0, 60) }));
    return { ...found, operations: whole, names };
  }, [table, chosen, open, grids, olds]);
  if (table === null || chosen === null || laid === null) return null;
  return (
    <ListPreview
      file={file.name}
      encoding={table.encoding}
      wanted={wanted}
      lines={table.rows.length}
      columns={table.columns}
      chosen={chosen}
      laid={laid}
      nameOf={(grid, name) =>
        grid === -1 ? t("draft.noGrid") : (grids.find((own) => own.grid === grid)?.name ?? t("plans.list.newGrid", { name: name === "" ? "–" : name }))
      }
      format={format}
      onColumn={(column, index) => setChosen({ ...chosen, [column]: index })}
      onEncoding={setWanted}
      onApply={() => void act(stepName("import", file.name), laid.operations, laid.names).then(onClose)}
      onClose={onClose}
    />
  );
}
