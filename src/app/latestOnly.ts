// One request at a time; of the orders that come meanwhile only the last is kept.

/** Wraps an asynchronous act: while one runs, a later order replaces the one that waits. A failed act does not stop the next. */
export function latestOnly<T>(act: (order: T) => Promise<void>): (order: T) => void {
  let running = false;
  let next: { readonly order: T } | null = null;
  const run = async (first: T): Promise<void> => {
    running = true;
    let current: { readonly order: T } | null = { order: first };
    try {
      while (current) {
        next = null;
        await act(current.order);
        current = next;
      }
    } finally {
      running = false;
    }
  };
  return (order) => {
    if (running) next = { order };
    else void run(order);
  };
}
