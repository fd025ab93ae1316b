// Roll-up over levels: sums of units make a grid, grids a centre, centres the town. Only sums are added; rates are made afterwards.

/** No parent: a root, or a row that stays on its own (OUTSIDE and UNLOCATED). */
export const NO_PARENT = -1;

/**
 * Sums of every node of a forest. `own` holds `width` sums for each of the first nodes (units, or a plan's slots and its rows OUTSIDE and
 * UNLOCATED); the nodes after have none of their own. `parents` names each node's parent by its index, or NO_PARENT; parents come after their
 * children (units, grids, centres, town), so one pass does. Answers `parents.length × width` numbers; `own` stays as it is.
 * Throws RangeError when a parent does not come after its child or `own` has more rows than there are nodes.
 */
export function rollUp(own: Float64Array, width: number, parents: ArrayLike<number>): Float64Array {
  const nodes = parents.length;
  if (own.length > nodes * width || own.length % width !== 0) {
    throw new RangeError(`rollUp: ${own.length} sums of width ${width} do not fit ${nodes} nodes`);
  }
  const sums = new Float64Array(nodes * width);
  sums.set(own);
  for (let node = 0; node < nodes; node++) {
    const parent = parents[node] ?? NO_PARENT;
    if (parent === NO_PARENT) continue;
    if (!(parent > node && parent < nodes)) throw new RangeError(`rollUp: the parent of node ${node} must come after it and before ${nodes}, but is ${parent}`);
    for (let field = 0; field < width; field++) {
      const at = parent * width + field;
      sums[at] = (sums[at] ?? 0) + (sums[node * width + field] ?? 0);
    }
  }
  return sums;
}
