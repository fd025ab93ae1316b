// What is kept of the reports and must follow when one row changes its cells: sums, medians, marks. One row moves them by a difference.

/** Keeps something counted of the reports. */
export interface RowWatcher {
  /** Called before the cells of a kept row change; the answer is called when they have, and the reports have their new version. */
  amending(row: number): () => void;
}
