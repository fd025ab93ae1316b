// Reading the words of one command: what every command's options share.
import { parseArgs } from "node:util";

/** A sentence for wrong usage; the command answers it with exit code 2. */
export interface Wrong {
  readonly command: "wrong";
  readonly sentence: string;
}

export const text = { type: "string" } as const;

/** The values of the options, or the sentence for what is wrong with them. */
export function parse<T extends NonNullable<Parameters<typeof parseArgs>[0]>["options"]>(words: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...words], options: options as NonNullable<T>, allowPositionals: false, strict: true }).values;
  } catch (error) {
    return `${error instanceof Error ? error.message.replace(/\. To specify.*$/s, "") : String(error)}.`;
  }
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The values that are there: options that were not given are left out, not undefined. */
export function defined<T extends Record<string, unknown>>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}

export function wrong(sentence: string): Wrong {
  return { command: "wrong", sentence };
}

/** `--name a b c` is written as `--name a --name b --name c`, which parseArgs knows. */
export function gather(words: readonly string[], name: string): string[] {
  const gathered: string[] = [];
  let inside = false;
  for (const word of words) {
    const isOption = word.startsWith("--");
    if (isOption) inside = word === name;
    if (inside && !isOption) gathered.push(name, word);
    else if (word !== name) gathered.push(word);
  }
  return gathered;
}
