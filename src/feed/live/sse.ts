// Server-Sent Events over fetch, so that a token can travel in a header; a frozen link is noticed, and the next start goes on behind the last event.
import { createParser } from "eventsource-parser";
import { type Credentials, type Cursor, type Delivery, type LiveAdapter, LiveFault, type Wire } from "./contract";
import { ask, byteString, chunksOf } from "./http";
import { Mailbox } from "./mailbox";
import { deliveriesOf } from "./messages";
import type { SseSpec } from "./spec";

type Mail = { readonly id: string | undefined; readonly data: string } | "beat";

/** Adapter of an event stream. Comments and events without data count as heartbeats. */
export function sseAdapter(spec: SseSpec, credentials: Credentials | null, wire: Wire): LiveAdapter {
  async function* start(cursor: Cursor, signal: AbortSignal): AsyncGenerator<Delivery> {
    const inner = new AbortController();
    const stop = (): void => inner.abort();
    signal.addEventListener("abort", stop);
    if (signal.aborted) inner.abort();
    const asking = { name: spec.name, wire, credentials, signal: inner.signal };
    const box = new Mailbox<Mail>();
    const watchdog = watch(wire, (spec.silence ?? 30) * 1000, () => {
      box.close(new LiveFault({ code: "live_silent", file: spec.name, detail: { seconds: spec.silence ?? 30 } }));
      inner.abort();
    });
    const headers = { accept: "text/event-stream", ...(cursor.eventId === undefined ? {} : { "last-event-id": byteString(cursor.eventId) }) };
    try {
      const response = await ask(spec.url, asking, headers);
      const type = response.headers.get("content-type") ?? "–";
      if (!/^text\/event-stream\b/i.test(type)) throw new LiveFault({ code: "live_no_report", file: spec.name, detail: { found: type } });
      void pump(chunksOf(response, asking), box, watchdog.heard, spec.name);
      yield { kind: "contact" };
      yield* letters(box, spec.name, cursor.eventId);
    } finally {
      watchdog.stop();
      inner.abort();
      signal.removeEventListener("abort", stop);
    }
  }
  return { start };
}

/** Reads the stream into the box until it ends; its end is a lost link. */
async function pump(chunks: AsyncIterable<Uint8Array>, box: Mailbox<Mail>, heard: () => void, name: string): Promise<void> {
  const decoder = new TextDecoder();
  const parser = createParser({
    onEvent: ({ id, data }) => box.put(data === "" ? "beat" : { id, data }),
    onComment: () => box.put("beat"),
  });
  try {
    for await (const chunk of chunks) {
      heard();
      parser.feed(decoder.decode(chunk, { stream: true }));
    }
    box.close(new LiveFault({ code: "live_broken_off", file: name }));
  } catch (fault) {
    box.close(fault);
  }
}

async function* letters(box: Mailbox<Mail>, name: string, firstId: string | undefined): AsyncGenerator<Delivery> {
  let lastId = firstId;
  for (let mails = await box.take(); mails !== null; mails = await box.take()) {
    const texts: string[] = [];
    for (const mail of mails) {
      if (mail === "beat") continue;
      texts.push(mail.data);
      if (mail.id !== undefined) lastId = mail.id;
    }
    if (texts.length === 0) yield { kind: "contact" };
    yield* deliveriesOf(name, texts, lastId === undefined ? {} : { eventId: lastId });
  }
}

/** Calls `bark` when nothing was heard for so long. */
function watch(wire: Wire, silenceMs: number, bark: () => void): { readonly heard: () => void; readonly stop: () => void } {
  let cancel = wire.after(silenceMs, bark);
  return {
    heard: () => {
      cancel();
      cancel = wire.after(silenceMs, bark);
    },
    stop: () => cancel(),
  };
}
