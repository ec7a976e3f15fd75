import { ARTICLE, hasArticle } from './affixes.ts';

/** Key of all names. */
export const EVERYBODY = '';

const SON = 'بن';

/** Son of, and a family that is called so: بن at the end of a name, before its last word. */
const SON_AT_END = `${SON}.`;

/** The words of a name as they are counted. Where the Gulf says whose son somebody is, the Maghreb has a family's name. */
export function tellingWords(words: readonly string[]): readonly string[] {
  return words.at(-2) === SON ? words.with(-2, SON_AT_END) : words;
}

/** How a word begins and ends, and whether it has the article: what is known of a word that nobody has yet. */
export function cluesOf(word: string): string[] {
  const bare = hasArticle(word) ? word.slice(ARTICLE.length) : word;
  return [hasArticle(word) ? '+' : '-', `${bare.slice(0, 2)}+`, `+${bare.slice(-3)}`];
}

export function isClue(key: string): boolean {
  return key.startsWith('+') || key.endsWith('+') || key === '-';
}
