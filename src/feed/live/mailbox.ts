// Between a stream that pushes and a reader that pulls: what gathered since the last look is taken in one go, so a busy stream makes larger batches, not more.

/** Put at any time, take in turn. */
export class Mailbox<T> {
  private items: T[] = [];
  private fault: unknown = null;
  private closed = false;
  private wake: (() => void) | null = null;

  put(item: T): void {
    if (this.closed) return;
    this.items.push(item);
    this.wake?.();
  }

  /** No more will come; with `fault` the reader throws it once it has everything. */
  close(fault: unknown = null): void {
    if (this.closed) return;
    this.closed = true;
    this.fault = fault;
    this.wake?.();
  }

  /** Everything since the last call, at least one item; null when the box was closed. */
  async take(): Promise<readonly T[] | null> {
    if (this.items.length === 0 && !this.closed) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      this.wake = null;
    }
    if (this.items.length > 0) return this.items.splice(0);
    if (this.fault !== null) throw this.fault;
    return null;
  }
}
