// A pushed source that has missed something while its link was down: first it listens, then it asks for what it missed, then it goes on listening.
import type { Cursor, Delivery, LiveAdapter } from "./contract";

/** `push` with a polled catch-up at every start. The stream is opened first, so that nothing can fall between the two. */
export function withBackfill(push: LiveAdapter, poll: LiveAdapter): LiveAdapter {
  async function* start(cursor: Cursor, signal: AbortSignal): AsyncGenerator<Delivery> {
    const stream = push.start(cursor, signal)[Symbol.asyncIterator]();
    try {
      const opened = await stream.next();
      // The stream's own place is in the cursor as well; the validators of the catch-up stay with it.
      for await (const delivery of poll.start(cursor, signal))
        yield delivery.kind === "bytes" ? { ...delivery, cursor: { ...cursor, ...delivery.cursor } } : delivery;
      for (let step = opened; !step.done; step = await stream.next()) yield step.value;
    } finally {
      await stream.return?.();
    }
  }
  return { start };
}
