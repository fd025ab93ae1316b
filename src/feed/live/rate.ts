// How many reports came in each of the last seconds.

/** Seconds looked back. */
const SECONDS = 10;

/** Counts by whole second. */
export class Rate {
  private readonly counts = new Map<number, number>();

  add(nowMs: number, count: number): void {
    const second = Math.floor(nowMs / 1000);
    this.counts.set(second, (this.counts.get(second) ?? 0) + count);
    for (const old of this.counts.keys()) if (old < second - SECONDS) this.counts.delete(old);
  }

  /** The last ten whole seconds, oldest first; the running one is not over and does not count. */
  perSecond(nowMs: number): readonly number[] {
    const second = Math.floor(nowMs / 1000);
    return Array.from({ length: SECONDS }, (_, index) => this.counts.get(second - SECONDS + index) ?? 0);
  }
}
