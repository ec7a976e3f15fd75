/** Letters whose spelling writers mix freely; ة stays apart from ه, since only ه can be a pronoun. */
const FOLDED: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ى: 'ي' };

/** The key under which spellings of one word are counted together. Its length is that of `normal`. */
export function countingKey(normal: string): string {
  return normal.replace(/[أإآى]/g, (letter) => FOLDED[letter] as string);
}

/** What the training text says of a written form. All functions take counting keys. */
export interface Statistics {
  /** How often the form stands in the training text. */
  count(key: string): number;
  /** Occurrences as an undivided stem: behind the article, a preposition, or both. */
  nominal(key: string): number;
  /** Occurrences behind a letter of the imperfect or participle: ي ت ن م. */
  verbal(key: string): number;
  /** Occurrences with the endings of the perfect. */
  perfect(key: string): number;
  /** Occurrences with any conjunction or preposition in front, or none. */
  family(key: string): number;
}

export function createStatistics(counts: ReadonlyMap<string, number>): Statistics {
  const folded = new Map<string, number>();
  for (const [word, n] of counts) {
    const key = countingKey(word);
    folded.set(key, (folded.get(key) ?? 0) + n);
  }
  const count = (key: string): number => folded.get(key) ?? 0;
  const behind = (prefixes: readonly string[]) => (key: string) =>
    prefixes.reduce((sum, prefix) => sum + count(prefix + key), 0);
  const before = (endings: readonly string[]) => (key: string) =>
    endings.reduce((sum, ending) => sum + count(key + ending), 0);
  const behindAny = behind(['ال', 'وال', 'بال', 'ب', 'وب']);
  // In front of another ل the same letters are the merged article: للسوق is no evidence of a stem لسوق.
  const behindLam = behind(['ل', 'لل', 'ول']);
  const noun = (key: string): number => behindAny(key) + (key.startsWith('ل') ? 0 : behindLam(key));
  return {
    count,
    nominal: (key) => noun(key) + (key.endsWith('ا') ? noun(key.slice(0, -1)) : 0),
    verbal: behind(['ي', 'ت', 'ن', 'م', 'وي', 'وت', 'سي', 'ست']),
    perfect: before(['ت', 'وا', 'نا']),
    family: behind(['', 'و', 'ف', 'ب', 'ل', 'ك', 'س', 'وب', 'ول', 'وس']),
  };
}
