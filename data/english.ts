// English for every Chinese word of the generated cases (addresses and titles apart).
import { CATEGORIES } from "./categories";
import { DEPARTMENTS, LEVELS, SOURCES, STATES } from "./words";

const lists = [SOURCES, LEVELS, STATES, DEPARTMENTS].flatMap((list) => Object.values<{ readonly zh: string; readonly en: string }>(list));

/** Chinese word → English: classes, departments, sources, levels, states. */
export const ENGLISH: ReadonlyMap<string, string> = new Map([...lists, ...CATEGORIES].map(({ zh, en }) => [zh, en]));
