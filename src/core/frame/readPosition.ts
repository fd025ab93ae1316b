// A position as people type it: "121.4737, 31.2304", "31.2304 121.4737", "31°13′49″N 121°28′25″E".

const NUMBER = String.raw`[+-]?\d{1,3}(?:\.\d+)?`;
const PLAIN = new RegExp(String.raw`^\s*\(?\s*(${NUMBER})\s*°?\s*([NSEW])?\s*[,，;、\s]\s*(${NUMBER})\s*°?\s*([NSEW])?\s*\)?\s*$`, "i");
const SEXAGESIMAL = /^\s*(\d{1,3})\s*[°度]\s*(\d{1,2})\s*[′'’分]\s*(?:(\d{1,2}(?:\.\d+)?)\s*[″"”秒]\s*)?([NSEW])[,，\s]*/i;

/**
 * The [lng, lat] in degrees that a text means, or null when it is no position. Letters N, S, E, W say which is which; without them the first
 * number is the longitude, as everywhere in this product, unless it can only be a latitude of `near` ([lng, lat]): of the two readings the one
 * closer to it.
 */
export function readPosition(text: string, near: readonly [number, number]): readonly [number, number] | null {
  return plainPosition(text, near) ?? sexagesimalPosition(text);
}

function plainPosition(text: string, near: readonly [number, number]): readonly [number, number] | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const first = signed(Number(match[1]), match[2]);
  const second = signed(Number(match[3]), match[4]);
  if (isNorthSouth(match[2]) || isEastWest(match[4])) return onEarth(second, first);
  if (isEastWest(match[2]) || isNorthSouth(match[4])) return onEarth(first, second);
  const asWritten = onEarth(first, second);
  const swapped = onEarth(second, first);
  if (!asWritten || !swapped) return asWritten ?? swapped;
  return distance(asWritten, near) <= distance(swapped, near) ? asWritten : swapped;
}

function sexagesimalPosition(text: string): readonly [number, number] | null {
  const first = SEXAGESIMAL.exec(text);
  const second = first && SEXAGESIMAL.exec(text.slice(first[0].length));
  if (!first || !second || text.slice(first[0].length + second[0].length).trim() !== "") return null;
  if (isNorthSouth(first[4]) === isNorthSouth(second[4])) return null;
  const [lat, lng] = isNorthSouth(first[4]) ? [first, second] : [second, first];
  return onEarth(degrees(lng), degrees(lat));
}

function degrees(match: RegExpExecArray): number {
  return signed(Number(match[1]) + Number(match[2]) / 60 + Number(match[3] ?? 0) / 3600, match[4]);
}

function signed(value: number, letter: string | undefined): number {
  return letter !== undefined && /[SW]/i.test(letter) ? -value : value;
}

function isNorthSouth(letter: string | undefined): boolean {
  return letter !== undefined && /[NS]/i.test(letter);
}

function isEastWest(letter: string | undefined): boolean {
  return letter !== undefined && /[EW]/i.test(letter);
}

function onEarth(lng: number, lat: number): readonly [number, number] | null {
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null;
}

function distance(a: readonly [number, number], b: readonly [number, number]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}
