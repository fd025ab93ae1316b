// The clock of a server against this machine's, from Date headers that tell whole seconds: each answer bounds the difference, all together narrow it.

/** Own clock minus the server's lies between these, milliseconds. */
export interface Skew {
  readonly low: number;
  readonly high: number;
}

/** A server that tells an earlier time has no clock. */
const EARLIEST = Date.UTC(2020, 0, 1);

/**
 * Narrows `known` by one answer. The header was written between asking and answer and cuts off its fraction:
 *
 *     own − server  ∈  ( sent − date − 1000 , received − date ]
 *
 * Answers that contradict what was known (a clock was set) begin anew. An unreadable header changes nothing.
 */
export function narrowSkew(known: Skew | null, sentMs: number, receivedMs: number, date: string | null): Skew | null {
  const server = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(server) || server < EARLIEST) return known;
  const heard = { low: sentMs - server - 1000, high: receivedMs - server };
  if (known === null) return heard;
  const both = { low: Math.max(known.low, heard.low), high: Math.min(known.high, heard.high) };
  return both.low <= both.high ? both : heard;
}
