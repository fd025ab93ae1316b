// One door for all operations: what the operation log holds is what is done.

import { assignFaces, fillGap, lockEdges, lockGrids, mergeFaces } from "./merge";
import { simplify } from "./simplify";
import { reshapeFace, splitFaces } from "./split";
import type { Coverage } from "./store";
import type { Operation, Outcome } from "./types";
import { insertVertex, moveVertex, removeVertex } from "./vertices";

/** Does an operation, or refuses it and leaves the coverage as it was. The same operations on the same coverage give the same bytes. */
export function operate(coverage: Coverage, operation: Operation): Outcome {
  switch (operation.kind) {
    case "move":
      return moveVertex(coverage, operation.vertex, operation.x, operation.y);
    case "insert":
      return insertVertex(coverage, operation.edge, operation.x, operation.y);
    case "remove":
      return removeVertex(coverage, operation.vertex);
    case "split":
      return splitFaces(coverage, operation.line, operation.faces, operation.grids);
    case "merge":
      return mergeFaces(coverage, operation.faces);
    case "reshape":
      return reshapeFace(coverage, operation.receiver, operation.line);
    case "assign":
      return assignFaces(coverage, operation.faces, operation.grid);
    case "fill":
      return fillGap(coverage, operation.half, operation.face);
    case "simplify":
      return simplify(coverage, operation.areaM2);
    case "lockEdges":
      return lockEdges(coverage, operation.edges, operation.locked);
    case "lockGrids":
      return lockGrids(coverage, operation.grids, operation.locked);
    default:
      return operation satisfies never;
  }
}
