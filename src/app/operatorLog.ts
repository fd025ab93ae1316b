// The operator's log in IndexedDB: lines are only ever added, and an event counts once its line is on disk. The engine lays it over whatever is open.
import type { Remote } from "comlink";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { LineFate } from "../core/frame/casebook";
import type { LogLine } from "../core/model/logLine";
import type { Engine } from "../engine/api";
import type { FaultyLine } from "../feed/eventLines";
import { changeLog, logState } from "./logState";

interface Kept extends DBSchema {
  /** Lines as they are exported, in the order in which they came. */
  events: { key: number; value: string };
  photos: { key: string; value: Blob };
}

/** Other pages of this browser hear of new lines here. */
const CHANNEL = "gridkeeper.log";
let opening: Promise<IDBPDatabase<Kept>> | null = null;
let recalled: Promise<void> | null = null;
/** Every line that the engine has been told, as text. */
const known = new Set<string>();
let lastKey = 0;

function database(): Promise<IDBPDatabase<Kept>> {
  opening ??= openDB<Kept>("gridkeeper", 1, {
    upgrade(base) {
      base.createObjectStore("events", { autoIncrement: true });
      base.createObjectStore("photos");
    },
  });
  return opening;
}

/** Reading and writing lines checks their shape, for which there is no need as long as the log is empty. */
const lineReader = () => import("../feed/eventLines");

/** Tells the engine what this browser remembers, once; later lines of other pages too. */
export function recall(engine: Remote<Engine>): Promise<void> {
  recalled ??= start(engine);
  return recalled;
}

async function start(engine: Remote<Engine>): Promise<void> {
  try {
    await readNew(engine);
  } catch (error) {
    console.warn("operatorLog: this browser keeps nothing", error);
    changeLog({ isKept: false });
    return;
  }
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = () => void readNew(engine);
}

/** Lines that came since the last look, from this page or another. */
async function readNew(engine: Remote<Engine>): Promise<void> {
  const base = await database();
  const range = IDBKeyRange.lowerBound(lastKey, true);
  const [keys, texts] = await Promise.all([base.getAllKeys("events", range), base.getAll("events", range)]);
  lastKey = keys.at(-1) ?? lastKey;
  const fresh = texts.filter((text) => !known.has(text));
  for (const text of fresh) known.add(text);
  if (fresh.length === 0) return;
  const { readLines } = await lineReader();
  await engine.addToLog(readLines(fresh.join("\n")).lines);
  changeLog({ version: logState().version + 1, lines: known.size });
}

/** Puts lines on disk, then tells the engine; `position` is where the case of the first lies, if known. */
async function append(engine: Remote<Engine>, lines: readonly LogLine[], position?: number): Promise<readonly LineFate[]> {
  const base = await database();
  const { writeLine } = await lineReader();
  const texts = lines.map(writeLine);
  const writing = base.transaction("events", "readwrite", { durability: "strict" });
  const keys = await Promise.all(texts.map((text) => writing.store.add(text)));
  await writing.done;
  lastKey = Math.max(lastKey, ...keys);
  for (const text of texts) known.add(text);
  const fates = await engine.addToLog(lines, position);
  changeLog({ version: logState().version + 1, lines: known.size });
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(keys.length);
  channel.close();
  return fates;
}

/** Adds one event of this session. Rejects when the browser cannot keep it: then it has not happened. */
export async function act(engine: Remote<Engine>, line: LogLine, position: number): Promise<LineFate> {
  await recall(engine);
  const [fate] = await append(engine, [line], position);
  changeLog({ mine: new Set([...logState().mine, line.event.id]) });
  return fate ?? { kind: "elsewhere" };
}

/** The whole log as JSON lines, in the order in which it was written. */
export async function everyLine(): Promise<string> {
  const texts = await (await database()).getAll("events");
  return texts.length === 0 ? "" : `${texts.join("\n")}\n`;
}

export interface Imported {
  readonly added: number;
  /** Lines that the log had already. */
  readonly known: number;
  /** Lines about cases that are not open now: kept, and laid over them when they are. */
  readonly elsewhere: number;
  readonly faults: readonly FaultyLine[];
  /** Lines that the lifecycle refuses as things stand: kept too, since a line that is missing may still come. */
  readonly refused: readonly { readonly line: number; readonly fate: LineFate & { readonly kind: "refused" } }[];
}

/** Adds the lines of an exported log; those that are here already are passed over. */
export async function importLines(engine: Remote<Engine>, content: string): Promise<Imported> {
  await recall(engine);
  const { readLines, writeLine } = await lineReader();
  const { lines, numbers, faults } = readLines(content);
  const seen = new Set(known);
  const fresh = lines.flatMap((line, index) => {
    const text = writeLine(line);
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ line, number: numbers[index] ?? 0 }];
  });
  const fates =
    fresh.length === 0
      ? []
      : await append(
          engine,
          fresh.map(({ line }) => line),
        );
  const refused = fates.flatMap((fate, index) => (fate.kind === "refused" ? [{ line: fresh[index]?.number ?? 0, fate }] : []));
  const elsewhere = fates.filter(({ kind }) => kind === "elsewhere").length;
  return { added: fresh.length, known: lines.length - fresh.length, elsewhere, faults, refused };
}

/** Keeps a photo on this machine; the event names it by what this gives. */
export async function keepPhoto(photo: Blob): Promise<string> {
  const url = `photo:${newId()}`;
  await (await database()).put("photos", photo, url);
  return url;
}

export async function photoOf(url: string): Promise<Blob | null> {
  return (await (await database()).get("photos", url)) ?? null;
}

let made = 0;

/** Ids that sort in the order in which they were made. */
export function newId(): string {
  made += 1;
  const chance = [...crypto.getRandomValues(new Uint32Array(2))].map((number) => number.toString(36)).join("");
  return `${Date.now().toString(36).padStart(9, "0")}-${made.toString(36).padStart(4, "0")}-${chance}`;
}
