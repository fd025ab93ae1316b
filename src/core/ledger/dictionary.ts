// The words of one code column, of all sources together: each source's codes are translated to the ledger's.

/** Words by code, "" is 0. */
export class Dictionary {
  words: string[] = [""];
  private codes = new Map<string, number>([["", 0]]);
  private readonly translations = new Map<number, number[]>();
  /** Words that no source has brought: they stay. */
  private readonly ownWords = new Set<string>();

  /** The ledger's code of each of a source's codes; knows the words the source has added since the last call. */
  translate(source: number, words: readonly string[]): readonly number[] {
    const translation = this.translations.get(source) ?? [];
    this.translations.set(source, translation);
    for (let code = translation.length; code < words.length; code++) translation.push(this.codeOf(words[code] ?? ""));
    return translation;
  }

  /** The code of a word of our own, whether a source has it or not. */
  own(word: string): number {
    this.ownWords.add(word);
    return this.codeOf(word);
  }

  /** A source is gone, and with it the words that no other source has. The new code of each old one, or null when all stay. */
  forget(source: number): Uint32Array | null {
    if (!this.translations.delete(source)) return null;
    const before = this.words;
    const needed = new Set([0, ...[...this.translations.values()].flat(), ...[...this.ownWords].map((word) => this.codeOf(word))]);
    if (needed.size === before.length) return null;
    this.words = [];
    this.codes = new Map();
    const renamed = Uint32Array.from(before, (word, code) => (needed.has(code) ? this.codeOf(word) : 0));
    for (const translation of this.translations.values()) for (const [own, code] of translation.entries()) translation[own] = renamed[code] ?? 0;
    return renamed;
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
