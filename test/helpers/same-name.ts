/** Words; a longer stretch would hold the right name by chance. */
const LONGEST_NAME = 12;

/** Two names are the same when all words of one are among those of the other, attached particles and article aside. */
export function sameName(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const lengths = [first.length, second.length];
  if (lengths.some((length) => length === 0 || length > LONGEST_NAME)) return false;
  return isWithin(first, second) || isWithin(second, first);
}

function isWithin(words: readonly string[], others: readonly string[]): boolean {
  const known = new Set(others.flatMap(formsOf));
  return words.every((word) => formsOf(word).some((form) => known.has(form)));
}

function formsOf(word: string): string[] {
  return [word, word.replace(/^(?:[وف]?(?:لل|[بلكس])?)(?=\p{L}{2})/u, ''), word.replace(/^ال/u, '')];
}

/** Words as they compare: without vowel signs, tatweel and invisible characters, spelling variants made one. */
function wordsOf(name: string): string[] {
  const plain = name.replace(/[\u0640\u064B-\u0652\u0670\u200B-\u200F\u061C]/gu, '');
  const folded = plain
    .replace(/[إأآٱ]/gu, 'ا')
    .replace(/[ى\u06CC]/gu, 'ي')
    .replace(/\u06A9/gu, 'ك')
    .replace(/ة/gu, 'ه');
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}
