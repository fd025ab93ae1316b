// The words of one code column, of all sources together: each source's codes are translated to the ledger's.

/** Words by code, "" is 0. */
export class Dictionary {
  readonly words: string[] = [""];
  private readonly codes = new Map<string, number>([["", 0]]);
  private readonly translations = new Map<number, number[]>();

  /** The ledger's code of each of a source's codes; knows the words the source has added since the last call. */
  translate(source: number, words: readonly string[]): readonly number[] {
    const translation = this.translations.get(source) ?? [];
    this.translations.set(source, translation);
    for (let code = translation.length; code < words.length; code++) translation.push(this.codeOf(words[code] ?? ""));
    return translation;
  }

  /** A source is gone: its translation is forgotten. Words only it had stay in the list until `keepUsed`. */
  forget(source: number): void {
    this.translations.delete(source);
  }

  private codeOf(word: string): number {
    const known = this.codes.get(word);
    if (known !== undefined) return known;
    const code = this.words.length;
    this.words.push(word);
    this.codes.set(word, code);
    return code;
  }
}
