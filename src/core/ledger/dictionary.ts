// The words of one code column, of all sources together: each source's codes are translated to the ledger's.

/** How the codes of one source read: those of its latest list of words, and all of the ledger's codes that it ever used. */
interface Translation {
  readonly words: readonly string[];
  readonly own: number[];
  readonly used: Set<number>;
}

/** Words by code, "" is 0. */
export class Dictionary {
  words: string[] = [""];
  private codes = new Map<string, number>([["", 0]]);
  private readonly translations = new Map<number, Translation>();
  /** Words that no source has brought: they stay. */
  private readonly ownWords = new Set<string>();

  /** The ledger's code of each of a source's codes; knows the words the source has added since the last call. A live source brings a new list each time. */
  translate(source: number, words: readonly string[]): readonly number[] {
    const last = this.translations.get(source);
    const own = last?.words === words ? last.own : [];
    const used = last?.used ?? new Set<number>();
    for (let code = own.length; code < words.length; code++) {
      own.push(this.codeOf(words[code] ?? ""));
      used.add(own[code] ?? 0);
    }
    this.translations.set(source, { words, own, used });
    return own;
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
    const used = [...this.translations.values()].flatMap((translation) => [...translation.used]);
    const needed = new Set([0, ...used, ...[...this.ownWords].map((word) => this.codeOf(word))]);
    if (needed.size === before.length) return null;
    this.words = [];
    this.codes = new Map();
    const renamed = Uint32Array.from(before, (word, code) => (needed.has(code) ? this.codeOf(word) : 0));
    for (const [other, { words, own, used }] of this.translations) {
      const codes = { own: own.map((code) => renamed[code] ?? 0), used: new Set(Array.from(used, (code) => renamed[code] ?? 0)) };
      this.translations.set(other, { words, ...codes });
    }
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
