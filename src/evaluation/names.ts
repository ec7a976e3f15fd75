/** Particles that may be written to a name: و ف ب ل ك س and merged لل. */
const PARTICLES = /^(?:[\u0648\u0641]?(?:\u0644\u0644|[\u0628\u0644\u0643\u0633])?)(?=\p{L}{2})/u;
const ARTICLE = /^\u0627\u0644/u;

/** Two names are the same when all words of one are among those of the other, attached particles and the article aside. */
export function isSameName(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  return areAmong(first, formsOf(second)) || areAmong(second, formsOf(first));
}

function areAmong(words: readonly string[], forms: ReadonlySet<string>): boolean {
  return words.every(
    (word) => forms.has(word) || forms.has(word.replace(PARTICLES, '')) || forms.has(word.replace(ARTICLE, '')),
  );
}

function formsOf(words: readonly string[]): Set<string> {
  return new Set(
    words.flatMap((word) => [word, word.replace(PARTICLES, ''), word.replace(ARTICLE, '')]).filter(Boolean),
  );
}

const UNSEEN = /[\u0640\u064b-\u0652\u0670\u200b-\u200f\u061c]/gu;

/** Folded words; a name without letters is one empty word. */
function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(/[إأآٱ]/gu, 'ا')
    .replace(/ى/gu, 'ي')
    .replace(/ة/gu, 'ه')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ');
}
